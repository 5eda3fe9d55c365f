"""Phiếu phân phối: its shares, whether each is paid, and why they are what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from thads.law.distribution import Distribution as Division
from thads.law.distribution import distribute
from thads.law.periods import Step
from thads.records.cashbook.entitled import as_claim
from thads.records.cashbook.models import Distribution, DistributionShare

DEDUCTED, TO_DEBTOR = "khau_tru", "con_lai"


def of_agency(agency_id: int) -> QuerySet[Distribution]:
    """Các phiếu phân phối, newest first, with their decisions."""
    rows = Distribution.objects.filter(agency_id=agency_id)
    return rows.select_related("proceeding", "approval", "refusal").order_by("-id")


def to_approve(agency_id: int) -> list[Distribution]:
    """Phiếu chờ duyệt."""
    open_ones = of_agency(agency_id).filter(approval__isnull=True, refusal__isnull=True)
    return list(open_ones.order_by("id"))


@dataclass(frozen=True, slots=True)
class ShareStand:
    """Phần được chia như hiện nay: what remained before and after, and if it is paid."""

    share: DistributionShare
    due_before: int
    payment: str
    paid_on: date | None

    @property
    def left(self) -> int:
        """Còn lại sau chia."""
        return self.due_before - self.share.amount

    @property
    def net(self) -> int:
        """Thực nhận."""
        return self.share.amount - self.share.fee


_PAYMENTS = """
    SELECT i.share_id, p.text, e."on" FROM cashbook_paymentitem i
      JOIN cashbook_payment p ON p.id = i.payment_id
      JOIN cashbook_distributionshare s ON s.id = i.share_id
      LEFT JOIN cashbook_entry e ON e.payment_id = p.id
     WHERE s.distribution_id = %s
       AND NOT EXISTS (SELECT 1 FROM cashbook_paymentstop x WHERE x.payment_id = p.id)
       AND NOT EXISTS (SELECT 1 FROM cashbook_entry r WHERE r.reverses_id = e.id)
"""


def shares(distribution_id: int) -> list[ShareStand]:
    """Các phần của phiếu, in the order of payment."""
    with connection.cursor() as cursor:
        cursor.execute(_PAYMENTS, [distribution_id])
        paid = {share: (text, on) for share, text, on in cursor.fetchall()}
    rows = DistributionShare.objects.filter(distribution_id=distribution_id)
    return [
        ShareStand(share, _due_before(share), *paid.get(share.pk, ("", None)))
        for share in rows.order_by("place")
    ]


def _due_before(share: DistributionShare) -> int:
    claim: dict[str, Any] = share.claim
    return int(claim["due"]) - int(claim["received"]) if claim else share.amount


def division_of(distribution: Distribution) -> Division:
    """Tính lại phép chia from what the paper keeps; the same đồng by đồng."""
    rows = list(distribution.shares.order_by("place"))
    stored = [row.claim for row in rows if row.claim]
    stored += [each["claim"] for each in distribution.left_out]
    claims = {claim["code"]: as_claim(claim) for claim in stored}
    deducted = [(row.code, row.amount) for row in rows if row.heading == DEDUCTED]
    return distribute(
        claims.values(),
        distribution.amount,
        distribution.on,
        deductions=deducted,
        cut_off=distribution.cut_off,
    )


def why(distribution: Distribution) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Vì sao chia như vậy: each claim's code and its steps, with their basis."""
    for told in division_of(distribution).explanations:
        yield told.claim, told.steps
