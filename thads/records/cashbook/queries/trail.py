"""Lần theo tiền: payment → receipts → act → decision → judgment, in four steps."""

from dataclasses import dataclass

from thads.law.acts.history import DECISION
from thads.records.cases.models import Judgment
from thads.records.cashbook.models import Entry, Payment
from thads.records.ledger.models import Act

_COLLECTED = frozenset({"thu_tien"})
CAME_AS: dict[str, frozenset[str]] = {
    Payment.Purpose.BUYER: frozenset(
        {"nop_tien_mua_tai_san", "nop_tien_nhan_lai_tai_san"}
    ),
    Payment.Purpose.FORFEITED: _COLLECTED | {"nhan_tien_tich_thu"},
}
"""Tiền chi cho mục đích ấy đã vào bằng hành vi nào."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Đường đi của một khoản chi: who made, checked and recorded it, and whence it came.

    `collected` are the entries that brought the case's money in, each with its receipt
    and its act.
    """

    payment: Payment
    paid: Entry | None
    collected: tuple[Entry, ...]
    decision: Act | None
    judgment: Judgment | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Gốc của tiền một việc: the decision and the judgment it is collected under."""

    decision: Act | None
    judgment: Judgment | None


def of_case(proceeding_id: int) -> Origin:
    """Quyết định thi hành án và bản án của việc."""
    return Origin(
        Act.objects.filter(proceeding_id=proceeding_id, code=DECISION).first(),
        Judgment.objects.filter(cases__proceeding_id=proceeding_id).first(),
    )


def collected_of(
    proceeding_id: int, purpose: str = Payment.Purpose.CASE
) -> tuple[Entry, ...]:
    """Các lần tiền của việc vào sổ và còn đứng, each with its receipt and its act."""
    rows = Entry.objects.filter(
        act__proceeding_id=proceeding_id,
        kind__in=CAME_AS.get(purpose, _COLLECTED),
        reverses__isnull=True,
        reversed_by__isnull=True,
    )
    return tuple(rows.select_related("act", "receipt").order_by("id"))


def of_payment(payment_id: int) -> Trail:
    """Từ lệnh chi về bản án."""
    payment = Payment.objects.select_related("proceeding", "check_row", "transfer").get(
        pk=payment_id
    )
    pid = payment.proceeding_id or 0
    origin = of_case(pid)
    return Trail(
        payment=payment,
        paid=Entry.objects.filter(payment=payment).select_related("act").first(),
        collected=collected_of(pid, payment.purpose),
        decision=origin.decision,
        judgment=origin.judgment,
    )
