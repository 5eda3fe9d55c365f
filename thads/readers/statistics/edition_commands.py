"""Lệnh `thads edition check|load|decide`: a new edition of a form, by two persons."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.indicators.review import SAME
from thads.law.periods import in_words
from thads.law.statutes.errors import LawDataError
from thads.readers.statistics.asking import UnreadableDate, read_day
from thads.readers.statistics.edition_steps import decide_on, propose_file
from thads.readers.statistics.editions_in_use import Reviewed, review
from thads.records.agencies.access import Person, current_person
from thads.records.publications import editions
from thads.records.publications.editions import NotDecided


def register(subparsers: Any) -> None:
    """Thêm lệnh edition."""
    edition = subparsers.add_parser("edition", help="bản biểu thống kê mới")
    steps = edition.add_subparsers(metavar="BƯỚC", required=True)
    check = steps.add_parser("check", help="kiểm tra tệp bản biểu và các ví dụ của nó")
    check.add_argument("file", type=Path, metavar="TỆP", help="bản biểu, TOML")
    check.set_defaults(func=run_check, role="app")
    load = steps.add_parser(
        "load", help="đề nghị áp dụng bản biểu đã đạt kiểm tra; người khác quyết định"
    )
    load.add_argument("file", type=Path, metavar="TỆP", help="bản biểu, TOML")
    load.add_argument(
        "--basis", required=True, metavar="CĂN_CỨ", help="số, ngày văn bản"
    )
    load.set_defaults(func=run_load, role="app")
    decide = steps.add_parser(
        "decide", help="đưa bản được đề nghị vào áp dụng hoặc không"
    )
    decide.add_argument("code", metavar="MÃ", help="mã bản biểu đang chờ")
    verdict = decide.add_mutually_exclusive_group(required=True)
    verdict.add_argument("--from", dest="since", metavar="NGÀY", help="áp dụng từ ngày")
    verdict.add_argument("--refuse", metavar="LÝ_DO", help="không áp dụng, vì sao")
    decide.set_defaults(func=run_decide, role="app")


def run_check(arguments: argparse.Namespace) -> int:
    """Kiểm tra; nothing is stored."""
    found = _review(arguments.file)
    print("\n".join(sentences(found)))
    return 0 if found.can_be_used else 1


def run_load(arguments: argparse.Namespace) -> int:
    """Đề nghị áp dụng, in the name of --as; nothing counts by it before the decision."""
    found, by, now = _review(arguments.file), _person(), timezone.now()
    if not found.can_be_used:
        raise CommandError("\n".join(sentences(found)))
    try:
        made = propose_file(found, _text(arguments.file), arguments.basis, by, now)
    except NotDecided as refusal:
        raise CommandError(str(refusal)) from refusal
    print(
        f"Đã đề nghị bản {made.code}. Chưa áp dụng: người thứ hai quyết định bằng "
        f"“thads edition decide {made.code} --from NGÀY” hoặc trên trang Bản biểu."
    )
    return 0


def run_decide(arguments: argparse.Namespace) -> int:
    """Quyết định của người thứ hai, in the name of --as."""
    by, now = _person(), timezone.now()
    given = editions.waiting().filter(code=arguments.code).first()
    if given is None:
        raise CommandError(f"Không có đề nghị nào đang chờ cho bản {arguments.code}.")
    try:
        since = read_day(arguments.since) if arguments.since else None
        said = decide_on(given, since, arguments.refuse or "", by, now)
    except (LawDataError, NotDecided, UnreadableDate) as refusal:
        raise CommandError(str(refusal)) from refusal
    print(f"Bản {given.code}: {said}")
    return 0


def _person() -> Person:
    """Who the command acts for: an edition is never brought in by nobody."""
    person = current_person(timezone.localdate())
    if person is None:
        raise CommandError(
            "Bản biểu mới cần hai người có tên. Chạy lại với --as: cán bộ thống kê của cơ "
            "quan cấp trên cùng đề nghị, thủ trưởng hoặc lãnh đạo quyết định."
        )
    return person


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _review(path: Path) -> Reviewed:
    try:
        return review(path.name, _text(path))
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
