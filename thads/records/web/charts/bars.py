"""Biểu đồ thanh ngang: from zero, on one scale, each with its number."""

from collections.abc import Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from thads.records.web.charts import drawing
from thads.records.web.charts.chart import Chart, Table
from thads.records.web.charts.values import Bar, Figure

ROW, THICK, GAP = 26, 14, 8
LONGEST_LABEL = 0.4
"""Phần bề rộng nhiều nhất dành cho tên."""


def bar_chart(
    bars: Sequence[Bar],
    *,
    summary: str,
    columns: tuple[str, str] = ("Đơn vị", "Số liệu"),
    tick_name: str = "Mốc",
    unit: str = "",
    width: int = 520,
    places: int = 0,
) -> Chart:
    """Vẽ các thanh; a black tick stands where the target of a bar is.

    Raises ValueError without bars.
    """
    if not bars:
        raise ValueError("Biểu đồ không có số liệu nào để vẽ.")
    table = _table(bars, columns, tick_name, places)
    longest = max(drawing.text_width(bar.label) for bar in bars)
    left = min(longest, width * LONGEST_LABEL) + GAP
    shown = [_shown(bar, table, unit) for bar in bars]
    right = width - max(drawing.text_width(text) for text in shown) - GAP
    values = [v for bar in bars for v in (bar.value, bar.tick) if v is not None]
    scale = (right - left) / float(max([*values, Decimal(0)]) or 1)
    parts: list[Element] = []
    for at, (bar, text) in enumerate(zip(bars, shown, strict=True)):
        parts += _row(bar, text, at * ROW, left, scale)
        said = bar.name or f"{bar.label}: {text}"
        over = drawing.cover(0, at * ROW, width, ROW)
        parts.append(drawing.link(bar.url, said, over))
    has_links = any(bar.url for bar in bars)
    return Chart(width, len(bars) * ROW, summary, table, parts, has_links)


def _table(
    bars: Sequence[Bar], columns: tuple[str, str], tick_name: str, places: int
) -> Table:
    if all(bar.tick is None for bar in bars):
        return Table(columns, tuple((bar.label, bar.value) for bar in bars), places)
    rows = tuple((bar.label, bar.value, bar.tick) for bar in bars)
    return Table((*columns, tick_name), rows, places)


def _shown(bar: Bar, table: Table, unit: str) -> str:
    return "–" if bar.value is None else f"{table.number(bar.value)}{unit}"


def _row(bar: Bar, shown: str, top: float, left: float, scale: float) -> list[Element]:
    middle = top + ROW / 2
    length = _length(bar.value, scale)
    fill = drawing.LOW if bar.is_low else drawing.ACCENT
    shapes = [
        drawing.text(_fitted(bar.label, left), left - GAP, middle + 4, anchor="end"),
        drawing.rect(left, middle - THICK / 2, length, THICK, fill, 2),
    ]
    end = left + length
    if bar.tick is not None:
        at = left + _length(bar.tick, scale)
        shapes.append(drawing.rect(at - 1, top + 3, 2, ROW - 6, drawing.INK))
        end = max(end, at)
    shapes.append(
        drawing.text(shown, end + 6, middle + 4, fill=drawing.INK, is_bold=True)
    )
    return shapes


def _length(value: Figure | None, scale: float) -> float:
    return max(float(value or 0), 0) * scale


def _fitted(label: str, room: float) -> str:
    """A name too long for its place is cut; the whole of it is in the table."""
    most = int((room - GAP) / (drawing.TEXT * drawing.CHARACTER)) + 1
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"
