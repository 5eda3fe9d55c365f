"""Dự báo đến hết năm: what earlier years say about the rest of this one.

Of what had means, a year had a share left undone on the same day and a smaller one at
its end. This year's share left undone shrinks alike, and what has means grows alike:
one forecast for each year; the sums of all years give the middle one. So a year that is
ahead of the earlier ones stays ahead and never does more than there is to do. Nothing is
claimed beyond them: no year, no forecast; one year, no range; and in the first month a
few cases would be taken for a year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thads.law.indicators.rates import rate_percent

LEAST_MONTHS = 2
"""Từ tháng thứ hai của năm mới dự báo."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Kết quả đến một ngày: done and with means, in cases or in đồng."""

    done: int
    with_means: int


@dataclass(frozen=True, slots=True)
class PastYear:
    """Một năm đã qua: where it stood on the same day, and at its end."""

    year: int
    then: Stand
    whole: Stand

    @property
    def tells(self) -> bool:
        """Dùng được để dự báo: by then something was done and something was left."""
        return 0 < self.then.done < self.then.with_means and self.whole.with_means > 0

    @property
    def share_done(self) -> Decimal | None:
        """Phần của cả năm đã xong đến ngày ấy, %."""
        return rate_percent(self.then.done, self.whole.done)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Dự báo đến hết năm: the rate, what will be done, and the range from history."""

    rate: Decimal
    done: int
    lowest: Decimal
    highest: Decimal
    years: tuple[int, ...]

    @property
    def has_range(self) -> bool:
        """Có khoảng: a single year gives none."""
        return len(self.years) > 1


def forecast(now: Stand, past: Sequence[PastYear]) -> Forecast | None:
    """Dự báo tỷ lệ đến hết năm; None when no earlier year says anything."""
    telling = [each for each in past if each.tells]
    if not telling:
        return None
    rates = [_rate(now, year) for year in telling]
    known = [each for each in rates if each is not None]
    every = _total(telling)
    middle = _rate(now, every)
    if middle is None:
        return None
    years = tuple(sorted(each.year for each in telling))
    return Forecast(middle, _done(now, every), min(known), max(known), years)


def _total(years: Sequence[PastYear]) -> PastYear:
    return PastYear(
        year=0,
        then=_sum([each.then for each in years]),
        whole=_sum([each.whole for each in years]),
    )


def _sum(stands: Sequence[Stand]) -> Stand:
    return Stand(
        sum(each.done for each in stands), sum(each.with_means for each in stands)
    )


def _done(now: Stand, year: PastYear) -> int:
    """The rate foretold, of what will have means; halves up."""
    left, of = _left(now, year)
    top = now.with_means * year.whole.with_means * (of - left)
    bottom = year.then.with_means * of
    return (2 * top + bottom) // (2 * bottom) if bottom else 0


def _rate(now: Stand, year: PastYear) -> Decimal | None:
    """What will not be left undone, divided before anything is rounded."""
    left, of = _left(now, year)
    return rate_percent(of - left, of)


def _left(now: Stand, year: PastYear) -> tuple[int, int]:
    """Phần chưa xong lúc hết năm, as top and bottom of a fraction, never above one."""
    top = now.with_means - now.done
    top *= year.whole.with_means - year.whole.done
    top *= year.then.with_means
    bottom = now.with_means * year.whole.with_means
    bottom *= year.then.with_means - year.then.done
    return min(top, bottom), bottom
