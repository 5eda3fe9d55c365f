"""Lệnh `thads edition check|load`: a new edition of a form, before it is in force."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.indicators.review import SAME
from thads.law.periods import in_words
from thads.law.statutes.errors import LawDataError
from thads.readers.statistics.editions_in_use import Reviewed, review
from thads.records.agencies import actions
from thads.records.agencies import queries as agencies


def register(subparsers: Any) -> None:
    """Thêm lệnh edition."""
    edition = subparsers.add_parser("edition", help="bản biểu thống kê mới")
    steps = edition.add_subparsers(metavar="BƯỚC", required=True)
    check = steps.add_parser("check", help="kiểm tra tệp bản biểu và các ví dụ của nó")
    check.add_argument("file", type=Path, metavar="TỆP", help="bản biểu, TOML")
    check.set_defaults(func=run_check, role="app")
    load = steps.add_parser("load", help="nạp bản biểu đã đạt kiểm tra")
    load.add_argument("file", type=Path, metavar="TỆP", help="bản biểu, TOML")
    load.set_defaults(func=run_load, role="owner")


def run_check(arguments: argparse.Namespace) -> int:
    """Kiểm tra; nothing is stored."""
    found = _review(arguments.file)
    print("\n".join(sentences(found)))
    return 0 if found.can_be_used else 1


def run_load(arguments: argparse.Namespace) -> int:
    """Nạp vào cơ sở dữ liệu, if every check passes and it is not in force yet."""
    found = _review(arguments.file)
    new = found.edition
    if not found.can_be_used:
        raise CommandError("\n".join(sentences(found)))
    _refuse_change_in_force(new.code)
    actions.load_form_edition(
        code=new.code,
        form=new.form,
        valid_from=new.valid.first,
        content=Path(arguments.file).read_text(encoding="utf-8"),
        now=timezone.now(),
    )
    print(f"Đã nạp bản {new.code}, áp dụng từ {in_words(new.valid.first)}.")
    return 0


def _refuse_change_in_force(code: str) -> None:
    """Figures may have been signed by it: a change is an edition of its own."""
    present = agencies.form_editions().filter(code=code).first()
    if present is not None and present.valid_from <= timezone.localdate():
        raise CommandError(
            f"Bản {code} đang áp dụng từ {in_words(present.valid_from)}, không thay được. "
            "Đặt mã khác và ngày áp dụng sau hôm nay."
        )


def _review(path: Path) -> Reviewed:
    try:
        return review(path.name, path.read_text(encoding="utf-8"))
    except LawDataError as problem:
        raise CommandError(str(problem)) from problem


def sentences(found: Reviewed) -> list[str]:
    """Kết quả kiểm tra bằng chữ."""
    new, before = found.edition, found.before
    lines = [
        f"Bản {new.code}: biểu {new.form}, {len(new.columns)} cột, "
        f"{len(new.identities)} đẳng thức, áp dụng từ {in_words(new.valid.first)}.",
        f"So với bản {before.code}:" if before else "Biểu chưa có bản nào trước đó.",
        *(
            f"  {each.change} {each.kind.lower()} {each.name}"
            for each in found.compared
            if before and each.change != SAME
        ),
        *(f"Chỗ sai: {each}" for each in found.problems),
        *(
            f"Ví dụ “{each.name}”: {'đúng' if each.passes else '; '.join(each.wrong)}."
            for each in found.outcomes
        ),
    ]
    return [*lines, "Đạt." if found.can_be_used else "Chưa đạt."]
