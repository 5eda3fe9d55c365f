"""Tệp PDF: the same words as the Word file, tagged, every figure a link, charts drawn."""

from datetime import UTC, datetime

import pytest

from tests.builders import pdf
from tests.readers.reports.facts import quang_ninh, with_units
from thads.readers.reports.compose import write
from thads.readers.reports.document import Report
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.sources import Page
from thads.readers.statistics.references import Reference

AT = datetime(2022, 4, 6, 10, tzinfo=UTC)


def address(source: Reference | Page) -> str:
    if isinstance(source, Page):
        return source.path
    return f"/so/{source.form}~{'+'.join(source.columns)}~{source.unit}/"


@pytest.fixture(scope="module")
def report() -> Report:
    return write(with_units(quang_ninh(), A=(100, 50), B=(100, 90)))


@pytest.fixture(scope="module")
def file(report: Report) -> bytes:
    return pdf_file(report, address, at=AT)


def test_the_words_of_the_report_are_the_words_of_the_pdf(file: bytes) -> None:
    text = pdf.text_of(file)
    assert "Tỷ lệ thi hành xong đã đạt 54,90%" in text
    assert "đạt 66,1% chỉ tiêu cả năm." in text
    assert "BÁO CÁO" in text and "PHỤ LỤC" in text
    assert "NGƯỜI LẬP BIỂU" in text and "CỤC TRƯỞNG" in text


def test_every_figure_of_the_report_is_a_link_in_the_pdf(
    file: bytes, report: Report
) -> None:
    found = {
        link["/A"]["/URI"]
        for page in pdf.reader(file).pages
        for link in (each.get_object() for each in page.get("/Annots", ()))
    }
    wanted = {address(each.source) for each in report.figures() if each.source}
    assert wanted <= found


def test_the_body_is_upright_and_the_forms_lie_across(file: bytes) -> None:
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height))
        for page in pdf.reader(file).pages
    ]
    assert sizes[0] == (595, 842)
    assert sizes[-1] == (842, 595)


def test_no_heading_is_the_last_line_of_a_page(file: bytes, report: Report) -> None:
    titles = {block.text for block in report.body if hasattr(block, "level")}
    last: dict[int, str] = {}
    for line in pdf.lines(file):
        last[line.page] = line.text
    for page, text in last.items():
        assert not any(text.endswith(title) for title in titles), (page, text)


def test_the_same_report_gives_the_same_bytes(file: bytes, report: Report) -> None:
    assert pdf_file(report, address, at=AT) == file


def test_a_text_with_signs_of_the_layout_is_shown_as_it_stands() -> None:
    facts = quang_ninh(unit_names={})
    odd = with_units(facts, **{"A": (100, 50), "#import[x]$": (100, 40)})
    text = pdf.text_of(pdf_file(write(odd), address, at=AT))
    assert "#import[x]$" in text
