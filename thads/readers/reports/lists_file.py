"""Tệp danh sách kèm báo cáo: the four lists whole, one sheet for each."""

from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.listing import opened
from thads.readers.statistics import workbook
from thads.readers.statistics.closing.kept import Kept
from thads.readers.statistics.figures import Figures, figures
from thads.readers.statistics.page import Chosen
from thads.readers.statistics.panel import heading
from thads.records.publications import queries


def figures_of(facts: ReportFacts) -> Figures:
    """Biểu 01 mà báo cáo lấy số: of the closed version, or as known at its moment."""
    if facts.frozen is not None:
        version = queries.publication(facts.frozen.code)
        if version is not None:
            return Kept(version).form("01")
    days = facts.period
    return figures(
        "01", facts.head.unit, days.last, first=days.first, known_at=facts.known_at
    )


def lists_workbook(main: Figures) -> bytes:
    """Bốn danh sách thành tệp Excel."""
    return workbook.lists_workbook(
        (
            f"({each.wanted.letter}) {each.wanted.title}",
            each.figures,
            heading(each.figures, Chosen(each.row, each.column)),
            each.entries(),
        )
        for each in opened(main)
    )
