"""Lập khung Word: the frame that `word` fills, with the measures of Decree 30 as styles.

Run `python -m thads.records.documents.frame_maker` after a change here; the frame it
writes is part of the product and can be opened in Word.
"""

from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FRAME = Path(__file__).with_name("frames") / "van_ban.docx"
FACE = "Times New Roman"
CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
JUSTIFY, RIGHT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT
LEFT_COLUMN, RIGHT_COLUMN = 73, 92
THIRD = (LEFT_COLUMN + RIGHT_COLUMN) // 3


def make() -> None:
    """Viết khung."""
    frame = docx.Document()
    _page(frame)
    _letterhead(frame)
    _title(frame)
    _body(frame)
    _foot(frame)
    FRAME.parent.mkdir(exist_ok=True)
    frame.save(str(FRAME))


def _page(frame: Any) -> None:
    section = frame.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = frame.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(14)
    normal.font.color.rgb = RGBColor(0, 0, 0)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for each in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(each), FACE)
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _page_number(number)


def _page_number(line: Any) -> None:
    run = line.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)
    run.font.size = Pt(14)


def _line(
    place: Any,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: Any = CENTRE,
    after: float = 0,
    indent: float = 0,
    together: bool = False,
    before: float = 0,
) -> Any:
    line = place.add_paragraph()
    run = line.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    layout = line.paragraph_format
    layout.alignment, layout.space_after = align, Pt(after)
    layout.space_before = Pt(before)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    layout.first_line_indent = Mm(indent)
    layout.keep_with_next = together
    if not text:
        _small_mark(line, size)
    return line


def _small_mark(line: Any, size: float) -> None:
    """An empty line is as high as its mark says."""
    mark = OxmlElement("w:rPr")
    points = OxmlElement("w:sz")
    points.set(qn("w:val"), str(int(size * 2)))
    mark.append(points)
    line._p.get_or_add_pPr().append(mark)


def _ruled(line: Any, left: float, right: float) -> None:
    """A line under a paragraph, drawn in from both sides."""
    line.paragraph_format.left_indent = Mm(left)
    line.paragraph_format.right_indent = Mm(right)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = line._p.get_or_add_pPr()
    style = properties.find(qn("w:keepNext"))
    place = 0 if style is None else 1
    properties.insert(place, borders)


def _repeat(place: Any, over: str, text: str, **style: Any) -> None:
    _line(place, f"{{%p for each in {over} %}}")
    _line(place, text, **style)
    _line(place, "{%p endfor %}")


def _columns(
    frame: Any, rows: int, widths: tuple[int, ...] = (LEFT_COLUMN, RIGHT_COLUMN)
) -> Any:
    table = frame.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    _unpadded(table)
    return table


def _unpadded(table: Any) -> None:
    """Word keeps 1,9 mm on both sides of a cell, and moves the table out by as much."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    place = len(properties) if look is None else list(properties).index(look)
    properties.insert(place, margins)


def _emptied(cell: Any) -> Any:
    """A cell always has one paragraph; it is the first of the text."""
    cell._tc.remove(cell.paragraphs[0]._p)
    return cell


def _letterhead(frame: Any) -> None:
    table = _columns(frame, 2)
    left, right = (_emptied(cell) for cell in table.rows[0].cells)
    _repeat(left, "letterhead.above", "{{ each }}", size=12)
    _repeat(left, "letterhead.issuer", "{{ each }}", size=12, bold=True)
    _ruled(_line(left, "", size=2), 22, 22)
    _line(right, "{{ letterhead.nation }}", size=12, bold=True)
    _line(right, "{{ letterhead.motto }}", size=13, bold=True)
    _ruled(_line(right, "", size=2), 17, 17)
    left, right = (_emptied(cell) for cell in table.rows[1].cells)
    _line(left, "{{ letterhead.number }}", size=13, before=4)
    _line(left, "{{ letterhead.about }}", size=12)
    _line(right, "{{ letterhead.place_date }}", size=13, italic=True, before=4)


def _title(frame: Any) -> None:
    _line(frame, "{%p if title %}")
    _line(frame, "{{ title }}", bold=True)
    _line(frame, "{%p if subject %}")
    _line(frame, "{{ subject }}", bold=True)
    _line(frame, "{%p endif %}")
    _ruled(_line(frame, "", size=2, after=8), 66, 66)
    _line(frame, "{%p endif %}")
    _line(frame, "{%p if authority %}")
    _line(frame, "{{ authority }}", bold=True, after=6)
    _line(frame, "{%p endif %}")
    _repeat(frame, "to", "Kính gửi: {{ each }}", after=6, before=8)


def _body(frame: Any) -> None:
    _line(frame, "{%p for block in blocks %}")
    for kind, style in (
        ("centred", {"align": CENTRE}),
        ("unindented", {"align": JUSTIFY}),
        ("dotted", {"align": LEFT, "indent": 12.7}),
        ("other", {"align": JUSTIFY, "indent": 12.7}),
    ):
        _line(frame, f'{{%p if block.layout == "{kind}" %}}')
        _line(frame, "{{r block.rich }}", after=6, **style)
        _line(frame, "{%p endif %}")
    _line(frame, '{%p if block.layout == "blanks" %}')
    _repeat(frame, "block.lines", "{{ each }}", after=4, align=JUSTIFY)
    _line(frame, "{%p endif %}")
    _line(frame, '{%p if block.layout == "table" %}')
    _table(frame)
    _line(frame, "{%p endif %}")
    _line(frame, "{%p endfor %}")


def _table(frame: Any) -> None:
    """A row for the heads, one repeated for the rows; columns repeat as well."""
    table = frame.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    texts = (
        ("{%tc for each in block.heads %}", "{{ each }}", "{%tc endfor %}"),
        ("{%tr for row in block.rows %}", "", ""),
        ("{%tc for each in row %}", "{{ each }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", ""),
    )
    for row, said in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            _line(_emptied(cell), text, size=12, align=LEFT, bold=row is table.rows[0])


def _foot(frame: Any) -> None:
    _line(frame, "", size=6)
    _line(frame, "{%p if signatures_across %}")
    _across(frame)
    _line(frame, "{%p else %}")
    table = _columns(frame, 1)
    left, right = (_emptied(cell) for cell in table.rows[0].cells)
    _line(left, "{%p if recipients %}")
    _line(left, "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT)
    _line(left, "{%p endif %}")
    _repeat(left, "recipients", "- {{ each }}", size=11, align=LEFT)
    _line(left, "{%p for signature in signatures_left %}")
    _signature(left)
    _line(left, "{%p endfor %}")
    _line(right, "{%p for signature in signatures_right %}")
    _signature(right)
    _line(right, "{%p endfor %}")
    _keep_together(table)
    _line(frame, "{%p endif %}")


def _across(frame: Any) -> None:
    """Three hands beside one another, as on minutes that three or more sign."""
    table = _columns(frame, 1, (THIRD,) * 3)
    for place, cell in enumerate(map(_emptied, table.rows[0].cells)):
        _line(cell, f"{{%p for signature in signatures_across[{place}] %}}")
        _signature(cell)
        _line(cell, "{%p endfor %}")
    _keep_together(table)


def _signature(cell: Any) -> None:
    _repeat(cell, "signature.capacity", "{{ each }}", bold=True, together=True)
    _line(cell, "{{ signature.hint }}", size=12, italic=True, together=True)
    for _ in range(3):
        _line(cell, "", together=True)
    _line(cell, "{{ signature.name }}", bold=True, after=10)


def _keep_together(table: Any) -> None:
    """The row of signatures does not split over two pages."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


if __name__ == "__main__":
    make()
