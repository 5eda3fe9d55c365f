"""Lịch làm việc: which days are worked, from the notices published for each year."""

import csv
import hashlib
from calendar import SATURDAY
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from thads.law.periods.stretch import Stretch
from thads.law.periods.wording import weekday_name

_ONE_DAY = timedelta(days=1)
_DATA = Path(__file__).parents[1] / "data" / "holidays.csv"
_FIRST_OF_TET = " - mùng 1"
_KINDS = frozenset({"holiday", "compensatory", "swap_off", "swap_work"})


_observed: ContextVar["Calendar | None"] = ContextVar("observed", default=None)


class CalendarError(ValueError):
    """Lịch không đọc được: a row of a calendar that cannot be understood."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Ngày đặc biệt: a day off, or a Saturday worked in exchange, with its source."""

    on: date
    kind: str
    is_working: bool
    name: str
    linked_date: str
    legal_basis: str
    source: str
    confidence: str

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> "CalendarDay":
        """Đọc một dòng của holidays.csv."""
        kind = row["type"]
        if kind not in _KINDS or row["is_working_day"] not in ("0", "1"):
            raise CalendarError(
                f"Lịch ngày nghỉ: dòng {row['date']} có loại “{kind}” hoặc cột "
                f"is_working_day “{row['is_working_day']}” không hợp lệ."
            )
        if not row["legal_basis"] or not row["source"]:
            raise CalendarError(f"Lịch ngày nghỉ: dòng {row['date']} thiếu căn cứ.")
        return cls(
            on=date.fromisoformat(row["date"]),
            kind=kind,
            is_working=row["is_working_day"] == "1",
            name=row["name_vi"],
            linked_date=row["linked_date"],
            legal_basis=row["legal_basis"],
            source=row["source"],
            confidence=row["confidence"],
        )


class Calendar:
    """Lịch làm việc: weekends are off, the listed days say otherwise.

    A year without any listed day is computed from weekends alone, and every count that
    touches it says so.
    """

    def __init__(self, days: Iterable[CalendarDay]) -> None:
        self._special = {day.on: day for day in sorted(days, key=lambda day: day.on)}
        self.years_covered = frozenset(on.year for on in self._special)
        self.years_projected = frozenset(
            day.on.year
            for day in self._special.values()
            if day.confidence == "projected"
        )
        self._tet = tuple(
            on for on, day in self._special.items() if day.name.endswith(_FIRST_OF_TET)
        )
        self.version = self._fingerprint()

    def _fingerprint(self) -> str:
        lines = "\n".join(
            f"{day.on}|{day.kind}|{day.is_working}|{day.name}|{day.confidence}"
            for day in self._special.values()
        )
        digest = hashlib.sha256(lines.encode()).hexdigest()[:8]
        return f"{max(self.years_covered, default='trống')}-{digest}"

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Calendar) and self.version == other.version

    def with_days(self, rows: Iterable[CalendarDay]) -> "Calendar":
        """Bổ sung lịch: the same calendar with a year's notice added or replaced.

        A year that comes with the new rows replaces the projection made for it.
        """
        added = list(rows)
        years = {day.on.year for day in added}
        kept = [
            day
            for day in self._special.values()
            if not (day.on.year in years and day.confidence == "projected")
        ]
        return Calendar([*kept, *added])

    def is_working_day(self, on: date) -> bool:
        """Ngày làm việc: not a weekend or day off, or a Saturday worked in exchange."""
        special = self._special.get(on)
        return special.is_working if special else on.weekday() < SATURDAY

    def next_working_day(self, on: date) -> date:
        """Ngày làm việc tiếp theo: the first working day after the given day."""
        following = on + _ONE_DAY
        while not self.is_working_day(following):
            following += _ONE_DAY
        return following

    def roll(self, on: date) -> date:
        """Lùi đến ngày làm việc: the day if worked, else the next one that is."""
        return on if self.is_working_day(on) else self.next_working_day(on)

    def day_off_name(self, on: date) -> str:
        """Lý do nghỉ: the name of the holiday, or of the weekday of a weekend."""
        special = self._special.get(on)
        return special.name if special else weekday_name(on)

    def special_day(self, on: date) -> CalendarDay | None:
        """Ngày được nêu trong lịch, nếu có."""
        return self._special.get(on)

    def near_tet(self, on: date, days: int) -> Stretch | None:
        """Sát Tết Nguyên đán: the stretch around its first day the day falls in, if any."""
        span = timedelta(days=days)
        for tet in self._tet:
            if abs((on - tet).days) <= days:
                return Stretch(tet - span, tet + span)
        return None

    def years_to_doubt(self, first: date, last: date) -> tuple[str, ...]:
        """Năm chưa chắc: a sentence per year whose notice is missing or projected."""
        doubts = []
        for year in range(first.year, last.year + 1):
            if year not in self.years_covered:
                later = year > max(self.years_covered, default=0)
                what = "chưa công bố" if later else "không có trong dữ liệu"
                doubts.append(f"Lịch năm {year} {what}, chỉ trừ thứ Bảy và Chủ nhật")
            elif year in self.years_projected:
                doubts.append(f"Lịch nghỉ năm {year} là dự kiến, chưa có thông báo")
        return tuple(doubts)


def read_days(path: Path) -> list[CalendarDay]:
    """Đọc tệp lịch: the rows of a CSV file laid out like holidays.csv."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [CalendarDay.from_row(row) for row in csv.DictReader(lines)]


@cache
def shipped_calendar() -> Calendar:
    """Lịch kèm theo phần mềm: the calendar shipped in thads/law/data/holidays.csv."""
    return Calendar(read_days(_DATA))


@contextmanager
def observed(calendar: Calendar) -> Iterator[None]:
    """Tính theo lịch này: inside, terms count by it; other threads do not notice."""
    token = _observed.set(calendar)
    try:
        yield
    finally:
        _observed.reset(token)


def default_calendar() -> Calendar:
    """Lịch đang dùng: the one of `observed`, else the one shipped."""
    return _observed.get() or shipped_calendar()
