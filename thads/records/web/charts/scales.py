"""Thang đo: round steps for gridlines, at most five of them."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor

from thads.records.web.charts.values import Figure

MOST_LINES = 5
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def ticks(values: Sequence[Figure], *, from_zero: bool) -> list[Decimal]:
    """Các vạch lưới phủ hết số liệu, rising, in round steps."""
    low = Decimal(0) if from_zero else Decimal(min(values))
    high = Decimal(max(values))
    if high == low:
        high = low + 1
    step = _step((high - low) / (MOST_LINES - 1), low, high)
    first, last = floor(low / step), ceil(high / step)
    return [step * each for each in range(first, last + 1)]


def _step(least: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """The smallest round step that needs no more than five lines."""
    size = Decimal(1).scaleb(least.adjusted())
    whole = all(each == each.to_integral_value() for each in (low, high))
    while True:
        for each in STEPS:
            step = each * size
            if whole and step != step.to_integral_value():
                continue
            if ceil(high / step) - floor(low / step) < MOST_LINES:
                return step
        size *= 10
