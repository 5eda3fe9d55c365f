"""Mở thời hạn: the acts that open a term, and the day from which each counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thads.law.acts import RecordedAct
from thads.law.deadlines.terms import Start, Term
from thads.law.deadlines.values import Deadline
from thads.law.deadlines.walk import Walk


@dataclass(slots=True)
class Opening:
    """Sự kiện mở thời hạn: the act and its place, and the day counted from."""

    act: RecordedAct
    place: int
    search_from: int
    on: date
    after: Deadline | None = None


def openings(
    term: Term, walk: Walk, found: dict[str, list[Deadline]]
) -> Iterator[Opening]:
    """Mỗi lần thời hạn mở: after an earlier term, or by each act that opens it."""
    if term.after_term:
        for earlier in found.get(term.after_term, ()):
            place = walk.place_of(earlier.from_act)
            act, search_from = walk.acts[place], place + 1
            if term.repeats == "first" and walk.decided_at >= 0:
                search_from = walk.decided_at + 1
            yield Opening(act, place, search_from, earlier.due_on, earlier)
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


def _opened(start: Start, act: RecordedAct, place: int, walk: Walk) -> Opening | None:
    if start.from_until:
        if act.until_on is None:
            return None
        return Opening(act, place, place + 1, act.until_on)
    if start.later_of:
        later = walk.completing(start.later_of, act)
        if later is not None:
            completing = walk.acts[later]
            return Opening(completing, later, place + 1, completing.effective_on)
    return Opening(act, place, place + 1, act.effective_on)
