"""Biểu đồ: four small charts drawn as SVG by the server, with no script and no style.

Position, fill, dash and size are presentation attributes, which the content security
policy allows, so one drawing serves the page, the printed sheet and a file beside a
report. A chart always carries the table of its figures.
"""

from thads.records.web.charts.bars import bar_chart
from thads.records.web.charts.bullet import bullet
from thads.records.web.charts.chart import Chart, Table
from thads.records.web.charts.lines import line_chart
from thads.records.web.charts.stacked import stacked_bar
from thads.records.web.charts.values import Bar, Part, Point, Series

__all__ = [
    "Bar",
    "Chart",
    "Part",
    "Point",
    "Series",
    "Table",
    "bar_chart",
    "bullet",
    "line_chart",
    "stacked_bar",
]
