"""Ô khác nhau của hai bản: every cell whose digits differ, and what the cases moved in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thads.law.indicators import Cell, Column, Edition
from thads.law.indicators.attribution import Part, Spot


@dataclass(frozen=True, slots=True)
class CellDifference:
    """Một ô khác nhau: both figures, and what the cases add up to."""

    unit: str
    column: Column
    before: Cell
    after: Cell
    explained: int

    @property
    def amount(self) -> int | None:
        """Chênh lệch; None for a rate, which follows from its parts."""
        if isinstance(self.before, int) and isinstance(self.after, int):
            return self.after - self.before
        return None

    @property
    def sums(self) -> bool:
        """Các việc cộng lại đúng bằng chênh lệch."""
        return self.column.is_rate or self.amount == self.explained


def differing_cells(
    one: Edition,
    other: Edition,
    digits_before: Mapping[str, Mapping[str, Cell]],
    digits_after: Mapping[str, Mapping[str, Cell]],
    before: Mapping[int, Part],
    after: Mapping[int, Part],
) -> Iterator[CellDifference]:
    """Every cell whose digits differ, with the sum of what the cases moved in it."""
    left, right = totals(one, before), totals(other, after)
    for unit in sorted({*digits_before, *digits_after}):
        was, now = digits_before.get(unit, {}), digits_after.get(unit, {})
        for column in _columns(one, other):
            zero = None if column.is_rate else 0
            old, new = was.get(column.letter, zero), now.get(column.letter, zero)
            place = (unit, column.letter)
            explained = right.get(place, 0) - left.get(place, 0)
            if old != new or explained:
                yield CellDifference(unit, column, old, new, explained)


def _columns(one: Edition, other: Edition) -> list[Column]:
    known = {column.letter for column in other.columns}
    gone = [column for column in one.columns if column.letter not in known]
    return [*other.columns, *gone]


def totals(used: Edition, parts: Mapping[int, Part]) -> dict[tuple[str, str], int]:
    """Cộng phần của các việc theo đơn vị và cột."""
    lines: dict[Spot, int] = {}
    for part in parts.values():
        for (unit, line), amount in part.items():
            lines[unit, line] = lines.get((unit, line), 0) + amount
    totals: dict[tuple[str, str], int] = {}
    for column in used.columns:
        for (unit, line), amount in lines.items():
            if line in column.counts:
                place = (unit, column.letter)
                totals[place] = totals.get(place, 0) + amount
    return totals
