"""Dự báo đến hết năm: what earlier years say about the rest of this one.

A year that had done d of its D by the same day, with w of its W with means, grew by
D ÷ d and W ÷ w until its end. This year's figures grown alike give one forecast for
each year; the sums of all years give the middle one. Nothing is claimed beyond them:
no year, no forecast; one year, no range; and
before the first quarter is over a few cases would be taken for a year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thads.law.indicators.rates import HUNDRED, TWO_PLACES, rate_percent

LEAST_MONTHS = 3
"""Quý đầu xong mới dự báo."""

_WHOLE = HUNDRED.quantize(TWO_PLACES)


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
        """Dùng được để dự báo: something was done and with means by then."""
        return self.then.done > 0 and self.then.with_means > 0

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
    """This year's result grown as that year's was; never more than there is to do."""
    done = _scaled(now.done, year.whole.done, year.then.done)
    most = _scaled(now.with_means, year.whole.with_means, year.then.with_means)
    return min(done, most)


def _scaled(value: int, top: int, bottom: int) -> int:
    """value × top ÷ bottom, halves up, in whole numbers."""
    return (2 * value * top + bottom) // (2 * bottom)


def _rate(now: Stand, year: PastYear) -> Decimal | None:
    """Both sides grown as in that year, divided before anything is rounded."""
    top = now.done * year.whole.done * year.then.with_means
    bottom = now.with_means * year.whole.with_means * year.then.done
    rate = rate_percent(top, bottom)
    return None if rate is None else min(rate, _WHOLE)
