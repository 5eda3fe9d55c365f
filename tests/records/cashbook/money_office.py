"""Phòng có đủ người giữ tiền: head, accountant, cashier, officer, and one case."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.builders.agencies import Province, a_province, an_account
from tests.builders.cases import a_case
from tests.builders.proceedings import moment
from thads.records.agencies import access
from thads.records.agencies.access import Person
from thads.records.agencies.models import Account, Level, Role
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Payer
from thads.records.cashbook.models import Balance, Receipt, ReceiptBook

TODAY = date(2026, 8, 5)
NOW = moment(TODAY, 10)
DUE = 700_000_000
AsRole = Callable[[], Any]
_OPENED = [
    ("nhan_ban_an", date(2026, 7, 1), {}),
    ("nhan_yeu_cau", date(2026, 7, 2), {}),
    ("quyet_dinh_thi_hanh_an", date(2026, 7, 6), {"number": "412/QĐ-KV1"}),
    ("thong_bao", date(2026, 7, 8), {}),
]


@dataclass(frozen=True, slots=True)
class MoneyOffice:
    """Cơ quan: its people, its books of receipts, its case."""

    province: Province
    head: Account
    accountant: Account
    cashier: Account
    officer: Account
    case: int
    electronic: ReceiptBook
    paper: ReceiptBook

    @property
    def agency(self) -> int:
        """The province's agency holds the book."""
        return self.province.top.pk


def an_office(code: str = "QN", *, coded: date = date(2025, 7, 1)) -> MoneyOffice:
    """Tỉnh một phòng khu vực, with everybody who touches money."""
    province = a_province(code, level=Level.REGIONAL_ROOM, units=1)
    room = province.first
    officer = an_account(room, Role.OFFICER, province.officers[room.code])
    case = a_case(room, province.officers[room.code], _OPENED, due=DUE)
    top = province.top
    a_tax_code(top.pk, coded)
    return MoneyOffice(
        province=province,
        head=an_account(top, Role.HEAD),
        accountant=an_account(top, Role.ACCOUNTANT),
        cashier=an_account(top, Role.CASHIER),
        officer=officer,
        case=case,
        electronic=a_book(top.pk, "dien_tu", "26TAA", (1, 99_999_999), None),
        paper=a_book(top.pk, "giay", "AA/2026", (51, 53), officer.pk),
    )


def a_tax_code(agency: int, since: date) -> None:
    """Mã số thuế của cơ quan, without which no electronic receipt is issued."""
    actions.say_tax_code(
        agency_id=agency,
        tax_code="0100112437",
        basis="Thông báo mã số thuế ngày 01/7/2025",
        valid_from=since,
        by=None,
        now=NOW,
    )


def a_book(
    agency: int, medium: str, symbol: str, numbers: tuple[int, int], holder: int | None
) -> ReceiptBook:
    """Quyển biên lai."""
    return actions.issue_book(
        agency_id=agency,
        medium=medium,
        symbol=symbol,
        numbers=numbers,
        holder=holder,
        on=date(2026, 7, 1),
        by=None,
    )


def person(account: Account) -> Person:
    """Người của tài khoản, as the page knows them."""
    found = access.person(account.pk, TODAY)
    assert found is not None
    return found


@contextmanager
def acting(as_role: AsRole, account: Account) -> Iterator[Person]:
    """Như trên trang: the web's role, with this person's pass."""
    who = person(account)
    with as_role():
        access.show_pass(account.pk)
        yield who
        access.show_pass(None)


def collect(
    office: MoneyOffice,
    amount: int,
    by: Person | None,
    *,
    channel: str = "tien_mat",
    book: ReceiptBook | None = None,
    on: date = TODAY,
) -> Receipt:
    """Thu một khoản; the receipt."""
    answer = actions.receive(
        book_id=(book or office.electronic).pk,
        proceeding_id=office.case,
        channel=channel,
        amount=amount,
        payer=Payer("Nguyễn Hữu Tạo", "Số 12 ngõ 3"),
        on=on,
        by=by,
        now=NOW,
    )
    assert isinstance(answer, tuple), answer
    return answer[0]


def standing(agency: int) -> dict[str, int]:
    """Số dư khác không của một cơ quan, debit less credit."""
    found: dict[str, int] = {}
    rows = Balance.objects.filter(agency_id=agency)
    for account, amount in rows.values_list("account", "amount"):
        found[account] = found.get(account, 0) + amount
    return {account: amount for account, amount in found.items() if amount}
