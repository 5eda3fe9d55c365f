"""Phạm vi: whose duties a person answers for, by the role they are appointed to.

Row-level security is the wall; a scope only says what is asked for.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from thads.records.agencies import queries as agencies
from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Role, Unit


class Extent(StrEnum):
    """Phạm vi của bàn làm việc."""

    OWN = "cua_toi"
    UNIT = "don_vi"
    AGENCY = "co_quan"
    SUMMARY = "tong_hop"


# The first role that a person holds decides.
_EXTENTS = (
    (Role.HEAD, Extent.UNIT),
    (Role.ROOM_HEAD, Extent.UNIT),
    (Role.OFFICER, Extent.OWN),
    (Role.REGISTRAR, Extent.AGENCY),
    (Role.ACCOUNTANT, Extent.AGENCY),
    (Role.CASHIER, Extent.AGENCY),
    (Role.STOREKEEPER, Extent.AGENCY),
    (Role.EXAMINER, Extent.AGENCY),
    (Role.SECRETARY, Extent.AGENCY),
)
# Whose duties a role does itself, as the terms name them.
_OWN_DUTIES = {Role.REGISTRAR: "van_thu", Role.ACCOUNTANT: "ke_toan"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi: an officer, or units, perhaps narrowed to whose duties they are."""

    extent: Extent
    officer_id: int | None = None
    unit_ids: tuple[int, ...] = ()
    who: str = ""
    units: tuple[Unit, ...] = ()
    officers: tuple[Officer, ...] = ()
    unit: Unit | None = None
    officer: Officer | None = None

    @property
    def is_summary(self) -> bool:
        """Tổng hợp: numbers by unit, no list."""
        return self.extent is Extent.SUMMARY

    @property
    def may_record(self) -> bool:
        """Có ghi nhận hành vi: the summary only reads."""
        return not self.is_summary

    @property
    def is_own(self) -> bool:
        """Chỉ việc của chính mình."""
        return self.extent is Extent.OWN


def extent_of(person: Person) -> Extent:
    """Phạm vi theo vai trò."""
    for role, extent in _EXTENTS:
        if role in person.roles:
            own_cases = extent is not Extent.OWN or person.officer_id is not None
            return extent if own_cases else Extent.SUMMARY
    return Extent.SUMMARY


def scope_of(
    person: Person, *, unit: str = "", officer: str = "", who: str | None = None
) -> Scope:
    """Phạm vi của người đăng nhập, narrowed as the address asks."""
    extent = extent_of(person)
    if extent is Extent.OWN:
        return Scope(extent, officer_id=person.officer_id)
    units = _units(person, extent)
    scope = Scope(
        extent,
        unit_ids=tuple(each.id for each in units),
        units=units,
        who=_own_duties(person) if who is None else who,
    )
    return _narrowed(scope, unit, officer)


def _units(person: Person, extent: Extent) -> tuple[Unit, ...]:
    if extent is Extent.AGENCY:
        found = Unit.objects.filter(agency_id=person.agency_id).order_by("path")
        return tuple(found)
    home = Unit.objects.get(pk=person.unit_id)
    return tuple(agencies.subtree(home).order_by("path"))


def _own_duties(person: Person) -> str:
    for role, who in _OWN_DUTIES.items():
        if role in person.roles:
            return who
    return ""


def _narrowed(scope: Scope, unit: str, officer: str) -> Scope:
    chosen = next((each for each in scope.units if each.code == unit), None)
    if chosen is not None:
        below = [u.id for u in scope.units if u.path.startswith(chosen.path)]
        scope = replace(scope, unit=chosen, unit_ids=tuple(below))
    people = Officer.objects.filter(unit_id__in=scope.unit_ids).order_by("full_name")
    scope = replace(scope, officers=tuple(people))
    named = next((each for each in scope.officers if each.code == officer), None)
    if named is not None:
        scope = replace(scope, officer=named, officer_id=named.id)
    return scope
