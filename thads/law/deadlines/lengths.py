"""Thời hạn dài bao lâu: by the law of its opening or of its use, and as extended."""

from datetime import date

from thads.law.acts import RecordedAct
from thads.law.deadlines.measuring import by_the_clock, measure
from thads.law.deadlines.openings import Opening
from thads.law.deadlines.terms import Term
from thads.law.deadlines.walk import Walk
from thads.law.periods import Calendar, Counted
from thads.law.statutes import DatedValue, Regime, find, regime, regime_start

_HOURS = "gio"
Length = tuple[DatedValue, Counted, Regime]


def length(
    term: Term, walk: Walk, opening: Opening, used_on: date, calendar: Calendar
) -> Length | None:
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


def _enough_checks(term: Term, walk: Walk, opening: Opening) -> bool:
    limit = find(term.stops_after, opening.on)
    return limit is not None and (
        walk.checks_since_no_means(opening.place) >= limit.value
    )


def extension_of(
    term: Term, walk: Walk, opening: Opening, closing: int | None
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


def extended_length(
    term: Term,
    opening: Opening,
    by: RecordedAct,
    sized: Length,
    calendar: Calendar,
) -> tuple[DatedValue, Counted]:
    """The longer term: counted anew from the event, or added where the first ended."""
    basis, counted, _ = sized
    extension = term.extensions[by.code]
    start = counted.unrolled_on if extension.adds else opening.on
    on = by.effective_on
    longer = measure(extension.value, on, start, calendar, False)
    return longer if longer is not None else (basis, counted)
