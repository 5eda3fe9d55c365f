"""Trang tiền: each hand does its part on its page, and no other's."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import thads.records.cashbook
from tests.builders.agencies import a_province, an_account
from tests.records.cases.office import as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.cashbook.money_office import MoneyOffice, an_office, collect
from thads.records.agencies.models import Account, Role
from thads.records.cases.models import Obligation
from thads.records.cashbook.models import Distribution, Payment, Receipt
from thads.records.cashbook.presenters.division import Line, _parts

pytestmark = pytest.mark.django_db
AsApp = Callable[[], Any]
TEMPLATES = sorted(
    (Path(thads.records.cashbook.__file__).parent / "templates").rglob("*.html")
)


@pytest.fixture
def office(db: None, as_app_role: AsApp) -> Iterator[MoneyOffice]:
    """The office; from here on the database knows the web's role only."""
    made = an_office()
    collect(made, 640_000_000, None)
    with as_app_role():
        yield made


def page(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def send(client: Client, path: str, status: int = 302, **typed: Any) -> str:
    answer = client.post(path, typed)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_money_goes_from_receipt_to_payee_through_every_hand(
    office: MoneyOffice,
) -> None:
    accountant, head = sign_in(office.accountant), sign_in(office.head)
    cashier = sign_in(office.cashier)
    divide = f"/viec/{office.case}/phan-phoi/"
    trial = page(accountant, f"{divide}?so_tien=640.000.000&ngay=20/11/2026")
    assert "sẽ được chia như sau" in trial and "640.000.000" in trial
    assert not Distribution.objects.exists()

    send(accountant, divide, so_tien="640.000.000", ngay="20/11/2026")
    sheet = Distribution.objects.get()
    decide = f"/tien/phan-phoi/{sheet.pk}/"
    assert "Duyệt phân phối" in page(head, decide)
    refused = send(accountant, f"{decide}duyet/", status=422)
    assert "Chưa làm được" in refused
    send(head, f"{decide}duyet/")

    send(accountant, f"{decide}lap-lenh-chi/", hinh_thuc="tien_mat")
    payment = Payment.objects.get()
    pay = f"/tien/chi/{payment.pk}/"
    assert "Chưa làm được" in send(cashier, f"{pay}da-chi/", status=422)
    assert "Chưa làm được" in send(accountant, f"{pay}duyet/", status=422)
    send(head, f"{pay}duyet/")
    send(cashier, f"{pay}da-chi/")
    assert "Chưa làm được" in send(cashier, f"{pay}da-chi/", status=422)
    shown = page(head, pay)
    assert "Tiền này từ đâu" in shown and Receipt.objects.get().text in shown
    assert "mọi phần" in send(
        accountant, f"{decide}lap-lenh-chi/", status=422, hinh_thuc="tien_mat"
    )


def test_money_is_taken_in_with_its_receipt_or_not_at_all(office: MoneyOffice) -> None:
    cashier, take = sign_in(office.cashier), f"/viec/{office.case}/thu-tien/"
    typed = {
        "so_tien": "1.500.000",
        "hinh_thuc": "tien_mat",
        "ngay": "20/11/2026",
        "quyen": office.electronic.pk,
        "nguoi_nop": "Trần Văn Khoa",
    }
    send(cashier, take, **typed)
    receipt = Receipt.objects.get(amount=1_500_000)
    assert receipt.text in page(cashier, "/tien/bien-lai/?ngay=20/11/2026")
    assert "1.500.000" in page(cashier, f"/tien/bien-lai/?so={receipt.text}")
    wrong = send(cashier, take, status=422, **{**typed, "so_tien": "1.500,5"})
    assert "tròn" in wrong and "Trần Văn Khoa" in wrong
    later = send(cashier, take, status=422, **{**typed, "ngay": "20/11/2126"})
    assert Receipt.objects.filter(amount=1_500_000).count() == 1 and later
    assert "Không được" in send(sign_in(office.head), take, status=422, **typed)


def test_money_that_arrives_waits_until_its_case_is_found(office: MoneyOffice) -> None:
    accountant = sign_in(office.accountant)
    send(
        accountant,
        "/tien/den/",
        tai_khoan="ngan_hang",
        so_tham_chieu="FT26001",
        ngay="18/11/2026",
        so_tien="9.000.000",
        nguoi_chuyen="Lê Thị Hoa",
    )
    assert "FT26001" in page(accountant, "/tien/")
    again = send(
        accountant,
        "/tien/den/",
        status=422,
        tai_khoan="ngan_hang",
        so_tham_chieu="FT26001",
        ngay="18/11/2026",
        so_tien="9.000.000",
    )
    assert "đã làm rồi" in again
    link = re.search(r"/tien/den/\d+/", page(accountant, "/tien/"))
    assert link is not None
    typed = {
        "so_tien": "9.000.000",
        "quyen": office.electronic.pk,
        "nguoi_nop": "Lê Thị Hoa",
    }
    unknown = send(accountant, link[0], status=422, viec="999/QĐ", **typed)
    assert "Không có việc nào mang số hoặc mã" in unknown
    send(accountant, link[0], viec="412/QĐ-KV1", **typed)
    assert "FT26001" not in page(accountant, "/tien/")
    assert Receipt.objects.filter(amount=9_000_000).exists()


def test_a_day_is_closed_with_the_cash_that_was_counted(office: MoneyOffice) -> None:
    accountant = sign_in(office.accountant)
    day = page(accountant, "/tien/so-ngay/?ngay=2026-08-05")
    assert "640.000.000" in day and "Quỹ tiền mặt" in day
    typed = {"viec": "khoa", "ky": "ngay", "ngay": "05/08/2026"}
    short = send(
        accountant, "/tien/so-ngay/", status=422, kiem_dem="639.999.999", **typed
    )
    assert "kiểm đếm" in short
    send(accountant, "/tien/so-ngay/", kiem_dem="640.000.000", **typed)
    assert "05/08/2026" in page(accountant, "/tien/")


def test_another_province_sees_none_of_it(office: MoneyOffice) -> None:
    with as_owner():
        other = a_province("CD")
        stranger: Account = an_account(other.top, Role.ACCOUNTANT)
    client = sign_in(stranger)
    assert "640.000.000" not in page(client, "/tien/")
    assert "không lập biên lai nào" in page(client, "/tien/bien-lai/?ngay=05/08/2026")
    page(client, f"/viec/{office.case}/phan-phoi/", status=404)
    page(client, f"/viec/{office.case}/thu-tien/", status=404)
    page(client, "/tien/phan-phoi/1/", status=404)
    page(client, "/tien/chi/1/", status=404)


def test_nobody_signed_out_sees_money(office: MoneyOffice) -> None:
    for path in ("/tien/", "/tien/tam-ung/", "/tien/bien-lai/", "/tien/so-ngay/"):
        assert Client().get(path).status_code == 302, path


def test_no_article_stands_in_a_template() -> None:
    article = re.compile(r"(Đ\.|Điều|khoản|k\.)\s*\d", re.IGNORECASE)
    found = [path.name for path in TEMPLATES if article.search(path.read_text("utf-8"))]
    assert TEMPLATES and found == []


def test_a_row_and_its_part_of_the_bar_have_one_colour_in_every_sheet() -> None:
    line = Line("đ", None, "Người", "", 0, 5, 0)
    assert [p["shade"] for p in _parts([line], 5)] == [line.shade]
    shades = [Line(rank, None, "", "", 0, 0, 0).shade for rank in ("", *"abcdđ")]
    assert shades == [0, 1, 2, 3, 4, 5]


def test_the_bar_is_shaded_by_rank_and_many_shares_are_one_part_of_it() -> None:
    ranks = [("a", 400), ("a", 100), ("b", 500)]
    lines = [Line(rank, None, "Người", "", 0, much, 0) for rank, much in ranks]
    assert [(p["at"], p["shade"]) for p in _parts(lines, 1000)] == [
        ("0.0%", 1),
        ("40.0%", 1),
        ("50.0%", 2),
    ]
    # What fits is written into the bar, the amount alone where the name does not.
    assert [p["label"] for p in _parts(lines, 1000)] == [
        "Người 400",
        "100",
        "Người 500",
    ]
    many = [Line("a", None, "Người", "", 0, 1, 0)] * 600
    many += [Line("b", None, "Người", "", 0, 1, 0)] * 400
    assert [(p["at"], p["shade"]) for p in _parts(many, 1000)] == [
        ("0.0%", 1),
        ("60.0%", 2),
    ]


def test_who_receives_is_noted_on_a_page_before_money_is_divided(
    office: MoneyOffice,
) -> None:
    officer = sign_in(office.officer)
    path = f"/viec/{office.case}/nguoi-duoc-nhan/"
    listed = page(officer, path)
    assert "Công ty TNHH Vật tư Hoà Lạc" in listed
    with as_owner():
        obligation = Obligation.objects.get(case=office.case)
    typed = {
        "khoan": f"{obligation.pk}:N1",
        "ngay": "05/08/2026",
        "loai_moi": "ca_nhan",
    }
    moved = typed | {"viec": "chuyen_giao", "ho_ten": "Lê Văn Thừa", "so_tien": "1.000"}
    assert "Chưa ghi quyết định" in send(officer, path, status=422, **moved)
    send(officer, path, **moved, can_cu="09/QĐ-CCTHADS")
    told = page(officer, path)
    assert "N1/1" in told and "Lê Văn Thừa" in told and "09/QĐ-CCTHADS" in told
    assert "699.999.000" in told
    assert "vai trò" in send(
        sign_in(office.cashier), path, status=422, **moved, can_cu="x"
    )


def test_the_accountant_issues_a_book_and_sees_who_holds_it(
    office: MoneyOffice,
) -> None:
    accountant = sign_in(office.accountant)
    path = "/tien/bien-lai/cap-quyen/"
    typed = {"loai": "giay", "ky_hieu": "AB/2026", "tu_so": "101", "den_so": "150"}
    typed |= {"ngay": "05/08/2026"}
    assert "phải có người giữ" in send(accountant, path, status=422, **typed)
    typed |= {"nguoi_giu": str(office.officer.pk)}
    assert "Nhỏ hơn số đầu" in send(
        accountant, path, status=422, **typed | {"den_so": "100"}
    )
    wrong = typed | {"loai": "dien_tu", "nguoi_giu": ""}
    assert "không đúng quy định" in send(accountant, path, status=422, **wrong)
    send(accountant, path, **typed)
    told = page(accountant, "/tien/bien-lai/")
    assert "AB/2026" in told and f"giữ: {office.officer.display_name}" in told
    officer = sign_in(office.officer)
    assert "vai trò" in send(
        officer,
        path,
        status=422,
        **typed | {"nguoi_giu": ""} | {"loai": "dien_tu", "ky_hieu": "26TAB"},
    )


def test_who_made_and_checked_is_told_by_name_inside_the_agency_only(
    office: MoneyOffice,
) -> None:
    from thads.records.agencies import access
    from thads.records.cashbook.presenters.people import names_of

    made = [office.accountant.pk, office.head.pk]
    with as_owner():
        elsewhere = an_account(a_province("HP", units=1).first, Role.ACCOUNTANT)
    for who, known in ((office.cashier, 2), (elsewhere, 0)):
        access.show_pass(who.pk)
        assert len(names_of(made)) == known


def test_nobody_is_led_to_what_they_may_not_do(office: MoneyOffice) -> None:
    """A button that the door would refuse is not offered; who may, finds it."""
    case, money = f"/viec/{office.case}/", f"/viec/{office.case}/tien/"
    with as_owner():
        room = office.province.first
        reader = an_account(room, Role.PROCURATOR)
    record, take = "Ghi nhận hành vi", "Thu tiền, lập biên lai"
    divide, order = "Phân phối tiền đang giữ", "Lập lệnh chi"
    offered = {
        account: [
            word
            for word in (take, divide, order)
            if word in page(sign_in(account), money)
        ]
        for account in (office.accountant, office.cashier, office.officer, office.head)
    }
    assert list(offered.values()) == [[take, divide, order], [take], [take, divide], []]
    assert record in page(sign_in(office.officer), case)
    assert record not in page(sign_in(reader), case)
    assert take not in page(sign_in(reader), money)
    channels = {
        account: re.findall(
            r'<option value="(\w+)"',
            _select(page(sign_in(account), f"{case}thu-tien/")),
        )
        for account in (office.accountant, office.cashier, office.officer)
    }
    assert list(channels.values()) == [
        ["ngan_hang", "kho_bac", "tien_mua_tai_san"],
        ["tien_mat"],
        ["chap_hanh_vien_giu"],
    ]


def _select(text: str) -> str:
    return text.split('name="hinh_thuc"')[1].split("</select>")[0]


def test_a_paper_of_money_is_found_by_its_number(office: MoneyOffice) -> None:
    with as_owner():
        receipt = Receipt.objects.get()
        other = a_province("CD")
        stranger: Account = an_account(other.top, Role.ACCOUNTANT)
    browser = sign_in(office.accountant)
    for text in (receipt.text, receipt.text.lower().replace(" 0", "0")):
        answer = browser.get("/tim/", {"q": text})
        assert answer.headers["Location"].startswith("/tien/bien-lai/?so=")
    assert receipt.text in page(browser, "/tien/bien-lai/?so=1")
    assert "Chứng từ mang" not in page(browser, "/tim/?q=51")
    assert receipt.text in browser.get("/tim/", {"q": "0000001"}, follow=True).text
    assert "Chứng từ mang" not in page(sign_in(stranger), f"/tim/?q={receipt.text}")
