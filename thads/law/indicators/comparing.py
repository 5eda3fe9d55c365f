"""So sánh: change on last year, rank among units, what is still needed for a target.

Three ways of saying “more” have three names: a change in cases (and per cent of what
was), a change in percentage points (điểm phần trăm), a share of the target.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import floor
from typing import TypeVar

from thads.law.indicators.period import Period
from thads.law.indicators.rates import HUNDRED, half_up, rate_percent
from thads.law.indicators.targets import MONTHS_A_YEAR
from thads.law.periods.statistics_year import statistics_year_end

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """Tăng, giảm so với cùng kỳ năm trước of a count or an amount."""

    now: int
    before: int

    @property
    def difference(self) -> int:
        """Số tăng (âm: giảm)."""
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """Phần trăm tăng so với số năm trước; None when there was nothing."""
        return rate_percent(self.difference, self.before)


@dataclass(frozen=True, slots=True)
class PointChange:
    """Tăng, giảm điểm phần trăm so với cùng kỳ năm trước of a rate."""

    now: Decimal
    before: Decimal

    @property
    def points(self) -> Decimal:
        """Điểm phần trăm tăng (âm: giảm)."""
        return half_up(self.now - self.before)


def point_change(now: Decimal | None, before: Decimal | None) -> PointChange | None:
    """Thay đổi tỷ lệ; None unless both years have a rate."""
    if now is None or before is None:
        return None
    return PointChange(now, before)


@dataclass(frozen=True, slots=True)
class Rank:
    """Xếp thứ: place among those that have a figure; units that tie share it."""

    place: int
    of: int
    is_shared: bool

    def __str__(self) -> str:
        """“5/34”, and “đồng hạng” where somebody else has the same figure."""
        return f"{self.place}/{self.of}{', đồng hạng' if self.is_shared else ''}"


def ranks(figures: Mapping[Key, Decimal | int | None]) -> dict[Key, Rank]:
    """Xếp hạng, the highest first; after a tie the next place is skipped (1, 1, 3)."""
    known = [each for each in figures.values() if each is not None]
    return {
        key: Rank(
            place=1 + sum(other > figure for other in known),
            of=len(known),
            is_shared=known.count(figure) > 1,
        )
        for key, figure in figures.items()
        if figure is not None
    }


def needed(target: Decimal, comparator: str, with_means: int, done: int) -> int:
    """Còn phải thi hành xong để đạt chỉ tiêu: target × with means − done.

    The base is taken as it stands; what is classified later moves it. A target
    “above” needs one more where the product is whole.
    """
    wanted = target * with_means / HUNDRED
    whole = floor(wanted)
    least = whole + 1 if comparator == ">" or wanted != whole else whole
    return max(least - done, 0)


def months_left(period: Period) -> int:
    """Số tháng còn lại của năm thống kê after the month in which the period ends."""
    end = statistics_year_end(period.last)
    return (end.year - period.last.year) * MONTHS_A_YEAR + end.month - period.last.month


def per_month(amount: int, months: int) -> int | None:
    """Mỗi tháng còn lại cần bao nhiêu, rounded up; None when no month is left."""
    return -(-amount // months) if months else None
