"""Khép thời hạn: the act that meets a term, cancels it or makes presume it done."""

from thads.law.deadlines.openings import Opening
from thads.law.deadlines.terms import Term
from thads.law.deadlines.walk import Walk


def closing_of(term: Term, walk: Walk, opening: Opening) -> int | None:
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


def _done_early(term: Term, walk: Walk, opening: Opening) -> int | None:
    """What met the term before it opened, or the stop that stood when it did."""
    for place in range(opening.search_from, opening.place):
        if walk.codes[place] in term.meeting_codes:
            return place
    if not term.after_term:
        return None
    return walk.stopped_at(opening.place, term.cancelling_codes)
