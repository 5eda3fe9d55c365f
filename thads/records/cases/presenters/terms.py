"""Thời hạn để bày: running first, each with its distance, citation and reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.deadlines import Deadline, DeadlineState, TermKind
from thads.law.deadlines.values import STATE_LABELS
from thads.law.periods import default_calendar
from thads.records.cases.presenters.chips import Chip
from thads.records.cases.presenters.clock import Clock
from thads.records.cases.presenters.links import Links
from thads.records.web.components import urgency
from thads.records.web.formatting import day_long
from thads.records.web.minicalendar import MiniCalendar, mini_calendar

OPEN = (DeadlineState.OVERDUE, DeadlineState.RUNNING)
CALENDAR_MOST = 62
RAIL_MOST = 6
_LEVELS = {
    DeadlineState.RUNNING: "blue",
    DeadlineState.OVERDUE: "red",
    DeadlineState.MET: "green",
    DeadlineState.MET_LATE: "amber",
    DeadlineState.VOID: "",
}
_ICONS = {
    DeadlineState.RUNNING: "clock",
    DeadlineState.OVERDUE: "alert-circle",
    DeadlineState.MET: "circle-check",
    DeadlineState.MET_LATE: "alert-triangle",
    DeadlineState.VOID: "ban",
}


@dataclass(frozen=True, slots=True)
class Term:
    """Một thời hạn để bày."""

    name: str
    who: str
    on: date
    distance: str
    level: str
    citation: str
    confidence: str
    state: Chip
    from_act: int
    met_by: int | None
    met_on: date | None
    url: str
    later_url: str
    is_open: bool
    is_ahead: bool
    is_silent: bool


def shown(deadline: Deadline, links: Links, clock: Clock) -> Term:
    """Cách bày một thời hạn on the day of the clock."""
    is_open = deadline.state in OPEN
    place = deadline.code, deadline.from_act
    return Term(
        name=deadline.name,
        who=deadline.who,
        on=deadline.due_on,
        distance=_lower_first(deadline.outcome.text),
        level=_level(deadline, clock.on),
        citation=str(deadline.citation),
        confidence=deadline.confidence,
        state=Chip(
            STATE_LABELS[deadline.state],
            _LEVELS[deadline.state],
            _ICONS[deadline.state],
        ),
        from_act=deadline.from_act,
        met_by=deadline.met_by,
        met_on=deadline.met_on,
        url=links.why(*place) + clock.query,
        later_url=links.later(*place) + clock.query,
        is_open=is_open,
        is_ahead=is_open and deadline.due_on >= clock.on,
        is_silent=deadline.book_may_be_silent,
    )


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _level(deadline: Deadline, on: date) -> str:
    """A wait that is over is nobody's lateness."""
    if deadline.state not in OPEN:
        return ""
    if deadline.kind is TermKind.WAIT and deadline.state is not DeadlineState.OVERDUE:
        return ""
    return urgency(deadline.due_on, on)


def in_rail(terms: Sequence[Term]) -> list[Term]:
    """Đang chạy và quá hạn: what the book is sure to tell comes first."""
    running = [term for term in terms if term.is_open]
    return sorted(running, key=lambda term: (term.is_silent, term.on))


def count_text(terms: Iterable[Term]) -> str:
    """2 đang chạy · 2 đã xong."""
    every = list(terms)
    running = sum(term.is_open for term in every)
    met = sum(term.met_by is not None for term in every)
    return f"{running} đang chạy · {met} đã xong"


@dataclass(frozen=True, slots=True)
class Explanation:
    """“Vì sao là ngày này?”: steps, result, calendar and the state of knowledge."""

    steps: tuple[object, ...]
    result: str
    calendar: MiniCalendar | None


def explanation(deadline: Deadline) -> Explanation:
    """Cách tính của một thời hạn, in reading order, its outcome as the result."""
    *steps, outcome = deadline.derivation
    due = day_long(deadline.due_on)
    result = f"{due}. {outcome.text}." if outcome.text else f"{due}."
    return Explanation(tuple(steps), result, _calendar(deadline))


def _calendar(deadline: Deadline) -> MiniCalendar | None:
    if (deadline.due_on - deadline.from_date).days > CALENDAR_MOST:
        return None
    calendar = default_calendar()
    return mini_calendar(
        deadline.from_date,
        deadline.due_on,
        is_off=lambda on: not calendar.is_working_day(on),
    )
