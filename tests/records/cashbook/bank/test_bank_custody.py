"""Tài khoản tạm giữ: two hands, never changed, known by its days, seen by its agency."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import (
    BANK,
    NAME,
    NUMBER,
    SINCE,
    an_account_in_use,
    an_account_proposed,
)
from tests.records.cashbook.money_office import (
    NOW,
    MoneyOffice,
    acting,
    an_office,
    person,
)
from thads.records.agencies.models import Role
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.bank import custody, own_accounts
from thads.records.cashbook.bank.custody import NewAccount
from thads.records.cashbook.bank.models import CustodyAccount, CustodyApproval

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def test_an_account_is_used_once_a_head_has_approved_it(office: MoneyOffice) -> None:
    account = an_account_proposed(office)
    assert custody.accounts_on(office.agency, SINCE) == []
    custody.approve_account(account_id=account.pk, by=person(office.head), now=NOW)
    assert custody.accounts_on(office.agency, SINCE) == [account]
    assert custody.accounts_on(office.agency, date(2026, 6, 30)) == []
    assert custody.bank_name(account) == "VCB"


def test_custody_account_needs_two_hands(office: MoneyOffice) -> None:
    account = an_account_proposed(office)
    with pytest.raises(MoneyRefused) as refused:
        custody.approve_account(
            account_id=account.pk, by=person(office.accountant), now=NOW
        )
    assert refused.value.rule == "custody_account_needs_two_hands"


def test_an_account_in_use_is_not_entered_again(office: MoneyOffice) -> None:
    an_account_in_use(office)
    with pytest.raises(MoneyRefused) as refused:
        an_account_proposed(office)
    assert refused.value.rule == "one_custody_account"


def test_bank_has_its_code(office: MoneyOffice) -> None:
    unknown = NewAccount("ngan_hang", NUMBER, NAME, SINCE, bank="123456")
    with pytest.raises(MoneyRefused) as refused:
        custody.propose_account(
            agency_id=office.agency,
            account=unknown,
            by=person(office.accountant),
            now=NOW,
        )
    assert refused.value.rule == "bank_has_its_code"


def test_an_account_ends_with_a_day_and_a_reason(office: MoneyOffice) -> None:
    account, last = an_account_in_use(office), date(2026, 8, 31)
    ended = {"account_id": account.pk, "valid_to": last, "now": NOW}
    with pytest.raises(MoneyRefused):
        custody.end_account(reason="", by=person(office.head), **ended)
    custody.end_account(reason="Đổi ngân hàng", by=person(office.head), **ended)
    assert own_accounts.taking_in(office.agency, last) == account
    assert own_accounts.taking_in(office.agency, date(2026, 9, 1)) is None
    with pytest.raises(MoneyRefused):
        custody.end_account(reason="Lần nữa", by=person(office.head), **ended)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cashbook_custodyaccount SET number = '999999'",
        "DELETE FROM cashbook_custodyapproval",
        "UPDATE cashbook_custodyapproval SET approved_by = 1",
    ],
)
def test_accounts_are_never_changed(office: MoneyOffice, statement: str) -> None:
    an_account_in_use(office)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_database_knows_who_may_open_an_account(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    account = an_account_proposed(office)
    for hand in (office.cashier, office.officer, office.accountant):
        with acting(as_app_role, hand) as who, pytest.raises(MoneyRefused):
            custody.approve_account(account_id=account.pk, by=who, now=NOW)
    for hand in (office.cashier, office.officer, office.head):
        with acting(as_app_role, hand) as who, pytest.raises(MoneyRefused):
            custody.propose_account(
                agency_id=office.agency,
                account=NewAccount("ngan_hang", "888888", NAME, SINCE, bank=BANK),
                by=who,
                now=NOW,
            )
    with acting(as_app_role, office.head) as who:
        custody.approve_account(account_id=account.pk, by=who, now=NOW)
    assert CustodyApproval.objects.get().approved_by == office.head.pk


def test_another_agency_sees_no_account(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    an_account_in_use(office)
    stranger = an_account(a_province("CD").top, Role.ACCOUNTANT)
    with acting(as_app_role, stranger):
        assert not CustodyAccount.objects.exists()


def test_accountant_and_head_open_an_account_on_its_page(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    with as_app_role():
        accountant, head = sign_in(office.accountant), sign_in(office.head)
        typed = {
            "noi_mo": "ngan_hang",
            "ngan_hang": BANK,
            "so_tai_khoan": NUMBER,
            "ten": NAME,
            "muc_dich": "thu_tien",
            "tu_ngay": "01/07/2026",
        }
        wrong = accountant.post("/tien/tai-khoan/", {**typed, "ngan_hang": ""})
        assert wrong.status_code == 422 and "Chưa chọn ngân hàng" in wrong.text
        assert accountant.post("/tien/tai-khoan/", typed).status_code == 302
        account = CustodyAccount.objects.get()
        decide = f"/tien/tai-khoan/{account.pk}"
        assert "chờ duyệt" in head.get("/tien/tai-khoan/").text
        assert accountant.post(f"{decide}/duyet/").status_code == 422
        assert head.post(f"{decide}/duyet/").status_code == 302
        assert "đang dùng" in accountant.get("/tien/tai-khoan/").text
        ended = {"den_ngay": "01/08/2026", "ly_do": "Đổi ngân hàng"}
        assert head.post(f"{decide}/thoi-dung/", {}).status_code == 422
        assert head.post(f"{decide}/thoi-dung/", ended).status_code == 302
        assert "thôi dùng" in accountant.get("/tien/tai-khoan/").text
        assert head.post(f"{decide}/xoa/").status_code == 404
