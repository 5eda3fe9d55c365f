"""Lệnh `thads remission`: who may qualify for remission on a day, and why."""

import argparse
import json
from datetime import date
from typing import Any

from django.utils import timezone

from thads.readers.remission.queries import Row, rows
from thads.records.cases.commands import read_on
from thads.records.web.formatting import day, whole


def register(subparsers: Any) -> None:
    """Thêm lệnh remission."""
    purpose = "việc có thể xét miễn, giảm nghĩa vụ nộp ngân sách, kèm lý do"
    command = subparsers.add_parser(
        "remission", help=purpose, description=purpose.capitalize()
    )
    command.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
    command.add_argument("--on", metavar="NGÀY", help="xét vào ngày này")
    command.add_argument("--json", action="store_true", help="in JSON")
    command.set_defaults(func=run, role="app")


def run(given: argparse.Namespace) -> int:
    """In các việc có thể xét."""
    on = read_on(given.on) or timezone.localdate()
    found = [row for row in rows(on, unit_code=given.unit or "") if row.qualifies]
    if given.json:
        told = [_told(row) for row in found]
        print(json.dumps({"on": on.isoformat(), "cases": told}, ensure_ascii=False))
        return 0
    for row in found:
        for ground in row.grounds:
            print(f"{_line(row, on)}: {ground.label} ({ground.citation.short()})")
    print(f"{len(found)} việc có thể xét vào ngày {day(on)}.")
    return 0


def _line(row: Row, on: date) -> str:
    case = row.proceeding
    since = f" quyết định {day(row.decided_on)}" if row.decided_on else ""
    return f"{case.code}{since}, còn {whole(row.remaining)} đồng"


def _told(row: Row) -> dict[str, Any]:
    return {
        "code": row.proceeding.code,
        "unit": row.proceeding.unit.code,
        "decided_on": row.decided_on.isoformat() if row.decided_on else None,
        "remaining": row.remaining,
        "grounds": [
            {
                "code": each.code,
                "citation": each.citation.short(),
                "most": each.most,
            }
            for each in row.grounds
        ],
        "lacking": row.lacking,
    }
