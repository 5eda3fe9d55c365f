"""Con số có tên: what no single cell holds, for the words that a unit writes."""

from collections.abc import Mapping
from dataclasses import replace

from thads.law.indicators import needed
from thads.readers.reports import wording
from thads.readers.reports.facts import (
    BY_CASES,
    BY_MONEY,
    Measure,
    ReportFacts,
    comparison,
    done,
    rate_column,
    table_of,
    with_means,
)
from thads.readers.reports.figures import Figure, Written, figure
from thads.readers.statistics.references import (
    ABOVE_TARGET,
    NEEDED,
    PART_OF_TARGET,
    TARGET,
)

NAMES: Mapping[str, str] = {
    "viec_xong": "Số việc đã thi hành xong",
    "tien_xong": "Số tiền đã thi hành xong",
    "chi_tieu_viec": "Chỉ tiêu cả năm về việc",
    "chi_tieu_tien": "Chỉ tiêu cả năm về tiền",
    "diem_viec": "Điểm phần trăm so với chỉ tiêu về việc",
    "diem_tien": "Điểm phần trăm so với chỉ tiêu về tiền",
    "phan_chi_tieu_viec": "Phần của chỉ tiêu về việc đã đạt",
    "phan_chi_tieu_tien": "Phần của chỉ tiêu về tiền đã đạt",
    "con_phai_viec": "Số việc còn phải thi hành xong để đạt chỉ tiêu",
    "con_phai_tien": "Số tiền còn phải thi hành xong để đạt chỉ tiêu",
    "so_chap_hanh_vien": "Số Chấp hành viên cuối kỳ",
}
"""Tên và nghĩa, as the page of the text shows them."""


def figures(facts: ReportFacts) -> dict[str, Figure | None]:
    """Các con số có tên của một báo cáo; None where the record has none."""
    found: dict[str, Figure | None] = {}
    for measure, word, written in (
        (BY_CASES, "viec", wording.count),
        (BY_MONEY, "tien", wording.money),
    ):
        found |= _of(facts, measure, word, written)
    executors = sum(facts.executors.values()) or None
    found["so_chap_hanh_vien"] = figure(executors, wording.count)
    return found


def _of(
    facts: ReportFacts, measure: Measure, word: str, written: Written
) -> dict[str, Figure | None]:
    table = table_of(facts, measure)
    used, cells = table.edition, table.total
    rated, reached = rate_column(used), done(used, cells)
    source = facts.source(used.form, *rated.numerator)
    rate_source = facts.source(used.form, rated.letter)
    goal = facts.goal_of(facts.head.unit, measure.key)
    found = comparison(facts, facts.head.unit, cells, measure)
    missing = (
        needed(goal.percent, goal.comparator, with_means(used, cells), reached)
        if goal
        else None
    )
    missing_source = replace(source, work=NEEDED, over=(rated.denominator,))
    return {
        f"{word}_xong": figure(reached, written, source),
        f"chi_tieu_{word}": figure(
            goal.percent if goal else None,
            wording.percent,
            replace(rate_source, work=TARGET),
        ),
        f"diem_{word}": figure(
            found.points_above if found else None,
            wording.points,
            replace(rate_source, work=ABOVE_TARGET),
        ),
        f"phan_chi_tieu_{word}": figure(
            found.share_of_target if found else None,
            wording.percent_of_target,
            replace(rate_source, work=PART_OF_TARGET),
        ),
        f"con_phai_{word}": figure(missing, written, missing_source),
    }
