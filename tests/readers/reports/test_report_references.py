"""Con số và danh sách của báo cáo: each is the cell that its reference names."""

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from tests.readers.reports.test_report_pages import FROM, KNOWN, TO, Place, place
from thads.readers.reports import key_files
from thads.readers.reports.beside import ages_of
from thads.readers.reports.compose import write
from thads.readers.reports.gather import gather
from thads.readers.reports.lists_file import figures_of, lists_workbook
from thads.readers.reports.sources import Page
from thads.readers.statistics import references
from thads.readers.statistics.derived import derived
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.panel import chosen_cell
from thads.readers.statistics.references import Reference

__all__ = ["place"]
"""The province with coercion is that of the pages."""


def test_every_figure_of_the_report_is_the_cell_that_its_reference_names(
    place: Place,
) -> None:
    """Over the whole report with its annexed forms and lists, not only what is linked."""
    facts = gather("QN00", TO, first=FROM, known_at=KNOWN, made_on=KNOWN.date())
    named = [
        each
        for each in write(facts).figures()
        if each.source and not isinstance(each.source, Page)
    ]
    forms: dict[str, Figures] = {"01": _form_01()}
    for each in named:
        assert isinstance(each.source, Reference)
        read = references.read(references.write(each.source))
        assert read == each.source
        if read.is_derived:
            value = derived(read).value
        else:
            (value,) = _cells_of(read, forms)
        assert isinstance(each.value, int | Decimal)
        assert abs(value or 0) == abs(each.value), each
    assert len(named) > 100


def _form_01() -> Figures:
    return figures("01", "QN00", TO, first=FROM, known_at=KNOWN)


def _cells_of(read: Reference, forms: dict[str, Figures]) -> list[Any]:
    """The cells of the line on the page that the reference opens."""
    if read.form == references.AGED:
        bands = {each.code: each.cases for each in ages_of(forms["01"])}
        return [bands[code] for code in read.columns]
    if read.form not in forms:
        forms[read.form] = forms["01"].of_form(read.form)
    form = forms[read.form]
    chosen = {"dong": read.unit, "pham_vi": read.extent, "muc": read.place}
    by = read.axis or form.edition.axes[0]
    row = chosen_cell(form, by, chosen | {"cot": read.columns[0]}).row
    return [row.cells[letter] for letter in read.columns]


def test_the_lists_filed_with_the_forms_hold_what_their_cells_count(
    place: Place,
) -> None:
    facts = gather("QN00", TO, first=FROM, known_at=KNOWN, made_on=KNOWN.date())
    listed = {each.letter: each for each in facts.lists}
    assert list(listed) == ["a", "b", "c", "d"]
    total = _form_01().total
    assert listed["b"].count == len(listed["b"].entries) == total["B10"]
    assert listed["a"].count == total["B18"] == 0
    assert len(facts.largest_files) == min(int(total["B10"] or 0), key_files.LARGEST)
    assert facts.key_files == ()
    written = write(facts)
    assert any("trọng điểm" in str(getattr(b, "text", "")) for b in written.body)
    sheets = openpyxl.load_workbook(BytesIO(lists_workbook(figures_of(facts))))
    assert [name[:3] for name in sheets.sheetnames] == ["(a)", "(b)", "(c)", "(d)"]
    codes = [row[0] for row in sheets.worksheets[1].values]
    assert len([c for c in codes if re.fullmatch(r"V\d+", str(c))]) == total["B10"]
