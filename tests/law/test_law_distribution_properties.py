"""Phân phối tiền: what holds for every list of claims and every amount."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from thads.law.distribution import (
    Basis,
    Claim,
    Distribution,
    Security,
    distribute,
    fee_on,
    late_interest,
)
from thads.law.distribution.interest_pauses import Pause
from thads.law.periods import Stretch

OLD, NEW = date(2026, 6, 30), date(2026, 7, 1)
CUT_OFF = date(2026, 2, 1)
KINDS = ("cap_duong", "an_phi", "tien_phat", "bao_hiem_y_te", "no_dan_su")
DAYS = st.sampled_from((OLD, NEW))
ASKED = st.dates(date(2026, 1, 1), date(2026, 3, 1))
FEW = settings(max_examples=30, deadline=None)  # reading the law may come first
AMOUNTS = st.integers(0, 10**6) | st.integers(0, 10**13)


@st.composite
def lists(draw: st.DrawFn, secured: bool = False) -> list[Claim]:
    number = draw(st.integers(1, 8))
    return [_claim(draw, f"K{place}", secured) for place in range(number)]


def _claim(draw: st.DrawFn, code: str, secured: bool) -> Claim:
    security = st.sampled_from([None, None, *Security]) if secured else st.none()
    return Claim(
        code,
        draw(st.sampled_from(KINDS)),
        draw(st.integers(1, 50) | st.integers(1, 10**11)),
        draw(ASKED | st.none()) if secured else draw(ASKED),
        interest=draw(st.booleans()),
        security=draw(security),
    )


def paid(found: Distribution) -> Counter[str]:
    totals: Counter[str] = Counter()
    for share in found.shares:
        totals[share.claim.code] += share.amount
    return totals


def with_received(claims: Sequence[Claim], received: Counter[str]) -> list[Claim]:
    return [replace(claim, received=received[claim.code]) for claim in claims]


@FEW
@given(lists(secured=True), AMOUNTS, AMOUNTS, DAYS, st.none() | st.just(CUT_OFF))
def test_every_dong_is_accounted_for(
    claims: list[Claim], amount: int, costs: int, on: date, cut_off: date | None
) -> None:
    asked = [("chi_phi_thi_hanh_an", costs)]
    found = distribute(claims, amount, on, deductions=asked, cut_off=cut_off)
    assert found.costs + sum(paid(found).values()) + found.to_debtor == amount
    for claim in claims:
        assert 0 <= paid(found)[claim.code] <= claim.due
    assert all(0 <= share.fee <= share.amount for share in found.shares)
    assert all(share.net == share.amount - share.fee for share in found.shares)


@FEW
@given(lists(secured=True), AMOUNTS, DAYS, st.none() | st.just(CUT_OFF))
def test_a_later_rank_gets_nothing_until_the_earlier_is_full(
    claims: list[Claim], amount: int, on: date, cut_off: date | None
) -> None:
    found = distribute(claims, amount, on, cut_off=cut_off)
    full = True
    for pool in found.pools:
        assert full or pool.money == 0
        full = full and pool.is_full
    assert full or found.to_debtor == 0


@FEW
@given(lists(secured=True), AMOUNTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_claims_are_listed_does_not_matter(
    claims: list[Claim], amount: int, on: date, random: object
) -> None:
    mixed = list(claims)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert distribute(mixed, amount, on) == distribute(claims, amount, on)


@FEW
@given(lists(), AMOUNTS, DAYS)
def test_a_share_is_within_a_dong_of_its_exact_part(
    claims: list[Claim], amount: int, on: date
) -> None:
    for share in distribute(claims, amount, on).shares:
        exact = Fraction(share.pool.money * share.claim.due, share.pool.due)
        assert share.pool.basis in (Basis.REMAINING, Basis.DUE)
        assert abs(share.amount - exact) < 1


@FEW
@given(lists(), st.lists(AMOUNTS, min_size=1, max_size=5), DAYS)
def test_rounds_in_sequence_give_what_one_round_would(
    claims: list[Claim], amounts: list[int], on: date
) -> None:
    received: Counter[str] = Counter()
    whole = 0
    for amount in amounts:
        found = distribute(with_received(claims, received), amount, on)
        whole += amount - found.to_debtor
        at_once = paid(distribute(claims, whole, on))
        nobody_ahead = all(received[code] <= at_once[code] for code in received)
        received += paid(found)
        assert sum(received.values()) == whole
        if not nobody_ahead:
            return
        assert received == +at_once


@FEW
@given(lists(), AMOUNTS, DAYS)
def test_a_round_without_money_changes_nothing(
    claims: list[Claim], amount: int, on: date
) -> None:
    first = distribute(claims, amount, on)
    again = distribute(with_received(claims, paid(first)), 0, on)
    assert sum(paid(again).values()) == 0
    assert again.fee == 0


@FEW
@given(lists(), st.lists(st.integers(10**12, 10**13), min_size=2, max_size=5))
def test_rounds_that_give_everyone_a_dong_are_exact(
    claims: list[Claim], amounts: list[int]
) -> None:
    rich = [replace(claim, due=claim.due + 10**13) for claim in claims]
    received: Counter[str] = Counter()
    for amount in amounts:
        received += paid(distribute(with_received(rich, received), amount, NEW))
    assert received == +paid(distribute(rich, sum(amounts), NEW))


RECEIPTS = st.lists(st.integers(0, 10**7) | st.integers(0, 10**11), max_size=6)


@FEW
@given(RECEIPTS, st.booleans(), DAYS)
def test_fees_of_several_receipts_are_the_fee_of_the_whole(
    receipts: list[int], settled: bool, on: date
) -> None:
    before, fees = 0, []
    for received in receipts:
        fees.append(fee_on(before, received, on, settled=settled).amount)
        before += received
    assert sum(fees) == fee_on(0, before, on, settled=settled).amount
    assert all(fee >= 0 for fee in fees)


@FEW
@given(
    st.integers(0, 10**12),
    st.integers(0, 900),
    st.integers(0, 900),
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60)), max_size=3),
)
def test_late_interest_adds_up_over_any_two_stretches(
    principal: int, first: int, second: int, stops: list[tuple[int, int]]
) -> None:
    start = date(2024, 1, 15)
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    begins = [(start + timedelta(days=begin), length) for begin, length in stops]
    pauses = [
        Pause(Stretch(day, day + timedelta(days=length))) for day, length in begins
    ]

    def exact(since: date, until: date) -> Fraction:
        found = late_interest(principal, since, until, pauses=pauses)
        return sum((each.interest for each in found.segments), Fraction(0))

    assert exact(start, end) == exact(start, middle) + exact(middle, end)


@FEW
@given(lists(), st.lists(st.integers(0, 10**11), min_size=8, max_size=8), AMOUNTS)
def test_whatever_was_received_nobody_gets_more_than_remains(
    claims: list[Claim], received: list[int], amount: int
) -> None:
    told = [
        replace(claim, received=min(claim.due, before))
        for claim, before in zip(claims, received, strict=False)
    ]
    found = distribute(told, amount, NEW)
    assert sum(paid(found).values()) + found.to_debtor == amount
    for claim in told:
        assert 0 <= paid(found)[claim.code] <= claim.remaining
