"""Trang sao kê: a file is shown before it counts, what is wrong is told by its place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.bank.bank_office import NUMBER, an_account_in_use
from tests.records.cashbook.money_office import TODAY, MoneyOffice, an_office
from thads.readers.simulation import statements
from thads.readers.simulation.statements import Made, Move
from thads.records.cashbook.bank.models import (
    CustodyAccount,
    Statement,
    StatementFile,
)

pytestmark = pytest.mark.django_db
MADE = Made("5", NUMBER, 0, [Move(TODAY, 4_000_000, "F1", "NGUYEN HUU TAO", "nop")])


@pytest.fixture
def office(db: None, as_app_role: Callable[[], Any]) -> Iterator[MoneyOffice]:
    made = an_office()
    an_account_in_use(made)
    with as_app_role():
        yield made


def bring(client: Client, data: bytes, name: str = "sao-ke.csv") -> str:
    with as_owner():
        account = CustodyAccount.objects.get()
    file = SimpleUploadedFile(name, data)
    answer = client.post("/tien/sao-ke/", {"tai_khoan": account.pk, "tep": file})
    assert answer.status_code == 302, answer.text
    return str(answer["Location"])


def test_a_statement_is_shown_then_imported(office: MoneyOffice) -> None:
    client = sign_in(office.accountant)
    assert "Chưa nhập sao kê nào" in client.get("/tien/sao-ke/").text
    place = bring(client, statements.as_csv(MADE))
    shown = client.get(place).text
    assert "Nhập 1 dòng" in shown and "UTF-8" in shown and "Cột nào là gì" in shown
    assert not Statement.objects.exists()
    assert client.post(place)["Location"] == "/tien/cho-ro/"
    assert client.get(place).status_code == 404
    assert "4.000.000" in client.get("/tien/sao-ke/").text
    page = client.get(f"/tien/sao-ke/{Statement.objects.get().pk}/").text
    assert "Tiền đến, chưa rõ việc" in page and "ghi sổ khi nhập" in page
    again = bring(client, statements.as_camt053(MADE), "lan-hai.xml")
    assert "đã nhập ngày" in client.get(again).text
    refused = client.post(again)
    assert refused.status_code == 422 and Statement.objects.count() == 1


def test_bad_rows_stand_with_row_column_value_and_what_is_expected(
    office: MoneyOffice,
) -> None:
    client = sign_in(office.accountant)
    text = "Ngày,Mã,Số tiền,Nội dung\n31/06/2026,F1,1.000,a\n05/08/2026,F2,x,b\n"
    shown = client.get(bring(client, text.encode())).text
    assert "2 chỗ sai" in shown and "31/06/2026" in shown
    assert "một ngày có trong lịch" in shown and "số tiền tròn đồng" in shown


def test_columns_and_balances_are_chosen_on_the_page(office: MoneyOffice) -> None:
    client = sign_in(office.accountant)
    text = "Ngày,Mã,Vào,Ra,Ghi chú\n05/08/2026,F1,1.000,,a\n"
    place = bring(client, text.encode())
    assert "Dòng tiêu đề" in client.get(place).text
    chosen = {
        "cot_ngay": "Ngày",
        "cot_tham_chieu": "Mã",
        "cot_ghi_co": "Vào",
        "cot_ghi_no": "Ra",
        "cot_noi_dung": "Ghi chú",
        "so_du_dau": "0",
        "so_du_cuoi": "1.000",
    }
    shown = client.get(place, chosen).text
    assert "Nhập 1 dòng" in shown and 'name="cot_ghi_co" value="Vào"' in shown
    assert client.post(place, chosen).status_code == 302
    assert Statement.objects.get().closing == 1_000


def test_what_is_no_statement_never_gets_in(office: MoneyOffice) -> None:
    client = sign_in(office.accountant)
    for data in (b"MZ\x90\x00", b"<a/>", b"PK\x03\x04x", b"%PDF-1.7"):
        place = bring(client, data)
        shown = client.get(place).text
        assert "chỗ sai, chưa nhập được dòng nào" in shown
        assert client.post(place).status_code == 422
    assert client.post("/tien/sao-ke/", {}).status_code == 422
    with as_owner():
        assert not Statement.objects.exists()


def test_others_neither_bring_nor_see_a_file(office: MoneyOffice) -> None:
    place = bring(sign_in(office.accountant), statements.as_csv(MADE))
    assert sign_in(office.officer).get(place).status_code == 404
    with as_owner():
        account = CustodyAccount.objects.get()
    data = {
        "tai_khoan": account.pk,
        "tep": SimpleUploadedFile("x.csv", b"x"),
    }
    refused = sign_in(office.cashier).post("/tien/sao-ke/", data)
    assert refused.status_code == 422 and "Không được" in refused.text
    assert sign_in(office.head).post(place).status_code == 422
    with as_owner():
        assert not Statement.objects.exists() and StatementFile.objects.count() == 1
