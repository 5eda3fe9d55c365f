"""Quyển biên lai giấy mất, cháy, tiêu huỷ: told in time, nothing issued after it."""

from dataclasses import dataclass
from datetime import date, datetime

from thads.law.distribution.receipts import receipt_form
from thads.law.periods import Counted, count, default_calendar
from thads.law.statutes import DatedValue, value
from thads.records.agencies.access import Person
from thads.records.cashbook.models import BookLoss, ReceiptBook
from thads.records.cashbook.refusals import MoneyRefused, refusals

_TELL = "bao_mat_bien_lai"


@dataclass(frozen=True, slots=True)
class Loss:
    """Mất, cháy, tiêu huỷ: what happened, when, told to whom with which paper."""

    kind: str
    on: date
    told_on: date
    told_to: str
    paper: str


def lose_book(
    *, book_id: int, loss: Loss, by: Person | None, now: datetime
) -> BookLoss:
    """Ghi phần chưa dùng của quyển biên lai đã mất, cháy hoặc tiêu huỷ; nothing after it.

    Paper is destroyed once it may not be used any more, not before.
    """
    if loss.kind == BookLoss.Kind.DESTROYED:
        _out_of_force(loss.on)
    with refusals():
        book = ReceiptBook.objects.get(pk=book_id)
        made = BookLoss.objects.create(
            book=book,
            agency_id=book.agency_id,
            kind=loss.kind,
            on=loss.on,
            told_on=loss.told_on,
            told_to=loss.told_to,
            paper=loss.paper,
            said_by=by.account_id if by else None,
            said_at=now,
        )
        made.refresh_from_db()
        return made


def _out_of_force(on: date) -> None:
    form = receipt_form(ReceiptBook.Medium.PAPER, on)
    if form is not None:
        until = f" đến hết {form.valid.last:%d/%m/%Y}" if form.valid.last else ""
        raise MoneyRefused(
            f"Chưa được: ngày {on:%d/%m/%Y} biên lai giấy còn dùng được{until} "
            f"({form.citation}). Tiêu huỷ số chưa dùng từ ngày sau đó.",
            "paper_receipts_are_destroyed_after_their_term",
        )


def told_by(on: date) -> tuple[Counted, DatedValue]:
    """Phải báo cáo mất, cháy chậm nhất ngày nào, and on what that rests."""
    basis = value(_TELL, on)
    return count(basis.unit, on, int(basis.value), default_calendar()), basis
