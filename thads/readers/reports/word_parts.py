"""Mảnh của tệp Word that the library has no name for: links, fields, borders, rows."""

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm


def link(line: Any, text: str, target: str, tip: str, size: float | None) -> Any:
    """Siêu liên kết looking like the text around it: the paper is to be read."""
    relation = _related(line.part.rels, target)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    link.set(qn("w:tooltip"), tip)
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    if size:
        for name in ("w:sz", "w:szCs"):
            points = OxmlElement(name)
            points.set(qn("w:val"), str(int(size * 2)))
            properties.append(points)
    run.append(properties)
    words = OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    link.append(run)
    line._p.append(link)
    return link


def _related(relations: Any, target: str) -> str:
    """The library looks through all links for each new one; a report has thousands."""
    name = f"so{len(relations)}"
    relations.add_relationship(_HYPERLINK, target, name, is_external=True)
    return name


_HYPERLINK = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
)


def field_part(kind: str, text: str) -> Any:
    """Một phần của trường tự tính, such as the number of the page."""
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.set(qn("xml:space"), "preserve")
    part.text = text
    return part


def set_widths(table: Any, widths: tuple[float, ...]) -> None:
    """Bề rộng cột tính bằng milimét, on the columns and on every cell."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def repeat(row: Any) -> None:
    """Dòng đầu bảng lặp lại ở trang sau."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Một dòng không bị cắt đôi giữa hai trang."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_together(rows: Iterable[Any]) -> None:
    """Các dòng đi liền với dòng sau: a short table stays on one page."""
    for row in rows:
        for line in row._tr.iter(qn("w:p")):
            place = line.get_or_add_pPr()
            place.insert(0, OxmlElement("w:keepNext"))


def narrow_padding(cell: Any) -> None:
    """Lề ô hẹp, so that many columns fit on one page."""
    margins = OxmlElement("w:tcMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    cell._tc.get_or_add_tcPr().append(margins)


def underline(line: Any, width_mm: float) -> None:
    """Đường kẻ ngắn dưới tên cơ quan và tiêu ngữ: a border as wide as the indents let."""
    form = line.paragraph_format
    form.left_indent = form.right_indent = Mm(width_mm)
    _border(line, "bottom")


def rule_above(line: Any) -> None:
    """Đường kẻ trên một đoạn."""
    _border(line, "top")


def _border(line: Any, side: str) -> None:
    borders = OxmlElement("w:pBdr")
    border = OxmlElement(f"w:{side}")
    for name, value in (
        ("val", "single"),
        ("sz", "4"),
        ("space", "1"),
        ("color", "000000"),
    ):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
    line._p.get_or_add_pPr().append(borders)


def describe(picture: Any, text: str) -> None:
    """Lời thay hình, for those who hear the paper."""
    picture._inline.docPr.set("descr", text)
