"""Ghi tệp Word: the blocks of the report from top to bottom, each figure a link."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from thads.readers.reports import word_page as page
from thads.readers.reports import word_parts as parts
from thads.readers.reports.document import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Picture,
    Report,
    Table,
)
from thads.readers.reports.figures import Figure, Sentence
from thads.readers.reports.raster import png
from thads.readers.reports.word_page import (
    BODY_PT,
    CENTRE,
    HEAD_PT,
    JUSTIFY,
    LEFT,
    NOTE_PT,
    RIGHT,
)

CAPTION_PT, TABLE_PT, WIDE_PT, WIDE_HEAD_PT = 13, 11, 8.5, 8
INDENT_MM, PICTURE_MM = 10, 160
TOGETHER = 18
"""Bảng không quá số dòng này thì không chia sang hai trang."""
ANNEX = "PHỤ LỤC"

Address = Callable[[Any], str]


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
        page.set_faces(self.document)
        page.set_page(self.document.sections[0], landscape=False)
        page.set_properties(self.document, report)
        page.write_head(self.document, report.letterhead)
        page.write_title(self.document, report)
        for block in report.body:
            self._block(block)
        page.write_foot(self.document, report)
        self._end_note()
        if report.annex or report.annex_note:
            self._annex()

    # Body -----------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Picture):
            self._picture(block)
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

    def _picture(self, picture: Picture) -> None:
        for place, sentence in enumerate(picture.sentences):
            line = self.document.add_paragraph()
            line.alignment = CENTRE
            line.paragraph_format.keep_with_next = True
            line.paragraph_format.space_after = Pt(2)
            self._sentence(line, sentence)
            for run in line.runs:
                run.bold, run.font.size = place == 0, Pt(CAPTION_PT - place)
        line = self.document.add_paragraph()
        line.alignment = CENTRE
        drawn = line.add_run().add_picture(
            BytesIO(png(picture.chart)), width=Mm(PICTURE_MM)
        )
        parts.describe(drawn, picture.chart.summary)

    # Tables ---------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        caption = self.document.add_paragraph()
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
        if len(table.rows) <= TOGETHER:
            parts.keep_together(drawn.rows[:-1])
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
        page.set_page(section, landscape=True)
        page.line_in(self.document, ANNEX, size=BODY_PT, bold=True)
        page.line_in(self.document, self.report.period.text, size=HEAD_PT, italic=True)
        for table in self.report.annex:
            self._table(table)
        if self.report.annex_note is not None:
            line = self.document.add_paragraph()
            line.alignment = JUSTIFY
            self._sentence(line, self.report.annex_note)
        page.write_signatures(self.document, self.report.annex_signatures)


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
