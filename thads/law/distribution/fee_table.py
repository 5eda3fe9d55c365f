"""Biểu phí thi hành án của một ngày: the threshold and the brackets."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import count
from math import lcm

from thads.law import statutes
from thads.law.money import Dong, half_up
from thads.law.statutes import DatedValue

_WEAKEST_FIRST = ("conflicting", "recalled", "verified")


@dataclass(frozen=True, slots=True)
class Bracket:
    """Bậc phí: a fixed sum and a share of what goes over its lower edge."""

    over: Dong
    base: Dong
    rate: Fraction
    basis: DatedValue


@dataclass(frozen=True, slots=True)
class FeeTable:
    """Biểu phí của một ngày: the threshold below which nothing is paid, and brackets."""

    threshold: Dong
    brackets: tuple[Bracket, ...]
    edges: tuple[Dong, ...]
    rates: tuple[int, ...]
    """Tỷ lệ từng bậc, in parts of `scale`."""
    scale: int
    values: tuple[DatedValue, ...]

    @classmethod
    def on(cls, on: date) -> "FeeTable":
        """Biểu phí có hiệu lực vào ngày đó."""
        times = statutes.value("phi_thi_hanh_an_mien_den", on)
        salary = statutes.value("luong_co_so", on)
        brackets = tuple(_brackets(on))
        edges = tuple(bracket.over for bracket in brackets)
        scale = lcm(*(bracket.rate.denominator for bracket in brackets))
        rates = tuple(int(bracket.rate * scale) for bracket in brackets)
        values = (times, salary, *(bracket.basis for bracket in brackets))
        free = times.value * salary.value
        return cls(free, brackets, edges, rates, scale, values)

    def bracket(self, received: Dong) -> Bracket:
        """Bậc của tổng số tiền đã nhận."""
        return self.brackets[bisect_left(self.edges, received, lo=1) - 1]

    def fee(self, received: Dong, parts: int = 1) -> Dong:
        """Phí của tổng số tiền đã nhận, or one of so many equal parts of it."""
        if received <= self.threshold:
            return 0
        at = bisect_left(self.edges, received, lo=1) - 1
        bracket = self.brackets[at]
        exact = bracket.base * self.scale + self.rates[at] * (received - bracket.over)
        return half_up(exact, self.scale * parts)

    @property
    def confidence(self) -> str:
        """Độ tin cậy của giá trị kém chắc chắn nhất."""
        found = {value.confidence for value in self.values}
        return next(level for level in _WEAKEST_FIRST if level in found)


def _brackets(on: date) -> list[Bracket]:
    found: list[Bracket] = []
    for place in count(1):
        rate = statutes.find(f"phi_thi_hanh_an_bac_{place}", on)
        if rate is None:
            break
        base = statutes.find(f"phi_thi_hanh_an_goc_bac_{place}", on)
        over = statutes.find(f"phi_thi_hanh_an_den_bac_{place - 1}", on)
        found.append(
            Bracket(
                over.value if over else 0,
                base.value if base else 0,
                rate.as_share(),
                rate,
            )
        )
    return found
