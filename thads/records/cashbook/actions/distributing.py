"""Phân phối: approve or refuse the shares of a case's money, annul them, pay each once."""

from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import (
    Distribution,
    DistributionAnnulment,
    DistributionApproval,
    DistributionRefusal,
    Payment,
    PaymentItem,
)
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.web.formatting import whole


def approve_distribution(*, distribution_id: int, by: Person, now: datetime) -> None:
    """Duyệt phân phối: the shares become due to those who receive them."""
    distribution = Distribution.objects.defer("left_out").get(pk=distribution_id)
    with refusals():
        DistributionApproval.objects.create(
            distribution=distribution,
            agency_id=distribution.agency_id,
            approved_by=by.account_id,
            approved_at=now,
        )


def refuse_distribution(
    *, distribution_id: int, reason: str, by: Person, now: datetime
) -> None:
    """Không duyệt phân phối, with the reason."""
    distribution = Distribution.objects.defer("left_out").get(pk=distribution_id)
    with refusals():
        DistributionRefusal.objects.create(
            distribution=distribution,
            agency_id=distribution.agency_id,
            reason=reason,
            refused_by=by.account_id,
            refused_at=now,
        )


def annul_distribution(
    *, distribution_id: int, reason: str, by: Person | None, now: datetime
) -> None:
    """Huỷ phiếu đã duyệt mà chưa chi: what was due goes back to what the case holds.

    What an order has paid out comes back first: its act is corrected.
    """
    distribution = Distribution.objects.defer("left_out").get(pk=distribution_id)
    with refusals():
        DistributionAnnulment.objects.create(
            distribution=distribution,
            agency_id=distribution.agency_id,
            reason=reason,
            annulled_by=by.account_id if by else None,
            annulled_at=now,
        )


_DUE = """
    SELECT due.shares, due.amount, due.fee, due.recovered,
           cashbook_living_order(%s, NULL) IS NOT NULL
      FROM cashbook_due_of(%s) due
"""


class _Due(NamedTuple):
    """Điều còn phải chi của một phiếu."""

    shares: int
    amount: int
    fee: int
    recovered: int
    is_ordered: bool


def prepare_share_payment(
    *, distribution_id: int, channel: str, on: date, by: Person, now: datetime
) -> Payment:
    """Lập một lệnh chi kèm bảng kê for all that is due of a sheet, its shares the list.

    Refused when it stands in an order already: running it twice pays once.
    """
    distribution = Distribution.objects.defer("left_out").get(pk=distribution_id)
    with refusals():
        hold(distribution.agency_id)
        due = _due_of(distribution)
        payment = _order(distribution, due, channel, on, by, now)
        PaymentItem.objects.create(
            payment=payment,
            agency_id=payment.agency_id,
            payee=f"{whole(due.shares)} người nhận theo phiếu {distribution.text}",
            from_account=Account.DUE,
            amount=due.amount,
            fee=due.fee,
            recovered=due.recovered,
            distribution=distribution,
        )
        payment.refresh_from_db()
        return payment


def _due_of(distribution: Distribution) -> _Due:
    """What is due of the sheet; raises MoneyRefused where nothing is, or it is ordered."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [distribution.pk, distribution.pk])
        due = _Due(*cursor.fetchone())
    if due.is_ordered or not due.shares:
        raise MoneyRefused(
            f"Không được: mọi phần của phiếu {distribution.text} đã có lệnh chi.",
            "share_is_paid_once",
        )
    return due


def _order(
    distribution: Distribution,
    due: _Due,
    channel: str,
    on: date,
    by: Person,
    now: datetime,
) -> Payment:
    return Payment.objects.create(
        agency_id=distribution.agency_id,
        purpose=Payment.Purpose.CASE,
        channel=channel,
        on=on,
        amount=due.amount,
        lines=1,
        proceeding_id=distribution.proceeding_id,
        content=f"Chi theo phiếu phân phối {distribution.text}",
        made_by=by.account_id,
        made_at=now,
    )


def hold(agency_id: int) -> None:
    """Giữ sổ của cơ quan until the transaction ends: nobody else divides or orders."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_hold(%s)", [agency_id])
