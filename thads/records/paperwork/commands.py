"""Lệnh thads document: one paper of a case as a file, without entering it in the book."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.core.management.base import CommandError
from django.utils import timezone

from thads.records.cases.commands import the_case
from thads.records.cases.queries.file import ActsOnFile
from thads.records.documents import rendering, word
from thads.records.documents.page import Page
from thads.records.documents.templates import TemplateError
from thads.records.paperwork import holders
from thads.records.paperwork.forms import FORMS, Form, form
from thads.records.paperwork.labels import labels
from thads.records.paperwork.making import Draft, draft, occasion_of
from thads.records.paperwork.occasion import Occasion

Commands = argparse._SubParsersAction
_MAKERS: dict[str, Callable[[Page], bytes]] = {
    ".pdf": rendering.page_pdf,
    ".docx": word.page_docx,
}


FORMS_ARE_OF = frozenset().union(*(each.procedures for each in FORMS.values()))
"""Thủ tục có mẫu văn bản."""


def register(commands: Commands) -> None:
    """Ghi lệnh document vào `thads`."""
    purpose = "lập một văn bản của việc ra tệp PDF hoặc Word"
    command = commands.add_parser(
        "document", help=purpose, description=purpose.capitalize()
    )
    command.add_argument("case", metavar="VIỆC", help="mã việc")
    command.add_argument(
        "kind", metavar="MẪU", help="mã mẫu, như F02; “?” để xem các mẫu"
    )
    command.add_argument("file", metavar="TỆP", nargs="?", help="tệp .pdf hoặc .docx")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị hoặc tỉnh giữ việc")
    command.add_argument(
        "--act",
        metavar="STT",
        type=int,
        help="hành vi của văn bản (mặc định: mới nhất)",
    )
    command.add_argument(
        "--say",
        metavar="Ô=NỘI_DUNG",
        action="append",
        default=[],
        help="nội dung chỉ có trên văn bản, như tai_san=…",
    )
    command.set_defaults(func=run, role="app")


def run(given: argparse.Namespace) -> int:
    """Lập tệp, and say what is still missing on it."""
    if given.kind == "?":
        print("\n".join(f"{each.code:6} {each.name}" for each in FORMS.values()))
        return 0
    wanted, target = _wanted(given)
    drawn = _drawn(wanted, _occasion(wanted, _file(wanted, given), given))
    target.write_bytes(_MAKERS[target.suffix.lower()](drawn.page))
    print(f"Đã lập {drawn.page.name} ra {target}.")
    if drawn.missing:
        print(f"Còn thiếu: {', '.join(labels(wanted, drawn.missing))}.")
    return 0


def _wanted(given: argparse.Namespace) -> tuple[Form, Path]:
    wanted = form(given.kind)
    if wanted is None:
        raise CommandError(
            f"Không có mẫu “{given.kind}”. Xem các mẫu: thads document {given.case} ?"
        )
    if not given.file or Path(given.file).suffix.lower() not in _MAKERS:
        raise CommandError("Tệp cần có đuôi .pdf hoặc .docx.")
    return wanted, Path(given.file)


def _file(wanted: Form, given: argparse.Namespace) -> ActsOnFile:
    """Việc, hay hồ sơ của thủ tục mà mẫu ấy lập cho."""
    every = the_case(given.case, given.unit, FORMS_ARE_OF)
    if every.procedure not in wanted.procedures:
        raise CommandError(
            f"{wanted.name} không lập cho {given.case}: mẫu này của thủ tục khác."
        )
    found = holders.file_of(every.pk)
    if found is None:
        raise CommandError(f"Không có việc “{given.case}”. Kiểm tra lại mã việc.")
    return found


def _said(wanted: Form, given: argparse.Namespace) -> dict[str, str]:
    """Nội dung kèm lệnh; a slot the form does not have is told, with those it has."""
    slots = {each.name for each in wanted.inputs}
    said = {}
    for pair in given.say:
        slot, equals, words = pair.partition("=")
        if not equals or slot not in slots:
            known = ", ".join(sorted(slots)) or "không có ô nào"
            raise CommandError(
                f"Không hiểu “{pair}”: ghi Ô=NỘI_DUNG. Các ô của {wanted.code}: {known}."
            )
        said[slot] = words
    return said


def _occasion(wanted: Form, file: ActsOnFile, given: argparse.Namespace) -> Occasion:
    said = holders.known_of(file) | _said(wanted, given)
    acts = [act for act in file.acts if act.seq not in file.corrected_by]
    if given.act is not None:
        acts = [act for act in acts if act.seq == given.act]
        if not acts:
            raise CommandError(f"Việc {given.case} không có hành vi số {given.act}.")
    for act in reversed(acts):
        occasion = occasion_of(file, on=act.effective_on, act=act, inputs=said)
        if wanted.suits(occasion):
            return occasion
    if wanted.acts and given.act is not None:
        raise CommandError(f"{wanted.name} không phải văn bản của hành vi {given.act}.")
    today: date = timezone.localdate()
    return occasion_of(file, on=today, inputs=said)


def _drawn(wanted: Form, occasion: Occasion) -> Draft:
    try:
        return draft(wanted, occasion)
    except TemplateError as problem:
        raise CommandError(f"Mẫu {wanted.code} không dùng được: {problem}") from problem
