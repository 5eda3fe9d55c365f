"""Ngày làm việc để chọn: picks plausible working days between two days."""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache
from random import Random

from thads.law.periods import Calendar, default_calendar

_FIRST, _LAST = date(2012, 1, 1), date(2040, 12, 31)
_NEW_YEAR = "mùng 1"


class Workdays:
    """Working days of a calendar as a sorted list, so that a pick costs a bisection."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        span = (_LAST - _FIRST).days + 1
        every = (_FIRST + timedelta(days=step) for step in range(span))
        self._days = [day for day in every if calendar.is_working_day(day)]
        self._new_years = [
            _FIRST + timedelta(days=step)
            for step in range(span)
            if _is_new_year(calendar, _FIRST + timedelta(days=step))
        ]

    def roll(self, day: date) -> date:
        """The day itself when worked, else the next worked day."""
        return self._days[bisect_left(self._days, day)]

    def back(self, day: date) -> date:
        """The day itself when worked, else the last worked day before it."""
        return self._days[bisect_right(self._days, day) - 1]

    def shift(self, day: date, working_days: int) -> date:
        """So many working days after (or before) a day."""
        return self._days[bisect_right(self._days, day) - 1 + working_days]

    def between(self, rng: Random, first: date, last: date) -> date:
        """A working day in the stretch, each equally likely; `first` rolled if none."""
        low, high = bisect_left(self._days, first), bisect_right(self._days, last)
        if low >= high:
            return self._days[low]
        return self._days[rng.randrange(low, high)]

    def is_near_new_year(self, day: date, days: int) -> bool:
        """Whether the day is within so many days of the lunar new year."""
        return any(abs((day - tet).days) <= days for tet in self._new_years)


def _is_new_year(calendar: Calendar, day: date) -> bool:
    special = calendar.special_day(day)
    return special is not None and special.name.endswith(_NEW_YEAR)


@cache
def default_workdays() -> Workdays:
    """The working days of the calendar shipped with the program."""
    return Workdays(default_calendar())
