"""Đo thời hạn: the value of the law on a day, counted from the day of the event."""

from datetime import date, datetime, time
from functools import cache, lru_cache

from thads.law.periods import (
    VIETNAM,
    Calendar,
    Counted,
    TermTooFarError,
    count,
    count_back,
    count_hours,
)
from thads.law.statutes import DatedValue, StatuteBook, current_book


def measure(
    key: str, law_on: date, start: date, calendar: Calendar, backwards: bool
) -> tuple[DatedValue, Counted] | None:
    """Giá trị của ngày đó và hạn tính được, or nothing when the law has no such term."""
    return _measured(current_book(), key, law_on, start, calendar, backwards)


@lru_cache(maxsize=65_536)
def _measured(
    book: StatuteBook,
    key: str,
    law_on: date,
    start: date,
    calendar: Calendar,
    backwards: bool,
) -> tuple[DatedValue, Counted] | None:
    basis = book.find(key, law_on)
    if basis is None:
        return None
    try:
        counting = count_back if backwards else count
        return basis, counting(basis.unit, start, basis.value, calendar)
    except TermTooFarError:
        # A day such as 31/12/9999 stands for “no end known”: nothing falls due.
        return None


@cache
def by_the_clock(on: date, at: time, hours: int) -> Counted:
    """Thời hạn giờ, khi sổ ghi giờ bắt đầu."""
    return count_hours(datetime.combine(on, at, VIETNAM), hours)
