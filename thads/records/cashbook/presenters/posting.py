"""Bưu chính trên trang lệnh chi: whether it went by post, what may be noted next."""

from typing import Any

from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Payment, PostalReturn, PostalSending

_SENDERS = frozenset({"ke_toan", "thu_quy"})
_ACCOUNTANT = "ke_toan"


def may_note(person: Person, sent: PostalSending | None) -> bool:
    """Ai ghi được bước tiếp theo."""
    if sent is None:
        return bool(person.roles & _SENDERS)
    came_back = PostalReturn.objects.filter(sending=sent).exists()
    return _ACCOUNTANT in person.roles and not came_back


def posting_of(paper: Payment, person: Person, *, is_checked: bool) -> dict[str, Any]:
    """Phần bưu chính của một lệnh chi; only a cash order of a case for one payee has it."""
    sent = PostalSending.objects.filter(payment=paper).first()
    back = PostalReturn.objects.filter(sending=sent).first() if sent else None
    fits = (
        paper.purpose == Payment.Purpose.CASE
        and paper.channel == Account.CASH
        and paper.lines == 1
        and not paper.items.filter(distribution__isnull=False).exists()
    )
    return {
        "sent": sent,
        "posted_back": back,
        "may_post": fits and is_checked and may_note(person, sent),
    }
