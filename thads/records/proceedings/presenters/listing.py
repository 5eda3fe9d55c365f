"""Danh sách hồ sơ để bày: lines, filters, counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thads.law.deadlines import term
from thads.records.cases.presenters.chips import Chip
from thads.records.cases.presenters.listing import Option
from thads.records.ledger.models import Proceeding
from thads.records.proceedings import panels
from thads.records.proceedings.declared import Declared
from thads.records.proceedings.presenters.chips import status_chip
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.queries import listing
from thads.records.proceedings.queries.listing import OPEN, MatterFilter
from thads.records.web.components import urgency
from thads.records.web.formatting import whole


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của danh sách."""

    code: str
    url: str
    title: str
    opened_on: date | None
    status: Chip
    officer: str
    unit: str
    next_name: str
    next_on: date | None
    next_level: str
    more: Sequence[str]


def context(
    procedure: Declared, rows: Sequence[Proceeding], asked: MatterFilter, today: date
) -> dict[str, Any]:
    """Biến của trang danh sách."""
    counted = listing.counts(procedure, today)
    columns = panels.of(procedure.code).columns
    return {
        "lines": lines(procedure, rows, today),
        "columns": [each.label for each in columns],
        "count_text": _count_text(counted),
        "options": _options(procedure, asked, counted),
        "today": today,
    }


def _count_text(counted: listing.Counts) -> str:
    late = f"{whole(counted.overdue)} quá hạn" if counted.overdue else "không quá hạn"
    total = whole(counted.total)
    return f"{whole(counted.open)} đang xử lý · {late} · {total} hồ sơ"


def lines(procedure: Declared, rows: Sequence[Proceeding], today: date) -> list[Line]:
    """Các dòng của một trang, with the columns that domains add."""
    ids = [row.pk for row in rows]
    duties = listing.next_duties(ids)
    more = [each.values(ids) for each in panels.of(procedure.code).columns]
    return [
        _line(procedure, row, duties, [each.get(row.pk, "") for each in more], today)
        for row in rows
    ]


def _line(
    procedure: Declared,
    row: Proceeding,
    duties: dict[int, tuple[str, date]],
    more: Sequence[str],
    today: date,
) -> Line:
    code, due_on = duties.get(row.pk, ("", None))
    return Line(
        code=row.code,
        url=links_of(procedure.code, row.pk).detail,
        title=row.matter.title,
        opened_on=row.opened_on,
        status=status_chip(procedure, row.status),
        officer=row.officer.full_name if row.officer else "",
        unit=row.unit.name,
        next_name=term(code).name if code else "",
        next_on=due_on,
        next_level=urgency(due_on, today) if due_on else "",
        more=more,
    )


def _options(
    procedure: Declared, asked: MatterFilter, counted: listing.Counts
) -> dict[str, list[Option]]:
    statuses = [
        (slug, f"{label} ({counted.by_status[slug]})")
        for slug, label in procedure.law.statuses.items()
        if counted.by_status.get(slug)
    ]
    people = [(o.code, o.full_name) for o in listing.officers_of(procedure)]
    units = [(u.code, u.name) for u in listing.units_of(procedure)]
    running = (OPEN, f"Đang xử lý ({counted.open})")
    return {
        "trang_thai": _menu("Mọi trạng thái", [running, *statuses], asked.status),
        "can_bo": _menu("Mọi người phụ trách", people, asked.officer),
        "don_vi": _menu("Mọi đơn vị", units, asked.unit),
    }


def _menu(every: str, pairs: Sequence[tuple[str, str]], chosen: str) -> list[Option]:
    return [
        Option(value, label, value == chosen) for value, label in [("", every), *pairs]
    ]
