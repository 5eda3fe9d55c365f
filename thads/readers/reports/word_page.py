"""Trang của tệp Word: paper, faces, head, title and signatures by the norm for papers.

Thể thức: Nghị định về công tác văn thư, phụ lục về thể thức. Margins, faces and
sizes stand here once, for they are about paper and not about enforcement.
"""

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from thads.readers.reports import word_parts as parts
from thads.readers.reports.document import Report
from thads.records.documents.page import Letterhead, Signature

FACE = "Times New Roman"
BODY_PT, HEAD_PT, NUMBER_PT, NOTE_PT = 14, 12, 13, 11
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
PAGE_MM = (210, 297)
SIGNING_SPACE_PT = 60
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
RIGHT, LEFT = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT


def set_faces(document: Any) -> None:
    """Phông và cỡ chữ của cả tệp."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(BODY_PT)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)


def set_page(section: Any, *, landscape: bool) -> None:
    """Khổ giấy, lề và số trang."""
    width, height = reversed(PAGE_MM) if landscape else PAGE_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.header_distance = Mm(10)
    _page_number(section)


def _page_number(section: Any) -> None:
    """Số trang ở giữa lề trên, not on the first page."""
    section.different_first_page_header_footer = True
    line = section.header.paragraphs[0]
    if line.text or section.header.is_linked_to_previous is True:
        section.header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = CENTRE
    run = line.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run._r.append(parts.field_part(kind, text))


def set_properties(document: Any, report: Report) -> None:
    """Tên tệp và cơ quan trong thuộc tính."""
    known = document.core_properties
    known.title = " ".join(sentence.text for sentence in report.title)
    known.author = " ".join(report.letterhead.issuer)
    known.language = "vi-VN"


def write_head(document: Any, head: Letterhead) -> None:
    """Cơ quan, số; Quốc hiệu, Tiêu ngữ, địa danh và ngày."""
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    parts.set_widths(table, (66, 102))
    left, right = table.rows[0].cells
    for text in head.above:
        line_in(left, text, size=HEAD_PT)
    for text in head.issuer:
        line_in(left, text, size=HEAD_PT, bold=True)
    parts.underline(line_in(left, "", size=1), 20)
    line_in(right, head.nation, size=HEAD_PT, bold=True)
    line_in(right, head.motto, size=NUMBER_PT, bold=True)
    parts.underline(line_in(right, "", size=1), 26)
    left, right = table.rows[1].cells
    line_in(left, head.number, size=NUMBER_PT, before=4)
    line_in(right, head.place_date, size=NUMBER_PT, italic=True, before=4)


def write_title(document: Any, report: Report) -> None:
    """Tên loại, trích yếu và kỳ số liệu."""
    first, *others = report.title
    line_in(document, first.text, size=BODY_PT, bold=True, before=14)
    for sentence in others:
        line_in(document, sentence.text, size=BODY_PT, bold=True)
    line_in(document, report.period.text, size=BODY_PT, italic=True, after=10)


def write_foot(document: Any, report: Report) -> None:
    """Nơi nhận và chữ ký của người đứng đầu."""
    table = _signing_table(document, (80, 85))
    left, right = table.rows[0].cells
    note = line_in(left, "Nơi nhận:", size=HEAD_PT, bold=True, italic=True)
    note.alignment = LEFT
    last = report.recipients[-1]
    for name in report.recipients:
        text = f"- {name}{'.' if name == last else ';'}"
        line_in(left, text, size=NOTE_PT).alignment = LEFT
    _sign(right, report.signature)


def write_signatures(document: Any, signatures: Sequence[Signature]) -> None:
    """Người lập biểu và người đứng đầu, side by side under the forms."""
    width = 252 / len(signatures)
    table = _signing_table(document, (width,) * len(signatures))
    for cell, signature in zip(table.rows[0].cells, signatures, strict=True):
        _sign(cell, signature)


def _signing_table(document: Any, widths: tuple[float, ...]) -> Any:
    document.add_paragraph().paragraph_format.space_after = Pt(0)
    table = document.add_table(rows=1, cols=len(widths))
    parts.set_widths(table, widths)
    parts.keep_whole(table.rows[0])
    return table


def _sign(place: Any, signature: Signature) -> None:
    for text in signature.capacity:
        line_in(place, text, size=BODY_PT, bold=True)
    hint = line_in(place, signature.hint, size=NOTE_PT, italic=True)
    hint.paragraph_format.space_after = Pt(SIGNING_SPACE_PT)
    line_in(place, signature.name, size=BODY_PT, bold=True)


def line_in(
    place: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> Any:
    """One centred line; in a fresh cell it takes the paragraph that is there."""
    paragraphs = place.paragraphs if hasattr(place, "_tc") else []
    fresh = len(paragraphs) == 1 and not paragraphs[0].runs
    line = paragraphs[0] if fresh else place.add_paragraph()
    line.alignment = CENTRE
    line.paragraph_format.space_before = Pt(before)
    line.paragraph_format.space_after = Pt(after)
    run = line.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return line
