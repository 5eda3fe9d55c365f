"""Biểu và danh sách thành tệp Excel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from thads.law.indicators.axes import UNITS
from thads.law.periods import in_words
from thads.readers.statistics.consistency import (
    findings_of,
    forms_in_force,
    inside_forms,
)
from thads.readers.statistics.drilldown import Entry
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.finding import Finding
from thads.readers.statistics.rows import axis_name
from thads.readers.statistics.sheets import (
    A4,
    TITLE_ROWS,
    Address,
    Styles,
    checks_sheet,
    clocks,
    definitions_sheet,
    findings_sheet,
    form_sheet,
    styles_of,
)
from thads.records.web.spreadsheets import new_workbook

_SHEET_NAME = 31  # as long as a sheet's name may be


def form_workbook(
    computed: Figures, address: Address | None = None, *, by: str = UNITS
) -> bytes:
    """Biểu thành Excel.

    `address` gives the web address of a cell's list; without it the cell carries, as
    a note, the command that lists its cases.
    """
    content = BytesIO()
    with new_workbook(content) as book:
        book.set_properties({"title": computed.edition.title, "company": ""})
        styles = styles_of(book)
        sheet = book.add_worksheet(f"Biểu {computed.edition.form}")
        form_sheet(sheet, computed, styles, address, by)
        checks_sheet(book.add_worksheet("Kiểm tra"), computed, styles)
        definitions_sheet(book.add_worksheet("Cách tính"), computed, styles)
    return content.getvalue()


def list_workbook(computed: Figures, heading: str, found: Iterable[Entry]) -> bytes:
    """Danh sách sau một ô thành Excel."""
    return lists_workbook([("Danh sách", computed, heading, found)])


Listing = tuple[str, Figures, str, Iterable[Entry]]
"""Tên trang, biểu, đề mục, các dòng."""


def lists_workbook(listings: Iterable[Listing]) -> bytes:
    """Nhiều danh sách, one sheet for each."""
    content = BytesIO()
    with new_workbook(content) as book:
        styles = styles_of(book)
        for name, computed, heading, found in listings:
            sheet = book.add_worksheet(name[:_SHEET_NAME])
            _list_sheet(sheet, computed, heading, found, styles)
    return content.getvalue()


def _list_sheet(
    sheet: Worksheet,
    computed: Figures,
    heading: str,
    found: Iterable[Entry],
    styles: Styles,
) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 6, 24)
    sheet.write(0, 0, heading, styles.title)
    for line, sentence in enumerate(clocks(computed), start=1):
        sheet.write(line, 0, sentence, styles.plain)
    _list_rows(sheet, found, styles)


def forms_workbook(first: Figures, address: Address | None = None) -> bytes:
    """Mọi biểu của một đơn vị, kỳ và thời điểm; `first` is its form 01."""
    forms = list(forms_in_force(first))
    return _workbook(forms, findings_of(forms), address)


@dataclass(frozen=True, slots=True)
class RowsSheet:
    """Một trang các dòng cất giữ cùng một bản: what they are, their code, the rows."""

    name: str
    title: str
    edition: str
    check_code: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Any]]


def version_workbook(
    forms: Sequence[Figures],
    address: Address | None = None,
    beside: Sequence[RowsSheet] = (),
) -> bytes:
    """Mọi biểu của một bản đã chốt, from the stored digits: nothing is counted again.

    `beside`: what was kept with the forms, a sheet for each kind of row.
    """
    return _workbook(forms, list(inside_forms(forms)), address, beside)


def written_workbook(
    forms: Sequence[Figures], found: Sequence[Finding], address: Address | None
) -> bytes:
    """Mọi biểu đã tính sẵn, with the checks of them."""
    return _workbook(forms, found, address)


def _workbook(
    forms: Sequence[Figures],
    found: Sequence[Finding],
    address: Address | None,
    beside: Sequence[RowsSheet] = (),
) -> bytes:
    """One sheet for each form and axis, after a contents sheet and the checks."""
    content = BytesIO()
    with new_workbook(content) as book:
        book.set_properties({"title": "Biểu thống kê thi hành án", "company": ""})
        styles = styles_of(book)
        contents = book.add_worksheet("Mục lục")
        findings_sheet(book.add_worksheet("Kiểm tra"), found, styles)
        written = [
            (form, by, sheet)
            for form in forms
            for by in form.edition.axes
            for sheet in [_form_and_axis(book, form, by, styles, address)]
        ]
        for each in beside:
            _rows_sheet(book.add_worksheet(each.name), forms[0], each, styles)
        entries = [_entry(*each) for each in written]
        entries += [(e.name, e.title, e.edition, "", e.check_code) for e in beside]
        _contents(contents, forms[0], entries, styles)
    return content.getvalue()


def _entry(form: Figures, by: str, name: str) -> tuple[str, ...]:
    """A line of the contents: sheet, form, edition, axis, code."""
    used = form.edition
    title = f"{used.number}. {used.title}"
    return name, title, used.code, axis_name(by), form.check_code


def _rows_sheet(
    sheet: Worksheet, first: Figures, told: RowsSheet, styles: Styles
) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, len(told.heads) - 1, 24)
    sheet.set_footer(f"&L{told.check_code}&R&P/&N")
    sheet.write(0, 0, f"{told.title}: {told.name.lower()}", styles.title)
    period = clocks(first)[:3]
    for line, sentence in enumerate(period, start=1):
        sheet.write(line, 0, sentence, styles.plain)
    for at, text in enumerate(told.heads):
        sheet.write(TITLE_ROWS, at, text, styles.head)
    sheet.freeze_panes(TITLE_ROWS + 1, 0)
    for line, row in enumerate(told.rows, start=TITLE_ROWS + 1):
        for at, value in enumerate(row):
            _value(sheet, (line, at), value, styles)


def _value(
    sheet: Worksheet, place: tuple[int, int], value: Any, styles: Styles
) -> None:
    if isinstance(value, bool):
        sheet.write_string(*place, "có" if value else "chưa", styles.label)
    elif isinstance(value, int):
        sheet.write_number(*place, value, styles.number)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, styles.day)
    else:
        sheet.write_string(*place, value or "", styles.label)


def _form_and_axis(
    book: Any, form: Figures, by: str, styles: Styles, address: Address | None
) -> str:
    name = f"{form.edition.form} {axis_name(by)}"[:_SHEET_NAME]
    form_sheet(book.add_worksheet(name), form, styles, address, by)
    return name


def _contents(
    sheet: Worksheet,
    first: Figures,
    entries: Sequence[tuple[str, ...]],
    styles: Styles,
) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 80)
    sheet.set_column(2, 4, 26)
    sheet.write(0, 0, "Biểu thống kê thi hành án", styles.title)
    told = clocks(first)
    for line, sentence in enumerate([*told[:3], *told[4:5]], start=1):
        sheet.write(line, 0, sentence, styles.plain)
    heads = ("Trang", "Biểu", "Bản biểu", "Dòng theo", "Mã kiểm chứng")
    for at, text in enumerate(heads):
        sheet.write(TITLE_ROWS, at, text, styles.head)
    for line, (name, *texts) in enumerate(entries, start=TITLE_ROWS + 1):
        sheet.write_url(line, 0, f"internal:'{name}'!A1", styles.label, name)
        for at, text in enumerate(texts, start=1):
            sheet.write_string(line, at, text, styles.label)


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
    name = f"{computed.edition.form}-{computed.scope.top.code}-{day}"
    return f"bieu-{name}{computed.file_mark}.xlsx"
