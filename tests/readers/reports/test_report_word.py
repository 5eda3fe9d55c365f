"""Tệp Word: paper, faces, words, and no figure that is not one of the report's."""

import re
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.readers.reports.facts import quang_ninh, with_units
from thads.readers.reports.compose import write
from thads.readers.reports.document import Report
from thads.readers.reports.sources import Page
from thads.readers.reports.word import word_file
from thads.readers.statistics.references import Reference

NUMBER = re.compile(r"\d[\d.,/:-]*\d|\d")
# Decree on administrative papers: top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20.
MARGINS = {
    "top_margin": (20, 25),
    "bottom_margin": (20, 25),
    "left_margin": (30, 35),
    "right_margin": (15, 20),
}


def address(source: Reference | Page) -> str:
    if isinstance(source, Page):
        return source.path
    return f"/bieu/{source.form}/o/?cot={'+'.join(source.columns)}"


@pytest.fixture(scope="module")
def report() -> Report:
    return write(with_units(quang_ninh(), A=(100, 50), B=(100, 90)))


@pytest.fixture(scope="module")
def document(report: Report) -> Any:
    return docx.Document(BytesIO(word_file(report, address)))


def lines(document: Any) -> list[str]:
    """Mọi đoạn of the body and of the tables, with the text of links."""
    return [
        "".join(text.text or "" for text in line.iter(qn("w:t")))
        for line in document.element.body.iter(qn("w:p"))
    ]


def test_the_paper_is_a4_with_the_margins_of_the_decree(document: Any) -> None:
    first, annex = document.sections
    assert size_mm(first) == (210, 297)
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    assert size_mm(annex) == (297, 210)
    for section in document.sections:
        for name, (least, most) in MARGINS.items():
            assert least <= round(getattr(section, name).mm) <= most, name


def size_mm(section: Any) -> tuple[int, int]:
    """Word keeps twentieths of a point, so millimetres come back rounded."""
    return round(section.page_width.mm), round(section.page_height.mm)


def test_the_face_is_times_new_roman_fourteen(document: Any) -> None:
    normal = document.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    assert normal.font.size == Pt(14)
    fonts = normal.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert fonts.get(qn(f"w:{script}")) == "Times New Roman"


def test_the_head_has_two_columns_the_motto_and_the_place(document: Any) -> None:
    left, right = document.tables[0].columns
    assert "TỔNG CỤC THI HÀNH ÁN DÂN SỰ" in left.cells[0].text
    assert "CỤC THI HÀNH ÁN DÂN SỰ\nTỈNH QUẢNG NINH" in left.cells[0].text
    assert "Độc lập - Tự do - Hạnh phúc" in right.cells[0].text
    assert right.cells[1].text == "Quảng Ninh, ngày 06 tháng 4 năm 2022"


def test_title_and_period_stand_under_the_head(document: Any) -> None:
    text = lines(document)
    at = text.index("BÁO CÁO")
    assert text[at + 1].startswith(
        "Kết quả công tác thi hành án dân sự, theo dõi thi hành án hành chính sáu tháng "
        "đầu năm 2022"
    )
    assert text[at + 2] == "(Số liệu từ ngày 01/10/2021 đến ngày 31/3/2022)"


def test_the_words_of_the_report_are_the_words_of_the_file(document: Any) -> None:
    text = "\n".join(lines(document))
    assert "Tỷ lệ thi hành xong đã đạt 54,90%." in text
    assert "đạt 66,1% chỉ tiêu cả năm." in text
    assert "đạt 35,2% chỉ tiêu cả năm." in text
    assert "Đã tổ chức cưỡng chế 33 trường hợp, trong đó 8 cuộc" in text


def test_no_number_in_the_file_was_typed(document: Any, report: Report) -> None:
    said = " ".join(figure.text for figure in report.figures())
    known = set(NUMBER.findall(said))
    for line in lines(document):
        unknown = set(NUMBER.findall(line)) - known
        assert not unknown, f"{unknown} in: {line}"


def test_every_figure_with_a_cell_is_a_link_to_it(
    document: Any, report: Report
) -> None:
    links = document.element.body.findall(f".//{qn('w:hyperlink')}")
    relations = document.part.rels
    found = [
        (
            "".join(text.text for text in link.iter(qn("w:t"))),
            relations[link.get(qn("r:id"))].target_ref,
        )
        for link in links
    ]
    # Head, title and notes carry facts only; tables are written after their captions.
    wanted = [(f.text, address(f.source)) for f in report.figures() if f.source]
    assert sorted(found) == sorted(wanted)


def test_forms_01_and_02_are_annexed_whole(document: Any, report: Report) -> None:
    captions = [line for line in lines(document) if line.startswith("Biểu 0")]
    assert any("tính bằng việc" in caption for caption in captions)
    assert any("tính bằng tiền" in caption for caption in captions)
    letters = {
        cell if isinstance(cell, str) else cell.text
        for table in report.annex
        for cell in table.letters
    }
    assert {"B1", "B8", "B20", "M1", "M7", "M20"} <= letters
    for table in report.annex:
        assert sum(table.widths) <= 252.5


def test_headings_can_be_navigated(document: Any) -> None:
    levels = document.element.body.findall(f".//{qn('w:outlineLvl')}")
    assert {level.get(qn("w:val")) for level in levels} == {"0", "1", "2"}
