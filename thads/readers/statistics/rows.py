"""Dòng của biểu: the total, the unit's own cases, and each unit below with its sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from thads.law.indicators import Cells
from thads.readers.statistics.figures import Figures
from thads.records.agencies.models import Unit

OWN, SUBTREE = "rieng", "ca"
"""Phạm vi của một dòng: the unit's own cases, or it and all below it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng: heading, which units it sums, its cells, and its look."""

    label: str
    unit: Unit
    extent: str
    units: tuple[Unit, ...]
    cells: Cells
    style: str
    leads_down: bool = False


def rows(figures: Figures) -> list[Row]:
    """Các dòng in order: total, own cases, units directly below."""
    top, branches = figures.scope.top, figures.scope.branches()
    whole = "Tổng các đơn vị được xem" if figures.scope.unseen else "Tổng số"
    found = [_row(figures, whole, top, SUBTREE, figures.scope.units, "tong")]
    if not branches:
        return found
    found.append(_row(figures, f"I. {top.name}", top, OWN, [top], "muc"))
    for number, branch in enumerate(branches, start=1):
        below = figures.scope.below(branch)
        label = f"{number}. {branch.name}"
        row = _row(figures, label, branch, SUBTREE, below, "con", len(below) > 1)
        found.append(row)
    return found


def extent_units(figures: Figures, unit: Unit, extent: str) -> Sequence[Unit]:
    """Các đơn vị của một dòng, from the words in its address."""
    return [unit] if extent == OWN else figures.scope.below(unit)


def _row(
    figures: Figures,
    label: str,
    unit: Unit,
    extent: str,
    units: Sequence[Unit],
    style: str,
    leads_down: bool = False,
) -> Row:
    cells = figures.sum_of(units)
    return Row(label, unit, extent, tuple(units), cells, style, leads_down)
