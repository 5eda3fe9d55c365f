"""Thanh chồng: one whole and its parts, each named with its number."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from thads.records.web.charts import drawing
from thads.records.web.charts.chart import Chart, Table
from thads.records.web.charts.values import Part

THICK, LEGEND, GAP, SQUARE = 28, 22, 2, 12
MOST_PARTS = len(drawing.SHADES)
DARK = 3
"""Các màu đầu đủ đậm cho chữ trắng."""


def stacked_bar(
    parts: Sequence[Part],
    *,
    summary: str,
    columns: tuple[str, str] = ("Phần", "Số"),
    width: int = 520,
    places: int = 0,
) -> Chart:
    """Vẽ một thanh chia phần, with a legend that holds every number.

    Raises ValueError for more parts than shades that greys tell apart.
    """
    if not 0 < len(parts) <= MOST_PARTS:
        raise ValueError(f"Thanh chồng có từ 1 đến {MOST_PARTS} phần.")
    table = Table(columns, tuple((part.label, part.value) for part in parts), places)
    total = sum(max(part.value, 0) for part in parts)
    room = width - GAP * (len(parts) - 1)
    drawn: list[Element] = []
    x = 0.0
    for at, part in enumerate(parts):
        length = room * max(part.value, 0) / total if total else 0
        said = part.name or f"{part.label}: {table.number(part.value)}"
        shown = table.number(part.value)
        shapes = [drawing.rect(x, 0, length, THICK, drawing.SHADES[at], 2)]
        if drawing.text_width(shown) + 8 < length:
            ink = "#ffffff" if at < DARK else drawing.INK
            shapes.append(drawing.text(shown, x + 6, 18, fill=ink, is_bold=True))
        if length:
            over = drawing.cover(x, 0, length, THICK)
            drawn += [*shapes, drawing.link(part.url, said, over)]
        x += length + (GAP if length else 0)
    legend, height = _legend(parts, table, width)
    has_links = any(part.url for part in parts if part.value)
    return Chart(width, height, summary, table, [*drawn, *legend], has_links)


def _legend(
    parts: Sequence[Part], table: Table, width: int
) -> tuple[list[Element], int]:
    found: list[Element] = []
    x, y = 0.0, THICK + LEGEND
    for at, part in enumerate(parts):
        label = f"{part.label}: {table.number(part.value)}"
        wide = SQUARE + 6 + drawing.text_width(label) + 16
        if x and x + wide > width:
            x, y = 0.0, y + LEGEND
        square = drawing.rect(x, y - 10, SQUARE, SQUARE, drawing.SHADES[at], 2)
        square.set("stroke", drawing.QUIET)
        found += [square, drawing.text(label, x + SQUARE + 6, y, fill=drawing.INK)]
        x += wide
    return found, y + 8
