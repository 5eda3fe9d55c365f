"""Phần còn phải làm để đạt chỉ tiêu: needed = target × with means − done."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    MEASURES,
    Goal,
    Measure,
    ReportFacts,
    done,
    rate_column,
    table_of,
    with_means,
)
from thads.readers.reports.figures import Sentence, fact, figure, say

_HUNDRED = Decimal(100)


def still_needed(goal: Goal, base: int, already_done: int) -> int:
    """Số còn phải thi hành xong; “trên” asks for one more than reaching it."""
    wanted = goal.percent * base / _HUNDRED
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
    used, cells = table_of(facts, measure).edition, table_of(facts, measure).total
    rated = rate_column(used)
    open_to_reach, reached = with_means(used, cells), done(used, cells)
    needed = still_needed(goal, open_to_reach, reached)
    written = wording.count if measure is BY_CASES else wording.money
    unit = measure.spaced_unit
    columns = (rated.denominator, *rated.numerator)
    places = {
        "next": fact(wording.name_of_next_period(facts.period)),
        "goal": figure(goal.percent, wording.percent),
        "needed": figure(needed, written, facts.source(measure.form, *columns)),
        "with_means": figure(
            open_to_reach, written, facts.source(measure.form, rated.denominator)
        ),
        "done": figure(reached, written, facts.source(measure.form, *rated.numerator)),
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
