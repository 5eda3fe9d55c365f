"""So với chỉ tiêu: three ways of comparing, each with a name and a unit of its own."""

from dataclasses import replace
from decimal import Decimal

from thads.law.indicators import Base, Comparison, compare
from thads.readers.reports import wording
from thads.readers.reports.document import Cell, Paragraph, Table, paragraph
from thads.readers.reports.facts import (
    MEASURES,
    Goal,
    Measure,
    ReportFacts,
    comparison,
    rate_column,
    table_of,
)
from thads.readers.reports.figures import (
    Figure,
    Sentence,
    fact,
    figure,
    say,
    strung,
)
from thads.readers.statistics.references import (
    ABOVE_MILESTONE,
    ABOVE_TARGET,
    MILESTONE,
    PART_OF_TARGET,
    TARGET,
    Reference,
)
from thads.records.web import formatting

COMPARATORS = {">": "trên {goal}", ">=": "từ {goal} trở lên"}


def assigned(facts: ReportFacts) -> list[Paragraph]:
    """Chỉ tiêu được giao cho năm, said first of all."""
    parts = [_assigned(facts, measure) for measure in MEASURES]
    said = strung("Chỉ tiêu cả năm được giao: ", parts, ".")
    nothing = say("Chưa ghi nhận chỉ tiêu được giao cho năm của kỳ này.", {})
    return paragraph(said or nothing)


def _assigned(facts: ReportFacts, measure: Measure) -> Sentence | None:
    goal = facts.goal_of(facts.head.unit, measure.key)
    if goal is None:
        return None
    asked = COMPARATORS.get(goal.comparator, "{goal}")
    basis = " ({basis})" if goal.document else ""
    return say(
        f"{measure.label.lower()} {asked}{basis}",
        {
            "goal": figure(
                goal.percent, wording.percent, _source(facts, measure, TARGET)
            ),
            "basis": fact(goal.document),
        },
    )


def against_targets(facts: ReportFacts) -> list[Paragraph | Table]:
    """Tỷ lệ đạt được, điểm phần trăm so với chỉ tiêu, phần của chỉ tiêu đã đạt."""
    blocks: list[Paragraph | Table] = []
    rows = []
    for measure in MEASURES:
        found = _comparison(facts, measure)
        if found is None:
            blocks += paragraph(say(f"{measure.label}: chưa có số liệu chỉ tiêu.", {}))
            continue
        blocks += paragraph(*_sentences(facts, measure, found))
        rows.append(_row(facts, measure, found))
    return [*blocks, _table(rows)] if rows else blocks


def _comparison(facts: ReportFacts, measure: Measure) -> Comparison | None:
    cells = table_of(facts, measure).total
    return comparison(facts, facts.head.unit, cells, measure)


def _sentences(
    facts: ReportFacts, measure: Measure, found: Comparison
) -> list[Sentence | None]:
    goal = facts.goal_of(facts.head.unit, measure.key)
    places = _places(facts, measure, found)
    if goal is not None and goal.document:
        places["basis"] = fact(goal.document)
    asked = COMPARATORS.get(found.comparator, "{goal}")
    if goal is not None and goal.held_by:
        places["held_by"] = fact(goal.held_by)
    held = ", lấy theo chỉ tiêu của {held_by}," if "held_by" in places else ""
    beyond = "vượt" if found.points_above >= 0 else "còn thiếu"
    basis = " (căn cứ: {basis})" if "basis" in places else ""
    return [
        say(f"{measure.label}, chỉ tiêu cả năm{held} là {asked}{basis}.", places),
        say("Tỷ lệ thi hành xong đã đạt {rate}.", places),
        say(f"So với chỉ tiêu cả năm {beyond} {{points}}.", places),
        say("Tính theo phần của chỉ tiêu, đạt {share} chỉ tiêu cả năm.", places),
        _by_months(facts, measure, goal),
    ]


def _places(
    facts: ReportFacts, measure: Measure, found: Comparison
) -> dict[str, Figure | None]:
    def source(work: str) -> Reference:
        return _source(facts, measure, work)

    share = figure(
        found.share_of_target, wording.percent_of_target, source(PART_OF_TARGET)
    )
    return {
        "goal": figure(found.target, wording.percent, source(TARGET)),
        "rate": figure(found.rate, wording.percent, source("")),
        "points": figure(found.points_above, wording.points, source(ABOVE_TARGET)),
        "share": share,
    }


def _by_months(
    facts: ReportFacts, measure: Measure, goal: Goal | None
) -> Sentence | None:
    """Với kỳ chưa đủ năm: the target's part by months, said to be just that."""
    table = table_of(facts, measure)
    reached = table.total[rate_column(table.edition).letter]
    if goal is None or not isinstance(reached, Decimal):
        return None
    part = compare(reached, goal.percent, goal.comparator, facts.period, Base.PRORATED)
    if part.target == goal.percent:
        return None
    beyond = "vượt" if part.points_above >= 0 else "còn thiếu"
    mark, above = (
        _source(facts, measure, work) for work in (MILESTONE, ABOVE_MILESTONE)
    )
    return say(
        "Nếu chia chỉ tiêu theo số tháng của kỳ thì mốc là {mark}, "
        f"{beyond} {{points}} so với mốc.",
        {
            "mark": figure(part.target, wording.percent, mark),
            "points": figure(part.points_above, wording.points, above),
        },
    )


def _row(facts: ReportFacts, measure: Measure, found: Comparison) -> tuple[Cell, ...]:
    places = _places(facts, measure, found)
    return (
        measure.label,
        places["rate"] or "–",
        places["goal"] or "–",
        _signed(found.points_above, facts, measure),
        places["share"] or "chưa có số liệu",
    )


def _signed(value: Decimal, facts: ReportFacts, measure: Measure) -> Figure:
    source = _source(facts, measure, ABOVE_TARGET)
    return Figure(value, formatting.signed(value, 2), source)


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    caption = say("So sánh với chỉ tiêu cả năm", {})
    assert caption is not None
    return Table(
        caption=caption,
        header=(
            "Chỉ số",
            "Tỷ lệ đã đạt",
            "Chỉ tiêu cả năm",
            "Điểm phần trăm so với chỉ tiêu",
            "Phần của chỉ tiêu đã đạt",
        ),
        rows=tuple(rows),
        widths=(30, 32, 32, 36, 35),
    )


def _source(facts: ReportFacts, measure: Measure, work: str) -> Reference:
    used = table_of(facts, measure).edition
    return replace(facts.source(used.form, rate_column(used).letter), work=work)
