"""Năm thống kê thi hành án: 1 October to 30 September (Circular 05/2024/TT-BTP)."""

from datetime import date, timedelta

from thads.law.periods.stretch import Stretch

_OCTOBER = 10


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
