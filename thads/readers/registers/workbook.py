"""Sổ thành tệp Excel, A3 as the circular wants it, rows as they come."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from thads.readers.registers.rows import Asked, Row
from thads.readers.registers.telling import heading, notes, struck_words

A3, HEAD = 8, 5


def register_workbook(asked: Asked, found: Iterable[Row]) -> bytes:
    """Sổ của một đơn vị trong một kỳ."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": asked.register.name, "company": ""})
        sheet = book.add_worksheet("Sổ")
        _page(sheet, asked)
        base = {"font_name": "Times New Roman", "valign": "top", "text_wrap": True}
        plain = {**base, "border": 1}
        title = book.add_format({**base, "bold": True, "text_wrap": False})
        head = book.add_format({**plain, "bold": True, "align": "center"})
        for line, text in enumerate([heading(asked), *notes(asked)]):
            sheet.write(line, 0, text, title)
        titles = [
            "STT",
            *(each.title for each in asked.register.columns),
            "Ghi chú sửa",
        ]
        sheet.write_row(HEAD - 1, 0, titles, head)
        sheet.freeze_panes(HEAD, 1)
        sheet.repeat_rows(HEAD - 1)
        _rows(sheet, found, _formats(book, plain))
    return content.getvalue()


def _page(sheet: Worksheet, asked: Asked) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, len(asked.register.columns) + 1, 22)
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
    sheet: Worksheet, found: Iterable[Row], formats: dict[bool, dict[str, Format]]
) -> None:
    for line, row in enumerate(found, start=HEAD):
        style = formats[row.struck_by is not None]
        sheet.write_number(line, 0, row.number, style["money"])
        for place, value in enumerate(row.cells, start=1):
            if isinstance(value, int):
                sheet.write_number(line, place, value, style["money"])
            elif isinstance(value, date):
                sheet.write_datetime(line, place, value, style["date"])
            else:
                sheet.write_string(line, place, value or "", style["text"])
        sheet.write_string(
            line, len(row.cells) + 1, struck_words(row), formats[False]["text"]
        )
