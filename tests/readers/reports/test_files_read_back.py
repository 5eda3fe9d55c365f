"""Tệp Word, PDF, Excel đọc lại: each figure against the data set, one by one."""

from collections import Counter
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import openpyxl

from tests.builders import pdf
from tests.readers.reports.test_report_pages import (
    FROM,
    KNOWN,
    TO,
    Place,
    number,
    place,
)
from thads.law.indicators import Column
from thads.readers.reports.compose import write
from thads.readers.reports.gather import gather
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.sources import Page
from thads.readers.reports.word import word_file
from thads.readers.statistics import references
from thads.readers.statistics.consistency import forms_in_force
from thads.readers.statistics.derived import derived
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.panel import chosen_cell
from thads.readers.statistics.references import AGED, AGED_WITH_MEANS, Reference
from thads.readers.statistics.rows import Row, rows
from thads.readers.statistics.workbook import forms_workbook

__all__ = ["place"]

HOST = "https://thads.example"
SITE = f"{HOST}/so/"


def link_to(source: Any) -> str:
    if isinstance(source, Page):
        return HOST + source.path
    return SITE + references.write(source)


def links_of(content: bytes) -> list[tuple[str, str]]:
    """Mọi liên kết của tệp Word: where it leads, what stands there; tables too."""
    document = docx.Document(BytesIO(content))
    at = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    found = []
    for link in document.element.body.iter():
        if link.tag.endswith("}hyperlink") and at in link.attrib:
            text = "".join(each.text or "" for each in link.iter() if is_text(each))
            found.append((document.part.rels[link.attrib[at]].target_ref, text))
    return found


def is_text(element: Any) -> bool:
    return bool(element.tag.endswith("}t"))


def cells_of(read: Reference, forms: dict[str, Figures]) -> list[Any]:
    """Các ô của bộ số liệu mà mã tra cứu nêu."""
    form = forms[read.form]
    chosen = {"dong": read.unit, "pham_vi": read.extent, "muc": read.place}
    by = read.axis or form.edition.axes[0]
    row = chosen_cell(form, by, chosen | {"cot": read.columns[0]}).row
    return [row.cells[letter] for letter in read.columns]


def of_terms(read: Reference) -> bool:
    """Worked out of terms; a single group of ages is a sum of one."""
    return read.is_derived or read.form in (AGED, AGED_WITH_MEANS)


def test_word_and_pdf_print_what_the_data_set_holds(place: Place) -> None:
    facts = gather("QN00", TO, first=FROM, known_at=KNOWN, made_on=KNOWN.date())
    report = write(facts)
    named = [each for each in report.figures() if each.source]
    links = links_of(word_file(report, link_to))
    assert Counter(links) == Counter((link_to(e.source), e.text) for e in named)
    forms = {each.edition.form: each for each in forms_in_force(form_01())}
    for address, text in links:
        if not address.startswith(SITE):
            continue
        read = references.read(address.removeprefix(SITE))
        value = Decimal(derived(read).value or 0) if of_terms(read) else None
        if value is None:
            (cell,) = cells_of(read, forms)
            value = Decimal(cell or 0)
        printed_as = (abs(value), round(value / 1000), round(abs(value), 1))
        assert number(text) in printed_as, (text, address)
    assert len(links) > 100
    printed = pdf_file(report, link_to, at=KNOWN)
    told = {
        note["/A"]["/URI"]
        for page in pdf.reader(printed).pages
        for each in page.get("/Annots", [])
        if (note := each.get_object()).get("/A", {}).get("/URI")
    }
    assert told == {address for address, _ in links}
    words, at = " ".join(pdf.text_of(printed).split()), 0
    for block in (*report.body, *report.annex):
        for row in getattr(block, "rows", ()):
            for cell in row:
                if getattr(cell, "source", None) and " " not in cell.text:
                    at = words.find(cell.text, at)
                    assert at >= 0, cell


def form_01() -> Figures:
    return figures("01", "QN00", TO, first=FROM, known_at=KNOWN)


def test_every_cell_of_the_excel_file_is_that_of_the_data_set_and_opens_it(
    place: Place,
) -> None:
    def address(form: Figures, by: str, row: Row, column: Column) -> str:
        return link_to(references.of_cell(form, by, row, column))

    first = form_01()
    forms = {each.edition.form: each for each in forms_in_force(first)}
    book = openpyxl.load_workbook(
        BytesIO(forms_workbook(first, address)), data_only=True
    )
    sheets, opened = iter(book.worksheets[2:]), 0
    for form in forms.values():
        for by in form.edition.axes:
            opened += compared(next(sheets), form, by, forms)
    assert opened > 1000 and next(sheets, None) is None


def compared(sheet: Any, form: Figures, by: str, forms: dict[str, Figures]) -> int:
    """Each row of the sheet beside the row of the form; how many cells open theirs."""
    told = rows(form, by)
    columns = form.edition.printed_columns()
    start = sheet.max_row - len(told) + 1
    opened = 0
    for line, row in enumerate(told, start=start):
        for place_in_row, column in enumerate(columns, start=2):
            cell = sheet.cell(line, place_in_row)
            value = row.cells[column.letter]
            shown = Decimal(str(cell.value)) if _is_number(cell.value) else None
            assert shown == (None if value is None else Decimal(value)), cell
            if cell.hyperlink is not None:
                read = references.read(cell.hyperlink.target.removeprefix(SITE))
                assert cells_of(read, forms) == [value]
                opened += 1
    return opened


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float)
