"""Hai bản cạnh nhau: the digits of both, line under line, with the cells that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from thads.law.indicators import Cell, Column, Edition, roll_up
from thads.readers.statistics.closing.differences import FormDifference
from thads.readers.statistics.page import shown

TOTAL = ""
"""Dòng tổng: no unit's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Một ô của cả hai bản."""

    letter: str
    before: str
    after: str
    differs: bool
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Một đơn vị của cả hai bản; the total has no code."""

    unit: str
    places: tuple[Place, ...]

    @property
    def label(self) -> str:
        """Mã đơn vị, hoặc “Tổng số”."""
        return self.unit or "Tổng số"


def side_by_side(
    found: FormDifference, chosen: tuple[str, str] | None = None
) -> list[Line]:
    """Dòng tổng rồi các đơn vị có ô khác; what is the same everywhere is left out."""
    columns = columns_of(found)
    differing = sorted({each.unit for each in found.cells})
    pairs = [
        (TOTAL, _total(found.before, found.digits_before),
         _total(found.after, found.digits_after)),
        *(
            (unit, found.digits_before.get(unit, {}), found.digits_after.get(unit, {}))
            for unit in differing
        ),
    ]  # fmt: skip
    return [
        Line(unit, tuple(_place(unit, each, was, now, chosen) for each in columns))
        for unit, was, now in pairs
    ]


def columns_of(found: FormDifference) -> Sequence[Column]:
    """Các cột in trên biểu của bản sau."""
    return found.after.printed_columns()


def _total(
    used: Edition, digits: Mapping[str, Mapping[str, Cell]]
) -> Mapping[str, Cell]:
    return roll_up(used, [dict(own) for own in digits.values()])


def _place(
    unit: str,
    column: Column,
    was: Mapping[str, Cell],
    now: Mapping[str, Cell],
    chosen: tuple[str, str] | None,
) -> Place:
    zero = None if column.is_rate else 0
    old, new = was.get(column.letter, zero), now.get(column.letter, zero)
    return Place(
        column.letter,
        shown(old, is_money=column.is_money),
        shown(new, is_money=column.is_money),
        old != new,
        chosen == (unit, column.letter),
    )
