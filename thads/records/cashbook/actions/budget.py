"""Nộp ngân sách theo bảng kê: one order for all cases, each a line by its decision."""

from datetime import date, datetime

from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions.distributing import hold
from thads.records.cashbook.actions.paying import Payee, prepare_payment
from thads.records.cashbook.models import Payment
from thads.records.cashbook.queries.budget import owed
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.cashbook.rights import BUDGET


def prepare_budget_list(
    *, agency_id: int, channel: str, on: date, by: Person, now: datetime
) -> Payment:
    """Lập lệnh nộp ngân sách kèm bảng kê, of all that stands for the budget and no order pays."""
    with refusals():
        hold(agency_id)
        waiting = owed(agency_id)
        if not waiting:
            raise MoneyRefused(
                "Không có tiền phải nộp ngân sách nào chưa có lệnh nộp.",
                "nothing_moves_that_is_not_there",
            )
        return prepare_payment(
            agency_id=agency_id,
            channel=channel,
            payees=[
                Payee(
                    BUDGET,
                    each.amount,
                    from_account=Account.STATE,
                    proceeding_id=each.proceeding_id,
                )
                for each in waiting
            ],
            on=on,
            by=by,
            now=now,
            purpose=Payment.Purpose.STATE,
            content="Nộp ngân sách nhà nước theo bảng kê",
        )
