"""Chỉ tiêu áp dụng: each unit's own, or that of the agency or province above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from thads.records.agencies.models import Target, Unit


@dataclass(frozen=True, slots=True)
class Goal:
    """Chỉ tiêu đang áp dụng cho một đơn vị, with whose it is and what sets it."""

    percent: Decimal
    comparator: str
    holder: str
    decision: str
    is_own: bool

    @property
    def words(self) -> str:
        """“trên 83,25%” hoặc “từ 83,90%”, without the figure."""
        return str(Target.Comparator(self.comparator).label)


Goals = dict[int, Goal]


def goals_of(units: Iterable[Unit], year: int, *, is_money: bool) -> Goals:
    """Chỉ tiêu năm của từng đơn vị; a unit without its own is held to its superior's."""
    wanted = [unit for unit in units if unit.id]
    places = {place for unit in wanted for place in _above(unit)}
    measure = Target.Measure.MONEY if is_money else Target.Measure.CASES
    given = Target.objects.filter(year=year, measure=measure, unit_id__in=places)
    by_place = {each.unit_id: each for each in given.select_related("unit")}
    found: Goals = {}
    for unit in wanted:
        held = next((by_place[at] for at in _above(unit) if at in by_place), None)
        if held is not None:
            found[unit.id] = _goal(held, unit)
    return found


def _above(unit: Unit) -> list[int]:
    """The unit itself, its superiors from the nearest on, and its agency."""
    chain = [int(each) for each in reversed(unit.path.strip("/").split("/"))]
    agency = [unit.agency_id] if unit.agency_id else []
    return [*chain, *agency]


def _goal(target: Target, unit: Unit) -> Goal:
    return Goal(
        percent=target.percent,
        comparator=target.comparator,
        holder=target.unit.name,
        decision=target.decision,
        is_own=target.unit_id == unit.id,
    )
