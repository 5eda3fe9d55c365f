"""Xác định lãi chậm: the act that makes it owed, and of which principal it is, or neither."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.acts.history import LATE_INTEREST
from thads.law.distribution import CannotDistribute, Interest
from thads.law.money import split
from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cases.models import Obligation
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import LateInterest
from thads.records.cashbook.refusals import MoneyRefused, UndoneByLaw, refusals
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Recorded, Refused

AWARDED = "ban_an_co_tuyen"
"""Căn cứ: the judgment awards it and the creditor asks for it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Lãi đã tính: of which principal, for which days, in which way."""

    principal: int
    since: date
    until: date
    day_count: str
    interest: Interest
    rate: str = ""

    @property
    def days(self) -> int:
        """Số ngày tính lãi."""
        return sum(each.counted for each in self.interest.segments)


def determine_late_interest(
    *,
    obligation_id: int,
    counted: Counted,
    on: date,
    by: Person | None,
    now: datetime,
    number: str = "",
    note: str = "",
    expected_version: int | None = None,
) -> Recorded | Refused:
    """Ghi lãi chậm của một khoản đến một ngày: from now on the case owes it.

    Refused for days that were counted before, and where there is nothing to owe.
    """
    obligation = Obligation.objects.get(pk=obligation_id)
    amount = counted.interest.amount
    if amount <= 0:
        raise MoneyRefused(
            "Không được: trong thời gian này không có đồng lãi chậm nào.",
            "late_interest_is_a_sum",
        )
    act = ProposedAct(
        LATE_INTEREST,
        on,
        number=number or None,
        amount=amount,
        ground=AWARDED,
        until_on=counted.until,
        note=note or None,
    )
    try:
        with refusals():
            opened = ledger.open_for_writing(obligation.case_id)
            seq = int(opened["version"]) + 1
            LateInterest.objects.bulk_create(
                _rows(obligation, seq, counted, on, by, now)
            )
            answer = record_act(
                proceeding_id=obligation.case_id,
                act=act,
                by=by,
                now=now,
                expected_version=expected_version,
            )
            if isinstance(answer, Refused):
                raise UndoneByLaw(answer)
            return answer
    except UndoneByLaw as undone:
        return undone.refused


def _rows(
    obligation: Obligation,
    seq: int,
    counted: Counted,
    on: date,
    by: Person | None,
    now: datetime,
) -> Iterator[LateInterest]:
    told = [[step.text, step.citation] for step in counted.interest.derivation]
    for code, amount in _held_by(obligation, counted.interest.amount, on):
        yield LateInterest(
            agency_id=agency_of(obligation.case_id),
            proceeding_id=obligation.case_id,
            seq=seq,
            obligation=obligation,
            code=code,
            amount=amount,
            principal=counted.principal,
            since=counted.since,
            until=counted.until,
            days=counted.days,
            rate=counted.rate,
            day_count=counted.day_count,
            told=told,
            noted_by=by.account_id if by else None,
            noted_at=now,
        )


def _held_by(
    obligation: Obligation, amount: int, on: date
) -> Iterator[tuple[str, int]]:
    """Each claim of the obligation and its part, by what remains to it on that day."""
    try:
        claims = [
            each.claim
            for each in claims_of(obligation.case_id, on)
            if each.obligation_id == obligation.pk and not each.claim.interest
        ]
    except CannotDistribute:  # creditors not named yet: the part of nobody can be told
        claims = []
    if len(claims) < 2:
        yield (claims[0].code if claims else obligation.code), amount
        return
    left = [each.remaining for each in claims]
    parts = split(amount, left if any(left) else [each.due for each in claims])
    for claim, part in zip(claims, parts, strict=True):
        if part:
            yield claim.code, part
