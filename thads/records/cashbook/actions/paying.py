"""Chi tiền: a payment order is made by one person, checked by another, and paid once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import Sum

from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import (
    Balance,
    Payment,
    PaymentCheck,
    PaymentItem,
    PaymentStop,
)
from thads.records.cashbook.refusals import UndoneByLaw, refusals
from thads.records.ledger.values import ProposedAct, Recorded, Refused


@dataclass(frozen=True, slots=True)
class Payee:
    """Người nhận: one line of the list; fee kept back and advance recovered from it."""

    name: str
    amount: int
    party_id: int | None = None
    obligation_id: int | None = None
    account_number: str = ""
    from_account: str = Account.HELD
    fee: int = 0
    recovered: int = 0
    proceeding_id: int | None = None
    """Việc của dòng ấy: in a list of a payment into the state budget."""


def prepare_payment(
    *,
    agency_id: int,
    channel: str,
    payees: Sequence[Payee],
    on: date,
    by: Person,
    now: datetime,
    proceeding_id: int | None = None,
    purpose: str = Payment.Purpose.CASE,
    content: str = "",
    transfer_id: int | None = None,
) -> Payment:
    """Lập lệnh chi with its list of payees; it leaves when another person has checked.

    `transfer_id` names the transfer that is sent back, for the purpose tra_lai.
    """
    with refusals():
        payment = Payment.objects.create(
            agency_id=agency_id,
            purpose=purpose,
            channel=channel,
            on=on,
            amount=sum(each.amount for each in payees),
            lines=len(payees),
            proceeding_id=proceeding_id,
            content=content,
            transfer_id=transfer_id,
            made_by=by.account_id,
            made_at=now,
        )
        _write_items(payment, payees)
        payment.refresh_from_db()
        return payment


def held_in(proceeding_id: int, purpose: str, amount: int) -> str:
    """Chi từ tài khoản nào của việc: forfeited money first where it was received as such."""
    if purpose == Payment.Purpose.BUYER:
        return Account.BUYER
    if purpose != Payment.Purpose.FORFEITED:
        return Account.HELD
    rows = Balance.objects.filter(proceeding_id=proceeding_id, account=Account.STATE)
    waiting = -int(rows.aggregate(total=Sum("amount", default=0))["total"])
    return Account.STATE if waiting >= amount else Account.HELD


def _write_items(payment: Payment, payees: Sequence[Payee]) -> None:
    PaymentItem.objects.bulk_create(
        (
            PaymentItem(
                payment=payment,
                agency_id=payment.agency_id,
                party_id=each.party_id,
                obligation_id=each.obligation_id,
                payee=each.name,
                account_number=each.account_number,
                from_account=each.from_account,
                amount=each.amount,
                fee=each.fee,
                recovered=each.recovered,
                proceeding_id=each.proceeding_id,
            )
            for each in payees
        ),
    )


def check_payment(*, payment_id: int, by: Person, now: datetime) -> None:
    """Duyệt lệnh chi, by another person than who made it."""
    payment = Payment.objects.get(pk=payment_id)
    with refusals():
        PaymentCheck.objects.create(
            payment=payment,
            agency_id=payment.agency_id,
            checked_by=by.account_id,
            checked_at=now,
        )


def stop_payment(
    *, payment_id: int, reason: str, by: Person | None, now: datetime
) -> None:
    """Huỷ lệnh chi chưa chi; its number stays used."""
    payment = Payment.objects.get(pk=payment_id)
    with refusals():
        PaymentStop.objects.create(
            payment=payment,
            agency_id=payment.agency_id,
            reason=reason,
            stopped_by=by.account_id if by else None,
            stopped_at=now,
        )


def pay(
    *, payment_id: int, on: date, by: Person | None, now: datetime
) -> Recorded | Refused | int:
    """Chi theo lệnh đã duyệt: the act of a case, or the entry of what is of no case."""
    payment = Payment.objects.get(pk=payment_id)
    if payment.proceeding_id is None:
        return _pay_no_case(payment, on, now)
    try:
        with refusals():
            answer = record_act(
                proceeding_id=payment.proceeding_id,
                act=ProposedAct(
                    payment.purpose, on, number=payment.text, amount=payment.amount
                ),
                by=by,
                now=now,
            )
            if isinstance(answer, Refused):
                raise UndoneByLaw(answer)
            return answer
    except UndoneByLaw as undone:
        return undone.refused


def _pay_no_case(payment: Payment, on: date, now: datetime) -> int:
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_pay(%s, %s, %s)", [payment.pk, on, now])
        entry: int = cursor.fetchone()[0]
        return entry
