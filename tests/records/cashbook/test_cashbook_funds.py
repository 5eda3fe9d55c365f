"""Quỹ, tiền gửi: deposits and their interest, unclaimed money, who still holds cash."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import an_account_in_use, import_made
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    an_office,
    collect,
    person,
    standing,
)
from thads.law.periods import VIETNAM
from thads.readers.simulation.statements import Made, Move
from thads.records.cashbook import actions, checking
from thads.records.cashbook.actions import MoneyRefused
from thads.records.cashbook.presenters.outside import outside
from thads.records.cashbook.queries import custody, deposits
from thads.records.ledger import actions as ledger
from thads.records.ledger.values import ProposedAct

pytestmark = pytest.mark.django_db


def test_common_interest_goes_to_the_cases_that_deposited() -> None:
    office = an_office()
    collect(office, 30_000_000, None, channel="ngan_hang")
    common: dict[str, Any] = {"by": None, "now": NOW}
    put = ProposedAct("gui_tien", TODAY, amount=30_000_000)
    ledger.record(
        proceeding_id=office.case, act=put, by=person(office.accountant), now=NOW
    )
    later = date(2026, 9, 5)
    got = {"agency_id": office.agency, "amount": 90_001}
    actions.enter_interest(place="ngan_hang", on=later, **got, **common)
    assert deposits.interest_waiting(office.agency) == 90_001
    period = {"since": TODAY, "until": later, "on": later}
    with pytest.raises(MoneyRefused) as told:
        early = {"since": date(2026, 7, 1), "until": date(2026, 8, 1), "on": later}
        actions.share_out_interest(**got, **early, **common)
    assert told.value.rule == "interest_goes_to_what_earned_it"
    (share,) = actions.share_out_interest(**got, **period, **common)
    assert share.share is not None
    assert share.share.amount == 90_001
    assert not share.is_buyers
    with pytest.raises(MoneyRefused):
        actions.share_out_interest(**got, **period, **common)
    assert standing(office.agency)["giu_ho"] == -30_090_001
    back = {"agency_id": office.agency, "proceeding_id": office.case, "on": later}
    actions.withdraw_deposit(amount=30_000_000, **back, **common)
    assert [each.left for each in deposits.deposits(office.agency, later)] == [0]
    assert list(checking.differences()) == []


def test_who_still_holds_cash_is_told_by_the_hour() -> None:
    office = an_office()
    by = person(office.officer)
    collect(office, 9_000, by, channel="chap_hanh_vien_giu", book=office.paper)
    (held,) = custody.with_officers(office.agency, TODAY)
    assert held.taken_at == NOW
    assert held.due_at == datetime(2026, 8, 5, 17, tzinfo=VIETNAM)
    at_noon = datetime(2026, 8, 5, 12, 30, tzinfo=VIETNAM)
    assert [(x.hours, x.is_late) for x in outside([held], at_noon)] == [(2, False)]
    at_six = datetime(2026, 8, 5, 18, tzinfo=VIETNAM)
    assert [(x.hours, x.is_late) for x in outside([held], at_six)] == [(8, True)]


def test_cash_outside_is_told_on_the_pages_of_who_answers_for_it(
    as_app_role: Any,
) -> None:
    office = an_office()
    by = person(office.officer)
    collect(office, 9_000, by, channel="chap_hanh_vien_giu", book=office.paper)
    with as_app_role():
        for who in (office.head, office.officer, office.accountant, office.cashier):
            client = sign_in(who)
            assert "quá hạn nộp" in client.get("/tien/").text, who
            called = client.get("/goi-den/").text
            assert "quá giờ nộp quỹ" in called, who


def test_the_accountant_keeps_the_fund_on_its_page(as_app_role: Any) -> None:
    office = an_office()
    collect(office, 5_000_000, None)
    charge = Move(TODAY, -22_000, "FT9", "", "Phi quan ly tai khoan")
    statement = Made("1", "1903668879", 1_000_000, (charge,))
    import_made(office, an_account_in_use(office), statement)
    deed = {"viec_lam": "ghi", "ngay": "05/08/2026", "so_tien": "1.000.000"}
    with as_app_role():
        cashier, accountant = sign_in(office.cashier), sign_in(office.accountant)

        def post(client: Any, status: int, **typed: str) -> str:
            answer = client.post("/tien/quy/", {**deed, **typed})
            assert answer.status_code == status, answer.text
            return str(answer.text)

        post(cashier, 302, loai="nop_ngan_hang")
        assert "vai trò" in post(accountant, 422, loai="nop_ngan_hang")
        assert "Chưa ghi là tiền của việc nào" in post(
            accountant, 422, loai="khong_nguoi_nhan"
        )
        post(accountant, 302, loai="khong_nguoi_nhan", viec="412/QĐ-KV1")
        post(accountant, 302, loai="lai", so_tien="7.000")
        assert "dòng sao kê" in post(accountant, 422, loai="phi", so_tien="21.000")
        post(accountant, 302, loai="phi", so_tien="22.000")
        post(accountant, 422, loai="phi", so_tien="22.000")
        shown = accountant.get("/tien/quy/").text
        assert "Thông báo nhận tiền" in shown
        assert "22.000" in shown
        assert "chưa phân bổ" in shown
        post(
            accountant, 422, viec_lam="chia", tu="01/08/2026", den="05/08/2026", lai="7"
        )
    assert standing(office.agency) == {
        "tien_mat": 4_000_000,
        "ngan_hang": 985_000,
        "phi_ngan_hang": 22_000,
        "giu_ho": -4_000_000,
        "khong_nguoi_nhan": -1_000_000,
        "lai_tien_gui": -7_000,
    }


def test_approved_orders_go_to_the_bank_as_a_file(as_app_role: Any) -> None:
    office = an_office()
    collect(office, 9_000_000, None, channel="ngan_hang")
    for at, (name, amount) in enumerate((("Trần Thị Bình", 8_000_000), ("=1+1", 1))):
        order = actions.prepare_payment(
            agency_id=office.agency,
            channel="ngan_hang",
            payees=[actions.Payee(name, amount, account_number="0123" * (1 - at))],
            on=TODAY,
            by=person(office.accountant),
            now=NOW,
            proceeding_id=office.case,
        )
        path = "/tien/tep-chuyen/ngan-hang/csv/"
        with as_app_role():
            client = sign_in(office.accountant)
            assert name not in client.get(path).content.decode("utf-8-sig")
        actions.check_payment(payment_id=order.pk, by=person(office.head), now=NOW)
    with as_app_role():
        client = sign_in(office.accountant)
        lines = client.get(path).content.decode("utf-8-sig").splitlines()
        assert lines[1].startswith("1,UNC-2026-00001,Trần Thị Bình,0123,8000000,THADS")
        assert lines[2].split(",")[2:5] == ["'=1+1", "", "1"]
        assert "chưa có số tài khoản" in lines[2]
        answer = client.get(path.replace("csv", "xlsx"))
        sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
        assert sheet is not None
        assert sheet["E4"].value == 8_000_001
        assert client.get("/tien/tep-chuyen/ngan-hang/exe/").status_code == 404
