"""Dòng của biểu: units with their sums, officers, or the rows of another axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thads.law.indicators import Axis, AxisRow, Cells, axis
from thads.law.indicators.axes import OFFICERS, UNITS, Where
from thads.readers.statistics.counting import Wanted
from thads.readers.statistics.figures import Figures
from thads.records.agencies.models import Officer, Unit

OWN, SUBTREE = "rieng", "ca"
"""Phạm vi của một dòng: the unit's own cases, or it and all below it."""

NOBODY = "chua-phan-cong"
AXIS_NAMES = {UNITS: "Đơn vị", OFFICERS: "Chấp hành viên"}
_STYLES = ("tong", "muc", "con", "con")
_PART = "– "
"""Trước nhãn của một dòng that is a part of the row above it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng: heading, which units it sums, its cells, and its look.

    `place` names it among the rows of the same unit and extent; `where` and `officer`
    are what it asks of a case beside the unit.
    """

    label: str
    unit: Unit
    extent: str
    units: tuple[Unit, ...]
    cells: Cells
    style: str
    place: str = ""
    where: Where = field(default_factory=dict)
    officer: int | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Tên dòng trong biểu."""
        return self.unit.code, self.extent, self.place

    @property
    def wanted(self) -> Wanted:
        """Những gì dòng đếm."""
        return Wanted([unit.id for unit in self.units], self.where, self.officer)


def axis_name(code: str) -> str:
    """Tên trục dòng."""
    other = axis(code)
    return other.name if other else AXIS_NAMES[code]


def rows(figures: Figures, by: str = UNITS) -> list[Row]:
    """Các dòng của biểu theo một trục, in order."""
    if (kept := figures.kept_rows(by)) is not None:
        return list(kept)
    other = axis(by)
    if other is not None:
        return list(_of_axis(figures, other))
    if by == OFFICERS:
        return list(_of_officers(figures))
    return _of_units(figures)


def _of_units(figures: Figures) -> list[Row]:
    """Total, own cases, units directly below."""
    top, branches = figures.scope.top, figures.scope.branches()
    found = [_row(figures, _whole(figures), top, SUBTREE, figures.scope.units, "tong")]
    if not branches:
        return found
    if top.id:
        found.append(_row(figures, f"I. {top.name}", top, OWN, [top], "muc"))
    for number, branch in enumerate(branches, start=1):
        below = figures.scope.below(branch)
        label = f"{number}. {branch.name}"
        found.append(_row(figures, label, branch, SUBTREE, below, "con"))
    return found


def _of_axis(figures: Figures, by: Axis) -> Iterator[Row]:
    """The rows of an axis over all units of the scope; the first is the total."""
    cells, top = figures.cells_by_row(by), figures.scope.top
    for each in by.rows:
        yield Row(
            label=_label(each) if each.level else _whole(figures),
            unit=top,
            extent=SUBTREE,
            units=figures.scope.units,
            cells=cells[each.code],
            style=_STYLES[min(each.level, len(_STYLES) - 1)],
            place=each.code,
            where=each.where,
        )


def _label(row: AxisRow) -> str:
    return row.label if row.level < len(_STYLES) - 1 else _PART + row.label


def _of_officers(figures: Figures) -> Iterator[Row]:
    """Each unit, then its officers; cases of nobody stand last."""
    by_place, scope = figures.cells_by_officer(), figures.scope
    people = Officer.objects.in_bulk({officer for _, officer in by_place if officer})
    yield _row(figures, _whole(figures), scope.top, SUBTREE, scope.units, "tong")
    for number, unit in enumerate(scope.units, start=1):
        own = {o: cells for (at, o), cells in by_place.items() if at == unit.id}
        if not own:
            continue
        yield _row(figures, f"{number}. {unit.name}", unit, OWN, [unit], "muc")
        for officer in sorted(own, key=lambda o: (o == 0, people[o].code if o else "")):
            yield _officer_row(unit, people.get(officer), own[officer])


def _officer_row(unit: Unit, person: Officer | None, cells: Cells) -> Row:
    return Row(
        label=person.full_name if person else "Chưa phân công",
        unit=unit,
        extent=OWN,
        units=(unit,),
        cells=cells,
        style="con",
        place=person.code if person else NOBODY,
        officer=person.id if person else 0,
    )


def _whole(figures: Figures) -> str:
    return "Tổng các đơn vị được xem" if figures.scope.unseen else "Tổng số"


def _row(
    figures: Figures,
    label: str,
    unit: Unit,
    extent: str,
    units: Sequence[Unit],
    style: str,
) -> Row:
    return Row(label, unit, extent, tuple(units), figures.sum_of(units), style)
