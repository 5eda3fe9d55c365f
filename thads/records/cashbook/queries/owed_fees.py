"""Phí còn thiếu: what a small share could not cover of the fee of all that was received.

The share that passes the threshold, or a later small one, gives no more than itself; the rest
stays owed and is taken from what the payee receives next. Counted from the sheets as they live
today, so that a later sheet which took it leaves nothing owed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from thads.law.distribution import Fee, fee_left
from thads.law.distribution.fee_grounds import free_kinds
from thads.records.cashbook.models import Distribution, DistributionShare


@dataclass(frozen=True, slots=True)
class OwedFee:
    """Phí một người được nhận còn phải nộp, and why."""

    payee: str
    received: int
    charged: int
    fee: Fee


def owed_fees(
    sheet: Distribution, shares: Iterable[DistributionShare]
) -> list[OwedFee]:
    """Phí còn thiếu của những người mà phiếu này thu hết phần được chia làm phí."""
    spent = {
        each.party_id: each.payee
        for each in shares
        if each.fee and each.fee == each.amount and each.party_id
    }
    if not spent or _is_void(sheet):
        return []
    found = (_owed(sheet, party, payee) for party, payee in spent.items())
    return [each for each in found if each.fee.amount]


def _is_void(sheet: Distribution) -> bool:
    return hasattr(sheet, "refusal") or hasattr(sheet, "annulment")


def _owed(sheet: Distribution, party_id: int, payee: str) -> OwedFee:
    living = Distribution.objects.filter(
        proceeding_id=sheet.proceeding_id, refusal__isnull=True, annulment__isnull=True
    )
    rows = DistributionShare.objects.filter(
        distribution_id__in=living.values("pk"),
        party_id=party_id,
        due__isnull=False,
        held=False,
    ).exclude(kind__in=free_kinds(sheet.on))
    last = {each.code: each for each in rows.order_by("pk")}
    received = sum((each.received or 0) + each.amount for each in last.values())
    charged = sum((each.fee_before or 0) + each.fee for each in last.values())
    return OwedFee(payee, received, charged, fee_left(received, charged, sheet.on))
