"""Charts: what is drawn, what is heard, what a file holds, and what greys keep apart."""

import csv
import io
import itertools
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from thads.records.web import chart_samples, charts
from thads.records.web.charts import Bar, Part, Point, Series, drawing
from thads.records.web.charts.scales import MOST_LINES, ticks

REPOSITORY = Path(__file__).resolve().parents[3]
TOKENS = REPOSITORY / "thads/records/web/static/web/tokens.css"
ENGINE = Engine(app_dirs=True, builtins=["thads.records.web.templatetags.thads"])
SAMPLES = sorted(chart_samples.sample_charts())
COLOURS = {
    "INK": "ink-900",
    "QUIET": "ink-500",
    "REFERENCE": "ch-muted",
    "GRID": "ch-grid",
    "TRACK": "surface-3",
    "ACCENT": "ch-1",
    "LOW": "ch-2",
}


def sample(name: str) -> charts.Chart:
    return chart_samples.sample_charts()[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_chart_has_neither_script_nor_style(name: str) -> None:
    for drawn in (sample(name).svg, sample(name).file()):
        assert not re.search(r"<script|<style|\bstyle=|\bon\w+=", drawn)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_chart_is_at_least_11_px_and_horizontal(name: str) -> None:
    root = ElementTree.fromstring(sample(name).svg)
    assert int(root.get("font-size", "0")) >= drawing.SMALL
    for text in root.iter("text"):
        assert int(text.get("font-size", "12")) >= drawing.SMALL
        assert text.get("transform") is None


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_chart_stands_inside_it(name: str) -> None:
    chart = sample(name)
    for text in ElementTree.fromstring(chart.svg).iter("text"):
        size = int(text.get("font-size", "12"))
        wide = drawing.text_width(text.text or "", size)
        shift = {"end": 1, "middle": 0.5}.get(text.get("text-anchor", ""), 0)
        left = float(text.get("x", "0")) - wide * shift
        assert -size <= left and left + wide <= chart.width + size


def test_parts_that_lead_somewhere_are_links_with_names() -> None:
    chart = sample("duong")
    root = ElementTree.fromstring(chart.svg)
    links = list(root.iter("a"))
    assert root.get("role") == "group"
    assert len(links) == len(chart_samples.THIS_YEAR)
    assert links[-1].get("aria-label") == "2026, 04: 3.824"


def test_a_chart_without_links_is_one_picture_with_a_summary() -> None:
    chart = charts.bar_chart([Bar("Một", 1)], summary="Một đơn vị")
    root = ElementTree.fromstring(chart.svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", "Một đơn vị")


def test_last_year_is_dashed_and_both_years_end_in_their_value() -> None:
    svg = sample("duong").svg
    assert svg.count('stroke-dasharray="5 4"') == 1
    assert ">2026: 3.824<" in svg
    assert ">2025: 3.690<" in svg


def test_the_file_of_a_chart_is_svg_that_stands_alone() -> None:
    file = sample("thanh").file(font="Tinos")
    root = ElementTree.fromstring(file)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("font-family") == "Tinos"
    assert file == sample("thanh").file(font="Tinos")


def test_the_table_of_a_chart_holds_its_figures_unrounded() -> None:
    bars = [Bar("Một", Decimal("47.449"), Decimal("48.7")), Bar("Hai", None)]
    chart = charts.bar_chart(bars, summary="", places=1)
    text = chart.table.csv().removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows == [
        ["Đơn vị", "Số liệu", "Mốc"],
        ["Một", "47.449", "48.7"],
        ["Hai", "", ""],
    ]
    assert chart.table.printed[0] == ["Một", "47,4", "48,7"]
    assert chart.table.printed[1] == ["Hai", "–", "–"]


def test_text_from_outside_is_escaped_in_a_chart() -> None:
    evil = '"><script>x</script>'
    chart = charts.stacked_bar([Part(evil, 3, evil, evil)], summary=evil)
    source = "{% chart drawing evil evil evil %}"
    html = ENGINE.from_string(source).render(Context({"drawing": chart, "evil": evil}))
    assert "<script" not in html


def test_a_chart_never_draws_more_lines_than_can_be_told_apart() -> None:
    many = [Series(str(n), (Point(n),)) for n in range(4)]
    with pytest.raises(ValueError, match="nhiều nhất 3"):
        charts.line_chart(["1"], many, summary="")


def test_a_missing_month_leaves_a_gap() -> None:
    points = (Point(1), Point(2), None, Point(3), Point(4))
    chart = charts.line_chart("abcde", [Series("x", points)], summary="")
    assert chart.svg.count("<polyline") == 2
    assert chart.table.rows[2] == ("c", None)


def test_bars_start_at_zero() -> None:
    chart = charts.bar_chart([Bar("a", 100), Bar("b", 50)], summary="")
    widths = [
        float(each.get("width", "0"))
        for each in ElementTree.fromstring(chart.svg).iter("rect")
        if each.get("fill") == drawing.ACCENT
    ]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.02)


def test_colours_of_charts_are_those_of_the_tokens() -> None:
    tokens = dict(re.findall(r"--([\w-]+): (#\w{6});", TOKENS.read_text()))
    for name, token in COLOURS.items():
        assert getattr(drawing, name) == tokens[token]
    assert drawing.LINES[2] == tokens["ch-3"]
    assert drawing.SHADES[1] == tokens["ch-4"]


def test_shades_of_a_stacked_bar_differ_in_grey() -> None:
    light = [_luminance(each) for each in drawing.SHADES]
    steps = itertools.pairwise(light)
    assert all((b + 0.05) / (a + 0.05) > 1.3 for a, b in steps)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@given(
    st.lists(st.integers(-(10**13), 10**13), min_size=1, max_size=24),
    st.booleans(),
)
def test_gridlines_are_few_round_and_cover_every_value(
    values: list[int], from_zero: bool
) -> None:
    values = [abs(each) for each in values] if from_zero else values
    marks = ticks(values, from_zero=from_zero)
    assert 2 <= len(marks) <= MOST_LINES
    assert marks[0] <= min(values) and max(values) <= marks[-1]
    assert all(mark == mark.to_integral_value() for mark in marks)
    if from_zero:
        assert marks[0] == 0
