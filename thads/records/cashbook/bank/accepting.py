"""Nhận khoản tiền đến cho một việc: receipt, act, case and cash book move together, once.

What is not a party's money goes back by a payment order that two hands make.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.distribution.receipts import receipt_form
from thads.records.agencies.access import Person
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions import Payee, Payer, identify, prepare_payment
from thads.records.cashbook.bank.matching import Match, exact_matches
from thads.records.cashbook.bank.own_looks import refuse_own
from thads.records.cashbook.bank.own_moves import own_moves, without_own
from thads.records.cashbook.models import Payment, Receipt, ReceiptBook, Transfer
from thads.records.cashbook.queries.waiting import Unidentified, unidentified
from thads.records.cashbook.refusals import MoneyRefused
from thads.records.ledger.values import Recorded, Refused

_ELECTRONIC = ReceiptBook.Medium.ELECTRONIC


def accept(
    *,
    transfer_id: int,
    case_id: int,
    amount: int,
    by: Person,
    now: datetime,
    obligation_id: int | None = None,
    reason: str = "",
) -> tuple[Receipt, Recorded] | Refused:
    """Nhận: the next electronic receipt in the payer's name as the bank has it.

    A second click finds the transfer used and is refused by the database. Money that looks
    like the agency's own needs a `reason`.
    """
    transfer = Transfer.objects.get(pk=transfer_id)
    payer = Payer(
        transfer.payer or "Người chuyển theo báo có",
        obligation_id=obligation_id,
        content=transfer.content,
        note=refuse_own(transfer, reason),
    )
    return identify(
        transfer_id=transfer_id,
        book_id=electronic_book(transfer.agency_id, transfer.on),
        proceeding_id=case_id,
        amount=amount,
        payer=payer,
        by=by,
        now=now,
    )


def electronic_book(agency_id: int, on: date) -> int:
    """Dải biên lai điện tử dùng được vào ngày đó: the newest one."""
    form = receipt_form(_ELECTRONIC, on)
    rows = ReceiptBook.objects.filter(
        agency_id=agency_id, medium=_ELECTRONIC, issued_on__lte=on
    )
    book = rows.order_by("-issued_on", "-pk").first()
    if form is None or book is None:
        raise MoneyRefused(
            f"Chưa được: ngày {on:%d/%m/%Y} cơ quan không có dải biên lai điện tử nào "
            "dùng được. Cấp dải biên lai, hoặc nhận bằng trang “Xác định”.",
            "receipt_medium_is_in_force",
        )
    return book.pk


@dataclass(frozen=True, slots=True)
class Accepted:
    """Kết quả nhận một loạt: how many, how many remain, and what was refused."""

    done: int
    left: int
    refused: Sequence[str]


def accept_exact(
    *,
    agency_id: int,
    by: Person,
    now: datetime,
    most: int,
    after: int = 0,
) -> tuple[Accepted, int]:
    """Nhận các khoản khớp đúng mã, a few at a time; where to go on.

    Each is a transaction of its own: what was accepted stays when the rest is left.
    """
    came = unidentified(agency_id)
    theirs = without_own(came, own_moves(agency_id, came))
    waiting = [each for each in theirs if each.transfer.pk > after]
    found = sorted(exact_matches(waiting), key=lambda each: each.transfer.pk)
    refused: list[str] = []
    for each in found[:most]:
        if sentence := _one(each, by, now):
            refused.append(f"{each.transfer.reference}: {sentence}")
        after = each.transfer.pk
    done = min(most, len(found)) - len(refused)
    return Accepted(done, max(0, len(found) - most), refused), after


def _one(match: Match, by: Person, now: datetime) -> str:
    """Why it was not accepted; empty when it was."""
    candidate = match.exact
    if candidate is None:
        return "không còn khớp"
    obligation = candidate.obligation
    try:
        answer = accept(
            transfer_id=match.transfer.pk,
            case_id=candidate.case.pk,
            amount=match.left,
            by=by,
            now=now,
            obligation_id=obligation.pk if obligation else None,
        )
    except MoneyRefused as error:
        return str(error)
    return (
        "luật không cho ghi thu tiền ở việc này" if isinstance(answer, Refused) else ""
    )


def give_back(
    *,
    waits: Unidentified,
    payee: str,
    account_number: str,
    on: date,
    by: Person,
    now: datetime,
) -> Payment:
    """Lập lệnh chi trả lại khoản chuyển nhầm, for a head to check."""
    transfer = waits.transfer
    return prepare_payment(
        agency_id=transfer.agency_id,
        channel=transfer.account,
        payees=[
            Payee(
                payee,
                waits.left,
                account_number=account_number,
                from_account=Account.UNIDENTIFIED,
            )
        ],
        on=on,
        by=by,
        now=now,
        purpose=Payment.Purpose.RETURN,
        content=f"Trả lại khoản chuyển nhầm {transfer.reference}",
        transfer_id=transfer.pk,
    )
