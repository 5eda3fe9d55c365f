"""Danh sách của một nhóm tuổi: the cases, whose they are, and how old."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thads.law.indicators.ages import years_between
from thads.readers.statistics.indicators.ages import AgedCase
from thads.readers.statistics.indicators.boards import Asked
from thads.readers.statistics.tables import day_of
from thads.records.cases.models import Case
from thads.records.ledger.models import Proceeding


@dataclass(frozen=True, slots=True)
class Entry:
    """Một dòng của danh sách."""

    proceeding: int
    code: str
    number: str
    debtor: str
    unit: str
    start: date
    years: int
    days: int
    amount: int


def entries(asked: Asked, found: Iterable[AgedCase]) -> list[Entry]:
    """Các dòng để đọc."""
    cases = list(found)
    ids = [each.proceeding for each in cases]
    rows = Proceeding.objects.in_bulk(ids)
    debtors = dict(
        Case.objects.filter(pk__in=ids).values_list("proceeding_id", "debtor_name")
    )
    names = {unit.id: unit.name for unit in asked.scope.units}
    last = asked.period.last
    return [
        Entry(
            proceeding=each.proceeding,
            code=rows[each.proceeding].code,
            number=rows[each.proceeding].number,
            debtor=debtors.get(each.proceeding, ""),
            unit=names[each.unit],
            start=day_of(each.start),
            years=years_between(day_of(each.start), last),
            days=(last - day_of(each.start)).days,
            amount=each.amount,
        )
        for each in cases
        if each.proceeding in rows
    ]
