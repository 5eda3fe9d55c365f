"""Mọi biểu: every form opens on every axis, all forms go into one file, K1–K18 hold."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, Book, as_typed
from thads.law.indicators import editions_of, form_codes
from thads.readers.statistics.consistency import findings
from thads.readers.statistics.figures import figures
from thads.readers.statistics.workbook import forms_workbook
from thads.records.agencies.models import Account

SignIn = Callable[[Account], Client]
CLOSING = {"den": "31/03/2022", "biet_den": as_typed(CLOSED_AT)}
OTHER_AXES = [
    *(("01", "nhom_viec"), ("06", "mien_giam"), ("07", "bien_phap")),
    *(("08", "loai_don"), ("10", "loai_kiem_tra"), ("02tkln", "yeu_cau_toa")),
]
EVERY = [(form, editions_of(form)[0].axes[0]) for form in form_codes()] + OTHER_AXES


@pytest.fixture
def statistician(book: Book, signed_in: SignIn) -> Client:
    """Cán bộ thống kê của tỉnh."""
    return signed_in(book.statistician)


def test_every_form_opens_and_every_axis_does(statistician: Client) -> None:
    for form, by in EVERY:
        answer = statistician.get(f"/bieu/{form}/", {**CLOSING, "truc": by})
        html = answer.content.decode()
        assert answer.status_code == 200, (form, by)
        assert "chưa dùng được" not in html


def test_a_row_of_another_axis_opens_its_cases(statistician: Client) -> None:
    asked = {**CLOSING, "truc": "nguon", "dong": "QN00", "pham_vi": "ca"}
    answer = statistician.get(
        "/bieu/01/o/", {**asked, "muc": "theo_yeu_cau.dan_su", "cot": "B1"}
    )
    html = answer.content.decode()
    assert "dòng “1. Dân sự”" in html and "5 trong danh sách = 5 trong ô" in html


def test_cases_of_nobody_stand_apart_among_the_officers(statistician: Client) -> None:
    html = statistician.get("/bieu/04/", CLOSING).content.decode()
    assert "Chưa phân công" in html and "2. Đơn vị QN01" in html


def test_one_file_holds_every_form_with_a_way_back_to_the_list(
    statistician: Client,
) -> None:
    answer = statistician.get("/bieu/moi-bieu/tep/", CLOSING)
    assert answer.status_code == 200
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames[:3] == ["Mục lục", "Kiểm tra", "01 Đơn vị"]
    forms = {name.split(" ")[0] for name in book.sheetnames[2:]}
    assert forms == set(form_codes())
    made = _made_by_steps(statistician)
    assert made.sheetnames == book.sheetnames
    for name in book.sheetnames:
        assert list(made[name].values) == list(book[name].values), name
    linked = [
        cell.hyperlink.target
        for row in book["01 Nguồn và loại án"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert linked
    path = linked[0].removeprefix("http://testserver")
    opened = statistician.get(path, follow=True)
    assert opened.status_code == 200 and "trong danh sách = " in opened.content.decode()


def _made_by_steps(client: Client) -> openpyxl.Workbook:
    """The same file as the button makes it: step after step, then downloaded."""
    html = client.get("/bieu/moi-bieu/lap/", CLOSING).content.decode()
    steps = 0
    while (following := re.search(r'hx-post="([^"]+)"', html)) and steps < 40:
        html = client.post(unescape(following.group(1))).content.decode()
        steps += 1
    file = re.search(r'href="([^"]+luot=[^"]+)" download', html)
    assert file is not None, html
    return openpyxl.load_workbook(BytesIO(client.get(unescape(file.group(1))).content))


def test_without_a_site_each_figure_carries_the_command_that_lists_it(
    book: Book,
) -> None:
    first = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    sheet = openpyxl.load_workbook(BytesIO(forms_workbook(first)))[
        "01 Nguồn và loại án"
    ]
    notes = [c.comment.text for row in sheet.iter_rows() for c in row if c.comment]
    assert any("--row theo_yeu_cau.dan_su" in note for note in notes)


def test_every_check_between_the_forms_holds_on_a_book(book: Book) -> None:
    first = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    found = findings(first)
    assert [each for each in found if each.holds is False] == []
    names = {each.name.split(",")[0] for each in found}
    assert {"K1", "K2", "K3", "K4B", "K5", "K6", "K7", "K8"} <= names
    assert {"K9", "K10", "K11", "K12", "K13", "K15", "K16", "K17"} <= names


def test_the_checks_have_a_page_with_both_clocks(statistician: Client) -> None:
    html = statistician.get("/bieu/kiem-tra/", CLOSING).content.decode()
    assert "Kiểm tra liên biểu" in html and "17:00, 06/04/2022" in html
    assert "K10, biểu 01" in html and "Có kiểm tra không đúng" not in html


def test_a_done_case_with_money_left_is_something_to_look_at(book: Book) -> None:
    first = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    by_name = {each.name: each for each in findings(first)}
    assert by_name["K17"].holds is None and "2 việc còn" in by_name["K17"].right


def test_the_command_writes_every_form(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import argparse

    from thads.readers.statistics import commands

    path = tmp_path / "bieu.xlsx"
    asked = argparse.Namespace(
        unit="QN00", to="31/03/2022", first=None, known_at=None, xlsx=path, site=None
    )
    assert commands.run_forms(asked) == 0
    assert path.stat().st_size > 0 and "Đã ghi mọi biểu" in capsys.readouterr().out


def test_the_regime_of_2019_prints_the_columns_of_its_time(
    statistician: Client,
) -> None:
    html = statistician.get("/bieu/01/", {"den": "30/09/2019"}).content.decode()
    assert "A17" in html and "B17" not in html and "08/2015" in html
