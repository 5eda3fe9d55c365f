"""Phần còn phải làm để đạt chỉ tiêu: needed = target × with means − done."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from thads.law.indicators.cells import whole
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    MEASURES,
    Goal,
    Measure,
    ReportFacts,
    done,
    table_of,
)
from thads.readers.reports.figures import Sentence, fact, figure, say

_HUNDRED = Decimal(100)


def still_needed(goal: Goal, with_means: int, already_done: int) -> int:
    """Số còn phải thi hành xong; “trên” asks for one more than reaching it."""
    wanted = goal.percent * with_means / _HUNDRED
    if goal.comparator == ">":
        least = int(wanted.to_integral_value(ROUND_FLOOR)) + 1
    else:
        least = int(wanted.to_integral_value(ROUND_CEILING))
    return max(0, least - already_done)


def remaining(facts: ReportFacts) -> list[Paragraph]:
    """Mục tiêu của kỳ sau, for cases and for money."""
    return [
        each for measure in MEASURES for each in paragraph(_sentence(facts, measure))
    ]


def _sentence(facts: ReportFacts, measure: Measure) -> Sentence | None:
    goal = facts.goal_of(facts.head.unit, measure.key)
    if goal is None:
        return say(f"{measure.label}: chưa có số liệu chỉ tiêu.", {})
    cells = table_of(facts, measure).total
    with_means, reached = whole(cells[measure.with_means]), done(cells, measure)
    needed = still_needed(goal, with_means, reached)
    written = wording.count if measure is BY_CASES else wording.money
    unit = f" {measure.unit_word}" if measure.unit_word else ""
    columns = (measure.with_means, *measure.done)
    places = {
        "next": fact(wording.name_of_next_period(facts.period)),
        "goal": figure(goal.percent, wording.percent),
        "needed": figure(needed, written, facts.source(measure.form, *columns)),
        "with_means": figure(
            with_means, written, facts.source(measure.form, measure.with_means)
        ),
        "done": figure(reached, written, facts.source(measure.form, *measure.done)),
    }
    if needed == 0:
        return say(
            f"{measure.label}: đã đạt chỉ tiêu {{goal}} tính trên {{with_means}}{unit} "
            "có điều kiện hiện nay.",
            places,
        )
    return say(
        f"{measure.label}: để đạt chỉ tiêu {{goal}} tính trên {{with_means}}{unit} có "
        f"điều kiện hiện nay, đã xong {{done}}{unit}, {{next}} còn phải thi hành xong "
        f"{{needed}}{unit}.",
        places,
    )
