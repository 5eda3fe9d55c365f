"""Trang biểu: every figure opens, both clocks stand on it, and files can be taken."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from tests.readers.statistics.statistics_book import CLOSED_AT, Book, as_typed
from thads.law.indicators import edition, editions
from thads.readers.statistics.headings import depth, headings
from thads.records.agencies.models import Account

SignIn = Callable[[Account], Client]
CLOSING = {"den": "31/03/2022", "biet_den": as_typed(CLOSED_AT)}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(client: Client, path: str = "/bieu/01/", **query: str) -> str:
    answer = client.get(path, {**CLOSING, **query})
    assert answer.status_code == 200, answer.content.decode()[:400]
    return answer.content.decode()


def cell_links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'<td[^>]*><a href="([^"]+)"', html)]


@pytest.fixture
def statistician(book: Book, signed_in: SignIn) -> Client:
    """Cán bộ thống kê của tỉnh."""
    return signed_in(book.statistician)


@pytest.mark.parametrize(
    "path", ["/bieu/01/", "/bieu/01/tep/", "/bieu/01/o/?cot=B8", "/bieu/02/o/tep/"]
)
def test_somebody_not_signed_in_goes_to_sign_in_and_comes_back(
    db: None, path: str
) -> None:
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/dang-nhap/?next=/bieu/")


def test_the_form_carries_both_clocks_edition_checks_and_code(
    statistician: Client,
) -> None:
    html = page(statistician)
    for text in (
        *("hết 31/03/2022", "17:00, 06/04/2022", "bản tái dựng 1", "Mã kiểm chứng"),
        *("B1 = B2 + B3 ✓", "B20 = (B8 + B9) / B7 ✓", "chưa đối chiếu phụ lục"),
    ):
        assert text in html
    assert "✗" not in html


def test_without_a_question_the_form_is_of_today_and_the_own_unit(
    statistician: Client,
) -> None:
    answer = statistician.get("/bieu/01/")
    assert answer.status_code == 200 and "Đơn vị QN00" in answer.content.decode()


@pytest.mark.parametrize("form", ["01", "02"])
def test_every_cell_is_a_link_that_opens_its_list(
    statistician: Client, form: str
) -> None:
    links = cell_links(page(statistician, f"/bieu/{form}/"))
    columns = len(edition(form, CLOSED_AT.date()).printed_columns())
    assert len(links) == 4 * columns  # total, own cases, two units below
    for link in links[::3]:
        answer = statistician.get(link)
        html = answer.content.decode()
        assert answer.status_code == 200 and "chưa dùng được" not in html
        assert "≠" not in html and "không bằng ô" not in html
        assert 'aria-selected="true"' in html


def test_the_list_says_who_which_act_when_and_why(statistician: Client) -> None:
    html = page(statistician, "/bieu/01/o/", dong="QN01", pham_vi="ca", cot="B8")
    for text in (
        *(
            "Đơn vị QN01, cột B8 “Thi hành xong”: 2 việc",
            "2 trong danh sách = 2 trong ô",
        ),
        *("Trần Văn V1", "V1/QĐ-THA", "số 7/KT", "01/02/2022", "50.000.000"),
        *("Vì sao một việc được đếm ở đây?", "từ 01/10/2021 đến 31/03/2022"),
    ):
        assert text in html


def test_the_list_of_money_adds_up_to_the_cell(statistician: Client) -> None:
    html = page(statistician, "/bieu/02/o/", dong="QN00", pham_vi="ca", cot="M8")
    assert "2 việc cộng đúng bằng ô" in html
    assert "Danh sách cộng 20.001.000 đồng, ô 20.001.000 đồng." in html


def test_money_is_shown_in_thousands_without_losing_a_dong(
    statistician: Client,
) -> None:
    html = page(statistician, "/bieu/02/", don_vi="QN01")
    assert "20.001" in html and 'title="20.001.000 đồng"' in html


def test_a_rate_opens_its_numerator_and_denominator(statistician: Client) -> None:
    html = page(statistician, "/bieu/01/o/", dong="QN00", pham_vi="ca", cot="B20")
    assert "Tử số" in html and "Mẫu số" in html and "cot=B9" in html


def test_an_empty_cell_explains_itself(statistician: Client) -> None:
    html = page(statistician, "/bieu/01/o/", dong="QN00", pham_vi="ca", cot="B14")
    assert "Không có việc nào trong ô này" in html


def test_what_was_recorded_since_is_marked_and_explained(statistician: Client) -> None:
    html = page(statistician)
    assert "8 ô khác" in html and html.count("chg") == 8
    opened = page(statistician, "/bieu/01/o/", dong="QN01", pham_vi="ca", cot="B8")
    assert "Theo dữ liệu hiện nay ô này là <b>1</b>" in opened
    assert "Bớt hoặc đổi 1 việc: V2" in opened


def test_links_keep_the_moment_the_page_was_computed_for(statistician: Client) -> None:
    html = page(statistician, biet_den="")
    assert all("luc=" in link for link in cell_links(html))
    assert "So với dữ liệu hiện nay" not in html


def test_the_target_is_shown_in_points_and_as_a_share(statistician: Client) -> None:
    html = page(statistician)
    assert "điểm phần trăm" in html and "−13,33" in html
    assert "% của chỉ tiêu" in html and "83,34" in html
    assert "Quyết định 12/QĐ-CTHADS" in html


def test_a_unit_below_opens_its_own_form(statistician: Client) -> None:
    assert "don_vi=QN02" in page(statistician)
    html = page(statistician, don_vi="QN02")
    assert html.count("<tr class=") - html.count('<tr class="idx"') == 1


def test_the_form_can_be_taken_as_a_workbook_whose_cells_lead_back(
    statistician: Client,
) -> None:
    answer = statistician.get("/bieu/01/tep/", CLOSING)
    assert answer["Content-Type"] == XLSX
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    linked = [c for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert linked and all(isinstance(cell.value, int) for cell in linked)
    there = statistician.get(linked[0].hyperlink.target)
    assert there.status_code == 302
    assert there["Location"].startswith("/bieu/01/o/?don_vi=QN00&den=2022-03-31")


def test_the_list_can_be_taken_as_a_workbook(statistician: Client) -> None:
    cell = {"dong": "QN00", "pham_vi": "ca", "cot": "B8"}
    answer = statistician.get("/bieu/01/o/tep/", {**CLOSING, **cell})
    assert answer["Content-Type"] == XLSX
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0]
    codes = [row[0].value for row in sheet.iter_rows() if row[6].value]
    assert codes == ["Việc", "V1", "V2"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"den": "hôm qua"}, "không đọc được thành ngày"),
        ({"tu": "01/04/2022"}, "Kỳ thống kê ngược"),
        ({"don_vi": "HY00"}, "Chưa tính được biểu"),
        ({"den": "31/03/2013"}, "chưa có bản áp dụng"),
        ({"biet_den": "lâu rồi"}, "không phải là một thời điểm"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_on_the_page(
    statistician: Client, query: dict[str, str], sentence: str
) -> None:
    answer = statistician.get("/bieu/01/", {**CLOSING, **query})
    assert answer.status_code == 422 and sentence in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"cot": "B99", "dong": "QN00", "pham_vi": "ca"},
        {"cot": "B8", "dong": "HY01", "pham_vi": "ca"},
        {"cot": "B8", "dong": "QN00", "pham_vi": "khac"},
    ],
)
def test_a_cell_that_does_not_exist_is_refused(
    statistician: Client, query: dict[str, str]
) -> None:
    answer = statistician.get("/bieu/01/o/", {**CLOSING, **query})
    assert answer.status_code == 422


def test_a_form_that_does_not_exist_is_not_found(statistician: Client) -> None:
    assert statistician.get("/bieu/77/").status_code == 404


def test_an_officer_opens_only_the_own_agency(book: Book, signed_in: SignIn) -> None:
    client = signed_in(book.officer)
    html = page(client)
    assert "Đơn vị QN01" in html and "QN02" not in html
    refused = client.get("/bieu/01/", {**CLOSING, "don_vi": "QN02"})
    assert refused.status_code == 422 and "V4" not in refused.content.decode()


def test_a_partial_sum_says_so(book: Book, signed_in: SignIn) -> None:
    html = page(signed_in(book.province_officer))
    assert "không xem được 2 đơn vị" in html


@pytest.mark.parametrize("each", editions(), ids=lambda each: each.code)
def test_headings_cover_every_column_exactly(each: Any) -> None:
    columns = each.printed_columns()
    covered = [
        (cell.row + down, cell.column + along)
        for level in headings(columns)
        for cell in level
        for down in range(cell.rows)
        for along in range(cell.columns)
    ]
    whole = {(row, at) for row in range(depth(columns)) for at in range(len(columns))}
    assert len(covered) == len(set(covered)) and set(covered) == whole
