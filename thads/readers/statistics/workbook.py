"""Biểu và danh sách thành tệp Excel."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from thads.law.indicators.axes import UNITS
from thads.law.periods import in_words
from thads.readers.statistics.drilldown import Entry
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.sheets import (
    A4,
    TITLE_ROWS,
    Address,
    Styles,
    checks_sheet,
    clocks,
    definitions_sheet,
    form_sheet,
    styles_of,
)


def form_workbook(
    computed: Figures, address: Address | None = None, *, by: str = UNITS
) -> bytes:
    """Biểu thành Excel.

    `address` gives the web address of a cell's list; without it the cell carries, as
    a note, the command that lists its cases.
    """
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": computed.edition.title, "company": ""})
        styles = styles_of(book)
        sheet = book.add_worksheet(f"Biểu {computed.edition.form}")
        form_sheet(sheet, computed, styles, address, by)
        checks_sheet(book.add_worksheet("Kiểm tra"), computed, styles)
        definitions_sheet(book.add_worksheet("Cách tính"), computed, styles)
    return content.getvalue()


def list_workbook(computed: Figures, heading: str, found: Iterable[Entry]) -> bytes:
    """Danh sách sau một ô thành Excel."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        styles = styles_of(book)
        sheet = book.add_worksheet("Danh sách")
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 6, 24)
        sheet.write(0, 0, heading, styles.title)
        for line, sentence in enumerate(clocks(computed), start=1):
            sheet.write(line, 0, sentence, styles.plain)
        _list_rows(sheet, found, styles)
    return content.getvalue()


_LIST_HEADS = (
    "Việc",
    "Số quyết định",
    "Người phải thi hành",
    "Đơn vị",
    "Hành vi làm việc được tính",
    "Ngày",
    "Số tiền, đồng",
)


def _list_rows(sheet: Worksheet, found: Iterable[Entry], styles: Styles) -> None:
    top = TITLE_ROWS
    for at, text in enumerate(_LIST_HEADS):
        sheet.write(top, at, text, styles.head)
    sheet.freeze_panes(top + 1, 1)
    for line, entry in enumerate(found, start=top + 1):
        texts = (entry.code, entry.number, entry.debtor, entry.unit, entry.act_name)
        for at, each in enumerate(texts):
            sheet.write_string(line, at, each, styles.label)
        if entry.on is not None:
            sheet.write_datetime(line, 5, entry.on, styles.day)
        if entry.amount is not None:
            sheet.write_number(line, 6, entry.amount, styles.number)


def file_name(computed: Figures) -> str:
    """Tên tệp: form, unit and last day."""
    day = in_words(computed.period.last).replace("/", "-")
    return f"bieu-{computed.edition.form}-{computed.scope.top.code}-{day}.xlsx"
