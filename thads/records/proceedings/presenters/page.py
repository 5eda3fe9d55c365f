"""Trang của một hồ sơ: identity, status, terms, timeline, next acts, links, people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thads.law.acts import find
from thads.law.acts.history import CORRECTION
from thads.law.deadlines import Deadline, derive
from thads.records.agencies.access import Person
from thads.records.cases.presenters import terms, timeline
from thads.records.cases.presenters.clock import Clock
from thads.records.cases.presenters.next_acts import Next, NextActs, next_acts
from thads.records.cases.queries import recording
from thads.records.documents import makers
from thads.records.proceedings import panels
from thads.records.proceedings.presenters.chips import status_chip
from thads.records.proceedings.presenters.links import MatterLinks, links_of, url_of
from thads.records.proceedings.queries.file import Link, MatterFile
from thads.records.proceedings.queries.handing import hands_on
from thads.records.web.formatting import day


@dataclass(frozen=True, slots=True)
class Page:
    """Một trang của hồ sơ: its file, the clock, the deadlines on that clock."""

    file: MatterFile
    clock: Clock
    deadlines: Sequence[Deadline]

    @property
    def links(self) -> MatterLinks:
        """Địa chỉ các trang."""
        return links_of(self.file.procedure.code, self.file.id)


def page_of(file: MatterFile, clock: Clock) -> Page:
    """Trang của một hồ sơ on a clock."""
    return Page(file, clock, derive(file.history, clock.on))


def frame(page: Page) -> dict[str, Any]:
    """Thanh nhận diện: what every page of the matter has."""
    file = page.file
    handler = file.handlers[0].officer.full_name if file.handlers else ""
    opened, maker = file.proceeding.opened_on, makers.maker()
    return {
        "file": file,
        "matter": file.matter,
        "procedure": file.procedure,
        "code": file.proceeding.code,
        "title": file.matter.title,
        "unit": file.proceeding.unit.name,
        "handler": handler,
        "opened_on": day(opened) if opened else "",
        "chips": [status_chip(file.procedure, file.status)],
        "links": page.links,
        "clock": page.clock,
        "now_url": page.links.detail,
        "may_record": recording.may_record(file.id),
        "paper_count": maker.count(file.id) if maker else 0,
    }


def who_may(file: MatterFile) -> str:
    """Câu cho người không được ghi nhận."""
    handler = next((h.officer.full_name for h in file.handlers), "")
    first = f"{handler}, người phụ trách" if handler else "người được giao"
    return (
        f"Hồ sơ này do {first}, ghi nhận cùng những vai trò mà danh mục hành vi nêu. "
        "Tài khoản này chỉ được xem."
    )


def context(page: Page, person: Person) -> dict[str, Any]:
    """Biến của trang hồ sơ."""
    file, clock = page.file, page.clock
    shown = [terms.shown(each, page.links, clock) for each in page.deadlines]
    rail = terms.in_rail(shown)
    extra = [
        panel
        for panel_of in panels.of(file.procedure.code).panels
        if (panel := panel_of(file, person, clock.on)) is not None
    ]
    common = frame(page)
    return {
        **common,
        "entries": timeline.entries(file, page.deadlines),
        "ahead": timeline.ahead(shown, ""),
        "terms": rail,
        "terms_count": terms.count_text(shown),
        "closed_terms": [each for each in shown if not each.is_open],
        "next": next_of(page, person, clock.today),
        "correct_url": _correct_url(page),
        "people": people(file),
        "linked": [linked(each) for each in file.links],
        "rail_panels": [each for each in extra if each.in_rail],
        "panels": [each for each in extra if not each.in_rail],
        "hands": hands_on(file.id),
    }


def _correct_url(page: Page) -> str:
    """Where an act is corrected; empty for who may record here, but no correction."""
    may = recording.may_record_act(page.file.id, CORRECTION, page.clock.today)
    return page.links.record(CORRECTION) if may else ""


def next_of(page: Page, person: Person, today: date) -> NextActs:
    """Hành vi tiếp theo: what is refused says at which stage it may be recorded."""
    file = page.file
    found = next_acts(
        file.history,
        page.deadlines,
        links=page.links,
        person=person,
        today=today,
        procedure=file.procedure.code,
    )
    refused = [_with_stage(each, file, today) for each in found.refused]
    return replace(found, refused=refused)


def _with_stage(each: Next, file: MatterFile, today: date) -> Next:
    kind = find(each.code)
    edition = kind.edition(today) if kind else None
    if edition is None or file.status in edition.follows:
        return each
    known = file.procedure.law.statuses
    stages = [known[slug].lower() for slug in known if slug in edition.follows]
    if not stages:
        return replace(each, note="Không được: hành vi này chỉ để mở một hồ sơ mới.")
    label = file.procedure.status_label(file.status).lower()
    return replace(
        each,
        note=f"Chưa được: hồ sơ {label}; ghi được khi {' hoặc '.join(stages)}.",
    )


def people(file: MatterFile) -> list[dict[str, Any]]:
    """Người của hồ sơ theo vai trò."""
    labels = file.procedure.people
    roles = [*labels, *{each.role for each in file.people if each.role not in labels}]
    groups = [
        {
            "label": labels.get(role, role),
            "people": [each.party for each in file.people if each.role == role],
        }
        for role in roles
    ]
    return [group for group in groups if group["people"]]


def linked(link: Link) -> dict[str, Any]:
    """Một liên kết: what it is, its page, and the act meant."""
    other = link.other
    matter = getattr(other, "matter", None)
    case = getattr(other, "case", None)
    subject = matter.title if matter else (case.debtor_name if case else "")
    act = ""
    if link.act is not None:
        kind = find(link.act.code)
        name = kind.name_vi if kind else link.act.code
        number = f" số {link.act.number}" if link.act.number else ""
        act = f"{name}{number}, {day(link.act.effective_on)}"
    return {
        "kind": f"{link.kind} (từ hồ sơ kia)" if link.is_back else link.kind,
        "code": other.number or other.code,
        "url": url_of(other),
        "anchor": f"#hanh-vi-{link.act.seq}" if link.act else "",
        "subject": subject,
        "act": act,
        "note": link.note,
    }


def term_of(page: Page, code: str, from_act: int) -> Deadline | None:
    """Thời hạn có mã đó do hành vi đó mở."""
    for each in page.deadlines:
        if each.code == code and each.from_act == from_act:
            return each
    return None
