"""Lệnh `thads directive`: how far each task of a directive is, in figures of the record."""

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads.readers.directives.progress import Progress


def register(subparsers: Any) -> None:
    """Thêm lệnh directive."""
    purpose = "tiến độ thực hiện một chỉ thị: điểm, nhiệm vụ, số liệu của kỳ"
    command = subparsers.add_parser(
        "directive", help=purpose, description=purpose.capitalize()
    )
    command.add_argument("code", metavar="MÃ", help="mã hồ sơ, ví dụ CT-2026-001")
    command.add_argument("--from", dest="first", metavar="NGÀY", required=True)
    command.add_argument("--to", dest="last", metavar="NGÀY", required=True)
    command.add_argument("--json", action="store_true", help="in JSON")
    command.set_defaults(func=show, role="app")


def show(given: argparse.Namespace) -> int:
    """In tiến độ."""
    from django.core.management.base import CommandError
    from django.utils import timezone

    from thads.law.indicators import Period, PeriodError
    from thads.readers.directives.progress import progress_of
    from thads.readers.statistics.asking import UnreadableDate, read_day
    from thads.records.steering.models import Directive

    found = Directive.objects.filter(proceeding__code=given.code).first()
    if found is None:
        raise CommandError(f"Không có chỉ thị “{given.code}”. Kiểm tra lại mã hồ sơ.")
    try:
        period = Period(read_day(given.first), read_day(given.last))
    except (UnreadableDate, PeriodError) as problem:
        raise CommandError(str(problem)) from problem
    progress = progress_of(found, period, timezone.now(), timezone.localdate())
    rows = list(_rows(progress))
    if given.json:
        print(json.dumps(_answer(progress, rows), ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        figure = row["so_lieu"] or "–"
        print(f"{row['so']:<8}{figure:>12}  {row['muc_do']:<18}{row['viec']}")
    return 0


def _answer(progress: "Progress", rows: list[dict[str, Any]]) -> dict[str, Any]:
    directive = progress.directive
    return {
        "so": directive.number,
        "ngay": _iso(directive.issued_on),
        "noi_ban_hanh": directive.issuer,
        "tu": _iso(progress.period.first),
        "den": _iso(progress.period.last),
        "biet_den": progress.known_at.isoformat(),
        "nhiem_vu": rows,
    }


def _rows(progress: "Progress") -> Any:
    for clause in progress.clauses:
        for each in clause.tasks:
            yield {
                "diem": clause.clause.label,
                "so": each.task.label,
                "chu_tri": each.task.body,
                "viec": each.task.text,
                "truy_van": each.task.measure or None,
                "so_lieu": each.figure.text if each.figure else None,
                "muc_do": each.standing,
                "han": _iso(each.task.due_on),
            }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
