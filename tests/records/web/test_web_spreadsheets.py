"""What somebody typed never runs in the program that opens a file of ours."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

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
