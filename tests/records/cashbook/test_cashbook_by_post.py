"""Gửi qua bưu chính: small sums of individuals, after the notice; what comes back is held."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from tests.builders.proceedings import moment
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    collect,
    person,
    standing,
)
from thads.records.cases.models import CaseParty
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import BroughtBack, ByPost, MoneyRefused, Payee
from thads.records.cashbook.models import Payment, PostalReturn, PostalSending
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.parties.models import Party

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
SENT = date(2026, 9, 7)
LATER = moment(SENT, 10)


@pytest.fixture
def office() -> MoneyOffice:
    return an_office()


def noticed(office: MoneyOffice, on: date = TODAY) -> None:
    act = ProposedAct("thong_bao_nhan_tien", on, result="tien")
    answer = ledger.record(proceeding_id=office.case, act=act, by=None, now=NOW)
    assert isinstance(answer, Recorded), answer


def an_order(
    office: MoneyOffice, amount: int = 2_000_000, kind: str = "ca_nhan"
) -> Payment:
    collect(office, amount, None)
    payee = CaseParty.objects.get(case_id=office.case, role="duoc_thi_hanh").party
    Party.objects.filter(pk=payee.pk).update(kind=kind, address="Tổ 8")
    order = actions.prepare_payment(
        agency_id=office.agency,
        channel="tien_mat",
        payees=[Payee("Lê Thị Hoà", amount, party_id=payee.pk)],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
    )
    actions.check_payment(payment_id=order.pk, by=person(office.head), now=NOW)
    return order


def sent(
    order: Payment, by: Any = None, charge: int = 30_000, on: date = SENT
) -> PostalSending:
    post = ByPost("Tổ 8, phường Hồng Gai", "EX 12", charge, 2, on)
    return actions.send_by_post(payment_id=order.pk, post=post, by=by, now=LATER)


def paid(order: Payment) -> None:
    assert isinstance(
        actions.pay(payment_id=order.pk, on=SENT, by=None, now=LATER), Recorded
    )


def back(order: Payment, office: MoneyOffice, amount: int) -> Any:
    brought = BroughtBack(amount, date(2026, 9, 21), "không có người nhận")
    who = person(office.accountant)
    later = moment(date(2026, 9, 21), 10)
    return actions.take_posted_back(
        payment_id=order.pk, back=brought, by=who, now=later
    )


def test_what_the_post_brings_back_is_held_for_the_case_again(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    noticed(office)
    order = an_order(office)
    with acting(as_app_role, office.cashier) as by:
        sent(order, by)
    paid(order)
    assert standing(office.agency) == {}
    with pytest.raises(MoneyRefused, match="trừ cước"):
        back(order, office, 1_990_000)
    assert isinstance(back(order, office, 1_970_000), PostalReturn)
    assert standing(office.agency) == {"tien_mat": 2_000_000, "giu_ho": -2_000_000}
    charge = Payment.objects.exclude(pk=order.pk).get()
    assert (charge.amount, charge.items.get().payee) == (
        30_000,
        "Cước bưu chính, Lê Thị Hoà",
    )
    assert list(checking.differences()) == []
    with pytest.raises(MoneyRefused, match="đã đảo"):
        back(order, office, 1_970_000)


@pytest.mark.parametrize(
    ("amount", "kind", "told", "why"),
    [
        (4_730_000, "ca_nhan", TODAY, "lương tối thiểu vùng"),
        (2_000_000, "to_chuc", TODAY, "chỉ chi bằng chuyển khoản"),
        (2_000_000, "ca_nhan", None, "hết hạn thông báo"),
    ],
)
def test_only_a_small_sum_of_an_individual_goes_after_the_notice(
    office: MoneyOffice, amount: int, kind: str, told: date | None, why: str
) -> None:
    if told:
        noticed(office, told)
    order = an_order(office, amount, kind)
    with pytest.raises(MoneyRefused, match=why):
        sent(order)
    assert not PostalSending.objects.exists()


def test_it_goes_one_day_after_the_term_of_the_notice(office: MoneyOffice) -> None:
    noticed(office)
    order = an_order(office, 4_729_999)
    with pytest.raises(MoneyRefused, match="hết hạn"):
        sent(order, on=date(2026, 8, 20))
    with pytest.raises(MoneyRefused, match="cước gửi không nhỏ hơn"):
        sent(order, charge=4_729_999, on=date(2026, 8, 21))
    sent(order, on=date(2026, 8, 21))


def test_pages_offer_and_refuse_in_words(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    noticed(office)
    order = an_order(office)
    paper, place = f"/tien/chi/{order.pk}/", f"/tien/chi/{order.pk}/buu-chinh/"
    typed = {"dia_chi": "Tổ 8", "so_phieu": "EX 12", "cuoc": "30.000", "vung": "2"}
    with as_app_role():
        keeper = sign_in(office.cashier)
        assert "Gửi qua bưu chính" in keeper.get(paper).text
        assert "Tổ 8" in keeper.get(place).text
        assert keeper.post(place, typed).status_code == 422
        assert "Chọn vùng" in keeper.post(place, typed | {"vung": ""}).text
        assert "Ghi đã gửi" not in sign_in(office.officer).get(place).text
        day = {"ngay": f"{SENT:%d/%m/%Y}"}
        assert sign_in(office.officer).post(place, typed | day).status_code == 422
        assert keeper.post(place, typed | day)["Location"] == paper
        shown = keeper.get(paper).text
        assert "EX 12" in shown and "Bưu chính trả lại" not in shown
        assert "Bưu chính trả lại" in sign_in(office.accountant).get(paper).text
        assert keeper.get("/tien/chi/999999/buu-chinh/").status_code == 404


@pytest.mark.parametrize("table", ["postalsending", "postalreturn"])
def test_what_was_sent_is_never_changed(office: MoneyOffice, table: str) -> None:
    noticed(office)
    order = an_order(office)
    sent(order)
    paid(order)
    back(order, office, 2_000_000)
    for change in (f"DELETE FROM cashbook_{table}", f"TRUNCATE cashbook_{table}"):
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
