"""Kết quả đấu giá bị huỷ: the buyer's money comes back, whatever had become of it."""

from typing import Any

import pytest
from django.db import connection

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    person,
    standing,
)
from thads.records.agencies.access import Person
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import MoneyRefused, Payee, Payer
from thads.records.cashbook.models import Distribution, Payment
from thads.records.cashbook.queries import statements
from thads.records.cashbook.queries.refunds import refund_of
from thads.records.ledger import actions as ledger
from thads.records.ledger.models import Act
from thads.records.ledger.values import ProposedAct, Recorded, Refused

pytestmark = pytest.mark.django_db
PRICE = 50_000_000


def record(
    office: MoneyOffice, code: str, *, by: Person | None = None, **more: Any
) -> Any:
    act = ProposedAct(code, TODAY, **more)
    return ledger.record(proceeding_id=office.case, act=act, by=by, now=NOW)


def takes(office: MoneyOffice, act: str, channel: str) -> None:
    answer = actions.receive(
        book_id=office.electronic.pk,
        proceeding_id=office.case,
        channel=channel,
        amount=PRICE,
        payer=Payer("Trần Văn Mua"),
        on=TODAY,
        by=None,
        now=NOW,
        act=act,
    )
    assert isinstance(answer, tuple), answer


def ordered(office: MoneyOffice, amount: int = PRICE) -> Payment:
    payment = actions.prepare_payment(
        agency_id=office.agency,
        channel="ngan_hang",
        payees=[Payee("Trần Văn Mua", amount, from_account="tien_mua_tai_san")],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
        purpose=Payment.Purpose.BUYER,
    )
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    return payment


def pays(payment: Payment) -> Any:
    return actions.pay(payment_id=payment.pk, on=TODAY, by=None, now=NOW)


def correct(office: MoneyOffice, code: str) -> None:
    wrong = Act.objects.filter(proceeding_id=office.case, code=code).latest("seq")
    answer = record(office, "dinh_chinh", corrects=wrong.seq)
    assert isinstance(answer, Recorded), answer


def divided(office: MoneyOffice) -> Distribution:
    sheet = actions.propose_distribution(
        proceeding_id=office.case,
        amount=PRICE,
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )
    actions.approve_distribution(
        distribution_id=sheet.pk, by=person(office.head), now=NOW
    )
    return sheet


def order_of(office: MoneyOffice, sheet: Distribution) -> Payment:
    return actions.prepare_share_payment(
        distribution_id=sheet.pk,
        channel="ngan_hang",
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )


def annul(office: MoneyOffice, sheet: Distribution) -> None:
    actions.annul_distribution(
        distribution_id=sheet.pk,
        reason="kết quả đấu giá bị huỷ",
        by=person(office.head),
        now=NOW,
    )


def test_money_that_waits_goes_back_once_the_sale_is_annulled() -> None:
    office = an_office()
    takes(office, "nop_tien_mua_tai_san", "ngan_hang")
    payment = ordered(office)
    answer = pays(payment)
    assert isinstance(answer, Refused)
    rules = [each.rule for each in answer.refusals]
    assert rules == ["price_returns_after_annulment"]
    record(office, "huy_ket_qua_dau_gia")
    assert isinstance(pays(payment), Recorded)
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []
    again = pays(ordered(office))
    assert isinstance(again, Refused)
    assert [each.rule for each in again.refusals] == ["no_case_below_zero"]


