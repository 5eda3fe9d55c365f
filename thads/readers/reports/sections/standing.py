"""Xếp thứ và tuổi án: where the unit stands among others, how long its cases have waited."""

from dataclasses import replace

from thads.law.indicators import rate_percent
from thads.readers.reports import wording
from thads.readers.reports.document import Paragraph, paragraph
from thads.readers.reports.facts import (
    MEASURES,
    AgeGroup,
    Measure,
    ReportFacts,
)
from thads.readers.reports.figures import Figure, Sentence, fact, figure, say, strung
from thads.readers.reports.sections.places import Places, is_something
from thads.readers.reports.sources import league_page
from thads.readers.statistics.references import AGED, AGED_WITH_MEANS, SHARE


def ranks(facts: ReportFacts) -> list[Paragraph]:
    """Xếp thứ về việc và về tiền; nothing where the others are not seen."""
    return paragraph(*(_rank(facts, measure) for measure in MEASURES))


def _rank(facts: ReportFacts, measure: Measure) -> Sentence | None:
    found = facts.ranks.get(measure.key)
    if found is None:
        return None
    source = league_page(
        found.code, facts.period, facts.known_at, is_money=not measure.unit_word
    )
    shared = ", đồng hạng" if found.rank.is_shared else ""
    return say(
        f"{measure.label}, tỷ lệ thi hành xong xếp thứ {{place}}/{{of}}{shared} trong các "
        "đơn vị của {above}.",
        {
            "place": Figure(found.rank.place, str(found.rank.place), source),
            "of": Figure(found.rank.of, str(found.rank.of), source),
            "above": fact(found.above),
        },
    )


def ages(facts: ReportFacts) -> list[Paragraph]:
    """Việc có điều kiện quá một năm chưa xong, and the stock by age."""
    groups = facts.ages
    total = sum(each.cases for each in groups)
    if total == 0:
        return []
    old = sum(each.with_means for each in groups[1:])
    open_now = sum(each.with_means for each in groups)
    codes = tuple(each.code for each in groups)
    of_old = facts.source(AGED_WITH_MEANS, *codes[1:])
    of_share = replace(of_old, work=SHARE, over=codes)
    places: Places = {
        "old": figure(old, wording.count, of_old),
        "open": figure(open_now, wording.count, facts.source(AGED_WITH_MEANS, *codes)),
        "share": figure(rate_percent(old, open_now), wording.percent, of_share),
    }
    said = say(
        "Đến cuối kỳ còn {old} việc có điều kiện thi hành chưa xong đã quá một năm kể từ "
        "ngày ra quyết định, chiếm {share} trong {open} việc có điều kiện chuyển kỳ sau.",
        places,
    )
    none = say("Không có việc có điều kiện quá một năm chưa thi hành xong.", {})
    parts = (_group(facts, each) for each in groups if each.cases)
    by_age = strung("Việc chuyển kỳ sau theo tuổi: ", parts, ".")
    return paragraph(said if is_something(places["old"]) else none, by_age)


def _group(facts: ReportFacts, each: AgeGroup) -> Sentence | None:
    source = facts.source(AGED, each.code)
    count = Figure(each.cases, wording.count(each.cases), source)
    return say("{name} {count} việc", {"name": fact(each.name), "count": count})
