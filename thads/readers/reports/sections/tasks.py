"""Phần còn phải làm để đạt chỉ tiêu: needed = target × with means − done."""

from dataclasses import replace

from thads.law.indicators import months_left, needed, per_month
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import (
    BY_CASES,
    MEASURES,
    Measure,
    ReportFacts,
    done,
    rate_column,
    table_of,
    with_means,
)
from thads.readers.reports.figures import Sentence, fact, figure, say
from thads.readers.reports.sources import league_page
from thads.readers.statistics.references import NEEDED, NEEDED_A_MONTH, TARGET


def remaining(facts: ReportFacts) -> list[Paragraph]:
    """Mục tiêu của kỳ sau, for cases and for money."""
    return [
        each
        for measure in MEASURES
        for each in paragraph(_sentence(facts, measure), _foretold(facts, measure))
    ]


def _foretold(facts: ReportFacts, measure: Measure) -> Sentence | None:
    """Dự báo theo những năm trước, with its range; a forecast promises nothing."""
    found = facts.forecasts.get(measure.key)
    if found is None:
        return None
    source = league_page(
        facts.head.unit,
        facts.period,
        facts.known_at,
        is_money=not measure.unit_word,
    )
    spread = " (từ {lowest} đến {highest})" if found.has_range else ""
    return say(
        f"Nếu những tháng còn lại diễn ra như các năm {{years}}, tỷ lệ cả năm ước đạt "
        f"{{rate}}{spread}.",
        {
            "years": fact(", ".join(str(year) for year in found.years)),
            "rate": figure(found.rate, wording.percent, source),
            "lowest": figure(found.lowest, wording.percent, source),
            "highest": figure(found.highest, wording.percent, source),
        },
    )


def _sentence(facts: ReportFacts, measure: Measure) -> Sentence | None:
    goal = facts.goal_of(facts.head.unit, measure.key)
    if goal is None:
        return say(f"{measure.label}: chưa có số liệu chỉ tiêu.", {})
    used, cells = table_of(facts, measure).edition, table_of(facts, measure).total
    rated = rate_column(used)
    open_to_reach, reached = with_means(used, cells), done(used, cells)
    missing = needed(goal.percent, goal.comparator, open_to_reach, reached)
    written = wording.count if measure is BY_CASES else wording.money
    reached_source = facts.source(measure.form, *rated.numerator)
    missing_source = replace(reached_source, work=NEEDED, over=(rated.denominator,))
    goal_source = facts.source(measure.form, rated.letter)
    places = {
        "next": fact(wording.name_of_next_period(facts.period)),
        "goal": figure(
            goal.percent, wording.percent, replace(goal_source, work=TARGET)
        ),
        "needed": figure(missing, written, missing_source),
        "with_means": figure(
            open_to_reach, written, facts.source(measure.form, rated.denominator)
        ),
        "done": figure(reached, written, reached_source),
    }
    left = months_left(facts.period)
    a_month = per_month(missing, left)
    places["monthly"] = figure(
        a_month, written, replace(missing_source, work=NEEDED_A_MONTH)
    )
    return say(_wording(measure, missing, left, a_month), places)


def _wording(measure: Measure, missing: int, left: int, a_month: int | None) -> str:
    """Đã đạt, hết năm còn thiếu, hay còn phải xong trong những tháng còn lại."""
    unit = measure.spaced_unit
    if missing == 0:
        return (
            f"{measure.label}: đã đạt chỉ tiêu {{goal}} tính trên {{with_means}}{unit} "
            "có điều kiện hiện nay."
        )
    if left == 0:
        return (
            f"{measure.label}: hết năm đã xong {{done}}{unit}, còn thiếu {{needed}}{unit} "
            f"so với chỉ tiêu {{goal}} tính trên {{with_means}}{unit} có điều kiện."
        )
    monthly = f", bình quân mỗi tháng {{monthly}}{unit}" if a_month else ""
    return (
        f"{measure.label}: để đạt chỉ tiêu {{goal}} tính trên {{with_means}}{unit} có "
        f"điều kiện hiện nay, đã xong {{done}}{unit}, {{next}} còn phải thi hành xong "
        f"{{needed}}{unit}{monthly}."
    )
