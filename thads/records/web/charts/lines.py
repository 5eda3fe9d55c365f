"""Biểu đồ đường: at most three, each named where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from thads.records.web import formatting
from thads.records.web.charts import drawing
from thads.records.web.charts.chart import Chart, Table
from thads.records.web.charts.scales import ticks
from thads.records.web.charts.values import Figure, Point, Series

MOST_SERIES = 3
DASHES = ("", "7 3", "2 3")
REFERENCE_DASH = "5 4"
TOP, BOTTOM, LINE_HEIGHT = 14, 24, 14


@dataclass(frozen=True, slots=True)
class _Frame:
    """Khung: where a value and a place on the axis stand."""

    left: float
    right: float
    top: float
    bottom: float
    low: Decimal
    high: Decimal
    count: int

    def x(self, at: int) -> float:
        steps = max(self.count - 1, 1)
        return self.left + (self.right - self.left) * at / steps

    def y(self, value: Figure) -> float:
        share = float((Decimal(value) - self.low) / (self.high - self.low))
        return self.bottom - (self.bottom - self.top) * share


def line_chart(
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    summary: str,
    axis: str = "Tháng",
    width: int = 520,
    height: int = 220,
    places: int = 0,
    from_zero: bool = False,
) -> Chart:
    """Vẽ các đường over the labels of the axis; a missing point leaves a gap.

    Raises ValueError for more than three lines or for lines with nothing in them.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"Một biểu đồ có nhiều nhất {MOST_SERIES} đường.")
    values = [point.value for each in series for point in each.points if point]
    if not values:
        raise ValueError("Biểu đồ không có số liệu nào để vẽ.")
    table = _table(labels, series, axis, places)
    marks = ticks(values, from_zero=from_zero)
    ends = [_end_label(each, table) for each in series]
    left = max(drawing.text_width(table.number(mark)) for mark in marks) + 6
    right = width - max(drawing.text_width(end) for end in ends) - 8
    frame = _Frame(left, right, TOP, height - BOTTOM, marks[0], marks[-1], len(labels))
    parts = [*_grid(frame, marks, table), *_axis(frame, labels)]
    ordered = sorted(series, key=lambda each: not each.is_reference)
    for each in ordered:
        parts += _line(frame, each, _look(series, each), table, labels)
    parts += _names(frame, series, ends)
    has_links = any(point.url for each in series for point in each.points if point)
    return Chart(width, height, summary, table, parts, has_links)


def _table(
    labels: Sequence[str], series: Sequence[Series], axis: str, places: int
) -> Table:
    rows = tuple(
        (label, *(_value(each.points, at) for each in series))
        for at, label in enumerate(labels)
    )
    return Table((axis, *(each.name for each in series)), rows, places)


def _value(points: tuple[Point | None, ...], at: int) -> Figure | None:
    point = points[at] if at < len(points) else None
    return point.value if point else None


def _look(series: Sequence[Series], one: Series) -> tuple[str, str]:
    """Colour and dash of a line: its place among those that are not references."""
    if one.is_reference:
        return drawing.REFERENCE, REFERENCE_DASH
    at = [each for each in series if not each.is_reference].index(one)
    return drawing.LINES[at], DASHES[at]


def _grid(frame: _Frame, marks: Sequence[Decimal], table: Table) -> list[Element]:
    found = []
    for mark in marks:
        y = frame.y(mark)
        found.append(drawing.rule(frame.left, y, frame.right, y, drawing.GRID))
        shown = formatting.decimal_vi(mark, table.places)
        found.append(drawing.text(shown, frame.left - 6, y + 4, anchor="end"))
    return found


def _axis(frame: _Frame, labels: Sequence[str]) -> list[Element]:
    """Labels under the axis; every second one where they would touch."""
    room = (frame.right - frame.left) / max(len(labels) - 1, 1)
    widest = max(drawing.text_width(label) for label in labels) + 4
    step = max(1, -int(-widest // room))
    return [
        drawing.text(label, frame.x(at), frame.bottom + 18, anchor="middle")
        for at, label in enumerate(labels)
        if at % step == 0
    ]


def _line(
    frame: _Frame,
    one: Series,
    look: tuple[str, str],
    table: Table,
    labels: Sequence[str],
) -> list[Element]:
    stroke, dash = look
    found: list[Element] = []
    for stretch in _stretches(one.points):
        places = [(frame.x(at), frame.y(point.value)) for at, point in stretch]
        if len(places) > 1:
            found.append(drawing.polyline(places, stroke, dash))
    for at, point in enumerate(one.points):
        if point is None or (one.is_reference and not point.url):
            continue
        x, y = frame.x(at), frame.y(point.value)
        said = f"{one.name}, {labels[at]}: {table.number(point.value)}"
        shapes = [drawing.touch(x, y)] if point.url else []
        if not one.is_reference:
            shapes.append(drawing.dot(x, y, stroke))
        found.append(drawing.link(point.url, point.name or said, *shapes))
    return found


def _stretches(points: tuple[Point | None, ...]) -> list[list[tuple[int, Point]]]:
    found: list[list[tuple[int, Point]]] = [[]]
    for at, point in enumerate(points):
        if point is None:
            found.append([])
        else:
            found[-1].append((at, point))
    return [stretch for stretch in found if stretch]


def _last(one: Series) -> tuple[int, Point] | None:
    stretches = _stretches(one.points)
    return stretches[-1][-1] if stretches else None


def _end_label(one: Series, table: Table) -> str:
    last = _last(one)
    return f"{one.name}: {table.number(last[1].value)}" if last else ""


def _names(
    frame: _Frame, series: Sequence[Series], ends: Sequence[str]
) -> list[Element]:
    """Names with the last value, beside their ends, moved apart where they touch."""
    wanted = []
    for each, end in zip(series, ends, strict=True):
        last = _last(each)
        if last is not None:
            wanted.append((frame.y(last[1].value), frame.x(last[0]), each, end))
    found: list[Element] = []
    above = float("-inf")
    for y, x, each, end in sorted(wanted, key=lambda one: one[0]):
        above = max(y, above + LINE_HEIGHT)
        fill = drawing.QUIET if each.is_reference else drawing.INK
        bold = not each.is_reference
        found.append(drawing.text(end, x + 8, above + 4, fill=fill, is_bold=bold))
    return found
