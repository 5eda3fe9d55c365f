"""Chia lãi tiền gửi chung cho các việc đã gửi, whole or not at all."""

from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.cashbook.actions.moving import allot_interest
from thads.records.cashbook.queries.deposits import CaseDeposit, shares_of
from thads.records.cashbook.refusals import MoneyRefused


@transaction.atomic
def share_out_interest(
    *,
    agency_id: int,
    amount: int,
    since: date,
    until: date,
    on: date,
    by: Person | None,
    now: datetime,
) -> list[CaseDeposit]:
    """Chia một khoản lãi chưa phân bổ: one entry a case, all of it or nothing."""
    shares = shares_of(agency_id, amount, since, until)
    if not shares:
        raise MoneyRefused(
            "Không được: trong kỳ này không việc nào có tiền gửi.",
            "interest_goes_to_what_earned_it",
        )
    for each in shares:
        assert each.share is not None
        if each.share.amount:
            allot_interest(
                agency_id=agency_id,
                proceeding_id=each.case.pk,
                amount=each.share.amount,
                on=on,
                by=by,
                now=now,
                is_buyers=each.is_buyers,
            )
    return shares
