"""Suy ra thời hạn của một việc từ diễn biến của nó, tính đến một ngày."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from thads.law.acts import History, RecordedAct
from thads.law.deadlines.closings import closing_of
from thads.law.deadlines.lengths import extended_length, extension_of, length
from thads.law.deadlines.openings import Opening, openings
from thads.law.deadlines.reading import terms
from thads.law.deadlines.terms import Term, TermKind
from thads.law.deadlines.values import Deadline, DeadlineState
from thads.law.deadlines.walk import Walk
from thads.law.periods import Calendar, Counted, default_calendar


def derive(
    history: History, as_of: date, calendar: Calendar | None = None
) -> list[Deadline]:
    """Mọi thời hạn của việc tính đến ngày đó, theo thứ tự hạn chót.

    ``history`` is the case as known; acts of later days are left aside.
    """
    walk = Walk(history, as_of)
    calendar = calendar or default_calendar()
    found: dict[str, list[Deadline]] = {}
    every: list[Deadline] = []
    for term in _that_may_open(frozenset(walk.codes_present)):
        if term.after_term and term.after_term not in found:
            continue
        made = list(_deadlines(term, walk, found, calendar))
        if made:
            found[term.code] = made
            every += made
    every.sort(key=_order)
    return every


def _order(deadline: Deadline) -> tuple[date, int]:
    return deadline.due_on, deadline.from_act


@lru_cache(maxsize=16_384)
def _that_may_open(codes: frozenset[str]) -> tuple[Term, ...]:
    """Those with an opening act among these; terms after another come after it."""
    open_codes: set[str] = set()
    possible = []
    for term in terms():
        if term.after_term in open_codes or not term.opening_codes.isdisjoint(codes):
            open_codes.add(term.code)
            possible.append(term)
    return tuple(possible)


def _deadlines(
    term: Term, walk: Walk, found: dict[str, list[Deadline]], calendar: Calendar
) -> Iterator[Deadline]:
    open_until_place, after_earlier = -1, 0
    only_when_closed = term.repeats == "unless_open"
    for opening in openings(term, walk, found):
        if only_when_closed and opening.place < open_until_place:
            continue
        if term.counts_back:
            # What is due before a planned day may be done before the plan is made.
            opening.search_from, after_earlier = after_earlier, opening.place + 1
        closing = closing_of(term, walk, opening)
        deadline = _deadline(term, walk, opening, closing, calendar)
        if deadline is not None:
            open_until_place = len(walk.acts) if closing is None else closing
            yield deadline
            if term.repeats == "first":
                return


def _deadline(
    term: Term,
    walk: Walk,
    opening: Opening,
    closing: int | None,
    calendar: Calendar,
) -> Deadline | None:
    closed_by = walk.acts[closing] if closing is not None else None
    used_on = closed_by.effective_on if closed_by else walk.in_course_until
    sized = length(term, walk, opening, used_on, calendar)
    if sized is None:
        return None
    basis, counted, applied = sized
    extended = extension_of(term, walk, opening, closing)
    if extended is not None:
        basis, counted = extended_length(term, opening, extended, sized, calendar)
    state, void_on = _outcome(term, walk, closed_by, counted)
    met = state in (DeadlineState.MET, DeadlineState.MET_LATE)
    meeting = closed_by if met else None
    return Deadline(
        term=term,
        from_act=opening.act.seq,
        from_date=opening.on,
        due_on=counted.due_on,
        state=state,
        met_on=meeting.effective_on if meeting else None,
        met_by=meeting.seq if meeting else None,
        void_on=void_on,
        regime=applied,
        basis=basis,
        counted=counted,
        as_of=walk.as_of,
        opened_by=opening.act,
        after=opening.after,
        closed_by=closed_by,
        extended_by=extended,
    )


def _outcome(
    term: Term, walk: Walk, closed_by: RecordedAct | None, counted: Counted
) -> tuple[DeadlineState, date | None]:
    due_on = counted.due_on
    if closed_by is not None:
        if not term.is_met_by(closed_by):
            return DeadlineState.VOID, closed_by.effective_on
        in_time = term.kind is TermKind.WAIT or not counted.is_past(
            closed_by.effective_on, closed_by.at
        )
        return DeadlineState.MET if in_time else DeadlineState.MET_LATE, None
    ended_on = walk.ended_on
    if ended_on is not None and not term.outlives_case:
        if ended_on > due_on and term.passes_by_itself:
            return DeadlineState.MET, None
        return DeadlineState.VOID, ended_on
    if walk.as_of <= due_on:
        return DeadlineState.RUNNING, None
    if term.passes_by_itself:
        return DeadlineState.MET, None
    return DeadlineState.RUNNING if term.permission else DeadlineState.OVERDUE, None
