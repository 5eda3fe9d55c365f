"""Lệnh `thads form` và `thads cells`: the shapes that other checks rely on."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management.base import CommandError

from tests.readers.statistics.statistics_book import CLOSED_AT, DUE, Book, as_typed
from thads.readers.statistics.asking import UnreadableDate, read_day, read_moment
from thads.readers.statistics.commands import register

Run = Callable[..., str]
CLOSING = ("--to", "2022-03-31", "--known-at", as_typed(CLOSED_AT))


@pytest.fixture
def run(book: Book, capsys: pytest.CaptureFixture[str]) -> Run:
    """Chạy một lệnh và trả về những gì nó in."""

    def command(*words: str) -> str:
        parser = argparse.ArgumentParser()
        register(parser.add_subparsers())
        given = parser.parse_args(words)
        assert given.role == "app" and given.func(given) == 0
        return capsys.readouterr().out

    return command


def form_json(run: Run, form: str, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        run("form", form, "--unit", "QN00", *CLOSING, *more, "--json")
    )
    return found


def test_form_json_has_the_total_and_the_own_cases_of_each_unit(run: Run) -> None:
    found = form_json(run, "01")
    assert found["form"] == "01" and found["unit"] == "QN00"
    assert (found["from"], found["to"]) == ("2021-10-01", "2022-03-31")
    assert found["known_at"] == "2022-04-06T17:00:00+07:00"
    assert found["columns"]["B8"] == 2
    assert found["columns"]["B20"] == found["columns"]["rate"] == 66.67
    assert {code: unit["B1"] for code, unit in found["units"].items()} == {
        "QN00": 1,
        "QN01": 2,
        "QN02": 2,
    }
    assert found["units"]["QN00"]["rate"] is None


def test_form_json_of_money_is_in_dong(run: Run) -> None:
    found = form_json(run, "02")
    assert found["columns"]["M1"] == 5 * DUE
    assert {"M6", "M7", "done", "rate", "M20"} <= set(found["columns"])


def test_from_and_days_as_people_write_them(run: Run) -> None:
    found = form_json(run, "01", "--from", "03/11/2021", "--to", "31/03/2022")
    assert found["from"] == "2021-11-03" and found["columns"]["B3"] == 0


def test_cells_json_lists_the_codes(run: Run) -> None:
    words = ("cells", "--form", "01", "--column", "B8", "--unit", "QN00", *CLOSING)
    assert json.loads(run(*words, "--json")) == {"cases": ["V1", "V2"]}
    assert "2 việc" in run(*words)


def test_form_as_text_shows_both_clocks_and_every_printed_column(run: Run) -> None:
    text = run("form", "01", "--unit", "QN00", *CLOSING)
    assert "từ 01/10/2021 đến 31/03/2022" in text
    assert "ghi nhận đến 17:00, 06/04/2022" in text
    assert "66,67" in text and "chưa đối chiếu phụ lục" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("form", "01", "--unit", "XX", "--to", "2022-03-31"), "Không có đơn vị mã"),
        (("form", "77", "--unit", "QN00", "--to", "2022-03-31"), "Không có biểu"),
        (("form", "01", "--unit", "QN00", "--to", "hôm qua"), "không phải là một ngày"),
        (
            ("form", "01", "--unit", "QN00", *CLOSING, "--from", "2022-04-01"),
            "Kỳ thống kê ngược",
        ),
        (
            ("form", "01", "--unit", "QN00", *CLOSING, "--known-at", "lâu rồi"),
            "không phải là một thời điểm",
        ),
        (
            ("cells", "--form", "01", "--column", "B99", "--unit", "QN00", *CLOSING),
            "không có cột",
        ),
        (
            ("cells", "--form", "01", "--column", "B20", "--unit", "QN00", *CLOSING),
            "là tỷ lệ",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        run(*words)


def test_the_workbook_has_numbers_headings_and_where_they_come_from(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "bieu.xlsx"
    run("form", "01", "--unit", "QN00", *CLOSING, "--xlsx", str(path))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows()}
    letters = [cell.value for cell in rows["A"]]
    total = rows["Tổng số"]
    assert total[letters.index("B8")].value == 2
    assert "--column B8" in total[letters.index("B8")].comment.text
    assert total[letters.index("B20")].value.startswith("=IF(")
    assert "Có điều kiện thi hành" in {
        c.value for row in sheet.iter_rows() for c in row
    }
    assert sheet.page_setup.orientation == "landscape" and sheet.freeze_panes
    assert [s.title for s in book.worksheets] == ["Biểu 01", "Kiểm tra", "Cách tính"]
    text = "\n".join(str(row[0].value) for row in sheet.iter_rows(max_row=6))
    assert "17:00, 06/04/2022" in text and "Mã kiểm chứng" in text


@pytest.mark.parametrize(
    "text",
    [
        "2022-04-06 17:00:00",
        "2022-04-06T17:00:00",
        "2022-04-06T17:00",
        "06/04/2022 17:00",
        "2022-04-06T17:00:00+07:00",
        "2022-04-06T10:00:00Z",
        "2022-04-06T10:00:00+00:00",
    ],
)
def test_a_moment_is_local_unless_it_carries_an_offset(text: str) -> None:
    assert read_moment(text) == CLOSED_AT


def test_a_day_alone_is_its_first_moment() -> None:
    assert read_moment("2022-04-06").isoformat() == "2022-04-06T00:00:00+07:00"


@pytest.mark.parametrize("text", ["31/02/2022", "2022-13-01", "", "31-03-22"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_day(text)
