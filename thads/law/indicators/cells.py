"""Ô của biểu: from lines to columns, from units to totals, and the checks between."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from thads.law.acts.history import History
from thads.law.indicators.axes import AxisRow
from thads.law.indicators.columns import Column, Identity
from thads.law.indicators.editions import Edition, edition
from thads.law.indicators.matters import Matter, contributions
from thads.law.indicators.period import Period
from thads.law.indicators.rates import rate_percent

Cell = int | Decimal | None
Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Check:
    """Kiểm tra một đẳng thức: both sides, for a failure that explains itself."""

    identity: Identity
    left: Cell
    right: Cell

    @property
    def holds(self) -> bool:
        """Đẳng thức đúng, to the last digit."""
        return self.left == self.right


def cases_form(histories: Iterable[History], period: Period) -> dict[str, Cells]:
    """Biểu 01 tính bằng việc: the plain meaning, by the unit that holds the case."""
    return form_cells(edition("01", period.last), map(Matter, histories), period)


def money_form(histories: Iterable[History], period: Period) -> dict[str, Cells]:
    """Biểu 02 tính bằng tiền (đồng): the plain meaning, by unit."""
    return form_cells(edition("02", period.last), map(Matter, histories), period)


def form_cells(
    used: Edition,
    matters: Iterable[Matter],
    period: Period,
    row: AxisRow | None = None,
) -> dict[str, Cells]:
    """Một biểu, or one row of it, by unit: the plain meaning of every form."""
    lines: dict[str, Counter[str]] = {}
    for matter in matters:
        for each in contributions(used, matter, period):
            if row is None or row.holds(each.keys):
                own = lines.setdefault(each.unit, Counter())
                own[each.line] += each.amount
    return {unit: cells_of(used, each) for unit, each in sorted(lines.items())}


def cells_of(used: Edition, lines: Mapping[str, int]) -> Cells:
    """Các ô from the sums of the lines; rates come last, from the columns."""
    cells: Cells = {
        column.letter: amount_of(column, lines)
        for column in used.columns
        if not column.is_rate
    }
    for column in used.columns:
        if column.is_rate:
            cells[column.letter] = rate_of(column, cells)
    return {column.letter: cells[column.letter] for column in used.columns}


def amount_of(column: Column, lines: Mapping[str, int]) -> int:
    """Số của một cột: the sum of its lines."""
    return sum(lines.get(line, 0) for line in column.counts)


def rate_of(column: Column, cells: Mapping[str, Cell]) -> Decimal | None:
    """Tỷ lệ of a rate column, from whole numbers."""
    top = sum(whole(cells[letter]) for letter in column.numerator)
    return rate_percent(top, whole(cells[column.denominator]))


def whole(cell: Cell) -> int:
    """Ô là số nguyên: a rate never takes part in a sum."""
    if not isinstance(cell, int):
        raise TypeError("Chỉ cộng được ô số nguyên, không cộng tỷ lệ.")
    return cell


def roll_up(used: Edition, parts: Iterable[Mapping[str, Cell]]) -> Cells:
    """Cộng các đơn vị: sums are added, rates computed anew from the sums."""
    total: Cells = {c.letter: 0 for c in used.columns if not c.is_rate}
    for part in parts:
        for letter in total:
            total[letter] = whole(total[letter]) + whole(part[letter])
    for column in used.columns:
        if column.is_rate:
            total[column.letter] = rate_of(column, total)
    return {column.letter: total[column.letter] for column in used.columns}


def checks(used: Edition, cells: Mapping[str, Cell]) -> list[Check]:
    """Kiểm tra nội bộ: every identity of the edition on one row."""
    return [
        Check(identity, cells[identity.left], _right(identity, cells))
        for identity in used.identities
    ]


def _right(identity: Identity, cells: Mapping[str, Cell]) -> Cell:
    total = sum(sign * whole(cells[letter]) for sign, letter in identity.terms)
    if not identity.over:
        return total
    return rate_percent(total, whole(cells[identity.over]))
