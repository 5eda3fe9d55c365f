"""Sổ văn bản đi, sổ gửi bưu điện: what went out, by which post, spoiled numbers too."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from tests.records.cases.office import Office, an_office, as_owner
from tests.records.cases.office import signed_in as sign_in
from tests.records.paperwork.test_a_paper_is_served import (
    decided_case,
    notice_of,
    served,
)
from tests.records.paperwork.test_signing_gives_number_act_and_paper import (
    head_of_agency,
)
from thads.records.agencies.models import Account
from thads.records.documents import numbering

__all__ = ["head_of_agency"]


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


@pytest.fixture
def signed_in(as_app_role: Callable[[], Any]) -> Iterator[Callable[..., Client]]:
    with as_app_role():
        yield sign_in


def test_what_went_out_stands_in_both_books_with_their_columns(
    office: Office, signed_in: Callable[[Account], Client]
) -> None:
    """A decision and what the postman took; a spoiled number says why, struck through."""
    head, on = signed_in(office.head), f"{office.today:%d/%m/%Y}"
    case = decided_case(office, head)
    posted = {"on": on, "deliverer": "buu_ta", "receiver": "Văn thư công ty"}
    creditor = notice_of(case, "duoc_thi_hanh")
    officer = signed_in(office.officer)
    assert served(officer, creditor, "ky_nhan_to_chuc", **posted) == 302
    with as_owner():
        numbering.spoil(
            office.home.top,
            series="quyet_dinh_thi_hanh_an",
            year=office.today.year,
            tail="/QĐ-THADS",
            floor=0,
            reason="In hỏng phôi",
            now=creditor.opened_at,
        )
    page = head.get("/so-sach/van-thu/van-ban-di/").content.decode()
    assert "Nơi nhận văn bản" in page
    assert "01/QĐ-THADS" in page
    assert creditor.name in page
    assert "Số hỏng: In hỏng phôi" in page
    post = head.get("/so-sach/van-thu/gui-buu-dien/").content.decode()
    assert "Ký nhận và dấu bưu điện" in post
    assert "1 dòng" in post
    assert creditor.name in post
    file = head.get("/so-sach/van-thu/van-ban-di/?tep=xlsx").content
    sheet = openpyxl.load_workbook(BytesIO(file)).active
    assert sheet is not None
    titles = [cell.value for cell in sheet[5]]
    assert titles[1:3] == ["Số, ký hiệu văn bản", "Ngày tháng văn bản"]
    assert head.get("/so-sach/van-thu/khac/").status_code == 404
    stranger = signed_in(office.stranger)
    other = stranger.get("/so-sach/van-thu/van-ban-di/").content.decode()
    assert "01/QĐ-THADS" not in other
