"""Biên lai, phiếu thu, phiếu chi in ra: every row of the circular, copies, reprints."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from io import BytesIO
from typing import Any

import pypdf
import pytest
from django.test import Client

from tests.records.cases.office import signed_in
from tests.records.cashbook.money_office import (
    NOW,
    TODAY,
    MoneyOffice,
    a_book,
    acting,
    an_office,
    collect,
    person,
)
from thads.records.agencies.naming import names_of
from thads.records.cashbook import actions
from thads.records.cashbook.actions import MoneyRefused, Payee, Payer
from thads.records.cashbook.models import Entry, Receipt
from thads.records.cashbook.vouchers.looking_up import looked_up
from thads.records.cashbook.vouchers.of_receipt import lacking_of
from thads.records.ledger.actions import record
from thads.records.ledger.values import ProposedAct

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]


def sheet(client: Client, kind: str, paper: int) -> list[str]:
    """Chữ từng trang của một lần in."""
    answer = client.post(f"/tien/in/{kind}/{paper}/")
    assert answer.status_code == 200, answer.content[:300]
    assert answer.headers["Content-Type"] == "application/pdf"
    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    box = pages[0].mediabox
    assert [round(float(each) / 72 * 25.4) for each in (box.width, box.height)] == [
        *(210, 148)
    ]
    return [" ".join(each.extract_text().split()) for each in pages]


def taken_outside(office: MoneyOffice, amount: int) -> Receipt:
    """Người khác nộp thay, không biết chữ, chấp hành viên thu ngoài trụ sở."""
    answer = actions.receive(
        book_id=office.paper.pk,
        proceeding_id=office.case,
        channel="chap_hanh_vien_giu",
        amount=amount,
        payer=Payer(
            "Lê Thị Nộp Thay",
            "Thôn Đông",
            paid_for="Nguyễn Hữu Tạo",
            paid_for_address="Số 12 ngõ 3",
            content="Nộp tiền thi hành án",
            fingerprint="ngón trỏ, bàn tay phải",
        ),
        on=TODAY,
        by=person(office.officer),
        now=NOW,
    )
    assert isinstance(answer, tuple), answer
    return answer[0]


def test_a_paper_receipt_prints_its_four_copies_with_every_row() -> None:
    office = an_office()
    receipt = taken_outside(office, 5_060_000)
    pages = sheet(signed_in(office.officer), "bien-lai", receipt.pk)
    held = ("lưu", "giao người nộp tiền", "lưu hồ sơ thi hành án", "kế toán")
    for number, (page, holder) in enumerate(zip(pages, held, strict=True), start=1):
        for row in (
            "BIÊN LAI THU TIỀN THI HÀNH ÁN",
            f"Liên {number}: {holder}",
            "Ký hiệu: AA/2026 Số: 0000051",
            "Họ tên người nộp tiền: Lê Thị Nộp Thay Địa chỉ: Thôn Đông",
            "Nộp cho: Nguyễn Hữu Tạo Địa chỉ: Số 12 ngõ 3",
            "Lý do nộp: Nộp tiền thi hành án",
            "Quyết định thi hành án số 412/QĐ-KV1 ngày 06 tháng 7 năm 2026 của",
            "Số tiền: 5.060.000 đồng",
            "Bằng chữ: Năm triệu không trăm sáu mươi nghìn đồng",
            "không biết chữ, điểm chỉ ngón trỏ, bàn tay phải",
            "NGƯỜI THU TIỀN",
        ):
            assert row in page, (row, page)
        assert "BẢN SAO" not in page
    again = sheet(signed_in(office.accountant), "bien-lai", receipt.pk)
    assert all("BẢN SAO IN LẠI, lần in thứ 2" in page for page in again)


def test_a_spoiled_number_is_crossed_on_all_its_copies() -> None:
    office = an_office()
    receipt = actions.spoil(
        book_id=office.paper.pk, reason="viết sai số tiền", on=TODAY, by=None, now=NOW
    )
    pages = sheet(signed_in(office.accountant), "bien-lai", receipt.pk)
    assert len(pages) == 4
    assert all("HỎNG: viết sai số tiền" in page for page in pages)


def test_statutory_words_stand_where_nobody_signs() -> None:
    office = an_office()
    moved = collect(office, 10, None, channel="ngan_hang")
    (page,) = sheet(signed_in(office.accountant), "bien-lai", moved.pk)
    assert "“thu qua chuyển khoản”" in page and "KẾ TOÁN NGHIỆP VỤ" in page
    assert "Mẫu số: EBL01 Ký hiệu: 26TAA Số: 00000001" in page
    assert "Mã số thuế: 0100112437" in page
    assert "Bản in này chưa có: chữ ký số của tổ chức thu" in page


def test_a_slip_names_who_hands_in_with_the_receipts_it_brings() -> None:
    office = an_office()
    first, second = taken_outside(office, 500), taken_outside(office, 300)
    common = {"agency_id": office.agency, "officer_account": office.officer.pk}
    common |= {"on": TODAY, "by": None, "now": NOW}
    actions.hand_over_cash(**common, amount=600)
    rest = actions.hand_over_cash(**common, amount=200)
    cashier = signed_in(office.cashier)
    name = names_of([office.officer.pk])[office.officer.pk]
    (page,) = sheet(cashier, "phieu-thu", rest)
    assert "PHIẾU THU" in page and "Số: PT-2026-00001" in page
    assert f"Họ tên người nộp tiền vào quỹ: {name}" in page
    assert f"01 biên lai ({second.text}: 200 đồng)" in page
    (page,) = sheet(cashier, "phieu-thu", rest - 1)
    assert "PT-2026-00002" in page
    assert f"02 biên lai ({first.text}: 500 đồng; {second.text}: 100 đồng)" in page
    (page,) = sheet(cashier, "phieu-thu", rest)
    assert "Số: PT-2026-00001" in page and "lần in thứ 2" in page
    not_cash = Entry.objects.get(receipt=first).pk
    assert cashier.post(f"/tien/in/phieu-thu/{not_cash}/").status_code == 403


def test_a_slip_of_payment_says_whether_it_may_be_used() -> None:
    office = an_office()
    collect(office, 1_000_000, None)
    payment = actions.prepare_payment(
        agency_id=office.agency,
        channel="tien_mat",
        payees=[Payee("Ngân hàng A", 1_000_000, from_account="giu_ho")],
        on=TODAY,
        by=person(office.accountant),
        now=NOW,
        proceeding_id=office.case,
    )
    accountant = signed_in(office.accountant)
    (page,) = sheet(accountant, "phieu-chi", payment.pk)
    assert "PHIẾU CHI" in page and "Số: PC-2026-00001" in page
    assert "Họ tên người nhận tiền: Ngân hàng A" in page
    assert "Số tiền thực nhận: 1.000.000 đồng" in page
    assert "Lệnh chưa duyệt: chưa dùng để chi." in page
    actions.stop_payment(
        payment_id=payment.pk, reason="sai người", by=person(office.head), now=NOW
    )
    (page,) = sheet(accountant, "phieu-chi", payment.pk)
    assert "ĐÃ HUỶ: sai người" in page and "lần in thứ 2" in page


def test_papers_are_printed_from_the_receipt_the_case_and_the_day() -> None:
    office = an_office()
    receipt = collect(office, 1_000, None)
    entry = Entry.objects.get(receipt=receipt).pk
    cashier, printed = signed_in(office.cashier), f"/tien/in/bien-lai/{receipt.pk}/"
    for page in (
        f"/tien/bien-lai/?so={receipt.text}",
        f"/viec/{office.case}/tien/",
        f"/tien/so-ngay/?ngay={TODAY.isoformat()}",
    ):
        assert printed in cashier.get(page).text, page
    day = cashier.get(f"/tien/so-ngay/?ngay={TODAY.isoformat()}").text
    assert f"/tien/in/phieu-thu/{entry}/" in day


def test_e_receipt_names_its_body(as_app_role: AsApp) -> None:
    office = an_office(coded=date(2027, 1, 1))
    code = {"agency_id": office.agency, "basis": "thông báo", "valid_from": TODAY}
    with acting(as_app_role, office.accountant) as by:
        with pytest.raises(MoneyRefused) as told:
            collect(office, 1, by, channel="ngan_hang")
        assert told.value.rule == "e_receipt_names_its_body"
        with pytest.raises(MoneyRefused, match="chữ số thứ mười"):
            actions.say_tax_code(**code, tax_code="0100112438", by=by, now=NOW)
        actions.say_tax_code(**code, tax_code="0100112437", by=by, now=NOW)
        assert collect(office, 1, by, channel="ngan_hang").number == 1


def test_e_receipt_is_of_its_year() -> None:
    office = an_office()
    book = a_book(office.agency, "dien_tu", "25TAB", (1, 9), None)
    with pytest.raises(MoneyRefused) as told:
        collect(office, 1, None, book=book)
    assert told.value.rule == "e_receipt_is_of_its_year"


def test_its_payer_looks_up_an_electronic_receipt_by_its_code() -> None:
    office = an_office()
    receipt = collect(office, 5_060_000, None)
    receipt.refresh_from_db()
    assert [each.code for each in lacking_of(receipt)] == ["chu_ky_so"]
    stranger = Client()
    page = stranger.get(f"/kiem-chung/bien-lai/{receipt.lookup}/")
    assert receipt.text in page.text and "5.060.000" in page.text
    assert receipt.payer not in page.text
    act = ProposedAct("dinh_chinh", TODAY, corrects=receipt.entry.act.seq, note="nhầm")
    record(proceeding_id=office.case, act=act, by=None, now=NOW)
    told = looked_up(receipt.lookup.lower())
    assert told is not None and told.is_taken_back
    assert stranger.get("/kiem-chung/bien-lai/0123456789ABCDEF/").status_code == 404
