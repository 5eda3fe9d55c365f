"""Số liệu in ra: what a printed figure leaves room for, and contradictions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.law.indicators.printed import (
    Precision,
    Range,
    Relation,
    contradictions,
    printed_range,
)

EXACT, FLOOR, ABOUT = Precision.EXACT, Precision.FLOOR, Precision.ABOUT
K4 = Relation("K4A", "all", ((1, "with"), (1, "without")))
K6 = Relation("K6", "forward", ((1, "all"), (-1, "done")))
K8 = Relation("K8", "rate", ((1, "done"),), over="with")
K15 = Relation("K15", "decided", ((1, "freely"), (1, "organised")), at_least=True)


@pytest.mark.parametrize(
    ("text", "precision", "is_count", "low", "high"),
    [
        ("5608", EXACT, True, "5608", "5608"),
        ("84.25", EXACT, False, "84.245", "84.255"),
        ("67", EXACT, False, "66.5", "67.5"),
        ("1037", FLOOR, False, "1037", "1038"),
        ("150000", FLOOR, False, "150000", "160000"),
        ("800000", ABOUT, True, "700000", "900000"),
        ("0", FLOOR, False, "0", "1"),
    ],
)
def test_a_printed_figure_is_a_stretch(text, precision, is_count, low, high):
    found = printed_range(text, precision, is_count=is_count)
    assert found == Range(Fraction(low), Fraction(high))


def exactly(**values):
    return {name: Range(Fraction(v), Fraction(v)) for name, v in values.items()}


def rate(text):
    return {"rate": printed_range(text, EXACT, is_count=False)}


def test_a_rate_that_no_base_allows_is_found_through_another_identity():
    printed = exactly(all=4262, without=1152, done=2036) | rate("67")
    (wrong,) = contradictions([K4, K6, K8], printed)
    assert wrong.relation is K8 and round(wrong.reckoned.low, 2) == Fraction("65.47")
    assert contradictions([K4, K6, K8], printed | rate("65.5")) == []


def test_what_was_not_printed_contradicts_nothing():
    assert contradictions([K4, K6, K8, K15], {}) == []
    assert contradictions([K8], exactly(done=5) | rate("50.00")) == []


def test_more_than_the_whole_is_found_where_some_may_be_open():
    printed = exactly(decided=7712, freely=687, organised=7625)
    assert [wrong.relation for wrong in contradictions([K15], printed)] == [K15]
    assert contradictions([K15], exactly(decided=9000, freely=687, organised=1)) == []


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_true_table_never_contradicts_itself(with_means, without, done):
    done = min(done, with_means)
    printed = exactly(
        **{"with": with_means, "all": with_means + without, "done": done},
        without=without,
        forward=with_means + without - done,
    )
    hundredth = Fraction(round(Fraction(done * 10_000, with_means)), 100)
    half = Fraction(1, 200)
    printed["rate"] = Range(hundredth - half, hundredth + half)
    for left_out in ("", *printed):
        some = {name: told for name, told in printed.items() if name != left_out}
        assert contradictions([K4, K6, K8], some) == []


@given(st.integers(1, 10**5), st.integers(0, 10**5), st.integers(1, 10**4))
def test_a_changed_sum_is_always_found(with_means, without, off):
    printed = exactly(**{"with": with_means, "all": with_means + without + off})
    printed |= exactly(without=without)
    assert [wrong.relation.name for wrong in contradictions([K4], printed)] == ["K4A"]
