"""Phân phối: propose the shares of a case's money, approve them, pay each once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from thads.law.distribution import Deducted, distribute
from thads.law.distribution import Distribution as Division
from thads.law.distribution.listing import divide_list
from thads.records.agencies.access import Person
from thads.records.cases.models import Case
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.entitled import (
    BUDGET,
    COST,
    Entitled,
    claims_of,
    unrecovered_cost,
)
from thads.records.cashbook.long_sheet import LongSheet, long_sheet
from thads.records.cashbook.models import (
    Distribution,
    DistributionAnnulment,
    DistributionApproval,
    DistributionRefusal,
    Payment,
    PaymentItem,
)
from thads.records.cashbook.refusals import MoneyRefused, refusals
from thads.records.cashbook.shares import ShareRow, as_stored, of_share
from thads.records.cashbook.usual_list import usual_list
from thads.records.ledger.models import Deadline
from thads.records.web.formatting import whole

TO_DEBTOR = "tra_lai"
_GIVEN = ("number", "text", "round")
"""Điều cơ sở dữ liệu cho một phiếu mới."""
Deductions = Sequence[tuple[str, int]]


def divide(
    proceeding_id: int,
    amount: int,
    on: date,
    *,
    entitled: Sequence[Entitled] | None = None,
    deductions: Deductions | None = None,
    cut_off: date | None = None,
) -> tuple[Division, list[Entitled]]:
    """Tính phân phối, recording nothing: the division and who stands behind each claim.

    Without `deductions`, the advanced coercion cost that is not yet recovered goes first.
    """
    listed = list(claims_of(proceeding_id, on) if entitled is None else entitled)
    if deductions is None:
        deductions = _cost_first(proceeding_id)
    claims = (each.claim for each in listed)
    found = distribute(claims, amount, on, deductions=deductions, cut_off=cut_off)
    return found, listed


def _cost_first(proceeding_id: int) -> Deductions:
    cost = unrecovered_cost(proceeding_id)
    return [(COST, cost)] if cost else []


def propose_distribution(
    *,
    proceeding_id: int,
    amount: int,
    on: date,
    by: Person,
    now: datetime,
    entitled: Sequence[Entitled] | None = None,
    deductions: Deductions | None = None,
    cut_off: date | None = None,
) -> Distribution:
    """Lập phiếu phân phối số tiền đang giữ của việc, for a head to approve.

    Refused while another proposal of the case waits, and beyond what the case holds: so
    proposing twice shares once.
    """
    agency = agency_of(proceeding_id)
    with refusals():
        _hold(agency)  # nobody's right moves while the list is divided
        if deductions is None:
            deductions = _cost_first(proceeding_id)
        usual = usual_list(proceeding_id, on) if entitled is None else None
        if usual is None:
            found = divide(
                proceeding_id,
                amount,
                on,
                entitled=entitled,
                deductions=deductions,
                cut_off=cut_off,
            )
            sheet = _plain_sheet(*found, proceeding_id)
        else:
            divided = divide_list(
                usual.listed, amount, on, deductions=deductions, cut_off=cut_off
            )
            sheet = long_sheet(
                divided,
                usual,
                _first(divided.deducted, proceeding_id),
                _last(divided.to_debtor, proceeding_id),
                on,
            )
        distribution = Distribution.objects.create(
            agency_id=agency,
            proceeding_id=proceeding_id,
            on=on,
            cut_off=cut_off,
            amount=amount,
            lines=sheet.lines,
            pay_by=_pay_by(proceeding_id),
            left_out=sheet.left_out,
            counted=None if usual is None else list(usual.counted),
            asked_on=None if usual is None else usual.asked_on,
            proposed_by=by.account_id,
            proposed_at=now,
        )
        sheet.write(distribution.pk, agency)
        distribution.refresh_from_db(fields=_GIVEN)
        return distribution


def _hold(agency_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cashbook_hold(%s)", [agency_id])


def _pay_by(proceeding_id: int) -> date | None:
    """The earliest term of paying out that the law has running on the case."""
    rows = Deadline.objects.filter(
        proceeding_id=proceeding_id,
        met_on__isnull=True,
        code__in=("chi_tra", "chi_tra_sau_tam_giu"),
    )
    first = rows.order_by("due_on").first()
    return first.due_on if first else None


def _plain_sheet(
    division: Division, listed: Sequence[Entitled], proceeding_id: int
) -> LongSheet:
    behind = {each.claim.code: each for each in listed}
    rows = _first(division.deducted, proceeding_id)
    rows += [
        of_share(share, amount, behind[share.claim.code])
        for share in division.shares
        if (amount := share.amount)
    ]
    rows += _last(division.to_debtor, proceeding_id)
    columns = list(zip(*rows, strict=True))
    places = range(1, len(rows) + 1)
    left_out = _nothing_this_round(division, listed)
    return LongSheet(len(rows), left_out, None, places, columns)


def _first(deducted: Sequence[Deducted], proceeding_id: int) -> list[ShareRow]:
    cost = unrecovered_cost(proceeding_id)
    return [
        ShareRow(
            each.heading.code,
            "khau_tru",
            BUDGET,
            each.amount,
            recovered=min(each.amount, cost) if each.heading.code == COST else 0,
        )
        for each in deducted
        if each.amount
    ]


def _last(to_debtor: int, proceeding_id: int) -> list[ShareRow]:
    if not to_debtor:
        return []
    debtor = Case.objects.get(pk=proceeding_id).debtor_name
    return [ShareRow(TO_DEBTOR, "con_lai", debtor, to_debtor)]


def _nothing_this_round(
    division: Division, listed: Sequence[Entitled]
) -> list[dict[str, Any]]:
    shared = {share.claim.code for share in division.shares if share.amount}
    reasons = {each.claim.code: each.reason for each in division.left_out}
    return [
        {"claim": as_stored(each.claim), "reason": reasons.get(each.claim.code, "")}
        for each in listed
        if each.claim.code not in shared
    ]


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


def prepare_share_payment(
    *, distribution_id: int, channel: str, on: date, by: Person, now: datetime
) -> Payment:
    """Lập một lệnh chi kèm bảng kê for all that is due of a sheet, its shares the list.

    Refused when it stands in an order already: running it twice pays once.
    """
    distribution = Distribution.objects.defer("left_out").get(pk=distribution_id)
    with refusals(), connection.cursor() as cursor:
        _hold(distribution.agency_id)
        cursor.execute(_DUE, [distribution.pk, distribution.pk])
        shares, amount, fee, recovered, is_ordered = cursor.fetchone()
        if is_ordered or not shares:
            raise MoneyRefused(
                f"Không được: mọi phần của phiếu {distribution.text} đã có lệnh chi.",
                "share_is_paid_once",
            )
        payment = Payment.objects.create(
            agency_id=distribution.agency_id,
            purpose=Payment.Purpose.CASE,
            channel=channel,
            on=on,
            amount=amount,
            lines=1,
            proceeding_id=distribution.proceeding_id,
            content=f"Chi theo phiếu phân phối {distribution.text}",
            made_by=by.account_id,
            made_at=now,
        )
        PaymentItem.objects.create(
            payment=payment,
            agency_id=payment.agency_id,
            payee=f"{whole(shares)} người nhận theo phiếu {distribution.text}",
            from_account=Account.DUE,
            amount=amount,
            fee=fee,
            recovered=recovered,
            distribution=distribution,
        )
        payment.refresh_from_db()
        return payment
