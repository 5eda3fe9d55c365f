"""Chia tiền theo tỷ lệ: shares in whole đồng that add up to the amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Dong: TypeAlias = int
"""Đồng: an amount of money, always a whole number."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Phép chia theo tỷ lệ: the whole part and the remainder of each weight.

    The exact share is quotient + remainder / whole. The đồng left over are `raised`: they
    go one each to the largest remainders, an earlier weight before a later equal one.
    """

    whole: int
    quotients: list[Dong]
    remainders: list[int]
    raised: frozenset[int]

    @property
    def shares(self) -> list[Dong]:
        """Phần của từng tỷ lệ, exact to the đồng."""
        shares = list(self.quotients)
        for place in self.raised:
            shares[place] += 1
        return shares


def split_in_parts(total: Dong, weights: Sequence[int]) -> Parts:
    """Chia theo phương pháp số dư lớn nhất, with what explains each share."""
    if total < 0 or min(weights, default=0) < 0:
        raise ValueError("Không chia được số tiền âm hoặc theo tỷ lệ âm.")
    whole = sum(weights)
    if whole == 0:
        raise ValueError("Không chia được: tổng các tỷ lệ bằng không.")
    exact = [total * weight for weight in weights]
    quotients = [each // whole for each in exact]
    remainders = [each % whole for each in exact]
    left = total - sum(quotients)
    places = range(len(remainders))  # equal remainders stay in their order
    by_remainder = sorted(places, key=remainders.__getitem__, reverse=True)
    return Parts(whole, quotients, remainders, frozenset(by_remainder[:left]))


def split(total: Dong, weights: Sequence[int]) -> list[Dong]:
    """Chia theo phương pháp số dư lớn nhất: proportional shares, exact to the đồng."""
    return split_in_parts(total, weights).shares
