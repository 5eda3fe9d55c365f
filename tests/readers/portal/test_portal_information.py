"""The public pages: they open without an account, set no cookie, say what is not there."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.builders.agencies import SINCE, an_account
from tests.records.cases.office import an_office, signed_in
from thads.law.acts import asking
from thads.records.agencies.models import Role
from thads.records.citizens import actions

pytestmark = pytest.mark.django_db
AsApp = Callable[[], AbstractContextManager[Any]]
NEVER_ASKED = "không yêu cầu chuyển tiền vào tài khoản cá nhân"


def pages() -> list[str]:
    listed = ["front", "procedures", "fees", "reception", "offices"]
    found = [reverse(f"portal:{name}") for name in listed]
    codes = [each.code for each in asking.askable(timezone.localdate())]
    return found + [reverse("portal:procedure", args=[code]) for code in codes]


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_each_page_opens_warns_and_sets_no_cookie(as_app_role: AsApp) -> None:
    an_office()
    with as_app_role():
        for path in pages():
            answer = Client().get(path)
            text = answer.content.decode()
            assert answer.status_code == 200, path
            assert NEVER_ASKED in text, path
            assert "<script" not in text, path
            has_form = 'method="post"' in text
            assert set(answer.cookies) == ({"csrftoken"} if has_form else set()), path
            kept = answer.headers["Cache-Control"]
            assert kept == ("no-store" if has_form else "public, max-age=300"), path


def test_without_contact_data_the_page_says_so(as_app_role: AsApp) -> None:
    office = an_office()
    with as_app_role():
        text = read(Client(), "/cong-khai/lien-he/")
        assert "Chưa đơn vị nào công bố thông tin liên hệ" in text
        assert office.home.units["AB02"].name in text


def test_what_the_head_writes_is_read_by_everybody(as_app_role: AsApp) -> None:
    office = an_office()
    head, unit = signed_in(office.head), office.home.units["AB02"]
    told = {
        "don_vi": unit.pk,
        "tu_ngay": f"{timezone.localdate():%d/%m/%Y}",
        "dia_chi": "Số 9 đường Hoà Bình",
        "duong_day_nong": "0203 000 111",
        "gio": "Thứ Ba, 7 giờ 30",
    }
    with as_app_role():
        assert head.post("/lien-he-cong-khai/", told).status_code == 302
        assert "0203 000 111" in read(Client(), "/cong-khai/lien-he/")
        bad = head.post("/lien-he-cong-khai/", {**told, "duong_day_nong": "gọi tôi"})
        assert bad.status_code == 422
        assert "chỉ gồm chữ số" in bad.content.decode()


def test_who_may_not_keep_it_sees_no_form(as_app_role: AsApp) -> None:
    office = an_office()
    clerk = an_account(office.home.units["AB02"], Role.ACCOUNTANT)
    with as_app_role():
        assert "Ghi liên hệ mới" in read(signed_in(office.head), "/lien-he-cong-khai/")
        assert "Ghi liên hệ mới" not in read(signed_in(clerk), "/lien-he-cong-khai/")


def test_a_procedure_is_told_by_the_law_of_the_day_asked(as_app_role: AsApp) -> None:
    an_office()
    path = reverse("portal:procedure", args=["yeu_cau_thi_hanh_an"])
    with as_app_role():
        old = read(Client(), f"{path}?ngay=2026-06-30")
        new = read(Client(), f"{path}?ngay=2026-07-01")
        assert "Luật THADS 2008" in old and "Luật THADS 2025" not in old
        assert "Luật THADS 2025" in new and "số định danh" in new
        assert read(Client(), f"{path}?ngay=31/02/2026")
        assert Client().get("/cong-khai/thu-tuc/khong-co/").status_code == 404


def test_the_hotline_of_one_agency_stands_on_every_page(as_app_role: AsApp) -> None:
    office = an_office()
    top = office.home.top
    new = actions.Contact(top.pk, SINCE, "Số 1", hotline="0203 999 888")
    actions.keep_contact(new, by=None, now=timezone.now())
    office.away.top.valid_to = SINCE
    office.away.top.save()
    with as_app_role():
        for path in pages():
            assert "0203 999 888" in read(Client(), path), path


def test_the_fee_of_an_amount_is_told_with_its_way(as_app_role: AsApp) -> None:
    """TT 216/2016: 150 million over five billion and so on; nothing below the threshold."""
    with as_app_role():
        client = Client()
        text = read(client, "/cong-khai/phi/?so_tien=6.000.000.000")
        assert "Phí 170.000.000 đ." in text
        assert "150.000.000 đ cộng <b>2%</b> phần vượt 5.000.000.000" in text
        assert "Phí 0 đ." in read(client, "/cong-khai/phi/?so_tien=1000000")
        refused = read(client, "/cong-khai/phi/?so_tien=-5")
        assert "Số tiền không được âm" in refused and "Phí " in refused
