"""Các đơn vị trên và dưới chỉ tiêu: a table from the best rate to the worst."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from thads.law.indicators import Cell as FormCell
from thads.readers.reports import wording
from thads.readers.reports.document import Cell, Paragraph, Picture, Table, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    BY_MONEY,
    Measure,
    ReportFacts,
    comparison,
    done,
    rate,
    rate_column,
    table_of,
)
from thads.readers.reports.figures import Figure, Sentence, fact, figure, say
from thads.readers.reports.sections import pictures
from thads.readers.reports.sources import league_page
from thads.readers.statistics.references import ABOVE_TARGET, Reference
from thads.records.web import formatting

_UNKNOWN = "–"
ORDINAL = "TT"


def against_targets(facts: ReportFacts) -> list[Paragraph | Table | Picture]:
    """Đơn vị đạt và chưa đạt chỉ tiêu; nothing for a unit without parts."""
    if len(facts.cases.units) < len((BY_CASES, BY_MONEY)):
        return []
    order = _from_best(facts)
    said = [_summary(facts, measure) for measure in (BY_CASES, BY_MONEY)]
    drawn = pictures.units(facts, BY_CASES)
    return [*paragraph(*said), _table(facts, order), *drawn]


def _from_best(facts: ReportFacts) -> list[str]:
    units = facts.cases.units

    def key(unit: str) -> tuple[Decimal, str]:
        return -(rate(facts.cases.edition, units[unit]) or Decimal(-1)), unit

    return sorted(units, key=key)


def _summary(facts: ReportFacts, measure: Measure) -> Sentence | None:
    """Mấy đơn vị đạt, đơn vị nào cao nhất, thấp nhất."""
    rated = [
        (value, unit)
        for unit, cells in table_of(facts, measure).units.items()
        if (value := rate(table_of(facts, measure).edition, cells)) is not None
    ]
    if not rated:
        return None
    best, worst = max(rated), min(rated)
    met = _met(facts, measure)
    league = league_page(
        facts.head.unit,
        facts.period,
        facts.known_at,
        is_money=not measure.unit_word,
    )
    counted = "" if met is None else "{met} trên {all} đơn vị đạt chỉ tiêu cả năm; "
    if met == 0:
        counted = "chưa đơn vị nào trong {all} đơn vị đạt chỉ tiêu cả năm; "
    return say(
        f"{measure.label}: {counted}tỷ lệ cao nhất là {{best}} ({{best_rate}}), "
        "thấp nhất là {worst} ({worst_rate}).",
        {
            "met": figure(met, wording.count, league),
            "all": figure(len(rated), wording.count, league),
            "best": fact(facts.unit_names.get(best[1], best[1])),
            "worst": fact(facts.unit_names.get(worst[1], worst[1])),
            "best_rate": _rate(facts, measure, best[1]),
            "worst_rate": _rate(facts, measure, worst[1]),
        },
    )


def _met(facts: ReportFacts, measure: Measure) -> int | None:
    found = [
        comparison(facts, unit, cells, measure)
        for unit, cells in table_of(facts, measure).units.items()
    ]
    compared = [each for each in found if each is not None]
    return sum(each.is_met for each in compared) if compared else None


def _rate(facts: ReportFacts, measure: Measure, unit: str) -> Figure | None:
    table = table_of(facts, measure)
    cells = table.units.get(unit)
    value = rate(table.edition, cells) if cells else None
    source = facts.source(
        table.edition.form, rate_column(table.edition).letter, unit=unit
    )
    return figure(value, wording.percent, source)


def _table(facts: ReportFacts, order: list[str]) -> Table:
    caption = say("Kết quả từng đơn vị, tỷ lệ về việc từ cao đến thấp", {})
    assert caption is not None
    rows = [_row(facts, place, unit) for place, unit in enumerate(order, start=1)]
    return Table(
        caption=caption,
        header=(
            ORDINAL,
            "Đơn vị",
            "Có điều kiện (việc)",
            "Đã xong (việc)",
            "Tỷ lệ việc",
            "So với chỉ tiêu (điểm phần trăm)",
            "Tỷ lệ tiền",
            "So với chỉ tiêu (điểm phần trăm)",
        ),
        rows=tuple(rows),
        widths=(9, 58, 16, 14, 16, 18, 16, 18),
    )


def _row(facts: ReportFacts, place: int, unit: str) -> tuple[Cell, ...]:
    used, cells = facts.cases.edition, facts.cases.units[unit]
    rated, reached = rate_column(used), done(used, cells)
    return (
        Figure(place, str(place)),
        fact(facts.unit_names.get(unit, unit)),
        _count(facts, unit, cells, rated.denominator),
        Figure(
            reached,
            wording.count(reached),
            facts.source(used.form, *rated.numerator, unit=unit),
        ),
        *_rate_and_points(facts, unit, BY_CASES),
        *_rate_and_points(facts, unit, BY_MONEY),
    )


def _count(
    facts: ReportFacts, unit: str, cells: Mapping[str, FormCell], letter: str
) -> Cell:
    source = facts.source(BY_CASES.form, letter, unit=unit)
    return figure(cells[letter], wording.count, source) or _UNKNOWN


def _rate_and_points(
    facts: ReportFacts, unit: str, measure: Measure
) -> tuple[Cell, Cell]:
    cells = table_of(facts, measure).units.get(unit)
    shown = _rate(facts, measure, unit)
    found = comparison(facts, unit, cells, measure) if cells else None
    if shown is None or found is None:
        return shown or _UNKNOWN, _UNKNOWN
    points = formatting.signed(found.points_above, 2)
    source = shown.source
    if isinstance(source, Reference):
        source = replace(source, work=ABOVE_TARGET)
    return shown, Figure(found.points_above, points, source)
