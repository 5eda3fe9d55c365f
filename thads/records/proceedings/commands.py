"""Lệnh `thads proceeding`: one matter with its acts and its derived clocks."""

import argparse
import json
from datetime import date
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from thads.law.deadlines import derive
from thads.records.cases import commands as cases
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import declared
from thads.records.proceedings.queries.file import MatterFile, file_of

Commands = argparse._SubParsersAction


def register(commands: Commands) -> None:
    """Ghi lệnh proceeding vào `thads`."""
    purpose = "xem một hồ sơ: trạng thái, hành vi, thời hạn kèm cách tính"
    command = commands.add_parser(
        "proceeding", help=purpose, description=purpose.capitalize()
    )
    command.add_argument("code", metavar="MÃ", help="mã hồ sơ, ví dụ KN-2026-001")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị hoặc tỉnh giữ hồ sơ")
    command.add_argument("--as-of", metavar="NGÀY", help="tính đến hết ngày này")
    command.add_argument("--json", action="store_true", help="in JSON")
    command.set_defaults(func=show, role="app")


def show(given: argparse.Namespace) -> int:
    """In một hồ sơ."""
    as_of = cases.read_on(given.as_of)
    file = file_of(the_matter(given.code, given.unit), as_of=as_of)
    answer = answer_of(file, as_of or timezone.localdate())
    if given.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(answer)))
    return 0


def the_matter(code: str, unit: str | None) -> Proceeding:
    """Hồ sơ có mã này."""
    found = [p for p in ledger.by_code(code, unit) if p.procedure in declared.every()]
    if not found:
        raise CommandError(f"Không có hồ sơ “{code}”. Kiểm tra lại mã hồ sơ.")
    if len(found) > 1:
        raise CommandError(
            f"Mã hồ sơ “{code}” có ở {len(found)} tỉnh. Thêm --unit MÃ để chọn."
        )
    return found[0]


def answer_of(file: MatterFile, on: date) -> dict[str, Any]:
    """Hồ sơ dưới dạng dữ liệu, as `--json` prints it."""
    return {
        "matter": file.proceeding.code,
        "procedure": file.procedure.code,
        "unit": file.proceeding.unit.code,
        "title": file.matter.title,
        "status": file.status,
        "officer": file.proceeding.officer.code if file.proceeding.officer else None,
        "acts": [cases.act_answer(act, file) for act in file.acts],
        "deadlines": [
            cases.deadline_answer(each, file) for each in derive(file.history, on)
        ],
        "links": [
            {"kind": each.kind, "code": each.other.code, "back": each.is_back}
            for each in file.links
        ],
    }


def _lines(answer: dict[str, Any]) -> list[str]:
    procedure = declared.of(answer["procedure"])
    status = procedure.status_label(answer["status"])
    return [
        f"{procedure.law.name_vi} {answer['matter']}, {answer['unit']}: {status}",
        answer["title"],
        "",
        "Hành vi",
        *(cases.act_line(act) for act in answer["acts"]),
        "",
        "Thời hạn",
        *(line for each in answer["deadlines"] for line in cases.term_lines(each)),
    ]
