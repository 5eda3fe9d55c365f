"""Lịch nhỏ trong phần “Vì sao?”: the weeks over which days were counted."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thads.records.web import formatting

WEEK = 7
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One square: its number and how it is drawn."""

    on: dt.date
    css: str


@dataclass(frozen=True, slots=True)
class MiniCalendar:
    """Whole weeks from the starting event to the last day, and the same in words."""

    days: tuple[Day, ...]
    label: str


def mini_calendar(
    start: dt.date, end: dt.date, *, is_off: Callable[[dt.date], bool]
) -> MiniCalendar:
    """The weeks from `start` (the event, not counted) to `end` (the last day)."""
    first = start - start.weekday() * ONE_DAY
    last = end + (WEEK - 1 - end.weekday()) * ONE_DAY
    days = tuple(
        Day(on, drawn(on, start=start, end=end, off=is_off(on)))
        for on in stretch(first, last)
    )
    label = f"Lịch: bắt đầu {formatting.day(start)}, hạn cuối {formatting.day(end)}"
    return MiniCalendar(days, label)


def stretch(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from first to last, both included."""
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY


def drawn(on: dt.date, *, start: dt.date, end: dt.date, off: bool) -> str:
    """The classes of a square: start, counted, last, day off."""
    if on == end:
        return "end"
    if on == start:
        return "st"
    return " ".join(["in"] * (start < on < end) + ["off"] * off)
