"""Nộp quỹ: until what hour cash that was taken must be in the agency's fund.

The circular says the same day, and for what is taken late in the day the first hour of the
next working day. The hours are the office's own and only recalled; the rule is verified.
"""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.periods import Calendar, Step, Stretch, default_calendar, in_words
from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Giờ làm việc: until when a taking is of the same day, and when the first hour ends."""

    opens: time
    last_of_day: time
    closes: time
    first_hours: int
    valid: Stretch
    citation: Citation
    confidence: str
    row: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "OfficeHours":
        """Đọc một bảng của nop_quy.toml."""
        return cls(
            opens=table["opens"],
            last_of_day=table["last_of_day"],
            closes=table["closes"],
            first_hours=table["first_hours"],
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["hours_confidence"],
            row=table["row"],
        )


@cache
def office_hours() -> tuple[OfficeHours, ...]:
    """Giờ làm việc theo từng quãng hiệu lực."""
    tables: list[dict[str, Any]] = []
    for path in sorted(_DATA.glob("*/nop_quy.toml")):
        tables += tomllib.loads(path.read_text(encoding="utf-8"))["hand_over"]
    return tuple(map(OfficeHours.from_table, tables))


@dataclass(frozen=True, slots=True)
class HandOver:
    """Hạn nộp quỹ, with its derivation."""

    by: datetime
    why: Step

    def is_late(self, now: datetime) -> bool:
        """Quá giờ phải nộp."""
        return now > self.by


def hand_over_by(taken_at: datetime, calendar: Calendar | None = None) -> HandOver:
    """Phải nộp quỹ trước giờ nào, from the moment the cash was taken (local time)."""
    days = calendar or default_calendar()
    hours = _of(taken_at.date())
    is_day_of_work = days.is_working_day(taken_at.date())
    if is_day_of_work and taken_at.time() < hours.last_of_day:
        by = datetime.combine(taken_at.date(), hours.closes, taken_at.tzinfo)
        text = f"{_taken(taken_at)}: nộp quỹ trong ngày."
        return HandOver(by, Step(text, hours.citation.short()))
    following = days.next_working_day(taken_at.date())
    opening = datetime.combine(following, hours.opens, taken_at.tzinfo)
    when = "cuối ngày làm việc" if is_day_of_work else "ngày nghỉ"
    text = f"{_taken(taken_at)}, {when}: nộp quỹ giờ đầu ngày {in_words(following)}."
    by = opening + timedelta(hours=hours.first_hours)
    return HandOver(by, Step(text, hours.citation.short()))


def _taken(at: datetime) -> str:
    return f"Thu lúc {at:%H:%M} ngày {in_words(at.date())}"


def _of(on: date) -> OfficeHours:
    """The hours in force; before the circular those of its first day."""
    for each in office_hours():
        if on in each.valid:
            return each
    return office_hours()[0]
