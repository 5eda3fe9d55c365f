"""Phiếu phân phối: its shares, whether each is paid, and why they are what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from thads.law.distribution import Distribution as Division
from thads.law.distribution import distribute
from thads.law.periods import Step
from thads.records.cashbook.left_out import told
from thads.records.cashbook.models import Distribution, DistributionShare
from thads.records.cashbook.shares import claim_of

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


_ORDER = """
    SELECT p.text, e."on"
      FROM cashbook_payment p LEFT JOIN cashbook_entry e ON e.payment_id = p.id
     WHERE p.id = cashbook_living_order(%s, NULL)
"""


def shares(distribution_id: int) -> list[ShareStand]:
    """Các phần của phiếu, in the order of payment."""
    order = _order_of(distribution_id)
    rows = DistributionShare.of_sheets(distribution_id)
    return [
        ShareStand(
            share,
            _due_before(share),
            *(("", None) if share.held or hasattr(share, "apart") else order),
        )
        for share in rows.select_related("apart").order_by("pk")
    ]


def _order_of(distribution_id: int) -> tuple[str, date | None]:
    with connection.cursor() as cursor:
        cursor.execute(_ORDER, [distribution_id])
        text, on = cursor.fetchone() or ("", None)
    return text, on


def _due_before(share: DistributionShare) -> int:
    claim = claim_of(share)
    return claim.remaining if claim else share.amount


def division_of(distribution: Distribution) -> Division:
    """Tính lại phép chia from what the paper keeps; the same đồng by đồng."""
    rows = list(distribution.shares.order_by("pk"))
    found = [*map(claim_of, rows)]
    by_place = {row.place: row for row in rows}
    found += [claim for claim, _ in told(distribution.left_out, by_place)]
    claims = {claim.code: claim for claim in found if claim}
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
    for each in division_of(distribution).explanations:
        yield each.claim, each.steps
