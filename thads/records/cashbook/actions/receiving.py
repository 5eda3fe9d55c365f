"""Thu tiền: books of receipts, receipts with their act, transfers and their cases."""

from dataclasses import dataclass
from datetime import date, datetime

from thads.law.distribution.receipts import receipt_form
from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.cases.actions import record_act
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions.moving import enter
from thads.records.cashbook.models import (
    BookReturn,
    Receipt,
    ReceiptBook,
    Transfer,
)
from thads.records.cashbook.refusals import MoneyRefused, UndoneByLaw, refusals
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded, Refused


@dataclass(frozen=True, slots=True)
class Payer:
    """Người nộp: who pays, and for which obligation and party of the case.

    `note` is what the act says besides, where taking the money needed a reason.
    `paid_for` is the debtor in whose place another pays; `fingerprint` the finger and hand
    of a payer who cannot write.
    """

    name: str
    address: str = ""
    party_id: int | None = None
    obligation_id: int | None = None
    content: str = ""
    note: str = ""
    paid_for: str = ""
    paid_for_address: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Khoản tiền đến tài khoản, as the bank's or treasury's advice has it."""

    account: str
    reference: str
    on: date
    amount: int
    payer: str = ""
    content: str = ""


def issue_book(
    *,
    agency_id: int,
    medium: str,
    symbol: str,
    numbers: tuple[int, int],
    holder: int | None,
    on: date,
    by: Person | None,
    form_code: str = "",
) -> ReceiptBook:
    """Cấp quyển biên lai giấy cho một người, or open a range of electronic numbers.

    The kind must be one that may be used on the day: paper receipts end with the law.
    `form_code` chooses among the kinds of the medium (EBL01, EBL02).
    """
    form = receipt_form(medium, on, form_code)
    if form is None:
        raise MoneyRefused(
            f"Không được: ngày {on:%d/%m/%Y} không còn dùng hoặc chưa dùng loại biên lai "
            "này.",
            "receipt_medium_is_in_force",
        )
    if not form.fits(symbol, numbers[1]):
        raise MoneyRefused(
            f"Ký hiệu {symbol}, số đến {numbers[1]} không đúng quy định: {form.text} "
            f"[{form.citation}].",
            "receipt_symbol_and_number",
        )
    with refusals():
        return ReceiptBook.objects.create(
            agency_id=agency_id,
            medium=medium,
            form=form.code,
            symbol=symbol,
            first_number=numbers[0],
            last_number=numbers[1],
            holder=holder,
            issued_on=on,
            issued_by=by.account_id if by else None,
        )


def receive(
    *,
    book_id: int,
    proceeding_id: int,
    channel: str,
    amount: int,
    payer: Payer,
    on: date,
    by: Person | None,
    now: datetime,
    transfer_id: int | None = None,
    act: str = "thu_tien",
) -> tuple[Receipt, Recorded] | Refused:
    """Thu tiền của một việc: the next receipt of the book and the act, or neither.

    `channel`: tien_mat (cashier), chap_hanh_vien_giu (officer, outside the office),
    ngan_hang, kho_bac, and tien_mua_tai_san for the price that a buyer had paid in before
    (accountant). `act` is what the money is: collected, the price of a thing, forfeited.
    """
    try:
        with refusals():
            receipt = _receipt(
                book_id, proceeding_id, channel, amount, payer, on, by, now, transfer_id
            )
            answer = record_act(
                proceeding_id=proceeding_id,
                act=ProposedAct(
                    act,
                    on,
                    number=receipt.text,
                    amount=amount,
                    note=payer.note or None,
                ),
                by=by,
                now=now,
            )
            if isinstance(answer, Refused):
                raise UndoneByLaw(answer)
            return receipt, answer
    except UndoneByLaw as undone:
        return undone.refused


def _receipt(
    book_id: int,
    proceeding_id: int,
    channel: str,
    amount: int,
    payer: Payer,
    on: date,
    by: Person | None,
    now: datetime,
    transfer_id: int | None,
) -> Receipt:
    book = ReceiptBook.objects.get(pk=book_id)
    _still_in_force(book, on)
    # The database's number comes back with the row: there is nothing to read again.
    return Receipt.objects.create(
        agency_id=book.agency_id,
        book=book,
        on=on,
        issued_at=now,
        issued_by=by.account_id if by else book.holder,
        proceeding_id=proceeding_id,
        obligation_id=payer.obligation_id,
        party_id=payer.party_id,
        channel=channel,
        amount=amount,
        payer=payer.name,
        payer_address=payer.address,
        content=payer.content,
        paid_for=payer.paid_for,
        paid_for_address=payer.paid_for_address,
        fingerprint=payer.fingerprint,
        transfer_id=transfer_id,
    )


def _still_in_force(book: ReceiptBook, on: date) -> None:
    if receipt_form(book.medium, on) is None:
        raise MoneyRefused(
            f"Không được: ngày {on:%d/%m/%Y} không còn dùng biên lai của quyển này.",
            "receipt_medium_is_in_force",
        )


def spoil(
    *, book_id: int, reason: str, on: date, by: Person | None, now: datetime
) -> Receipt:
    """Ghi nhận biên lai hỏng: its number is used, with the reason and no money."""
    with refusals():
        book = ReceiptBook.objects.get(pk=book_id)
        receipt = Receipt.objects.create(
            agency_id=book.agency_id,
            book=book,
            on=on,
            issued_at=now,
            issued_by=by.account_id if by else book.holder,
            spoiled=reason,
        )
        receipt.refresh_from_db()
        return receipt


def take_back_book(*, book_id: int, on: date, by: Person, now: datetime) -> BookReturn:
    """Nhận lại quyển biên lai giấy and its stubs; nothing is issued from it any more."""
    with refusals():
        book = ReceiptBook.objects.get(pk=book_id)
        made = BookReturn.objects.create(
            book=book,
            agency_id=book.agency_id,
            on=on,
            received_by=by.account_id,
            received_at=now,
        )
        made.refresh_from_db()
        return made


def bring_in(
    *, agency_id: int, money: Incoming, by: Person | None, now: datetime
) -> Transfer:
    """Nhập một khoản tiền đến chưa rõ của việc nào; the same reference only once."""
    with refusals():
        transfer = Transfer.objects.create(
            agency_id=agency_id,
            account=money.account,
            reference=money.reference,
            on=money.on,
            amount=money.amount,
            payer=money.payer,
            content=money.content,
            brought_in_by=by.account_id if by else None,
            brought_in_at=now,
        )
        enter(
            "tien_den",
            agency_id=agency_id,
            debit=money.account,
            credit=Account.UNIDENTIFIED,
            amount=money.amount,
            on=money.on,
            by=by,
            now=now,
            sub={"transfer": transfer.pk},
        )
        return transfer


def identify(
    *,
    transfer_id: int,
    book_id: int,
    proceeding_id: int,
    amount: int,
    payer: Payer,
    by: Person | None,
    now: datetime,
) -> tuple[Receipt, Recorded] | Refused:
    """Xác định khoản tiền đến là của việc nào, whole or a part: receipt and act."""
    transfer = Transfer.objects.get(pk=transfer_id)
    return receive(
        book_id=book_id,
        proceeding_id=proceeding_id,
        channel=Account.UNIDENTIFIED,
        amount=amount,
        payer=payer,
        on=transfer.on,
        by=by,
        now=now,
        transfer_id=transfer_id,
    )


def agency_of(proceeding_id: int) -> int:
    """Cơ quan giữ việc."""
    unit = Unit.objects.get(pk=Proceeding.objects.get(pk=proceeding_id).unit_id)
    assert unit.agency_id is not None
    return unit.agency_id
