"""Tổ chức, cán bộ: the executors of the units at the end of the period, by rank."""

from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Figure, fact, say, strung
from thads.readers.reports.own_lists import own_page
from thads.readers.reports.sections.places import Places
from thads.readers.reports.sources import Page
from thads.readers.reports.staffed_lists import EXECUTORS

NOTHING = "Chưa ghi nhận danh sách Chấp hành viên của kỳ này."


def executors(facts: ReportFacts) -> list[Paragraph]:
    """Số Chấp hành viên đến cuối kỳ, by rank."""
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
    return Figure(count, wording.count(count), page_of(facts, EXECUTORS, rank))


def page_of(facts: ReportFacts, what: str, part: str = "") -> Page:
    """Nơi một con số mở ra: of a closed report, the rows kept with its version."""
    version = facts.frozen.code if facts.frozen else ""
    return own_page(what, facts.head.unit, facts.period, part, version)
