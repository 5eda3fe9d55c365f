"""Đã chi ngoài phiếu phân phối: what older books and orders by hand paid of each claim.

Each payment counts by the order and the fee of its own day, so that the fee of receipts on
both sides of a change of the law is charged once and by the law of each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F

from thads.law.acts.history import RecordedAct
from thads.law.distribution import (
    CannotDistribute,
    Claim,
    FeeTable,
    distribute,
    order_on,
)
from thads.law.money import split
from thads.law.statutes import UnknownValueError
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import PaymentItem, ShareApart

_PAYOUT = "chi_tra"
Before = dict[str, tuple[int, int]]
"""Theo mã khoản: what was received, and the fee of it before any relief."""


@dataclass(frozen=True, slots=True)
class Paid:
    """Một lần chi; the fee is None where nobody wrote down what was charged."""

    on: date
    amount: int
    fee: int | None = None
    obligation_id: int | None = None


def paid_before(
    payments: Iterable[Paid], claims: Sequence[Claim], codes: dict[int, str], on: date
) -> Before:
    """Số đã nhận và phí đã tính của từng khoản; `codes` are those of the obligations."""
    found: dict[str, tuple[int, int]] = {}
    for paid in payments:
        rest = [_so_far(claim, found, paid.on) for claim in claims]
        for code, amount, fee in _divided(rest, paid, codes, on):
            received, charged = found.get(code, (0, 0))
            found[code] = received + amount, charged + fee
    return found


def payments_without_sheet(
    proceeding_id: int, acts: Iterable[RecordedAct]
) -> Iterator[Paid]:
    """Các lần chi của việc mà không theo phiếu phân phối."""
    items = _items(proceeding_id)
    unclaimed = any(
        item.from_account == Account.UNCLAIMED
        for several in items.values()
        for item in several
    )
    apart = _apart(proceeding_id) if unclaimed else 0
    for act in acts:
        if act.code != _PAYOUT or not act.amount:
            continue
        if act.seq not in items:
            yield Paid(act.effective_on, act.amount)
            continue
        for item in items[act.seq]:
            amount = item.amount
            if item.from_account == Account.UNCLAIMED:
                counted = min(apart, amount)
                apart, amount = apart - counted, amount - counted
            if amount and item.distribution_id is None:
                yield Paid(act.effective_on, amount, item.fee, item.obligation_id)


def _items(proceeding_id: int) -> dict[int, list[PaymentItem]]:
    """Lines of the orders that were paid, by the number of their act."""
    rows = PaymentItem.objects.filter(
        payment__proceeding_id=proceeding_id,
        payment__purpose=_PAYOUT,
        payment__entry__isnull=False,
        payment__entry__reversed_by__isnull=True,
    )
    found: dict[int, list[PaymentItem]] = defaultdict(list)
    rows = rows.annotate(act_seq=F("payment__entry__act__seq"))
    for item in rows.order_by("id"):
        found[item.act_seq].append(item)
    return found


def _apart(proceeding_id: int) -> int:
    """Shares set apart count as received already: paying them later is no new receipt."""
    rows = ShareApart.objects.filter(
        share__distribution__proceeding_id=proceeding_id
    ).values_list("share__amount", flat=True)
    return sum(rows)


def _so_far(claim: Claim, found: Before, on: date) -> Claim:
    received, charged = found.get(claim.code, (0, 0))
    return replace(
        claim,
        received=min(received, claim.due),
        fee_before=charged,
        requested_on=min(claim.requested_on or on, on),
    )


def _divided(
    claims: Sequence[Claim], paid: Paid, codes: dict[int, str], on: date
) -> Iterator[tuple[str, int, int]]:
    amount = min(paid.amount, sum(claim.remaining for claim in claims))
    if not amount:
        return
    if code := codes.get(paid.obligation_id or 0):
        yield code, paid.amount, paid.fee or 0
        return
    shares = distribute(claims, amount, _day_with_law(paid.on, on)).shares
    shares = tuple(share for share in shares if share.amount)
    fees: Sequence[int] = [share.fee for share in shares]
    if paid.fee is not None:
        fees = split(paid.fee, [share.amount for share in shares])
    for share, fee in zip(shares, fees, strict=True):
        yield share.claim.code, share.amount, fee


def _day_with_law(day: date, on: date) -> date:
    """The day of the payment; today where the law of that day is not in the data."""
    try:
        FeeTable.on(day)
        order_on(day)
    except (UnknownValueError, CannotDistribute):
        return on
    return day
