"""Đếm một việc: what one case adds to the lines of the form by case and by money."""

from collections import Counter
from collections.abc import Callable, Mapping

from thads.law.acts.history import Folded, History, Movement, MovementKind
from thads.law.indicators.lines import (
    REST_OF_PLACE,
    Line,
    late_interest_line,
)
from thads.law.indicators.period import Period
from thads.law.indicators.placing import Placed, placed

Amounts = Mapping[Line, int]
PERFORMED = frozenset({MovementKind.COLLECTED, MovementKind.HANDED_OVER})
LINE_OF_MOVEMENT = {
    MovementKind.COLLECTED: Line.DONE,
    MovementKind.HANDED_OVER: Line.DONE,
    MovementKind.TERMINATED: Line.TERMINATED,
    MovementKind.REDUCED: Line.REDUCED,
    MovementKind.ENTRUSTED: Line.ENTRUSTED,
}


def cases_lines(history: History, period: Period) -> tuple[str, Amounts] | None:
    """Biểu 01: unit and lines in which the case counts once, or None."""
    spot = placed(history, period)
    if spot is None:
        return None
    counted = {spot.entry, spot.place} - {None}
    if spot.is_in_separate_book:
        counted |= _separate_book(spot)
    if spot.received_judgment:
        counted.add(Line.RECEIVED)
    return spot.unit, {line: 1 for line in counted if line is not None}


def money_lines(history: History, period: Period) -> tuple[str, Amounts] | None:
    """Biểu 02: unit and đồng by line; only the remainder follows the status."""
    spot = placed(history, period)
    if spot is None:
        return None
    amounts: Counter[Line] = Counter()
    if spot.entry is not None:
        _split(history, period, spot, amounts)
    if spot.is_in_separate_book:
        for line in _separate_book(spot):
            amounts[line] = _due_after(history, period)
    return spot.unit, {line: amount for line, amount in amounts.items() if amount}


def _separate_book(spot: Placed) -> set[Line]:
    """Sổ theo dõi riêng: those there since before the period also apart."""
    kept = {Line.KEPT_IN_SEPARATE_BOOK} if spot.entry is None else set()
    return {Line.IN_SEPARATE_BOOK, *kept}


def _split(
    history: History, period: Period, spot: Placed, amounts: Counter[Line]
) -> None:
    """A case brings what was due; what moved is settled, the rest has the status."""
    assert spot.entry is not None and spot.place is not None
    due = history.facts.due - _moved(history.folded, lambda m: m.on < period.first)
    moved = [m for m in history.folded.movements if m.on in period]
    for movement in moved:
        if movement.kind is MovementKind.LATE_INTEREST:
            amounts[late_interest_line(period.last)] -= movement.amount
        else:
            amounts[LINE_OF_MOVEMENT[movement.kind]] += movement.amount
    rest = due - sum(m.amount for m in moved)
    amounts[REST_OF_PLACE.get(spot.place, spot.place)] += rest
    amounts[spot.entry] += due


def _due_after(history: History, period: Period) -> int:
    return history.facts.due - _moved(history.folded, lambda m: m.on <= period.last)


def _moved(folded: Folded, counts: Callable[[Movement], bool]) -> int:
    return sum(movement.amount for movement in folded.movements if counts(movement))
