"""Biểu đồ đã vẽ: the drawing, what is heard instead of it, and the table under it."""

import csv
import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

from thads.records.web import formatting
from thads.records.web.charts.values import Figure
from thads.records.web.spreadsheets import csv_cell

SVG = "http://www.w3.org/2000/svg"
FILE_FONT = "IBM Plex Sans, Arial, sans-serif"
BYTE_ORDER_MARK = "\ufeff"
"""Bảng tính đọc tiếng Việt đúng khi tệp CSV mở đầu bằng dấu này."""

TableCell = str | Figure | None


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng số liệu của biểu đồ: the figures as they are, unrounded."""

    head: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    places: int = 0

    @property
    def printed(self) -> list[list[str]]:
        """Các dòng như trên trang."""
        return [[self._text(cell) for cell in row] for row in self.rows]

    def _text(self, cell: TableCell) -> str:
        if cell is None:
            return formatting.UNKNOWN
        return cell if isinstance(cell, str) else self.number(cell)

    def number(self, value: Figure) -> str:
        """Một số của bảng như trên trang."""
        return formatting.decimal_vi(value, self.places)

    def csv(self) -> str:
        """Tệp CSV, with figures a machine reads."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(map(csv_cell, self.head))
        writer.writerows(
            ["" if cell is None else _as_cell(cell) for cell in row]
            for row in self.rows
        )
        return BYTE_ORDER_MARK + out.getvalue()


def _as_cell(cell: str | Figure) -> str | int:
    """A name stays text when a spreadsheet opens it; a figure below zero is a figure."""
    return csv_cell(cell) if isinstance(cell, str) else str(cell)


@dataclass(frozen=True, slots=True)
class Chart:
    """Một biểu đồ: draw it into a page with `svg`, into a file with `file`."""

    width: int
    height: int
    summary: str
    table: Table
    parts: Sequence[ElementTree.Element] = field(repr=False)
    has_links: bool = False
    fills_its_slot: bool = True

    @property
    def svg(self) -> SafeString:
        """Hình trong trang: text takes the font and the size of the page."""
        return mark_safe(ElementTree.tostring(self._root(), "unicode"))

    def file(self, font: str = FILE_FONT) -> str:
        """Hình thành tệp SVG đứng riêng, for a report, Typst or Word."""
        root = self._root()
        root.set("xmlns", SVG)
        root.set("font-family", font)
        return ElementTree.tostring(root, "unicode", xml_declaration=True)

    def _root(self) -> ElementTree.Element:
        root = ElementTree.Element(
            "svg",
            {
                "class": "chart fills" if self.fills_its_slot else "chart",
                "viewBox": f"0 0 {self.width} {self.height}",
                "width": str(self.width),
                "height": str(self.height),
                "font-size": "12",
                "role": "group" if self.has_links else "img",
                "aria-label": self.summary,
            },
        )
        root.extend(deepcopy(list(self.parts)))
        return root
