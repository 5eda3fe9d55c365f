"""Chia danh sách dài: đồng by đồng what `distribute` gives the same claims."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from thads.law.distribution import Claim, distribute
from thads.law.distribution.listing import Listed, divide_list, reason_left_out

ON = date(2026, 8, 3)
DAYS = [date(2026, 6, 1) + timedelta(days=n) for n in range(0, 90, 9)]
KINDS = ("no_dan_su", "boi_thuong_suc_khoe", "an_phi", "tien_phat", "cap_duong")
Told = list[tuple[str, str, int, int]]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    due = draw(st.integers(0, 10**11))
    return Claim(
        code=f"K{draw(st.integers(0, 60))}",
        kind=draw(st.sampled_from(KINDS)),
        due=due,
        requested_on=draw(st.none() | st.sampled_from(DAYS)),
        received=draw(st.just(0) | st.integers(0, due)),
        interest=draw(st.booleans()),
        payee=draw(st.sampled_from(["", "", "1", "2", "3", "4", "5"])),
        fee_before=draw(st.just(0) | st.integers(0, 10**7)),
    )


lists = st.lists(claims(), min_size=1, max_size=15, unique_by=lambda each: each.code)
cut_offs = st.none() | st.sampled_from(DAYS)


def listed(found: list[Claim]) -> Listed:
    return Listed(
        [each.code for each in found],
        [each.kind for each in found],
        [each.due for each in found],
        [each.received for each in found],
        [each.requested_on for each in found],
        [each.payee for each in found],
        [each.fee_before or 0 for each in found],
        [each.interest for each in found],
    )


def told_plainly(found: list[Claim], amount: int, cut_off: date | None) -> Told:
    division = distribute(found, amount, ON, cut_off=cut_off)
    reasons = {each.claim.code: each.reason for each in division.left_out}
    for claim in found:
        assert reasons.get(claim.code, "") == reason_left_out(claim.requested_on, ON)
    shares = [
        (share.claim.code, share.pool.heading.code, share.amount, share.fee)
        for share in division.shares
        if share.amount
    ]
    return [*shares, ("", "", division.to_debtor, division.fee)]


def told_by_list(found: list[Claim], amount: int, cut_off: date | None) -> Told:
    division = divide_list(listed(found), amount, ON, cut_off=cut_off)
    shares = [
        (found[at].code, rank.heading.code, got, fee)
        for rank in division.ranks
        for at, got, fee in zip(rank.places, rank.amounts, rank.fees, strict=True)
        if got
    ]
    fees = sum(fee for *_, fee in shares)
    return [*shares, ("", "", division.to_debtor, fees)]


@settings(max_examples=60, deadline=None)
@given(lists, st.lists(st.integers(0, 10**11), min_size=1, max_size=3), cut_offs)
def test_a_list_is_divided_as_its_claims_are(
    found: list[Claim], rounds: list[int], cut_off: date | None
) -> None:
    for amount in rounds:
        given_now = told_by_list(found, amount, cut_off)
        assert given_now == told_plainly(found, amount, cut_off)
        paid = {code: (got, fee) for code, _, got, fee in given_now}
        found = [received(each, *paid.get(each.code, (0, 0))) for each in found]


def received(claim: Claim, amount: int, fee: int) -> Claim:
    """The claim when the next round comes."""
    return Claim(
        claim.code,
        claim.kind,
        claim.due,
        claim.requested_on,
        claim.received + amount,
        interest=claim.interest,
        payee=claim.payee,
        fee_before=(claim.fee_before or 0) + fee,
    )
