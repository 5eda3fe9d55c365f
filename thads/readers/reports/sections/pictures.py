"""Biểu đồ của báo cáo: drawn from the same figures as the sentences beside them.

A chart in a report leads nowhere by itself; the figures of the text and of the tables do.
Its title says what it shows, and it reads without colour.
"""

from decimal import Decimal

from thads.readers.reports import wording
from thads.readers.reports.document import Picture
from thads.readers.reports.facts import (
    BY_CASES,
    Measure,
    ReportFacts,
    comparison,
    rate,
    rate_column,
    table_of,
)
from thads.readers.reports.figures import Figure, Sentence, figure, say
from thads.readers.reports.sections.layout import layout_of
from thads.readers.reports.sections.places import Places, places_of, total_of
from thads.records.web.charts import Bar, Part, bar_chart, stacked_bar

WIDTH = 560
SHORT_NAMES = (
    ("Chi cục THADS ", ""),
    ("Phòng THADS ", ""),
    ("Cục THADS ", ""),
)


def standing(facts: ReportFacts) -> list[Picture]:
    """Số phải thi hành đang ở đâu: done, still open, without means, stopped."""
    table = facts.cases
    used, rated = table.edition, rate_column(table.edition)
    layout, own = layout_of(used), places_of(facts, table)
    without = next(letter for letter, name in layout.names.items() if name == "n12")
    stopped = tuple(each for each in layout.stopped if each in own)
    parts = [
        ("Đã xong", total_of(facts, table, rated.numerator, None)),
        ("Còn phải làm", total_of(facts, table, layout.opened, None)),
        ("Chưa có điều kiện", own[without]),
        ("Đang dừng", total_of(facts, table, stopped, None)),
    ]
    drawn = [Part(name, number) for name, found in parts if (number := _whole(found))]
    if not drawn:
        return []
    finding = say(
        "Trong số phải thi hành, đã xong {done} việc, còn phải làm {open} việc.",
        {"done": parts[0][1], "open": parts[1][1]},
    )
    summary = "; ".join(f"{each.label} {wording.count(each.value)}" for each in drawn)
    chart = stacked_bar(drawn, summary=summary, width=WIDTH)
    return [
        Picture(finding, say("Số việc phải thi hành chia theo tình trạng", {}), chart)
    ]


def _whole(found: Figure | None) -> int:
    return found.value if found is not None and isinstance(found.value, int) else 0


def units(facts: ReportFacts, measure: Measure) -> list[Picture]:
    """Tỷ lệ của từng đơn vị bên chỉ tiêu, from the best to the worst."""
    table = table_of(facts, measure)
    rated = [
        (unit, value)
        for unit, cells in table.units.items()
        if (value := rate(table.edition, cells)) is not None
    ]
    if not rated[1:]:
        return []
    rated.sort(key=lambda each: (-each[1], each[0]))
    bars = [_bar(facts, measure, unit, value) for unit, value in rated]
    what = "về việc" if measure is BY_CASES else "về tiền"
    summary = f"Tỷ lệ thi hành xong {what} của {len(bars)} đơn vị"
    chart = bar_chart(
        bars,
        summary=summary,
        columns=("Đơn vị", "Tỷ lệ"),
        tick_name="Chỉ tiêu cả năm",
        unit="%",
        width=WIDTH,
        places=2,
    )
    return [Picture(_spread(what, rated), _tick(bars), chart)]


def _bar(facts: ReportFacts, measure: Measure, unit: str, value: Decimal) -> Bar:
    cells = table_of(facts, measure).units[unit]
    found = comparison(facts, unit, cells, measure)
    return Bar(
        short_name(facts.unit_names.get(unit, unit)),
        value,
        found.target if found else None,
        is_low=found is not None and not found.is_met,
    )


def short_name(name: str) -> str:
    """“Chi cục THADS huyện Cô Tô” → “Huyện Cô Tô”: the chart has room for a name."""
    for start, instead in SHORT_NAMES:
        if name.startswith(start) and len(name) > len(start):
            name = instead + name.removeprefix(start)
    return name[0].upper() + name[1:]


def _spread(what: str, rated: list[tuple[str, Decimal]]) -> Sentence | None:
    places: Places = {
        "most": figure(rated[0][1], wording.percent),
        "least": figure(rated[-1][1], wording.percent),
    }
    return say(f"Tỷ lệ thi hành xong {what} từ {{least}} đến {{most}}", places)


def _tick(bars: list[Bar]) -> Sentence | None:
    has_tick = any(bar.tick is not None for bar in bars)
    tick = "; vạch đen là chỉ tiêu cả năm" if has_tick else ""
    return say(f"Tỷ lệ trên số có điều kiện của từng đơn vị{tick}", {})
