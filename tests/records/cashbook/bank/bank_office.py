"""Phòng có tài khoản ngân hàng: entered by the accountant, approved by the head."""

from datetime import date

from tests.records.cashbook.money_office import NOW, MoneyOffice, person
from thads.records.cashbook.bank.custody import (
    NewAccount,
    approve_account,
    propose_account,
)
from thads.records.cashbook.bank.models import CustodyAccount

BANK, NUMBER, NAME = "970436", "1903668879", "PHONG THADS KHU VUC 1"
SINCE = date(2026, 7, 1)


def an_account_proposed(office: MoneyOffice, number: str = NUMBER) -> CustodyAccount:
    """Tài khoản đã khai, chưa duyệt."""
    return propose_account(
        agency_id=office.agency,
        account=NewAccount("ngan_hang", number, NAME, SINCE, bank=BANK),
        by=person(office.accountant),
        now=NOW,
    )


def an_account_in_use(office: MoneyOffice, number: str = NUMBER) -> CustodyAccount:
    """Tài khoản đã duyệt."""
    account = an_account_proposed(office, number)
    approve_account(account_id=account.pk, by=person(office.head), now=NOW)
    return account
