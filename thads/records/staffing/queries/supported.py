"""Kinh phí được hỗ trợ của một kỳ: plain rows, that a report sums and a closing keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thads.records.staffing.queries.support import Given, of_period


@dataclass(frozen=True, slots=True)
class Granted:
    """Một khoản kinh phí và phần đã dùng, in đồng."""

    support: int
    unit: str
    unit_name: str
    name: str
    source: str
    given_on: date
    whole: int
    used: int


def supported(
    unit_ids: Iterable[int], first: date, last: date, known_at: datetime | None = None
) -> tuple[Granted, ...]:
    """Kinh phí được giao trong kỳ, as known at a moment; things are not money."""
    given = of_period(list(unit_ids), first, last, known_at)
    return tuple(_granted(each) for each in given if each.is_money)


def _granted(each: Given) -> Granted:
    unit = each.support.unit
    return Granted(
        support=each.support.pk,
        unit=unit.code,
        unit_name=unit.name,
        name=each.support.name,
        source=each.support.source,
        given_on=each.support.given_on,
        whole=each.whole,
        used=each.used,
    )
