"""Định khoản: every act with an amount posts, or it is said why it does not."""

from typing import Any

import pytest

from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
    person,
    standing,
)
from thads.law.acts import catalogue
from thads.records.cashbook import actions, checking
from thads.records.cashbook.accounts import NOT_POSTED, POSTED_ACTS
from thads.records.cashbook.actions import Payee, Payer
from thads.records.cashbook.actions.paying import held_in
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Recorded, Refused


def test_every_act_with_an_amount_posts_or_says_why_not() -> None:
    with_money = {
        kind.code
        for kind in catalogue.kinds().values()
        if any(field.name == "so_tien" for field in kind.fields)
    }
    assert with_money == POSTED_ACTS | set(NOT_POSTED)
    assert not POSTED_ACTS & set(NOT_POSTED)


def rules(answer: Any) -> list[str]:
    assert isinstance(answer, Refused), answer
    return [each.rule for each in answer.refusals]


def took(office: MoneyOffice, act: str, amount: int, channel: str = "ngan_hang") -> Any:
    return actions.receive(
        book_id=office.electronic.pk,
        proceeding_id=office.case,
        channel=channel,
        amount=amount,
        payer=Payer("Người mua"),
        on=TODAY,
        by=None,
        now=NOW,
        act=act,
    )


def paid(office: MoneyOffice, purpose: str, amount: int) -> Any:
    payment = actions.prepare_payment(
        agency_id=office.agency,
        channel="ngan_hang",
        payees=[
            Payee(
                "Nơi nhận",
                amount,
                from_account=held_in(office.case, purpose, amount),
            )
        ],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
        purpose=purpose,
    )
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    return actions.pay(payment_id=payment.pk, on=TODAY, by=None, now=NOW)


@pytest.mark.django_db
def test_the_price_waits_until_it_is_collected_for_the_case() -> None:
    office = an_office()
    took(office, "nop_tien_mua_tai_san", 50_000_000)
    assert standing(office.agency) == {
        "ngan_hang": 50_000_000,
        "tien_mua_tai_san": -50_000_000,
    }
    over = took(office, "thu_tien", 50_000_001, "tien_mua_tai_san")
    assert rules(over) == ["no_case_below_zero"]
    assert isinstance(took(office, "thu_tien", 50_000_000, "tien_mua_tai_san"), tuple)
    assert standing(office.agency) == {
        "ngan_hang": 50_000_000,
        "giu_ho": -50_000_000,
    }
    assert list(checking.differences()) == []


@pytest.mark.django_db
def test_forfeited_money_goes_to_the_budget_by_a_checked_order() -> None:
    office = an_office()
    took(office, "nhan_tien_tich_thu", 8_000_000)
    assert standing(office.agency)["phai_nop_ngan_sach"] == -8_000_000
    by = person(office.accountant)
    act = ProposedAct("nop_tien_tich_thu", TODAY, amount=8_000_000)
    alone = ledger.record(proceeding_id=office.case, act=act, by=by, now=NOW)
    assert rules(alone) == ["money_leaves_by_a_checked_payment"]
    assert isinstance(paid(office, "nop_tien_tich_thu", 8_000_000), Recorded)
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []


@pytest.mark.django_db
def test_money_of_an_entrusted_thing_goes_to_who_entrusted() -> None:
    office = an_office()
    collect(office, 30_000_000, None, channel="ngan_hang")
    over = paid(office, "chuyen_tien_uy_thac", 30_000_001)
    assert rules(over) == ["no_case_below_zero"]
    assert isinstance(paid(office, "chuyen_tien_uy_thac", 30_000_000), Recorded)
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []


@pytest.mark.django_db
def test_an_older_books_price_is_not_counted_twice() -> None:
    office = an_office()
    for code in ("nop_tien_mua_tai_san", "thu_tien"):
        act = ProposedAct(code, TODAY, amount=5_000_000)
        ledger.record(proceeding_id=office.case, act=act, by=None, now=NOW)
    assert standing(office.agency) == {"mang_sang": 5_000_000, "giu_ho": -5_000_000}
