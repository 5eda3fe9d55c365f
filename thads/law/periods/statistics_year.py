"""Năm thống kê thi hành án: 1 October to 30 September (Circular 05/2024/TT-BTP)."""

from datetime import date, timedelta
from itertools import pairwise

from thads.law.periods.stretch import Stretch

_OCTOBER = 10
_QUARTERS, _MONTHS, _YEAR = 4, 3, 12


def statistics_year_start(on: date) -> date:
    """Ngày đầu năm thống kê: the 1 October on or before the given day."""
    return date(on.year if on.month >= _OCTOBER else on.year - 1, _OCTOBER, 1)


def statistics_year(on: date) -> Stretch:
    """Năm thống kê: the whole statistics year to which the day belongs."""
    return Stretch(statistics_year_start(on), statistics_year_end(on))


def statistics_year_end(on: date) -> date:
    """Ngày cuối năm thống kê: the 30 September on or after the given day."""
    start = statistics_year_start(on)
    return date(start.year + 1, _OCTOBER, 1) - timedelta(days=1)


def statistics_year_number(on: date) -> int:
    """Tên năm thống kê: it is called after the calendar year in which it ends."""
    return statistics_year_start(on).year + 1


def quarters(on: date) -> tuple[Stretch, ...]:
    """Bốn quý của năm thống kê: they end on 31/12, 31/3, 30/6 and 30/9."""
    starts = [statistics_year_start(on)]
    while len(starts) <= _QUARTERS:
        last = starts[-1]
        month = last.month + _MONTHS
        year = last.year + (month - 1) // _YEAR
        starts.append(date(year, (month - 1) % _YEAR + 1, 1))
    return tuple(
        Stretch(first, following - timedelta(days=1))
        for first, following in pairwise(starts)
    )
