"""Sao kê: opening and movements make the closing, and each line leads to its papers."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    an_office,
    collect,
    person,
    standing,
)
from thads.records.cashbook import actions
from thads.records.cashbook.accounts import CUSTODY
from thads.records.cashbook.models import Distribution, Payment, Receipt
from thads.records.cashbook.queries import statements
from thads.records.ledger.values import Recorded

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]


def paid_round(office: MoneyOffice, amount: int) -> Payment:
    shared = {"on": TODAY, "by": person(office.accountant), "now": NOW}
    sheet = actions.propose_distribution(
        proceeding_id=office.case, amount=amount, **shared
    )
    decided = {"by": person(office.head), "now": NOW}
    actions.approve_distribution(distribution_id=sheet.pk, **decided)
    payment = actions.prepare_share_payment(
        distribution_id=sheet.pk, channel="tien_mat", **shared
    )
    actions.check_payment(payment_id=payment.pk, **decided)
    answer = actions.pay(payment_id=payment.pk, on=TODAY, by=None, now=NOW)
    assert isinstance(answer, Recorded), answer
    return payment


@pytest.fixture
def office(db: None) -> MoneyOffice:
    made = an_office()
    collect(made, 40_000_000, None, on=TODAY - timedelta(days=3))
    collect(made, 20_000_000, None)
    paid_round(made, 50_000_000)
    return made


def test_opening_and_movements_make_the_closing(office: MoneyOffice) -> None:
    whole = statements.of_case(office.case)
    assert whole.closing == 10_000_000 == whole.movements[-1].held
    later = statements.of_case(office.case, TODAY)
    assert (later.opening, later.closing) == (40_000_000, 10_000_000)
    before = statements.of_case(office.case, until=TODAY - timedelta(days=1))
    assert before.closing == later.opening


def test_a_creditor_sees_what_became_due_and_what_was_paid(office: MoneyOffice) -> None:
    share = Distribution.objects.get().shares.get()
    assert share.party_id is not None
    told = statements.of_party(share.party_id)
    assert [(each.came, each.went) for each in told.movements] == [
        (50_000_000, 0),
        (0, 50_000_000),
    ]
    assert told.closing == 0
    assert told.movements[1].payment_id == Payment.objects.get().pk


def test_every_account_of_an_agency_closes_at_its_balance(office: MoneyOffice) -> None:
    for account, amount in standing(office.agency).items():
        told = statements.of_account(office.agency, account, TODAY)
        assert abs(amount) == told.closing, account
        assert told.opening + told.came - told.went == told.closing


@dataclass(frozen=True)
class OnTheWeb:
    """What the pages are asked for, as the owner knows it."""

    office: MoneyOffice
    payee: int
    receipt: str


@pytest.fixture
def on_the_web(office: MoneyOffice, as_app_role: AsApp) -> Iterator[OnTheWeb]:
    payee = Distribution.objects.get().shares.get().party_id
    receipt = Receipt.objects.order_by("pk").first()
    assert payee is not None and receipt is not None
    with as_app_role():
        yield OnTheWeb(office, payee, receipt.text)


def test_a_statement_is_read_printed_and_taken_to_excel(
    on_the_web: OnTheWeb,
) -> None:
    office = on_the_web.office
    client = sign_in(office.accountant)
    for path in (
        f"viec/{office.case}",
        f"nguoi-nhan/{on_the_web.payee}",
        f"nguoi-thu/{office.officer.pk}",
        "tai-khoan/tien_mat",
        f"co-quan/{office.agency}",
    ):
        page = client.get(f"/tien/bang-ke/{path}/?tu=01/08/2026&den=31/08/2026")
        assert page.status_code == 200, path
        assert "Số dư đầu kỳ" in page.content.decode()
        answer = client.get(
            f"/tien/bang-ke/{path}/?tu=01/08/2026&den=31/08/2026&dang=xlsx"
        )
        sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
        assert sheet is not None and sheet["D5"].value == "Số dư đầu kỳ"
        paper = client.get(
            f"/tien/bang-ke/{path}/?tu=01/08/2026&den=31/08/2026&dang=pdf"
        )
        told = PdfReader(BytesIO(paper.content))
        assert told.trailer["/Root"]["/MarkInfo"]["/Marked"]
        text = unicodedata.normalize("NFC", told.pages[0].extract_text())
        assert "SAO KÊ" in text and "Số dư đầu kỳ" in text
    assert client.get("/tien/bang-ke/viec/999999/").status_code == 404
    assert client.get("/tien/bang-ke/tai-khoan/khong_co/").status_code == 404
    assert client.get("/tien/bang-ke/co-quan/999999/").status_code == 404


def test_the_statement_of_an_agency_is_all_its_places(office: MoneyOffice) -> None:
    told = statements.of_agency(office.agency, TODAY, TODAY)
    held = standing(office.agency)
    places = sum(held.get(each, 0) for each in CUSTODY)
    assert told.closing == places and told.opening == 40_000_000


def test_a_receipt_number_is_found_and_was_used_once(on_the_web: OnTheWeb) -> None:
    client = sign_in(on_the_web.office.accountant)
    page = client.get("/tien/bien-lai/", {"so": on_the_web.receipt}).content.decode()
    assert "Số này đã dùng một lần" in page
    assert f"/viec/{on_the_web.office.case}/#hanh-vi-" in page
    assert "412/QĐ-KV1" in page
