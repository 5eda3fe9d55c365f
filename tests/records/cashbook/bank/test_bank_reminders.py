"""Nhắc nộp phí: what earlier months left first, by the day the law names."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
    person,
)
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Payee
from thads.records.cashbook.bank.reminders import fee_due
from thads.records.cashbook.models import Payment

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None) -> MoneyOffice:
    """An office that kept back a fee of 300.000 on 5/8/2026."""
    made = an_office()
    collect(made, 10_000_000, None, channel="ngan_hang")
    payment = actions.prepare_payment(
        agency_id=made.agency,
        channel="ngan_hang",
        payees=[Payee("Công ty", 10_000_000, fee=300_000)],
        on=TODAY,
        by=person(made.accountant),
        now=NOW,
        proceeding_id=made.case,
    )
    actions.check_payment(payment_id=payment.pk, by=person(made.head), now=NOW)
    paid = actions.pay(
        payment_id=payment.pk, on=TODAY, by=person(made.accountant), now=NOW
    )
    assert not isinstance(paid, int)
    return made


def test_the_fee_of_a_month_is_due_on_the_fifth_of_the_next(
    office: MoneyOffice,
) -> None:
    due = fee_due(office.agency, TODAY)
    assert due is not None and due.amount == 300_000
    assert due.due_on == date(2026, 9, 5) and not due.is_late(TODAY)
    later = fee_due(office.agency, date(2026, 9, 6))
    assert later is not None and later.due_on == date(2026, 9, 5)
    assert later.is_late(date(2026, 9, 6)) and "216" in later.basis.citation.long()
    assert fee_due(office.agency, date(2026, 7, 1)) is None


def test_the_order_to_pay_the_fee_is_made_once_from_the_desk(
    office: MoneyOffice, as_app_role: Callable[[], Any]
) -> None:
    today = timezone.localdate()
    with as_app_role():
        client = sign_in(office.accountant)
        assert "Phí phải nộp ngân sách" in client.get("/tien/").text
        first = client.post("/tien/phi/nop/")
        assert first.status_code == 302
        assert client.post("/tien/phi/nop/")["Location"] == first["Location"]
        refused = sign_in(office.officer).post("/tien/phi/nop/")
        assert refused["Location"] == first["Location"]
    made = Payment.objects.get(purpose="nop_phi")
    assert (made.amount, made.on) == (300_000, today)
