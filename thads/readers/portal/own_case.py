"""Việc của bạn: what a party is shown of its own case, each figure with how it came."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from thads.law.acts import name
from thads.law.acts.history import MovementKind
from thads.law.acts.telling_parties import plain_status, plain_terms
from thads.law.deadlines import TermKind, term
from thads.law.money.references import CASE, reference
from thads.records.cases.presenters.chips import Chip, status_chip
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.paying_in import PayIn
from thads.records.citizens.lookup import OwnCase

_MOVED = {
    MovementKind.COLLECTED: "Đã thu tiền",
    MovementKind.HANDED_OVER: "Đã giao tài sản",
    MovementKind.REDUCED: "Toà án cho miễn, giảm",
    MovementKind.TERMINATED: "Đình chỉ",
    MovementKind.ENTRUSTED: "Uỷ thác cho cơ quan khác",
    MovementKind.LATE_INTEREST: "Lãi chậm thi hành án được xác định, cộng thêm",
}
_RECEIVED = (MovementKind.COLLECTED, MovementKind.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Moved:
    """Một lần tiền của việc thay đổi."""

    on: date
    label: str
    amount: int
    is_added: bool = False


@dataclass(frozen=True, slots=True)
class NextStep:
    """Bước tiếp theo; without a day no term runs."""

    text: str
    on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Trang kết quả tra cứu."""

    title: str
    chip: Chip
    is_debtor: bool
    is_alone: bool
    due: int
    remaining: int
    received: int
    paid_out: int
    moved: list[Moved]
    next: NextStep
    acts: list[tuple[date, str]]
    unit: str
    unit_name: str
    pay_in: PayIn | None


def shown(own: OwnCase, today: date) -> Shown:
    """Những gì bên này được xem, as of today."""
    told = own.told
    moved = [_moved(each) for each in told["moves"]]
    received = [e["amount"] for e in told["moves"] if e["kind"] in _RECEIVED]
    return Shown(
        title=told["number"] or told["code"],
        chip=status_chip(told["status"]),
        is_debtor=own.is_debtor,
        is_alone=told["alone"],
        due=told["due"],
        remaining=told["remaining"],
        received=sum(received),
        paid_out=told["paid_out"] or 0,
        moved=moved,
        next=_next(own, today),
        acts=[(_day(each["on"]), name(each["code"])) for each in told["acts"]],
        unit=told["unit"],
        unit_name=told["unit_name"],
        pay_in=_pay_in(own),
    )


def _moved(row: dict[str, Any]) -> Moved:
    label, amount = _MOVED[MovementKind(row["kind"])], row["amount"]
    return Moved(_day(row["on"]), label, abs(amount), amount < 0)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _next(own: OwnCase, today: date) -> NextStep:
    """The nearest day still to come; where all are past, the duty that passed last.

    A wait that is over, such as that for willing performance, is no step any more.
    """
    every = [(_day(each["due_on"]), each["code"]) for each in own.told["terms"]]
    terms = [e for e in every if e[0] >= today or term(e[1]).kind is TermKind.DUTY]
    if not terms or own.day("ended_on"):
        return NextStep(plain_status(own.told["status"]), None, False)
    ahead = [each for each in terms if each[0] >= today]
    on, code = min(ahead) if ahead else max(terms)
    return NextStep(plain_terms()[code], on, on < today)


def _pay_in(own: OwnCase) -> PayIn | None:
    """VietQR for the whole case: for who owes, while something remains."""
    account, remaining = own.told["account"], own.told["remaining"]
    if not account or remaining <= 0 or own.day("ended_on"):
        return None
    kept = CustodyAccount(**account)
    return PayIn(
        "Cả việc", kept, reference(CASE, own.told["case"]), remaining, remaining
    )
