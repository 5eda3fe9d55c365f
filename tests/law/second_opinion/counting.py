"""Đếm ngày bằng tay: days, working days, months and years, read straight off the list.

Shares nothing with thads.law.periods but the published list of days off. Everything is
done one day at a time, as one does with a finger on a wall calendar.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

_LIST = Path(__file__).parents[3] / "thads" / "law" / "data" / "holidays.csv"
_TOMORROW = timedelta(days=1)
_SATURDAY = 5

with _LIST.open(encoding="utf-8", newline="") as _lines:
    _LISTED = {row["date"]: row["is_working_day"] for row in csv.DictReader(_lines)}


def is_worked(day: date) -> bool:
    """The list decides; a day it does not name is worked from Monday to Friday."""
    listed = _LISTED.get(day.isoformat())
    return day.weekday() < _SATURDAY if listed is None else listed == "1"


def to_a_worked_day(day: date) -> date:
    """BLDS 2015 Art 148(5): a last day off moves to the end of the next working day."""
    while not is_worked(day):
        day += _TOMORROW
    return day


def days_after(event: date, number: int) -> date:
    """BLDS 2015 Art 147(1): the day of the event is not counted; the next is day one."""
    day = event
    for _ in range(number):
        day += _TOMORROW
    return to_a_worked_day(day)


def working_days_after(event: date, number: int) -> date:
    """Working days: only days that are worked are counted, the event's own is not."""
    day = event
    for _ in range(number):
        day = to_a_worked_day(day + _TOMORROW)
    return day


def working_days_before(planned: date, number: int) -> date:
    """So many working days before a planned day: counted back, itself not counted."""
    day = planned
    for _ in range(number):
        day -= _TOMORROW
        while not is_worked(day):
            day -= _TOMORROW
    return day


def months_after(event: date, number: int) -> date:
    """BLDS 2015 Art 148(4): the corresponding day, or the last of a shorter month."""
    year, month = event.year, event.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for day in range(event.day, 0, -1):
        try:
            return to_a_worked_day(date(year, month, day))
        except ValueError:  # 29, 30 or 31 in a month that has no such day
            continue
    raise AssertionError("Tháng nào cũng có ngày 1.")


def years_after(event: date, number: int) -> date:
    """A year is twelve months: 29 February answers to 28 in a common year."""
    return months_after(event, 12 * number)
