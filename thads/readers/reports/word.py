"""Ghi tệp Word: A4, lề và cỡ chữ theo thể thức văn bản hành chính.

Thể thức: Nghị định về công tác văn thư, phụ lục về thể thức. Margins, faces and
sizes stand here once, for they are about paper and not about enforcement.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from thads.readers.reports import word_parts as parts
from thads.readers.reports.document import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Report,
    Table,
)
from thads.readers.reports.figures import Figure, Sentence
from thads.readers.statistics.references import Reference

FACE = "Times New Roman"
BODY_PT, HEAD_PT, NOTE_PT = 14, 12, 11
CAPTION_PT, TABLE_PT, WIDE_PT, WIDE_HEAD_PT = 13, 11, 8.5, 8
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 20, 20, 30, 15
PAGE_MM = (210, 297)
INDENT_MM = 10
MOTTO = ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
RIGHT, LEFT = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT

Address = Callable[[Reference], str]


def word_file(report: Report, address: Address) -> bytes:
    """Báo cáo thành tệp .docx; `address` turns the source of a figure into a link."""
    written = _Writer(report, address)
    content = BytesIO()
    written.document.save(content)
    return content.getvalue()


class _Writer:
    """Writes one report from top to bottom."""

    def __init__(self, report: Report, address: Address) -> None:
        self.report, self.address = report, address
        self.document: Any = Document()
        self._set_faces()
        self._set_page(self.document.sections[0], landscape=False)
        self._properties()
        self._head()
        self._title()
        for block in report.body:
            self._block(block)
        self._closing()
        self._end_note()
        if report.annex:
            self._annex()

    # Page and faces ---------------------------------------------------------------

    def _set_faces(self) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FACE, Pt(BODY_PT)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FACE)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN")
        style.element.get_or_add_rPr().append(language)

    def _set_page(self, section: Any, *, landscape: bool) -> None:
        width, height = reversed(PAGE_MM) if landscape else PAGE_MM
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
        section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
        section.header_distance = Mm(10)
        self._page_number(section)

    def _page_number(self, section: Any) -> None:
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

    def _properties(self) -> None:
        known = self.document.core_properties
        known.title = " ".join(sentence.text for sentence in self.report.title)
        known.author = self.report.unit.text
        known.language = "vi-VN"

    # Head and title -----------------------------------------------------------------

    def _head(self) -> None:
        table = self.document.add_table(rows=2, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        parts.set_widths(table, (62, 106))
        left, right = table.rows[0].cells
        self._line(left, self.report.superior.text.upper(), size=HEAD_PT)
        self._line(left, self.report.unit.text.upper(), size=HEAD_PT, bold=True)
        parts.underline(self._line(left, "", size=1), 20)
        self._line(right, MOTTO[0], size=HEAD_PT, bold=True)
        self._line(right, MOTTO[1], size=HEAD_PT, bold=True)
        parts.underline(self._line(right, "", size=1), 30)
        left, right = table.rows[1].cells
        self._line(left, "Số:        /BC-THADS", size=HEAD_PT, before=4)
        self._line(
            right,
            self.report.place_and_day.text,
            size=HEAD_PT,
            italic=True,
            before=4,
        )

    def _title(self) -> None:
        first, *others = self.report.title
        self._line(self.document, first.text, size=BODY_PT, bold=True, before=14)
        for sentence in others:
            self._line(self.document, sentence.text, size=BODY_PT, bold=True)
        self._line(
            self.document, self.report.period.text, size=BODY_PT, italic=True, after=10
        )

    def _line(
        self,
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

    # Body -----------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        else:
            self._table(block)

    def _heading(self, heading: Heading) -> None:
        line = self.document.add_paragraph()
        line.paragraph_format.first_line_indent = Mm(INDENT_MM)
        line.paragraph_format.space_before, line.paragraph_format.space_after = (
            Pt(10 if heading.level == 1 else 6),
            Pt(3),
        )
        line.paragraph_format.keep_with_next = True
        run = line.add_run(f"{heading.label.text} {heading.text}")
        run.bold, run.italic = heading.level < 3, heading.level == 3
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(heading.level - 1))
        line._p.get_or_add_pPr().append(level)

    def _paragraph(self, paragraph: Paragraph) -> None:
        line = self.document.add_paragraph()
        line.alignment = JUSTIFY
        form = line.paragraph_format
        form.first_line_indent, form.line_spacing = Mm(INDENT_MM), 1.15
        form.space_before, form.space_after = Pt(3), Pt(6)
        for index, sentence in enumerate(paragraph.sentences):
            if index:
                line.add_run(" ")
            self._sentence(line, sentence)
        if paragraph.own_text:
            for run in line.runs:
                run.italic = True

    def _sentence(self, line: Any, sentence: Sentence) -> None:
        for piece in sentence.pieces:
            self._piece(line, piece)

    def _piece(self, line: Any, piece: Cell, *, size: float | None = None) -> Any:
        if isinstance(piece, Figure) and piece.source is not None:
            target = self.address(piece.source)
            return parts.link(line, piece.text, target, piece.source.label, size)
        run = line.add_run(piece if isinstance(piece, str) else piece.text)
        if size:
            run.font.size = Pt(size)
        return run

    # Tables ---------------------------------------------------------------------------

    def _table(self, table: Table, *, new_page: bool = False) -> None:
        caption = self.document.add_paragraph()
        caption.paragraph_format.page_break_before = new_page
        caption.alignment = LEFT if table.wide else CENTRE
        caption.paragraph_format.space_before = Pt(6)
        caption.paragraph_format.space_after = Pt(4)
        caption.paragraph_format.keep_with_next = True
        self._sentence(caption, table.caption)
        for run in caption.runs:
            run.bold, run.font.size = True, Pt(CAPTION_PT)
        heads = [table.header, *([table.letters] if table.letters else [])]
        drawn = self.document.add_table(
            rows=len(heads) + len(table.rows), cols=len(table.header)
        )
        drawn.style, drawn.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        parts.set_widths(drawn, table.widths)
        for place, cells in enumerate([*heads, *table.rows]):
            self._row(drawn.rows[place], cells, table, place, len(heads))
        for place in range(len(heads)):
            parts.repeat(drawn.rows[place])
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _row(
        self, row: Any, cells: tuple[Cell, ...], table: Table, place: int, heads: int
    ) -> None:
        is_head = place < heads
        size = _size(table, is_head=is_head)
        parts.keep_whole(row)
        for index, (target, cell) in enumerate(zip(row.cells, cells, strict=True)):
            line = target.paragraphs[0]
            line.paragraph_format.space_after = Pt(0)
            line.alignment = _alignment(cell, index, is_head=is_head)
            self._piece(line, cell, size=size)
            if is_head or place - heads in table.strong:
                _embolden(line, keep_plain=is_head and place > 0)
            if table.wide:
                parts.narrow_padding(target)

    # End --------------------------------------------------------------------------------

    def _closing(self) -> None:
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)
        table = self.document.add_table(rows=1, cols=2)
        parts.set_widths(table, (80, 85))
        left, right = table.rows[0].cells
        for text, bold, italic in (
            ("Nơi nhận:", True, True),
            ("- Cơ quan cấp trên trực tiếp;", False, False),
            ("- Lưu: văn thư, hồ sơ thống kê.", False, False),
        ):
            size = 12 if bold else NOTE_PT
            line = self._line(left, text, size=size, bold=bold, italic=italic)
            line.alignment = LEFT
        self._line(right, "THỦ TRƯỞNG ĐƠN VỊ", size=BODY_PT, bold=True, after=60)
        parts.keep_whole(table.rows[0])

    def _end_note(self) -> None:
        line = self.document.add_paragraph()
        line.paragraph_format.space_before = Pt(12)
        line.alignment = JUSTIFY
        parts.rule_above(line)
        for index, sentence in enumerate(self.report.end_note):
            if index:
                line.add_run(" ")
            self._sentence(line, sentence)
        for run in line.runs:
            run.font.size = Pt(NOTE_PT)

    def _annex(self) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._set_page(section, landscape=True)
        self._line(self.document, "PHỤ LỤC", size=BODY_PT, bold=True)
        self._line(self.document, self.report.period.text, size=HEAD_PT, italic=True)
        for place, table in enumerate(self.report.annex):
            self._table(table, new_page=place > 0)


def _size(table: Table, *, is_head: bool) -> float:
    if not table.wide:
        return TABLE_PT
    return WIDE_HEAD_PT if is_head else WIDE_PT


def _alignment(cell: Cell, index: int, *, is_head: bool) -> Any:
    if is_head:
        return CENTRE
    is_number = isinstance(cell, Figure) and not isinstance(cell.value, str)
    return RIGHT if index and is_number else LEFT


def _embolden(line: Any, *, keep_plain: bool) -> None:
    if keep_plain:
        return
    for bold in line._p.iter(qn("w:rPr")):
        bold.append(OxmlElement("w:b"))
    for run in line.runs:
        run.bold = True
