"""Nhiều hơn lẽ thường: tails of the binomial, and when a unit stands out."""

from itertools import pairwise
from math import comb

from hypothesis import given, settings
from hypothesis import strategies as st

from thads.law.indicators.tails import (
    NOTHING,
    Limits,
    Seen,
    binomial_tail,
    detectable,
    judged,
    surely_seen_from,
    usual_share,
)

LIMITS = Limits(3, 0.001, sisters_weigh=200, assumed=0.05, assumed_weighs=20)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.001, 0.999))
def test_the_tail_is_the_sum_of_its_terms(at_least, chances, share):
    plain = sum(
        comb(chances, k) * share**k * (1 - share) ** (chances - k)
        for k in range(at_least, chances + 1)
    )
    assert abs(binomial_tail(at_least, chances, share) - plain) < 1e-9


@given(st.integers(1, 3000), st.floats(0.0001, 0.5))
def test_more_signs_are_never_likelier(chances, share):
    tails = [binomial_tail(k, chances, share) for k in range(0, chances + 1, 97)]
    assert all(a >= b for a, b in pairwise(tails)) and tails[0] == 1.0


def test_without_sisters_a_unit_is_compared_with_itself_and_little_else():
    assert usual_share(Seen(9, 100), NOTHING, LIMITS) == 10 / 120
    assert usual_share(NOTHING, NOTHING, LIMITS) == 0.05


def test_few_months_of_its_own_lean_on_the_sisters():
    alone = usual_share(Seen(1, 2), NOTHING, LIMITS)
    assert usual_share(Seen(1, 2), Seen(10, 1000), LIMITS) < 0.02 < alone


def test_many_signs_where_few_are_usual_stand_out_and_two_never_do():
    usual = Seen(4, 400)
    assert judged(Seen(8, 40), usual, Seen(50, 5000), LIMITS).stands_out
    assert not judged(Seen(2, 2), usual, Seen(50, 5000), LIMITS).stands_out
    assert not judged(Seen(3, 200), usual, Seen(50, 5000), LIMITS).stands_out


def test_what_the_calendar_does_to_every_sister_is_no_sign_of_one():
    """Tháng có ngày nghỉ dài: the whole province is late, so nobody stands out."""
    own, sisters, mine = Seen(10, 1000), Seen(100, 10_000), Seen(10, 100)
    assert judged(mine, own, sisters, LIMITS).stands_out
    assert not judged(mine, own, sisters, LIMITS, Seen(400, 4000)).stands_out
    assert judged(mine, own, sisters, LIMITS, Seen(40, 4000)).stands_out


def test_signs_crowded_next_to_the_closing_stand_out_where_all_days_do_not():
    own, sisters = Seen(48, 100, 24), Seen(480, 1000, 240)
    spread, crowded = Seen(32, 50, 15), Seen(32, 50, 28)
    told = judged(crowded, own, sisters, LIMITS, looks_near=True)
    assert told.stands_out and told.seen == crowded
    assert told.expected_near is not None and told.expected_near < 13
    plain = judged(spread, own, sisters, LIMITS, looks_near=True)
    assert not plain.stands_out and plain.unlikely <= 1.0
    assert judged(Seen(0, 50), own, sisters, LIMITS, looks_near=True).unlikely == 1.0


@given(st.integers(0, 50), st.integers(0, 1000))
def test_the_calendar_alone_never_makes_a_share_impossible(signs, late):
    told = judged(
        *(Seen(signs, 50), Seen(5, 100), Seen(50, 1000), LIMITS, Seen(late, 1000)),
        looks_near=True,
    )
    assert 0 < told.usual < 1 and 0 <= told.unlikely <= 1


@given(st.integers(1, 400), st.floats(0.001, 0.6))
@settings(max_examples=40)
def test_so_many_more_are_surely_seen_and_one_fewer_is_not_sure(chances, share):
    least = surely_seen_from(chances, share, LIMITS)
    assert least is not None

    def power(added):
        standing = (
            n
            for n in range(LIMITS.at_least, chances + added + 2)
            if binomial_tail(n, chances + added, share) <= LIMITS.unlikely
        )
        return binomial_tail(next(standing) - added, chances, share)

    assert power(least) >= 0.95
    assert least == 1 or power(least - 1) < 0.95


def test_what_half_of_all_cases_do_anyway_takes_many_to_be_seen():
    """Năm việc dồn vào cuối kỳ giữa năm chục việc thì không phép đếm nào thấy được."""
    crowded = judged(Seen(25, 50), Seen(300, 600), Seen(3000, 6000), LIMITS)
    rare = judged(Seen(0, 50), Seen(2, 600), Seen(20, 6000), LIMITS)
    usual, seldom = detectable(crowded, LIMITS), detectable(rare, LIMITS)
    assert usual is not None and seldom is not None
    assert usual > 20 and seldom <= 5
