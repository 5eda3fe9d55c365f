"""Danh sách việc để bày: rows, filters and pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from thads.law.acts import MEANS_LABELS, STATUS_LABELS
from thads.law.deadlines import term
from thads.law.periods import statistics_year_number
from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Unit
from thads.records.cases.presenters.chips import Chip, means_chip, status_chip
from thads.records.cases.queries import listing
from thads.records.cases.queries.listing import CaseFilter, Listing, Row
from thads.records.web.components import urgency
from thads.records.web.formatting import whole

YEARS_BACK = 8
Query = QueryDict


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của danh sách."""

    id: int
    number: str
    code: str
    opened_on: date | None
    debtor: str
    creditor: str
    status: Chip
    means: Chip | None
    officer: str
    unit: str
    due: int
    remaining: int
    next_name: str
    next_on: date | None
    next_level: str


@dataclass(frozen=True, slots=True)
class Option:
    """Một lựa chọn của ô lọc."""

    value: str
    label: str
    is_chosen: bool


def page(
    found: Listing,
    *,
    person: Person,
    units: Sequence[Unit],
    officers: Sequence[Officer],
    query: Query,
    today: date,
) -> dict[str, Any]:
    """Biến của trang danh sách."""
    asked = found.filter
    return {
        "listing": found,
        "lines": [line(row, today) for row in found.rows],
        "count_text": count_text(found),
        "scopes": scopes(person, asked, query),
        "filter": asked,
        "options": _options(asked, units, officers, today),
        "with_unit": len(units) > 1,
        "with_officer": asked.scope == listing.AGENCY,
        "previous": _page_url(query, asked.page - 1) if asked.page > 1 else "",
        "next": _page_url(query, asked.page + 1) if asked.page < found.pages else "",
        "clear_url": f"?cua={asked.scope}",
        "unit_name": person.unit_name,
    }


def line(row: Row, today: date) -> Line:
    """Dòng của một việc."""
    case = row.case
    ended = case.ended_on is not None
    return Line(
        id=case.pk,
        number=case.number or case.code,
        code=case.code,
        opened_on=case.opened_on,
        debtor=case.case.debtor_name,
        creditor=case.case.creditor_name,
        status=status_chip(case.status),
        means=None if ended else means_chip(case.means),
        officer=case.officer.full_name if case.officer else "",
        unit=case.unit.name,
        due=case.due,
        remaining=case.remaining,
        next_name=term(row.due_code).name if row.due_code and not ended else "",
        next_on=None if ended else row.due_on,
        next_level=urgency(row.due_on, today) if row.due_on else "",
    )


def count_text(found: Listing) -> str:
    """1.234 việc, hoặc hơn 10.000 việc."""
    return f"{'hơn ' if found.is_more else ''}{whole(found.count)} việc"


def scopes(person: Person, asked: CaseFilter, query: Query) -> list[dict[str, Any]]:
    """Của tôi, cả cơ quan: for somebody who has cases of their own."""
    if person.officer_id is None:
        return []
    labels = ((listing.OWN, "Việc của tôi"), (listing.AGENCY, "Cả cơ quan"))
    return [
        {
            "label": label,
            "url": changed(query, cua=scope, chv="", trang=""),
            "current": asked.scope == scope,
        }
        for scope, label in labels
    ]


def _options(
    asked: CaseFilter, units: Sequence[Unit], officers: Sequence[Officer], today: date
) -> dict[str, list[Option]]:
    last = statistics_year_number(today)
    years = [(str(y), f"Năm báo cáo {y}") for y in range(last, last - YEARS_BACK, -1)]
    chosen_year = str(asked.year) if asked.year else ""
    status = [(each.value, label) for each, label in STATUS_LABELS.items()]
    means = [(each.value, label) for each, label in MEANS_LABELS.items()]
    people = [(each.code, each.full_name) for each in officers]
    places = [(each.code, each.name) for each in units]
    return {
        "trang_thai": _menu("Mọi trạng thái", status, asked.status),
        "dieu_kien": _menu("Mọi phân loại", means, asked.means),
        "chv": _menu("Mọi chấp hành viên", people, asked.officer),
        "don_vi": _menu("Mọi đơn vị", places, asked.unit),
        "nam": _menu("Mọi năm thụ lý", years, chosen_year),
    }


def _menu(every: str, pairs: Sequence[tuple[str, str]], chosen: str) -> list[Option]:
    return [
        Option(value, label, value == chosen) for value, label in [("", every), *pairs]
    ]


def _page_url(query: Query, number: int) -> str:
    return changed(query, trang=str(number) if number > 1 else "")


def changed(query: Query, **changes: str) -> str:
    """?… with some parameters set, or removed when empty."""
    copy = query.copy()
    for name, value in changes.items():
        copy.pop(name, None)
        if value:
            copy[name] = value
    return f"?{copy.urlencode()}"
