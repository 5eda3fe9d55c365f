"""So với chỉ tiêu: the two ways of comparing a rate, each with its own name.

Points above the target (rate − target) and share of the target (rate ÷ target) are
different measures; the base (the whole year's target or its part by months) is
printed beside both.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thads.law.indicators.period import Period
from thads.law.indicators.rates import HUNDRED, half_up

MONTHS_A_YEAR = 12


class Base(StrEnum):
    """Cách lấy chỉ tiêu so sánh."""

    FULL = "ca_nam"
    PRORATED = "theo_thang"


BASE_NAMES = {
    Base.FULL: "chỉ tiêu cả năm",
    Base.PRORATED: "chỉ tiêu chia theo số tháng của kỳ",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """So sánh với chỉ tiêu: rate, target on its base, points above, share."""

    rate: Decimal
    year_target: Decimal
    comparator: str
    base: Base
    target: Decimal
    is_met: bool

    @property
    def points_above(self) -> Decimal:
        """Điểm phần trăm vượt (âm: còn thiếu): rate − target."""
        return half_up(self.rate - self.target)

    @property
    def share_of_target(self) -> Decimal | None:
        """Phần trăm của chỉ tiêu: rate ÷ target, one decimal is for the reader."""
        if self.target == 0:
            return None
        return half_up(self.rate * HUNDRED / self.target)

    @property
    def base_name(self) -> str:
        """Tên cách lấy chỉ tiêu, printed beside the result."""
        return BASE_NAMES[self.base]


def months_of(period: Period) -> int:
    """Số tháng của kỳ: calendar months that the period touches."""
    first, last = period.first, period.last
    return (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1


def compare(
    rate: Decimal,
    target: Decimal,
    comparator: str,
    period: Period,
    base: Base = Base.FULL,
) -> Comparison:
    """So tỷ lệ với chỉ tiêu; the comparator says whether reaching it is enough."""
    used = target
    if base is Base.PRORATED:
        used = half_up(target * min(months_of(period), MONTHS_A_YEAR) / MONTHS_A_YEAR)
    is_met = rate > used if comparator == ">" else rate >= used
    return Comparison(rate, target, comparator, base, used, is_met)
