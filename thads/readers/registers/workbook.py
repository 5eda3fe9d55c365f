"""Sổ thành tệp Excel, A3 as the circular wants it, rows as they come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from thads.readers.registers.rows import Asked, Row
from thads.readers.registers.telling import heading, notes, struck_words
from thads.readers.registers.values import Shown
from thads.records.web.spreadsheets import new_workbook

A3, HEAD = 8, 5
CHANGED = "Ghi chú sửa"


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của tờ: its number, its cells, what is noted beside it."""

    number: int
    cells: Sequence[Shown]
    note: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Tờ sổ: lines above, titles, rows, lines below."""

    title: str
    above: Sequence[str]
    columns: Sequence[str]
    lines: Iterable[Line]
    below: Sequence[str] = ()


def register_workbook(asked: Asked, found: Iterable[Row]) -> bytes:
    """Sổ của một đơn vị trong một kỳ."""
    columns = [each.title for each in asked.register.columns]
    lines = (
        Line(row.number, row.cells, struck_words(row), row.struck_by is not None)
        for row in found
    )
    above = [heading(asked), *notes(asked)]
    return table_workbook(Table(asked.register.name, above, columns, lines))


def table_workbook(table: Table) -> bytes:
    """Tờ sổ thành tệp Excel."""
    content = BytesIO()
    with new_workbook(content) as book:
        book.set_properties({"title": table.title, "company": ""})
        sheet = book.add_worksheet("Sổ")
        _page(sheet, len(table.columns))
        base = {"font_name": "Times New Roman", "valign": "top", "text_wrap": True}
        plain = {**base, "border": 1}
        title = book.add_format({**base, "bold": True, "text_wrap": False})
        head = book.add_format({**plain, "bold": True, "align": "center"})
        for line, text in enumerate(table.above):
            sheet.write_string(line, 0, text, title)
        sheet.write_row(HEAD - 1, 0, ["STT", *table.columns, CHANGED], head)
        sheet.freeze_panes(HEAD, 1)
        sheet.repeat_rows(HEAD - 1)
        after = _rows(sheet, table.lines, _formats(book, plain))
        for line, text in enumerate(table.below, start=after):
            sheet.write_string(line, 0, text, title)
    return content.getvalue()


def _page(sheet: Worksheet, columns: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, columns + 1, 22)
    sheet.set_header("&C&P")


def _formats(
    book: xlsxwriter.Workbook, plain: dict[str, object]
) -> dict[bool, dict[str, Format]]:
    kinds = {
        "text": {},
        "date": {"num_format": "dd/mm/yyyy"},
        "money": {"num_format": "#,##0"},
    }
    return {
        struck: {
            name: book.add_format({**plain, **more, "font_strikeout": struck})
            for name, more in kinds.items()
        }
        for struck in (False, True)
    }


def _rows(
    sheet: Worksheet, lines: Iterable[Line], formats: dict[bool, dict[str, Format]]
) -> int:
    """Write the rows; the place of the first line under them."""
    place = HEAD
    for row in lines:
        style = formats[row.is_struck]
        sheet.write_number(place, 0, row.number, style["money"])
        for column, value in enumerate(row.cells, start=1):
            if isinstance(value, int):
                sheet.write_number(place, column, value, style["money"])
            elif isinstance(value, date):
                sheet.write_datetime(place, column, value, style["date"])
            else:
                sheet.write_string(place, column, value or "", style["text"])
        sheet.write_string(place, len(row.cells) + 1, row.note, formats[False]["text"])
        place += 1
    return place
