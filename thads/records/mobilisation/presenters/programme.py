"""Một chương trình để bày: the outcome in words and one bar, its cases, talks, meetings."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from thads.law.indicators.persuading import OutcomeKind
from thads.records.mobilisation.models import Contact, Programme, Referral
from thads.records.mobilisation.presenters.case import OUTCOMES, Chip
from thads.records.mobilisation.queries import programmes as asked
from thads.records.mobilisation.queries.figures import (
    FIGURES,
    address,
    best_outcomes,
    figure,
)
from thads.records.mobilisation.queries.gathering import Gathered, TalkedCase, gather
from thads.records.mobilisation.queries.referrals import standing_of
from thads.records.web import formatting
from thads.records.web.charts import Part, stacked_bar

RECENT, SHOWN = 6, 20
_BAR = (
    ("het", "Tự nguyện hết", frozenset({OutcomeKind.PAID_IN_FULL, OutcomeKind.HANDED_OVER})),
    ("phan", "Một phần, đã chuyển biến", frozenset(
        {OutcomeKind.PAID_IN_PART, OutcomeKind.WILLING_AFTER_DECISION})),
    ("thoa", "Thoả thuận", frozenset({OutcomeKind.AGREED})),
)  # fmt: skip
DOING, FAILED = ("dang", "Đang vận động"), ("khong", "Không thành")


@dataclass(frozen=True, slots=True)
class Line:
    """Một việc của chương trình."""

    case: TalkedCase
    referral: Referral | None
    talks: int
    last_on: date | None
    chip: Chip
    paid: int
    part: str


def page_of(programme: Programme, year: int, today: date, part: str) -> dict[str, Any]:
    """Trang của một chương trình trong một năm."""
    days = asked.year_of(year, programme)
    scope = asked.scope_of(programme, days)
    found = gather(scope)
    lines = lines_of(found, today)
    return {
        "programme": programme,
        "year": year,
        "years": range(programme.signed_on.year, today.year + 1),
        "headline": _headline(lines, found),
        "bar": _bar(lines, year),
        "lines": [each for each in lines if part in ("", each.part)][:SHOWN],
        "line_count": len(lines),
        "part": dict([*((k, n) for k, n, _ in _BAR), DOING, FAILED]).get(part, ""),
        "progress": asked.progress(programme, year, found),
        "recent": _recent(found),
        "upcoming": _upcoming(programme, found, today),
        "meetings": programme.meetings.order_by("-on", "-pk"),
        "papers": programme.papers.select_related("document__given_number").order_by(
            "-pk"
        ),
        "others": asked.others(programme),
        "figures": [
            (figure(code, found), address(code, scope))
            for code in ("tien", "tu_nguyen", "tiet_kiem", "loi_hua", "loi_hua_giu")
            if code in FIGURES
        ],
    }


def lines_of(found: Gathered, today: date) -> list[Line]:
    """Việc của chương trình: referred to the partner, or talked about with it."""
    best, referrals = (
        best_outcomes(found),
        {r.proceeding_id: r for r in found.referrals},
    )
    lines = []
    for case in found.cases:
        wanted = case.attended(found.scope.partner_id)
        held = [
            talk
            for talk in case.persuasion.talks
            if talk.seq in wanted and found.scope.has(talk.effective_on)
        ]
        referral = referrals.get(case.proceeding.pk)
        if not held and referral is None:
            continue
        outcome = best.get(case.proceeding.pk)
        chip, part = _standing(case, outcome[1].kind if outcome else None)
        if referral is not None and not held:
            chip = standing_of(referral, today)
        paid = sum(
            each.amount
            for each in case.persuasion.outcomes
            if each.act.code == "thu_tien"
            and found.scope.has(each.on)
            and any(talk.seq in wanted for talk in each.talks)
        )
        last = held[-1].effective_on if held else None
        lines.append(Line(case, referral, len(held), last, chip, paid, part))
    return sorted(lines, key=lambda each: each.last_on or date.max, reverse=True)


def _standing(case: TalkedCase, kind: OutcomeKind | None) -> tuple[Chip, str]:
    if kind is not None:
        part = next(code for code, _, kinds in _BAR if kind in kinds)
        return Chip(*OUTCOMES[kind]), part
    state = case.history.state
    if case.persuasion.carried_out or (state is not None and state.ended):
        return Chip(FAILED[1], "amber", "gavel"), FAILED[0]
    return Chip(DOING[1], "blue", "player-play"), DOING[0]


def _headline(lines: list[Line], found: Gathered) -> str:
    if not lines:
        return "Chưa có việc nào được vận động cùng bên phối hợp trong năm"
    done = sum(1 for each in lines if each.part in ("het", "phan", "thoa"))
    money = figure("tien", found).value
    paid = (
        f", thu {formatting.money_short(money)} đồng không phải cưỡng chế"
        if money
        else ""
    )
    return (
        f"{formatting.whole(done)} trong {formatting.whole(len(lines))} việc có kết quả"
        f"{paid}"
    )


def _bar(lines: list[Line], year: int) -> Any:
    named = [*((code, name) for code, name, _ in _BAR), DOING, FAILED]
    parts = [
        Part(
            name,
            sum(1 for each in lines if each.part == code),
            f"?nam={year}&loc={code}",
        )
        for code, name in named
    ]
    shown = [each for each in parts if each.value]
    if not shown:
        return None
    told = ", ".join(f"{each.label.lower()} {each.value}" for each in shown)
    return stacked_bar(shown, summary=f"Kết quả các việc: {told}", width=700)


def _recent(found: Gathered) -> list[tuple[TalkedCase, Contact]]:
    rows = [
        (case, contact)
        for case in found.cases
        for contact in case.contacts
        if contact.act_seq in case.attended(found.scope.partner_id)
        and found.scope.has(contact.on)
    ]
    return sorted(rows, key=lambda row: (row[1].on, row[1].pk), reverse=True)[:RECENT]


def _upcoming(
    programme: Programme, found: Gathered, today: date
) -> list[dict[str, Any]]:
    coming = [
        {
            "on": last.next_on,
            "text": case.name,
            "url": case.url,
            "place": last.next_place,
        }
        for case in found.cases
        if case.contacts
        and (last := case.contacts[-1]).next_on
        and last.next_on >= today
    ]
    for meeting in programme.meetings.all():
        if meeting.next_on and meeting.next_on >= today:
            coming.append(
                {
                    "on": meeting.next_on,
                    "text": "Họp hai cơ quan",
                    "url": "",
                    "place": meeting.place,
                }
            )
    return sorted(coming, key=lambda each: str(each["on"]))[:RECENT]