def test_what_was_divided_and_paid_is_taken_back_from_the_last_to_the_first() -> None:
    office = an_office()
    takes(office, "nop_tien_mua_tai_san", "ngan_hang")
    takes(office, "thu_tien", "tien_mua_tai_san")
    sheet = divided(office)
    order = order_of(office, sheet)
    actions.check_payment(payment_id=order.pk, by=person(office.head), now=NOW)
    assert isinstance(pays(order), Recorded)
    record(office, "huy_ket_qua_dau_gia")

    found = refund_of(office.case, TODAY)
    assert (found.waiting, found.short, len(found.paid)) == (0, PRICE, 1)
    with pytest.raises(MoneyRefused) as told:
        annul(office, sheet)
    assert told.value.rule == "annulled_sheet_is_unpaid"
    early = record(
        office,
        "dinh_chinh",
        by=person(office.officer),
        corrects=Act.objects.get(proceeding_id=office.case, code="thu_tien").seq,
    )
    assert isinstance(early, Refused)
    correct(office, "chi_tra")
    annul(office, sheet)
    with pytest.raises(MoneyRefused):
        annul(office, sheet)
    with pytest.raises(MoneyRefused) as told:
        order_of(office, sheet)
    assert told.value.rule == "share_is_paid_as_approved"
    correct(office, "thu_tien")
    found = refund_of(office.case, TODAY)
    assert (found.waiting, found.collected, found.short) == (PRICE, [], 0)

    # Lãi của tiền mua gửi ngân hàng: sale annulled, so the buyer's.
    actions.enter_interest(
        agency_id=office.agency,
        place="ngan_hang",
        amount=123_456,
        on=TODAY,
        by=None,
        now=NOW,
        proceeding_id=office.case,
        is_buyers=True,
    )
    assert isinstance(pays(ordered(office, PRICE + 123_456)), Recorded)
    assert standing(office.agency) == {}
    assert list(checking.differences()) == []
    told_all = statements.of_case(office.case, TODAY, TODAY)
    assert told_all.opening == told_all.closing == 0
    assert len(told_all.movements) >= 8


def test_the_refund_page_leads_from_step_to_step(
    as_app_role: Any,
) -> None:
    office = an_office()
    takes(office, "nop_tien_mua_tai_san", "ngan_hang")
    path = f"/viec/{office.case}/hoan-tien-mua/"
    with as_app_role():
        accountant = sign_in(office.accountant)
        shown = accountant.get(path).content.decode()
        assert "Ghi kết quả đấu giá bị huỷ" in shown
        assert "Lập lệnh, trình duyệt" not in shown
    record(office, "huy_ket_qua_dau_gia")
    with as_app_role():
        shown = accountant.get(path).content.decode()
        assert "Trần Văn Mua" in shown
        typed = {"nguoi_nhan": "Trần Văn Mua", "so_tien": PRICE}
        made = accountant.post(path, {**typed, "hinh_thuc": "ngan_hang"})
        assert made.status_code == 302
        assert "Trả lại tiền cho người mua" in accountant.get(made["Location"]).text


def test_only_a_head_annuls_a_sheet_and_it_stays(as_app_role: Any) -> None:
    office = an_office()
    takes(office, "nop_tien_mua_tai_san", "ngan_hang")
    takes(office, "thu_tien", "tien_mua_tai_san")
    sheet = divided(office)
    with acting(as_app_role, office.accountant) as by, pytest.raises(MoneyRefused):
        actions.annul_distribution(
            distribution_id=sheet.pk, reason="nhầm", by=by, now=NOW
        )
    with as_app_role():
        head = sign_in(office.head)
        page = f"/tien/phan-phoi/{sheet.pk}/"
        assert head.post(f"{page}huy/", {"ly_do": ""}).status_code == 422
        answer = head.post(f"{page}huy/", {"ly_do": "chia nhầm"})
        assert answer.status_code == 302, answer.content.decode()
        assert "chia nhầm" in head.get(page).content.decode()
    assert standing(office.agency)["giu_ho"] == -PRICE
    assert divided(office).round == 2
    with pytest.raises(Exception, match="chỉ ghi thêm"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cashbook_distributionannulment")


def test_what_a_bank_takes_for_itself_is_made_good() -> None:
    office = an_office()
    takes(office, "nop_tien_mua_tai_san", "ngan_hang")
    common = {"agency_id": office.agency, "on": TODAY, "by": None, "now": NOW}
    actions.charge_bank(amount=22_000, **common)
    assert standing(office.agency)["phi_ngan_hang"] == 22_000
    with pytest.raises(MoneyRefused) as told:
        actions.make_good_charge(amount=22_001, **common)
    assert told.value.rule == "nothing_moves_that_is_not_there"
    actions.make_good_charge(amount=22_000, **common)
    assert standing(office.agency)["ngan_hang"] == PRICE
    assert list(checking.differences()) == []
