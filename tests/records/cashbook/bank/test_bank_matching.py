"""Chưa rõ của ai: the reference finds its case, words and amounts suggest, once each."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from tests.builders.cases import a_case
from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import an_account_in_use, import_made
from tests.records.cashbook.money_office import (
    DUE,
    NOW,
    TODAY,
    MoneyOffice,
    acting,
    an_office,
    person,
    standing,
)
from thads.law.money.references import CASE, OBLIGATION, grouped, reference
from thads.readers.simulation.statements import Made, Move
from thads.records.cases.models import Obligation
from thads.records.cashbook import actions
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.bank import accepting
from thads.records.cashbook.bank.matching import Match, exact_matches, matches
from thads.records.cashbook.models import Payment, Receipt, Transfer
from thads.records.cashbook.queries import waiting
from thads.records.ledger.models import Act

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


@pytest.fixture
def office(db: None) -> MoneyOffice:
    made = an_office()
    an_account_in_use(made)
    return made


def came(office: MoneyOffice, *moves: Move) -> None:
    from thads.records.cashbook.bank.models import CustodyAccount

    account = CustodyAccount.objects.get()
    import_made(office, account, Made("1", account.number, 0, moves))


def found(office: MoneyOffice, as_app_role: AsApp) -> list[Match]:
    with acting(as_app_role, office.accountant):
        return matches(waiting.unidentified(office.agency))


def own_reference(office: MoneyOffice) -> str:
    return reference(OBLIGATION, Obligation.objects.get(case_id=office.case).pk)


def test_a_reference_finds_obligation_and_case(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    text = own_reference(office)
    said = [
        f"MBVCB.991.{text.lower()}.CT tu 0123",
        grouped(text),
        reference(CASE, office.case),
    ]
    came(
        office,
        *(Move(TODAY, 1_000 + at, f"F{at}", "X", one) for at, one in enumerate(said)),
    )
    told = found(office, as_app_role)
    assert [one.exact.case.pk for one in told if one.exact] == [office.case] * 3
    assert [bool(one.exact and one.exact.obligation) for one in told] == [
        True,
        True,
        False,
    ]


def test_a_mistyped_reference_finds_nothing(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    text = own_reference(office)
    wrong = text[:-1] + str((int(text[-1]) + 1) % 10)
    came(office, Move(TODAY, 1_000, "F1", "X", wrong))
    assert found(office, as_app_role)[0].candidates == []


def test_words_name_and_amount_suggest_with_their_reasons(
    office: MoneyOffice, as_app_role: AsApp
) -> None:
    a_case(
        office.province.first,
        None,
        [("quyet_dinh_thi_hanh_an", date(2026, 7, 6), {"number": "77/QĐ-KV1"})],
        code="V2",
        debtor="Trần Văn Khoa",
        due=5_000_000,
        judgment="9/2026/DS-ST",
        recorded_from=NOW,
    )
    came(
        office,
        Move(TODAY, 1_000, "F1", "LE VAN TAM", "Nop tien QD so 412 KV1"),
        Move(TODAY, 2_000, "F2", "TRAN VAN KHOA", "nop"),
        Move(TODAY, 5_000_000, "F3", "LE VAN TAM", "nop"),
        Move(TODAY, 3_000, "F4", "AI DO", "abc"),
    )
    told = found(office, as_app_role)
    reasons = [one.candidates[0].reasons if one.candidates else [] for one in told]
    assert reasons == [
        ["nội dung nêu số 412/QĐ-KV1"],
        ["người chuyển TRAN VAN KHOA"],
        ["còn phải nộp đúng 5.000.000 đồng"],
        [],
    ]
    assert not any(one.exact for one in told)


def test_accepting_moves_receipt_act_case_and_book_together_once(
    office: MoneyOffice,
) -> None:
    came(office, Move(TODAY, 4_000_000, "F1", "NGUYEN HUU TAO", own_reference(office)))
    (one,) = exact_matches(waiting.unidentified(office.agency))
    assert one.exact is not None and one.exact.obligation is not None
    given = {
        "transfer_id": one.transfer.pk,
        "case_id": office.case,
        "amount": one.left,
        "obligation_id": one.exact.obligation.pk,
        "by": person(office.accountant),
        "now": NOW,
    }
    answer = accepting.accept(**given)
    assert isinstance(answer, tuple)
    assert answer[0].text == "26TAA 00000001" and answer[0].payer == "NGUYEN HUU TAO"
    assert standing(office.agency) == {"ngan_hang": 4_000_000, "giu_ho": -4_000_000}
    assert Act.objects.get(code="thu_tien").amount == 4_000_000
    with pytest.raises(MoneyRefused) as refused:
        accepting.accept(**given)
    assert refused.value.rule == "transfer_is_used_once"
    assert Receipt.objects.count() == 1


def test_more_than_the_case_owes_is_not_accepted_unseen(office: MoneyOffice) -> None:
    came(office, Move(TODAY, DUE + 1, "F1", "X", own_reference(office)))
    assert exact_matches(waiting.unidentified(office.agency)) == []


def test_many_exact_ones_are_accepted_step_by_step(office: MoneyOffice) -> None:
    text = own_reference(office)
    came(office, *(Move(TODAY, 1_000 + at, f"F{at}", "X", text) for at in range(5)))
    given = {"agency_id": office.agency, "by": person(office.accountant), "now": NOW}
    first, after = accepting.accept_exact(most=2, **given)
    assert (first.done, first.left, first.refused) == (2, 3, [])
    second, after = accepting.accept_exact(most=9, after=after, **given)
    assert (second.done, second.left) == (3, 0)
    assert Receipt.objects.count() == 5 and not waiting.unidentified(office.agency)


def test_money_sent_by_mistake_goes_back_by_two_hands(office: MoneyOffice) -> None:
    came(office, Move(TODAY, 9_000, "F1", "LE THI HOA", "nham"))
    (waits,) = waiting.unidentified(office.agency)
    payment = accepting.give_back(
        waits=waits,
        payee="LE THI HOA",
        account_number="123456789",
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
    )
    paid = {"payment_id": payment.pk, "on": TODAY, "now": NOW}
    with pytest.raises(MoneyRefused):
        actions.pay(by=person(office.accountant), **paid)
    actions.check_payment(payment_id=payment.pk, by=person(office.head), now=NOW)
    actions.pay(by=person(office.accountant), **paid)
    assert standing(office.agency) == {}
    assert waiting.unidentified(office.agency) == []


@pytest.fixture
def on_page(office: MoneyOffice, as_app_role: AsApp) -> Iterator[MoneyOffice]:
    text = own_reference(office)
    came(
        office,
        Move(TODAY, 4_000_000, "F1", "NGUYEN HUU TAO", text),
        Move(TODAY, 5_000_000, "F2", "NGUYEN HUU TAO", text),
        Move(TODAY, 9_000, "F3", "LE THI HOA", "nham"),
    )
    with as_app_role():
        yield office


def test_the_queue_accepts_gives_back_and_goes_on(on_page: MoneyOffice) -> None:
    client = sign_in(on_page.accountant)
    shown = client.get("/tien/cho-ro/").text
    assert "khớp mã" in shown and "3 khoản" in shown and "Nhận 2 khoản" in shown
    first, second, wrong = Transfer.objects.order_by("pk")
    typed = {"viec": on_page.case, "so_tien": "4000000"}
    assert client.post(f"/tien/den/{first.pk}/nhan/", {}).status_code == 422
    assert client.post(f"/tien/den/{first.pk}/nhan/", typed).status_code == 302
    again = client.post(f"/tien/den/{first.pk}/nhan/", typed)
    assert again.status_code == 422 and "không còn đủ" in again.text
    assert "Đã nhận" in client.post("/tien/cho-ro/nhan-khop/").text
    assert Receipt.objects.filter(transfer=second).exists()
    assert "1 khoản" in client.get("/tien/cho-ro/").text
    assert "F3" in client.get("/tien/cho-ro/?so=F3").text
    assert "Không có khoản" in client.get("/tien/cho-ro/?so=khong").text
    back = f"/tien/den/{wrong.pk}/tra-lai/"
    assert client.post(back, {"nguoi": "LE THI HOA"}).status_code == 422
    sent = client.post(back, {"nguoi": "LE THI HOA", "tai_khoan": "12345678"})
    assert sent.status_code == 302 and Payment.objects.get().purpose == "tra_lai"
    assert client.get(f"/tien/den/{first.pk}/tra-lai/").status_code == 404


def test_nobody_else_accepts(on_page: MoneyOffice) -> None:
    with as_owner():
        first = Transfer.objects.order_by("pk")[0]
    typed = {"viec": on_page.case, "so_tien": "4000000"}
    hands = {on_page.cashier: 422, on_page.officer: 403, on_page.head: 422}
    for hand, status in hands.items():
        answer = sign_in(hand).post(f"/tien/den/{first.pk}/nhan/", typed)
        assert answer.status_code == status
    assert not Receipt.objects.exists()
