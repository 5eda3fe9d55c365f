"""Nộp lại quyển biên lai: to the accountant, once, and no number after it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

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
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.models import BookReturn

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None) -> MoneyOffice:
    return an_office()


def taken_by(office: MoneyOffice, **changed: Any) -> BookReturn:
    given = {"book_id": office.paper.pk, "on": TODAY, "now": NOW}
    return actions.take_back_book(
        **{**given, "by": person(office.accountant), **changed}
    )


def outside(office: MoneyOffice) -> None:
    where = {"channel": "chap_hanh_vien_giu", "book": office.paper}
    collect(office, 1_000_000, person(office.officer), **where)


def test_a_returned_book_says_how_far_it_was_used_and_is_not_used_again(
    office: MoneyOffice,
) -> None:
    outside(office)
    assert taken_by(office).last_number == 51
    with pytest.raises(MoneyRefused) as refused:
        outside(office)
    assert refused.value.rule == "returned_book_is_not_used"
    with pytest.raises(MoneyRefused):
        taken_by(office)


def test_book_goes_back_to_the_accountant(office: MoneyOffice) -> None:
    with pytest.raises(MoneyRefused) as refused:
        taken_by(office, by=person(office.officer))
    assert refused.value.rule == "book_goes_back_to_the_accountant"
    with pytest.raises(MoneyRefused) as refused:
        taken_by(office, book_id=office.electronic.pk)
    assert refused.value.rule == "paper_book_is_returned"


def test_a_range_may_be_of_either_electronic_form(office: MoneyOffice) -> None:
    given = {"medium": "dien_tu", "numbers": (1, 50), "holder": None, "by": None}
    for code, symbol in (("EBL01", "26TAB"), ("EBL02", "26TAC")):
        book = actions.issue_book(
            agency_id=office.agency,
            symbol=symbol,
            on=date(2026, 7, 1),
            form_code=code,
            **given,
        )
        assert book.form == code


def test_the_accountant_takes_a_book_back_on_the_page(
    office: MoneyOffice, as_app_role: Callable[[], Any]
) -> None:
    with as_app_role():
        client, page = sign_in(office.accountant), "/tien/bien-lai/"
        assert "Nhận lại quyển" in client.get(page).text
        back = f"{page}quyen/{office.paper.pk}/nhan-lai/"
        refused = sign_in(office.cashier).post(back, follow=True).text
        assert "Không được" in refused
        assert "Đã nhận lại quyển" in client.post(back, follow=True).text
        assert "Nhận lại quyển" not in client.get(page).text
