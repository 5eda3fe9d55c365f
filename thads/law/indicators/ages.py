"""Tuổi án: how long open cases have waited since their enforcement decision.

A case is as old as the whole years since the day its decision took effect; the middle
age is exact, in days.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """Nhóm tuổi: from so many whole years, below so many."""

    code: str
    name: str
    at_least: int
    below: int | None

    def holds(self, years: int) -> bool:
        """Tuổi này thuộc nhóm."""
        return years >= self.at_least and (self.below is None or years < self.below)


BANDS = (
    Band("duoi-1", "dưới 1 năm", 0, 1),
    Band("1-3", "từ 1 đến dưới 3 năm", 1, 3),
    Band("3-5", "từ 3 đến dưới 5 năm", 3, 5),
    Band("5-10", "từ 5 đến dưới 10 năm", 5, 10),
    Band("tu-10", "từ 10 năm", 10, None),
)
"""Các nhóm tuổi; over one year is what leaders ask for, five and ten what is old."""


def years_between(start: date, on: date) -> int:
    """Số năm tròn; a case of 29 February turns a year older on 1 March."""
    return on.year - start.year - ((on.month, on.day) < (start.month, start.day))


def band_of(start: date, on: date) -> Band:
    """Nhóm tuổi của một việc có quyết định từ ngày ấy."""
    years = years_between(start, on)
    return next(band for band in BANDS if band.holds(max(years, 0)))


def median(ages: Mapping[int, int]) -> Decimal | None:
    """Tuổi ở giữa, exactly, of so many cases of each age; between two, their mean."""
    count = sum(ages.values())
    if count == 0:
        return None
    low, high = (_nth(ages, at) for at in ((count - 1) // 2, count // 2))
    return Decimal(low) if low == high else Decimal(low + high) / 2


def _nth(ages: Mapping[int, int], at: int) -> int:
    """The age of the case at this place, from 0, when they stand by age."""
    for age in sorted(ages):
        at -= ages[age]
        if at < 0:
            return age
    raise IndexError("Không có chừng ấy việc.")
