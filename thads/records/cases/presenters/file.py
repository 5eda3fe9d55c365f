"""Trang của một việc: the values every tab shares, and those of each."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from thads.law.acts import name
from thads.law.acts.history import CORRECTION
from thads.law.deadlines import Deadline, derive, findings
from thads.records.agencies.access import Person
from thads.records.cases.presenters import money, terms, timeline, words
from thads.records.cases.presenters.clock import Clock
from thads.records.cases.presenters.identity import identity, page_url, tabs
from thads.records.cases.presenters.links import CaseLinks
from thads.records.cases.presenters.listing import changed
from thads.records.cases.presenters.next_acts import rail as next_acts_rail
from thads.records.cases.presenters.parts import panels
from thads.records.cases.presenters.questions import two_laws
from thads.records.cases.presenters.stages import stages
from thads.records.cases.queries.file import CaseFile
from thads.records.cases.queries.recording import may_record, who_may_record

FINDINGS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Page:
    """Một trang của việc: its file, the clock, and the deadlines on that clock."""

    file: CaseFile
    clock: Clock
    deadlines: list[Deadline]

    @property
    def case_id(self) -> int:
        """Khoá của việc."""
        return self.file.proceeding.pk


def page_of(file: CaseFile, clock: Clock) -> Page:
    """Trang của một hồ sơ on a clock."""
    return Page(file, clock, derive(file.history, clock.on))


def frame(page: Page, current: str) -> dict[str, Any]:
    """Thanh nhận diện, chặng, các phần: what all tabs have."""
    file, clock = page.file, page.clock
    return {
        "case": identity(file, clock),
        "clock": clock,
        "stages": stages(file.history, page.deadlines, clock.on),
        "tabs": tabs(file, clock, current, len(page.deadlines)),
        "now_url": page_url(page.case_id, current),
        "may_record": may_record(page.case_id),
    }


def shown_terms(page: Page) -> list[terms.Term]:
    """Mọi thời hạn để bày."""
    links = CaseLinks(page.case_id)
    return [terms.shown(each, links, page.clock) for each in page.deadlines]


def timeline_tab(
    page: Page, *, person: Person, may_record: bool, query: QueryDict
) -> dict[str, Any]:
    """Phần diễn biến: acts, deadlines, what may come next, what to look at."""
    group, order = query.get("loc", ""), query.get("thu_tu", "")
    every = timeline.entries(page.file, page.deadlines)
    days = shown_terms(page)
    rail = terms.in_rail(days)
    notes = noted(page)
    return {
        **facts(page),
        "entries": timeline.chosen(every, group, order),
        "entry_count": len(every),
        "two_laws": two_laws(page.file.acts),
        "ahead": timeline.ahead(days, order) if group == timeline.ALL else [],
        "oldest_first": order == timeline.OLDEST_FIRST,
        "filters": _filters(group, query),
        "order_url": _order_url(order, query),
        "terms": rail[: terms.RAIL_MOST],
        "terms_left": len(rail) - terms.RAIL_MOST,
        "terms_count": terms.count_text(days),
        "findings": notes,
        "findings_shown": FINDINGS_SHOWN,
        "may_record": may_record and not page.clock.is_past,
        "correct_url": CaseLinks(page.case_id).record(CORRECTION),
        "who_may": "" if may_record else who_may_record(page.file.proceeding),
        "next_acts": _next(page, person),
        "panels": [] if page.clock.is_past else panels(page.file, page.clock.today),
    }


def _next(page: Page, person: Person) -> Any:
    if page.clock.is_past:
        return None
    return next_acts_rail(
        page.file.history,
        page.deadlines,
        links=CaseLinks.of(page.case_id, person, page.clock.today),
        person=person,
        today=page.clock.today,
    )


def _filters(group: str, query: QueryDict) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": changed(query, loc=key), "current": key == group}
        for key, label in timeline.FILTERS
    ]


def _order_url(order: str, query: QueryDict) -> str:
    other = "" if order == timeline.OLDEST_FIRST else timeline.OLDEST_FIRST
    return changed(query, thu_tu=other)


def facts(page: Page) -> dict[str, Any]:
    """Đương sự, nghĩa vụ và số dư."""
    return {
        "parties": party_groups(page.file),
        "obligations": [
            {
                "name": words.item(each.item),
                "kind": "" if each.kind == "tien" else each.get_kind_display().lower(),
                "amount": each.amount,
            }
            for each in page.file.obligations
        ],
        "balance": money.balance(page.file.history),
        "lookup_code": page.file.case.lookup.grouped,
    }


def party_groups(file: CaseFile) -> list[dict[str, Any]]:
    """Đương sự theo vai trò: the debtor first."""
    order = ("phai_thi_hanh", "duoc_thi_hanh", "lien_quan")
    labels = ("Phải thi hành", "Được thi hành", "Liên quan")
    groups = [
        {"label": label, "people": [p for p in file.parties if p.role == role]}
        for role, label in zip(order, labels, strict=True)
    ]
    return [group for group in groups if group["people"]]


def noted(page: Page) -> list[dict[str, Any]]:
    """Điểm cần lưu ý: rules that were not kept and duties missed, by act."""
    titles = {act.seq: name(act.code) for act in page.file.acts}
    return [
        {
            "seq": each.seq,
            "act": titles.get(each.seq, ""),
            "sentence": each.sentence,
            "citation": str(each.citation),
        }
        for each in findings(page.file.history, page.clock.on)
    ]


def money_tab(page: Page) -> dict[str, Any]:
    """Phần tiền: what moved, in order, and what was left each time."""
    return {**facts(page), "lines": money.money_lines(page.file)}


def terms_tab(page: Page) -> dict[str, Any]:
    """Phần thời hạn: all of them, open ones first."""
    days = shown_terms(page)
    opened = terms.in_rail(days)
    closed = [each for each in days if not each.is_open]
    return {
        "open_terms": opened,
        "closed_terms": closed[::-1],
        "terms_count": terms.count_text(days),
    }


def term_of(page: Page, code: str, from_act: int) -> Deadline | None:
    """Thời hạn có mã đó do hành vi đó mở."""
    for each in page.deadlines:
        if each.code == code and each.from_act == from_act:
            return each
    return None
