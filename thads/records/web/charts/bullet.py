"""Thanh chỉ tiêu: a value on its scale, with ticks where milestone and target stand."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from thads.records.web import formatting
from thads.records.web.charts import drawing
from thads.records.web.charts.chart import Chart, Table
from thads.records.web.charts.values import Figure

TRACK_TOP, TRACK, TICK = 4, 10, 18
HEIGHT = 40
APART = 6


def bullet(
    value: Figure,
    marks: Sequence[tuple[str, Figure]],
    *,
    summary: str,
    name: str = "Kết quả",
    most: Figure = 100,
    places: int = 1,
    width: int = 220,
    url: str = "",
    is_low: bool = False,
) -> Chart:
    """Vẽ kết quả trên thang, with each mark named under its tick."""
    table = Table(
        ("Chỉ số", "Giá trị"),
        ((name, value), *((label, mark) for label, mark in marks)),
        places,
    )
    top = max([most, value, *(mark for _, mark in marks)])
    scale = width / float(top or 1)
    fill = drawing.LOW if is_low else drawing.ACCENT
    shapes: list[Element] = [
        drawing.rect(0, TRACK_TOP, width, TRACK, drawing.TRACK, 2),
        drawing.rect(0, TRACK_TOP, float(value) * scale, TRACK, fill, 2),
    ]
    places_of_marks = [float(mark) * scale for _, mark in marks]
    shapes += [
        drawing.rect(min(max(x - 1, 0), width - 2), 0, 2, TICK, drawing.INK)
        for x in places_of_marks
    ]
    texts = [f"{label} {formatting.decimal_vi(mark, places)}" for label, mark in marks]
    shapes += _names(texts, places_of_marks, width)
    said = f"{name}: {formatting.decimal_vi(value, places)}"
    over = drawing.link(url, said, drawing.cover(0, 0, width, HEIGHT))
    parts = [*shapes, over]
    return Chart(width, HEIGHT, summary, table, parts, bool(url), fills_its_slot=False)


def _names(texts: Sequence[str], at: Sequence[float], width: int) -> list[Element]:
    """Names under their ticks, pushed apart, and all within the width."""
    order = sorted(range(len(texts)), key=lambda each: at[each])
    wide = [drawing.text_width(text, drawing.SMALL) for text in texts]
    starts: dict[int, float] = {}
    free = 0.0
    for each in order:
        starts[each] = max(at[each] - wide[each] / 2, free)
        free = starts[each] + wide[each] + APART
    limit = float(width)
    for each in reversed(order):
        starts[each] = max(0.0, min(starts[each], limit - wide[each]))
        limit = starts[each] - APART
    return [
        drawing.text(texts[each], starts[each], HEIGHT - 8, size=drawing.SMALL)
        for each in order
    ]
