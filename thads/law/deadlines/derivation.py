"""Suy ra thời hạn của một việc từ diễn biến của nó, tính đến một ngày."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thads.law.acts import History, RecordedAct
from thads.law.deadlines.measuring import by_the_clock, measure
from thads.law.deadlines.terms import Start, Term, TermKind, terms
from thads.law.deadlines.values import Deadline, DeadlineState
from thads.law.deadlines.walk import Walk
from thads.law.periods import (
    Calendar,
    Counted,
    default_calendar,
)
from thads.law.statutes import (
    DatedValue,
    Regime,
    find,
    regime,
    regime_start,
)

_HOURS = "gio"


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


@dataclass(slots=True)
class _Opening:
    """Sự kiện mở thời hạn: the act and its place, and the day counted from."""

    act: RecordedAct
    place: int
    search_from: int
    on: date
    after: Deadline | None = None


def _deadlines(
    term: Term, walk: Walk, found: dict[str, list[Deadline]], calendar: Calendar
) -> Iterator[Deadline]:
    open_until_place, after_earlier = -1, 0
    only_when_closed = term.repeats == "unless_open"
    for opening in _openings(term, walk, found):
        if only_when_closed and opening.place < open_until_place:
            continue
        if term.counts_back:
            # What is due before a planned day may be done before the plan is made.
            opening.search_from, after_earlier = after_earlier, opening.place + 1
        closing = _closing(term, walk, opening)
        deadline = _deadline(term, walk, opening, closing, calendar)
        if deadline is not None:
            open_until_place = len(walk.acts) if closing is None else closing
            yield deadline
            if term.repeats == "first":
                return


def _openings(
    term: Term, walk: Walk, found: dict[str, list[Deadline]]
) -> Iterator[_Opening]:
    if term.after_term:
        for earlier in found.get(term.after_term, ()):
            place = walk.place_of(earlier.from_act)
            act, search_from = walk.acts[place], place + 1
            if term.repeats == "first" and walk.decided_at >= 0:
                search_from = walk.decided_at + 1
            yield _Opening(act, place, search_from, earlier.due_on, earlier)
        return
    limit = walk.limit(outlives_case=term.outlives_case)
    for place in walk.places(term.opening_codes):
        if place >= limit:
            return
        act = walk.acts[place]
        for start in term.starts:
            if start.act == act.code and _opens(start, act, place, walk):
                opening = _opened(start, act, place, walk)
                if opening is not None:
                    yield opening


def _opens(start: Start, act: RecordedAct, place: int, walk: Walk) -> bool:
    return (
        start.result in ("", act.result)
        and start.ground in ("", act.ground)
        and (not start.not_results or act.result not in start.not_results)
        and (start.means is None or start.means is walk.means_before[place])
        and (start.given is None or walk.preceded(start.given, place))
        and (start.unless is None or not walk.preceded(start.unless, place))
        and not (start.outside_separate_book and walk.in_separate_book[place])
    )


def _opened(start: Start, act: RecordedAct, place: int, walk: Walk) -> _Opening | None:
    if start.from_until:
        if act.until_on is None:
            return None
        return _Opening(act, place, place + 1, act.until_on)
    if start.later_of:
        later = walk.completing(start.later_of, act)
        if later is not None:
            completing = walk.acts[later]
            return _Opening(completing, later, place + 1, completing.effective_on)
    return _Opening(act, place, place + 1, act.effective_on)


def _closing(term: Term, walk: Walk, opening: _Opening) -> int | None:
    """Place of the act that meets, cancels or makes presume the term, if any."""
    limit = walk.limit(outlives_case=term.outlives_case)
    if term.met_by_amount:
        paid_out_at = walk.paid_out_at(opening.place)
        if paid_out_at is not None:
            held = _first(term, walk, opening.search_from, paid_out_at)
            return paid_out_at if held is None else held
    if term.met_by_promise:
        return walk.promise_closed_at(
            opening.place, _first(term, walk, opening.place, limit), limit
        )
    if opening.search_from <= opening.place:
        done = _done_early(term, walk, opening)
        if done is not None:
            return done
    closing = _first(term, walk, max(opening.search_from, opening.place), limit)
    if not term.moot_when_performed or walk.performed_at is None:
        return closing
    return min(walk.performed_at, limit if closing is None else closing)


def _first(term: Term, walk: Walk, since: int, limit: int) -> int | None:
    closers, codes = term.closers, walk.codes
    for place in range(since, limit):
        if codes[place] not in closers:
            continue
        results = closers[codes[place]]
        if "" in results or (walk.acts[place].result or "") in results:
            return place
    return None


def _done_early(term: Term, walk: Walk, opening: _Opening) -> int | None:
    """What met the term before it opened, or the stop that stood when it did."""
    for place in range(opening.search_from, opening.place):
        if walk.codes[place] in term.meeting_codes:
            return place
    if not term.after_term:
        return None
    return walk.stopped_at(opening.place, term.cancelling_codes)


def _deadline(
    term: Term,
    walk: Walk,
    opening: _Opening,
    closing: int | None,
    calendar: Calendar,
) -> Deadline | None:
    closed_by = walk.acts[closing] if closing is not None else None
    used_on = closed_by.effective_on if closed_by else walk.in_course_until
    sized = _sized(term, walk, opening, used_on, calendar)
    if sized is None:
        return None
    basis, counted, applied = sized
    extended = _extension(term, walk, opening, closing)
    if extended is not None:
        basis, counted = _extended(term, opening, extended, sized, calendar)
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


_Sized = tuple[DatedValue, Counted, Regime]


def _sized(
    term: Term, walk: Walk, opening: _Opening, used_on: date, calendar: Calendar
) -> _Sized | None:
    """How long the term is: by the law of its opening, or of its use if so declared."""
    key = term.value
    if term.long_value and walk.long_interval(opening.place):
        key = term.long_value
    on, applied = opening.on, regime(opening.on)
    sized = measure(key, on, on, calendar, term.counts_back)
    if sized is not None and sized[0].unit == _HOURS and opening.act.at is not None:
        sized = sized[0], by_the_clock(on, opening.act.at, sized[0].value)
    if term.law_of_use:
        sized = sized or measure(key, used_on, on, calendar, False)
        new_law = regime_start(Regime.LUAT_2025)
        late = sized is not None and sized[1].unrolled_on >= new_law
        lives = walk.ended_on is None or walk.ended_on >= new_law
        if lives and (used_on >= new_law or late):
            applied = Regime.LUAT_2025
            sized = measure(key, max(new_law, on), on, calendar, False)
    if sized is None or not term.concerns(on_request=walk.on_request, regime=applied):
        return None
    if term.stops_after and _enough_checks(term, walk, opening):
        return None
    return *sized, applied


def _enough_checks(term: Term, walk: Walk, opening: _Opening) -> bool:
    limit = find(term.stops_after, opening.on)
    return limit is not None and (
        walk.checks_since_no_means(opening.place) >= limit.value
    )


def _extension(
    term: Term, walk: Walk, opening: _Opening, closing: int | None
) -> RecordedAct | None:
    """The last act that made the term longer while it was open, if any.

    Only one the law of its own day knew: what was validly longer stays so when the next
    law has no longer term (Law 106/2025 Art 116(4)).
    """
    if not term.extensions:
        return None
    limit = walk.limit(outlives_case=term.outlives_case) if closing is None else closing
    for place in range(limit - 1, opening.place, -1):
        extension = term.extensions.get(walk.codes[place])
        if extension is None:
            continue
        act = walk.acts[place]
        if find(extension.value, act.effective_on) is not None:
            return act
    return None


def _extended(
    term: Term,
    opening: _Opening,
    extended: RecordedAct,
    sized: _Sized,
    calendar: Calendar,
) -> tuple[DatedValue, Counted]:
    """The longer term: counted anew from the event, or added where the first ended."""
    basis, counted, _ = sized
    extension = term.extensions[extended.code]
    start = counted.unrolled_on if extension.adds else opening.on
    on = extended.effective_on
    longer = measure(extension.value, on, start, calendar, False)
    return longer if longer is not None else (basis, counted)


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
