"""Tiền chỉ rời nơi đang giữ đủ: asked by the database, through every door."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
    person,
    standing,
)
from thads.records.agencies.models import Account as SignIn
from thads.records.cashbook import actions, checking
from thads.records.cashbook.accounts import CUSTODY, RECEIVABLE, Account
from thads.records.cashbook.actions import MoneyRefused, Payee
from thads.records.cashbook.models import Entry, Payment
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Recorded, Refused

pytestmark = pytest.mark.django_db


def told(refused: pytest.ExceptionInfo[MoneyRefused]) -> str:
    assert refused.value.rule == "nothing_moves_that_is_not_there"
    return str(refused.value)


def common(office: MoneyOffice) -> dict[str, Any]:
    return {"agency_id": office.agency, "on": TODAY, "by": None, "now": NOW}


def ordered(office: MoneyOffice, amount: int, channel: str = "tien_mat") -> Payment:
    payment = actions.prepare_payment(
        agency_id=office.agency,
        channel=channel,
        payees=[Payee("Trần Thị Bình", amount)],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
    )
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    return payment


def test_every_account_says_who_holds_it_and_on_which_side() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT account, name, side FROM cashbook_holdings()")
        rows = cursor.fetchall()
    assert {account: name for account, name, _ in rows} == dict(Account.choices)
    on_debit = {account for account, _, side in rows if side == "no"}
    assert on_debit == {*CUSTODY, *RECEIVABLE}


def test_cash_is_not_drawn_from_a_bank_account_that_holds_nothing() -> None:
    office = an_office()
    collect(office, 2_500_000, None)
    with pytest.raises(MoneyRefused) as refused:
        actions.withdraw_cash(amount=1_000_000, source="ngan_hang", **common(office))
    sentence = told(refused)
    assert "cần 1.000.000 đồng từ “Tài khoản ngân hàng”" in sentence
    assert "chỉ còn 0 đồng" in sentence
    actions.bank_cash(to="ngan_hang", amount=1_500_000, **common(office))
    actions.withdraw_cash(amount=1_000_000, source="ngan_hang", **common(office))
    assert standing(office.agency) == {
        "tien_mat": 2_000_000,
        "ngan_hang": 500_000,
        "giu_ho": -2_500_000,
    }


def test_an_order_is_not_paid_from_a_place_that_holds_less() -> None:
    office = an_office()
    collect(office, 900, None)
    order = ordered(office, 700, channel="ngan_hang")
    entries = Entry.objects.count()
    answer = actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)
    assert isinstance(answer, Refused)
    (why,) = answer.refusals
    assert why.rule == "nothing_moves_that_is_not_there"
    assert Entry.objects.count() == entries
    actions.bank_cash(to="ngan_hang", amount=700, **common(office))
    answer = actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)
    assert isinstance(answer, Recorded)
    assert list(checking.differences()) == []


def test_what_one_officer_holds_is_not_handed_over_by_another() -> None:
    office = an_office()
    outside = {"channel": "chap_hanh_vien_giu", "book": office.paper}
    collect(office, 900, person(office.officer), **outside)
    hand = {**common(office), "officer_account": office.head.pk}
    with pytest.raises(MoneyRefused) as refused:
        actions.hand_over_cash(amount=1, **hand)
    assert "của người này" in told(refused)


def test_a_reversal_may_leave_less_and_then_nothing_leaves() -> None:
    """A receipt that never was: the truth is written, and the fund pays nothing more."""
    office = an_office()
    collect(office, 900, None)
    collect(office, 500, None)
    actions.bank_cash(to="ngan_hang", amount=1_000, **common(office))
    undo = ProposedAct("dinh_chinh", TODAY, corrects=5)
    by = person(office.head)
    ledger.record(proceeding_id=office.case, act=undo, by=by, now=NOW)
    assert standing(office.agency)["tien_mat"] == -500
    with pytest.raises(MoneyRefused) as refused:
        actions.bank_cash(to="ngan_hang", amount=1, **common(office))
    assert "chỉ còn 0 đồng" in told(refused)


def test_who_writes_past_the_program_is_refused_too() -> None:
    office = an_office()
    collect(office, 900, None)
    with pytest.raises(IntegrityError, match="chỉ còn 900 đồng"), transaction.atomic():
        _written_by_hand(office.agency, 901)


def _written_by_hand(agency: int, amount: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO cashbook_entry (agency_id, kind, "on", posted_on, posted_at,'
            " amount, lines) VALUES (%s, 'nop_ngan_hang', %s, %s, now(), %s, 2)"
            " RETURNING id",
            [agency, TODAY, TODAY, amount],
        )
        (entry,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO cashbook_line (entry_id, agency_id, account, debit, credit)"
            " VALUES (%s, %s, 'ngan_hang', %s, 0), (%s, %s, 'tien_mat', 0, %s)",
            [entry, agency, amount, entry, agency, amount],
        )


@pytest.mark.django_db(transaction=True)
def test_two_payments_at_once_do_not_overdraw() -> None:
    """Cash for one of four: through two doors at once, one is paid and three refused."""
    office = an_office()
    collect(office, 1_000, None)
    collect(office, 1_000, None, channel="ngan_hang")
    orders = [ordered(office, 600).pk for _ in range(2)]

    def banked() -> bool:
        try:
            actions.bank_cash(to="ngan_hang", amount=600, **common(office))
        except MoneyRefused:
            return False
        return True

    def paid(order: int) -> bool:
        answer = actions.pay(payment_id=order, on=TODAY, by=None, now=NOW)
        return isinstance(answer, Recorded)

    def one(number: int) -> bool:
        try:
            return banked() if number > 1 else paid(orders[number])
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(one, range(4)))
    assert sum(done) == 1
    assert standing(office.agency)["tien_mat"] == 400
    assert list(checking.differences()) == []


def test_the_page_offers_only_what_this_person_may_do_and_what_is_there(
    client: Client,
) -> None:
    office = an_office()
    collect(office, 900, None)
    order = ordered(office, 700, channel="ngan_hang")

    def page(account: SignIn) -> str:
        client.force_login(account)
        return client.get(f"/tien/chi/{order.pk}/").content.decode()

    short = page(office.cashier)
    assert "còn thiếu 700 đồng" in short
    assert "Ghi đã chi" not in short
    actions.bank_cash(to="ngan_hang", amount=800, **common(office))
    assert "đang giữ 800 đồng" in page(office.cashier)
    assert "Ghi đã chi" in page(office.cashier)
    assert "Huỷ lệnh chi" not in page(office.cashier)
    assert "Huỷ lệnh chi" in page(office.head)
    client.force_login(office.accountant)
    form = client.get(f"/viec/{office.case}/lenh-chi/").content.decode()
    assert "Chuyển khoản từ ngân hàng, đang giữ 800 đồng" in form
    assert "Nhập tiền đến" in client.get("/tien/").content.decode()
    client.force_login(office.cashier)
    assert "Nhập tiền đến" not in client.get("/tien/").content.decode()
