"""Nộp ngân sách theo bảng kê: one payment for many cases, each đồng of each case once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    person,
    standing,
)
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import MoneyRefused, Payee, Payer
from thads.records.cashbook.models import Entry, Payment, PaymentCheck, PaymentItem
from thads.records.ledger.values import Recorded

AsApp = Callable[[], Any]
STATE = "phai_nop_ngan_sach"


def forfeited(office: MoneyOffice, amount: int, case: int | None = None) -> None:
    answer = actions.receive(
        book_id=office.electronic.pk,
        proceeding_id=case or office.case,
        channel="kho_bac",
        amount=amount,
        payer=Payer("Công an tỉnh"),
        on=TODAY,
        by=None,
        now=NOW,
        act="nhan_tien_tich_thu",
    )
    assert isinstance(answer, tuple), answer


def a_list(office: MoneyOffice) -> Payment:
    return actions.prepare_budget_list(
        agency_id=office.agency,
        channel="kho_bac",
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )


def of_the_case(office: MoneyOffice, amount: int) -> Payment:
    return actions.prepare_payment(
        agency_id=office.agency,
        channel="kho_bac",
        payees=[Payee("Kho bạc", amount, from_account=STATE)],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
        purpose="nop_tien_tich_thu",
    )


def checked(office: MoneyOffice, *orders: Payment) -> None:
    for each in orders:
        actions.check_payment(payment_id=each.pk, by=person(office.head), now=NOW)


def pays(payment: Payment) -> bool:
    """Whether money left by it."""
    try:
        answer = actions.pay(payment_id=payment.pk, on=TODAY, by=None, now=NOW)
    except MoneyRefused:
        return False
    finally:
        connection.close()
    return isinstance(answer, (int, Recorded))


@pytest.mark.django_db
def test_a_page_orders_what_every_case_owes_the_budget_as_one_list(
    as_app_role: AsApp,
) -> None:
    office = an_office()
    forfeited(office, 300_000)
    with as_app_role():
        accountant = sign_in(office.accountant)
        assert "300.000" in accountant.get("/tien/quy/").text
        way = "/tien/ngan-sach/nop/"
        paper = accountant.post(way, {"noi_nop": "kho_bac"})["Location"]
        again = accountant.post(way, {"noi_nop": "kho_bac"}, follow=True)
        assert "Không có tiền phải nộp ngân sách" in again.text
        shown = accountant.get(paper).text
        assert "412/QĐ-KV1" in shown and "18/2026/KDTM-ST" in shown
        assert "Duyệt lệnh chi" not in shown
        refused = accountant.post(f"{paper}duyet/")
        assert refused.status_code == 422
        assert accountant.post(f"{paper}da-chi/").status_code == 422
        assert sign_in(office.officer).post(
            way, {"noi_nop": "kho_bac"}
        ).status_code in (
            302,
            403,
        )
    order = Payment.objects.get()
    checked(office, order)
    actions.pay(payment_id=order.pk, on=TODAY, by=None, now=NOW)
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []


@pytest.mark.django_db
def test_a_budget_list_names_each_case_once() -> None:
    office, other = an_office(), an_office("HP")
    forfeited(office, 300_000)
    told: dict[str, Any] = {"on": TODAY, "by": person(office.accountant), "now": NOW}
    mine, theirs = office.case, other.case
    for cases in ([None], [mine, mine], [theirs]):
        payees = [
            Payee("Kho bạc", 1_000, from_account=STATE, proceeding_id=case)
            for case in cases
        ]
        with pytest.raises(MoneyRefused, match="bảng kê nộp ngân sách"):
            actions.prepare_payment(
                agency_id=office.agency,
                channel="kho_bac",
                payees=payees,
                purpose="nop_ngan_sach",
                **told,
            )


@pytest.mark.django_db(transaction=True)
def test_clicking_at_once_pays_the_budget_once() -> None:
    """By the list and by the case's own order, with money of another case beside it."""
    office = an_office()
    forfeited(office, 300_000)
    own, listed = of_the_case(office, 300_000), None
    assert Payment.objects.count() == 1
    with pytest.raises(MoneyRefused, match="chưa có lệnh"):
        a_list(office)  # what an order pays already is on no list
    actions.stop_payment(payment_id=own.pk, reason="nhầm", by=None, now=NOW)

    def click(_: int) -> None:
        try:
            a_list(office)
        except MoneyRefused:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(click, range(3)))
    listed = Payment.objects.exclude(pk=own.pk).get()
    own = of_the_case(office, 300_000)
    assert not pays(listed)  # nobody has checked it
    checked(office, own, listed)
    with ThreadPoolExecutor(4) as pool:
        left = list(pool.map(pays, [own, listed, own, listed]))
    assert sum(left) == 1
    entry = Entry.objects.get(payment__in=[own, listed])
    assert entry.amount == 300_000
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []


@pytest.mark.django_db(transaction=True)
def test_a_budget_list_killed_at_any_step_is_as_if_the_step_had_not_begun() -> None:
    office = an_office()
    forfeited(office, 300_000)
    steps: list[Callable[[], object]] = [
        lambda: a_list(office),
        lambda: checked(office, Payment.objects.get()),
        lambda: actions.pay(
            payment_id=Payment.objects.get().pk, on=TODAY, by=None, now=NOW
        ),
    ]
    for step in steps:
        before = _counts()
        with pytest.raises(DatabaseError), transaction.atomic():
            step()
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        connection.close()
        assert _counts() == before
        step()
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []


def _counts() -> list[int]:
    return [
        each.objects.count() for each in (Payment, PaymentItem, PaymentCheck, Entry)
    ]
