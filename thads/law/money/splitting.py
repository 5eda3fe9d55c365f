"""Chia tiền theo tỷ lệ: shares in whole đồng that add up to the amount."""

from collections.abc import Sequence
from typing import TypeAlias

Dong: TypeAlias = int
"""Đồng: an amount of money, always a whole number."""


def split(total: Dong, weights: Sequence[int]) -> list[Dong]:
    """Chia theo phương pháp số dư lớn nhất: proportional shares, exact to the đồng.

    Each receives the whole part of the share; the đồng left over go one each to the
    largest fractions, an earlier weight before a later equal one.
    """
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("Không chia được số tiền âm hoặc theo tỷ lệ âm.")
    whole = sum(weights)
    if whole == 0:
        raise ValueError("Không chia được: tổng các tỷ lệ bằng không.")
    shares = [total * weight // whole for weight in weights]
    by_fraction = sorted(
        range(len(weights)), key=lambda place: -(total * weights[place] % whole)
    )
    for place in by_fraction[: total - sum(shares)]:
        shares[place] += 1
    assert sum(shares) == total
    return shares
