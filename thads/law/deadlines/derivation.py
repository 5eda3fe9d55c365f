"""Suy ra thời hạn của một việc từ diễn biến của nó, tính đến một ngày."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from thads.law.acts import History, Means, RecordedAct
from thads.law.acts import catalogue as acts
from thads.law.deadlines.terms import Start, Term, TermKind, Trigger, terms
from thads.law.deadlines.values import Deadline, DeadlineState
from thads.law.deadlines.walk import Walk
from thads.law.periods import (
    Calendar,
    Counted,
    Step,
    TermTooFarError,
    count,
    default_calendar,
    in_words,
)
from thads.law.statutes import DatedValue, Regime, find, regime, regime_start


def derive(
    history: History, as_of: date, calendar: Calendar | None = None
) -> list[Deadline]:
    """Mọi thời hạn của việc tính đến ngày đó, theo thứ tự hạn chót.

    ``history`` is the case as known; acts of later days are left aside.
    """
    walk = Walk(history, as_of)
    calendar = calendar or default_calendar()
    found: dict[str, list[Deadline]] = {}
    for term in terms():
        if term.after_term or walk.has_any(term.opening_codes):
            found[term.code] = list(_deadlines(term, walk, found, calendar))
    every = [deadline for group in found.values() for deadline in group]
    return sorted(every, key=lambda each: (each.due_on, each.from_act))


@dataclass(slots=True)
class _Opening:
    """Sự kiện mở thời hạn: the act, the day counted from, and how to say it."""

    act: RecordedAct
    place: int
    search_from: int
    on: date
    step: Step


@dataclass(slots=True)
class _Outcome:
    """Kết cục: what closed the term, when, and how to say it."""

    state: DeadlineState
    act: RecordedAct | None = None
    void_on: date | None = None
    step: Step | None = None


def _deadlines(
    term: Term, walk: Walk, found: dict[str, list[Deadline]], calendar: Calendar
) -> Iterator[Deadline]:
    open_until_place = -1
    for opening in _openings(term, walk, found):
        if term.repeats == "unless_open" and opening.place < open_until_place:
            continue
        closing = _closing(term, walk, opening)
        open_until_place = len(walk.acts) if closing is None else closing
        deadline = _deadline(term, walk, opening, closing, calendar)
        if deadline is not None:
            yield deadline
            if term.repeats == "first":
                return


def _openings(
    term: Term, walk: Walk, found: dict[str, list[Deadline]]
) -> Iterator[_Opening]:
    if term.after_term:
        for earlier in found.get(term.after_term, ()):
            yield _after(earlier, walk)
        return
    for place in walk.places(term.opening_codes):
        act = walk.acts[place]
        if not walk.counts(place, outlives_case=term.outlives_case):
            continue
        for start in term.starts:
            if _opens(start, act, walk.means_before[place]):
                on = act.until_on if start.from_until else act.effective_on
                if on is not None:
                    yield _Opening(act, place, place + 1, on, _opening_step(act, start))


def _after(earlier: Deadline, walk: Walk) -> _Opening:
    place = walk.place_of(earlier.from_act)
    text = f"{earlier.name} hết ngày {in_words(earlier.due_on)}"
    step = Step(f"{text} (mở từ hành vi {earlier.from_act})", str(earlier.citation))
    decided = walk.decided_at + 1
    return _Opening(walk.acts[place], place, decided, earlier.due_on, step)


def _opens(start: Start, act: RecordedAct, means: Means) -> bool:
    return (
        start.act == act.code
        and start.result in ("", act.result)
        and start.means in (None, means)
    )


def _opening_step(act: RecordedAct, start: Start) -> Step:
    text = (
        f"{acts.name(act.code)} ngày {in_words(act.effective_on)} (hành vi {act.seq})"
    )
    if start.from_until and act.until_on is not None:
        text += f", đến ngày {in_words(act.until_on)}"
    return Step(text, _basis_of_act(act.code, regime(act.effective_on)))


@cache
def _basis_of_act(code: str, applied: Regime) -> str:
    on = regime_start(applied)
    kind = acts.find(code)
    edition = kind.edition(on) if kind else None
    return str(edition.citation) if edition else ""


def _closing(term: Term, walk: Walk, opening: _Opening) -> int | None:
    """Place of the act that meets, cancels or makes presume the term, if any."""
    if term.met_by_amount:
        return walk.paid_out_at(opening.place)
    triggers = _closers(term)
    for place in range(opening.search_from, len(walk.acts)):
        if not walk.counts(place, outlives_case=term.outlives_case):
            break
        act = walk.acts[place]
        if act.code in triggers and triggers[act.code] & {"", act.result or ""}:
            return place
    return None


@cache
def _closers_by_code(
    triggers: tuple[Trigger, ...],
) -> dict[str, frozenset[str]]:
    results: dict[str, frozenset[str]] = {}
    for trigger in triggers:
        earlier = results.get(trigger.act, frozenset())
        results[trigger.act] = earlier | {trigger.result}
    return results


def _closers(term: Term) -> dict[str, frozenset[str]]:
    return _closers_by_code(term.met_by + term.cancelled_by + term.presumed_by)


def _deadline(
    term: Term,
    walk: Walk,
    opening: _Opening,
    closing: int | None,
    calendar: Calendar,
) -> Deadline | None:
    closed_by = walk.acts[closing] if closing is not None else None
    used_on = closed_by.effective_on if closed_by else walk.as_of
    sized = _sized(term, walk, opening, used_on, calendar)
    if sized is None:
        return None
    basis, counted, applied = sized
    outcome = _outcome(term, walk, closed_by, counted.due_on)
    met = outcome.state in (DeadlineState.MET, DeadlineState.MET_LATE)
    meeting = outcome.act if met else None
    return Deadline(
        code=term.code,
        name=term.name,
        kind=term.kind,
        who=term.who,
        from_act=opening.act.seq,
        from_date=opening.on,
        due_on=counted.due_on,
        state=outcome.state,
        met_on=meeting.effective_on if meeting else None,
        met_by=meeting.seq if meeting else None,
        void_on=outcome.void_on,
        book_may_be_silent=term.book_may_be_silent,
        regime=applied,
        basis=basis,
        opening=opening.step,
        counted=counted,
        outcome=outcome.step or Step("", ""),
    )


def _sized(
    term: Term, walk: Walk, opening: _Opening, used_on: date, calendar: Calendar
) -> tuple[DatedValue, Counted, Regime] | None:
    """How long the term is: by the law of its opening, or of its use if so declared."""
    key = term.value
    if term.long_value and walk.long_interval(opening.place):
        key = term.long_value
    applied = regime(opening.on)
    sized = _measure(key, opening.on, opening.on, calendar)
    if term.law_of_use:
        sized = sized or _measure(key, used_on, opening.on, calendar)
        new_law = regime_start(Regime.LUAT_2025)
        late = sized is not None and sized[1].unrolled_on >= new_law
        if used_on >= new_law or late:
            applied = Regime.LUAT_2025
            sized = _measure(key, max(new_law, opening.on), opening.on, calendar)
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


@lru_cache(maxsize=16_384)
def _measure(
    key: str, law_on: date, start: date, calendar: Calendar
) -> tuple[DatedValue, Counted] | None:
    basis = find(key, law_on)
    if basis is None:
        return None
    try:
        return basis, count(basis.unit, start, basis.value, calendar)
    except TermTooFarError:
        # A day such as 31/12/9999 stands for “no end known”: nothing falls due.
        return None


def _outcome(
    term: Term, walk: Walk, closed_by: RecordedAct | None, due_on: date
) -> _Outcome:
    if closed_by is not None:
        return _closed(term, closed_by, due_on)
    ended_on = walk.ended_on
    if ended_on is not None and not term.outlives_case:
        if ended_on > due_on and _passes_by_itself(term):
            return _Outcome(DeadlineState.MET, step=_PASSED)
        text = f"Việc đã kết thúc ngày {in_words(ended_on)} nên thời hạn hết hiệu lực"
        return _Outcome(DeadlineState.VOID, void_on=ended_on, step=Step(text, ""))
    return _still_open(term, walk.as_of, due_on)


def _closed(term: Term, closed_by: RecordedAct, due_on: date) -> _Outcome:
    on = closed_by.effective_on
    by = f"{acts.name(closed_by.code)} ngày {in_words(on)} (hành vi {closed_by.seq})"
    if _matches(term.met_by, closed_by):
        if on <= due_on or term.kind is TermKind.WAIT:
            return _Outcome(
                DeadlineState.MET, closed_by, step=Step(f"Đã xong: {by}", "")
            )
        late = (on - due_on).days
        step = Step(f"Xong trễ {late} ngày: {by}", "")
        return _Outcome(DeadlineState.MET_LATE, closed_by, step=step)
    if _matches(term.presumed_by, closed_by):
        text = f"Sổ không ghi riêng, việc đã sang bước sau: {by}"
    else:
        text = f"Thời hạn hết hiệu lực: {by}"
    return _Outcome(DeadlineState.VOID, closed_by, void_on=on, step=Step(text, ""))


def _matches(triggers: tuple[Trigger, ...], act: RecordedAct) -> bool:
    return any(
        trigger.act == act.code and trigger.result in ("", act.result)
        for trigger in triggers
    )


_PASSED = Step("Thời hạn đã hết", "")


def _passes_by_itself(term: Term) -> bool:
    return term.kind is TermKind.WAIT and not term.met_by


def _still_open(term: Term, as_of: date, due_on: date) -> _Outcome:
    if as_of <= due_on:
        left = (due_on - as_of).days
        return _Outcome(DeadlineState.RUNNING, step=Step(f"Còn {left} ngày", ""))
    if _passes_by_itself(term):
        return _Outcome(DeadlineState.MET, step=_PASSED)
    if term.permission:
        return _Outcome(DeadlineState.RUNNING, step=Step("Đã đến ngày được phép", ""))
    late = (as_of - due_on).days
    return _Outcome(DeadlineState.OVERDUE, step=Step(f"Quá {late} ngày", ""))
