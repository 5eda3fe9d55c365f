"""Tổ chức, cán bộ: the executors of the units at the end of the period, by rank."""

from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, fact, say, strung
from thads.readers.reports.own_lists import EXECUTORS, own_page
from thads.readers.reports.sections.places import Places

NOTHING = "Chưa ghi nhận danh sách Chấp hành viên của kỳ này."


def executors(facts: ReportFacts) -> list[Paragraph]:
    """Số Chấp hành viên đến cuối kỳ; posts assigned are not in the record."""
    total = sum(facts.executors.values())
    if total == 0:
        return paragraph(say(NOTHING, {}))
    places: Places = {"total": _figure(facts, total)}
    ranked = [
        say(
            "{count} {rank}",
            {"count": _figure(facts, count, rank), "rank": fact(rank)},
        )
        for rank, count in facts.executors.items()
        if rank
    ]
    said = say("Đến cuối kỳ có {total} Chấp hành viên.", places)
    return paragraph(said, strung("Trong đó: ", ranked, "."))


def _figure(facts: ReportFacts, count: int, rank: str = "") -> Figure:
    page = own_page(EXECUTORS, facts.head.unit, facts.period, rank)
    return Figure(count, wording.count(count), page)
