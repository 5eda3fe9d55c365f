"""Bảng của tệp CSV, XLSX: rows of cells, whichever sign stands between them."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

import python_calamine

from thads.records.cashbook.bank.reading.cells import Cell
from thads.records.cashbook.bank.reading.values import WHOLE_FILE, Problem, Unreadable

Row = Sequence[Cell]
MOST_ROWS = 100_000
_WIDEST = 60
_SIGNS = ",;\t|"
_LOOKED_AT = 40


def csv_rows(text: str) -> list[Row]:
    """Các dòng CSV, split by the sign that stands in most of the first lines."""
    head = text.splitlines()[:_LOOKED_AT]
    sign = max(_SIGNS, key=lambda each: sum(line.count(each) for line in head))
    try:
        rows: list[list[Cell]] = [
            [*row] for row in csv.reader(StringIO(text), delimiter=sign)
        ]
    except csv.Error as error:
        raise Unreadable(
            Problem(WHOLE_FILE, "Tệp CSV", str(error), "các dòng có cùng dấu ngăn")
        ) from error
    return _within(rows)


def xlsx_rows(data: bytes) -> list[Row]:
    """Các dòng của trang tính đầu tiên."""
    try:
        book = python_calamine.load_workbook(BytesIO(data))
        sheet = book.get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise Unreadable(
            Problem(WHOLE_FILE, "Tệp Excel", "không mở được", "tệp .xlsx mở được")
        ) from error
    return _within([[*row] for row in rows])


def _within(rows: list[list[Cell]]) -> list[Row]:
    widest = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or widest > _WIDEST:
        raise Unreadable(
            Problem(
                WHOLE_FILE,
                "Cỡ bảng",
                f"{len(rows)} dòng, {widest} cột",
                f"không quá {MOST_ROWS} dòng, {_WIDEST} cột",
            )
        )
    return list(rows)
