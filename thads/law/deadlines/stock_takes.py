"""Kiểm kê kho: which quarter's stock-take is owed, and until which day.

The circular says each quarter, half year and year; the accounting year begins on 1 October,
so that its second quarter closes the half year and its fourth the year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from thads.law import statutes
from thads.law.periods import quarters
from thads.law.statutes import DatedValue

_KINDS = ("quy", "sau_thang", "quy", "nam")


@dataclass(frozen=True, slots=True)
class StockTakeDue:
    """Kiểm kê của một quý còn phải làm."""

    due_on: date
    kind: str
    basis: DatedValue

    def is_late(self, on: date) -> bool:
        """Quý đã hết mà chưa kiểm kê."""
        return on > self.due_on


def stock_take_due(
    taken: Iterable[date], on: date, since: date = date.min
) -> StockTakeDue | None:
    """Lần kiểm kê còn phải làm: the quarter that is over first, then the one that ends.

    A stock-take of the last days of a quarter, or after them, is that quarter's. `since`
    is the day the first thing came in: nothing is owed for a quarter that ended before.
    """
    basis = statutes.find("kiem_ke_kho", on)
    ahead = statutes.find("kiem_ke_kho_nhac_truoc", on)
    if basis is None or ahead is None:
        return None
    last_taken = max(taken, default=date.min)
    days = timedelta(days=ahead.value)
    begun = min(each.first for each in quarters(on) if on in each)
    for day in (begun - timedelta(days=1), on):
        ends, kind = _end_of_quarter(day)
        opens = ends - days
        is_open = opens <= on and last_taken < opens
        if is_open and since <= ends and ends in basis.valid:
            return StockTakeDue(ends, kind, basis)
    return None


def _end_of_quarter(on: date) -> tuple[date, str]:
    """The last day of the quarter of a day, and which stock-take it is."""
    ends = [each.last for each in quarters(on) if each.last is not None]
    place = next(place for place, last in enumerate(ends) if on <= last)
    return ends[place], _KINDS[place]
