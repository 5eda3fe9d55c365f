"""Chia tiền: exact to the đồng, whatever the shares."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.law.money import share, split


def test_the_remainder_goes_to_the_largest_fractions() -> None:
    assert split(100, [1, 1, 1]) == [34, 33, 33]
    assert split(10, [5, 3, 1]) == [6, 3, 1]
    assert split(0, [2, 5]) == [0, 0]
    assert split(7, [0, 1]) == [0, 7]


@pytest.mark.parametrize(
    ("total", "weights", "says"),
    [(-1, [1], "âm"), (1, [1, -1], "âm"), (5, [0, 0], "bằng không"), (5, [], "không")],
)
def test_a_split_that_makes_no_sense_is_refused(
    total: int, weights: list[int], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        split(total, weights)


AMOUNTS = st.integers(0, 10**13)
WEIGHTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=20)


@given(AMOUNTS, WEIGHTS.filter(any))
def test_no_dong_appears_or_vanishes(total: int, weights: list[int]) -> None:
    shares = split(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    for part, weight in zip(shares, weights, strict=True):
        assert abs(part * whole - total * weight) < whole


def test_a_percentage_is_an_exact_share() -> None:
    assert share(10, "phan_tram") == Fraction(1, 10)
    assert share(1, "phan_van") == Fraction(1, 10_000)
    with pytest.raises(ValueError, match="ngay"):
        share(1, "ngay")
