"""What somebody typed never runs in the program that opens a file of ours."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

import thads
from thads.records.web.charts.chart import Table
from thads.records.web.spreadsheets import csv_cell, new_workbook

TYPED = ["=HYPERLINK(1)", "=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1", "https://a.vn"]


@pytest.mark.parametrize("typed", TYPED)
def test_what_was_typed_stays_text_in_excel(typed: str) -> None:
    content = BytesIO()
    with new_workbook(content) as book:
        book.add_worksheet("A").write_row(0, 0, [typed, 5])
    row = load_workbook(content)["A"][1]
    assert [cell.data_type for cell in row] == ["s", "n"]
    assert row[0].value == typed
    assert row[0].hyperlink is None


@pytest.mark.parametrize("typed", TYPED[:-1])
def test_what_was_typed_is_no_formula_in_csv(typed: str) -> None:
    assert csv_cell(typed) == f"'{typed}"


def test_names_and_numbers_go_into_csv_as_they_are() -> None:
    assert [csv_cell(cell) for cell in ("Nguyễn Văn A", 5, "")] == [
        "Nguyễn Văn A",
        5,
        "",
    ]


def test_the_figures_of_a_chart_stay_figures_and_its_names_names() -> None:
    table = Table(("Đơn vị", "=Số"), (("=1+1", -2), ("Phòng 1", None)))
    lines = table.csv().lstrip("\ufeff").splitlines()
    assert lines == ["Đơn vị,'=Số", "'=1+1,-2", "Phòng 1,"]


def test_every_file_that_leaves_goes_by_these_two_doors() -> None:
    """The book of the agency in .csv is read back to the letter, and what the simulation
    writes is only read by us: these have their own."""
    own = {"spreadsheets.py", "write.py"}
    leaving = [
        path
        for path in Path(thads.__file__).parent.rglob("*.py")
        if path.name not in own and "simulation" not in path.parts
    ]
    forgotten = [
        each.name for each in leaving if _writes_past(each.read_text(encoding="utf-8"))
    ]
    assert forgotten == []


def _writes_past(text: str) -> bool:
    writes_csv = "csv.writer(" in text and "csv_cell" not in text
    return writes_csv or bool(re.search(r"(?<!def new_workbook)\bWorkbook\(", text))
