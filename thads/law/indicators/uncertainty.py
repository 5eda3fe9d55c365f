"""Độ chắc của một tỷ lệ: how far a share counted on few cases may be off (Wilson, 1927)."""

from dataclasses import dataclass
from decimal import Decimal

from thads.law.indicators.rates import half_up, rate_percent

_Z = Decimal("1.959964")
"""Phân vị chuẩn: the interval covers 19 shares in 20."""


@dataclass(frozen=True, slots=True)
class Share:
    """Tỷ lệ kèm khoảng: how many of how many, in per cent, from `low` to `high`."""

    count: int
    total: int

    @property
    def percent(self) -> Decimal | None:
        """Tỷ lệ phần trăm; None without cases."""
        return rate_percent(self.count, self.total)

    @property
    def low(self) -> Decimal | None:
        """Cận dưới, phần trăm."""
        return self._bound(-1)

    @property
    def high(self) -> Decimal | None:
        """Cận trên, phần trăm."""
        return self._bound(1)

    def _bound(self, side: int) -> Decimal | None:
        if self.total == 0:
            return None
        n, square = Decimal(self.total), _Z * _Z
        share = Decimal(self.count) / n
        spread = (share * (1 - share) / n + square / (4 * n * n)).sqrt()
        middle = share + square / (2 * n)
        found = (middle + side * _Z * spread) / (1 + square / n)
        return half_up(min(max(found, Decimal(0)), Decimal(1)) * 100)

    def is_apart_from(self, other: "Share") -> bool:
        """Hai khoảng không chạm nhau: the difference is more than chance would give."""
        if None in (self.low, self.high, other.low, other.high):
            return False
        assert self.low is not None and self.high is not None
        assert other.low is not None and other.high is not None
        return self.low > other.high or other.low > self.high
