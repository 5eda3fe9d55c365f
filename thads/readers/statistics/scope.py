"""Phạm vi: which units a form covers, and which of them the person may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from thads.records.agencies import queries as agencies
from thads.records.agencies.models import Unit

NATION = "toan_quoc"
"""Mã của phạm vi toàn quốc."""


class UnknownUnit(LookupError):
    """Không có đơn vị này, or the person may not see it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi: a unit, the units below it that are seen, and how many are not.

    `is_all` says that the person sees no other unit: no case need be left out.
    `homes` places a unit that was succeeded, with all it left, under its successor.
    """

    top: Unit
    units: tuple[Unit, ...]
    unseen: int
    is_all: bool
    homes: Mapping[int, str] = field(default_factory=dict)

    @property
    def ids(self) -> list[int]:
        """Khoá của các đơn vị, with the top among them."""
        return [unit.id for unit in self.units]

    def below(self, branch: Unit) -> list[Unit]:
        """Đơn vị này và các đơn vị trực thuộc trong phạm vi."""
        return [unit for unit in self.units if self._home(unit).startswith(branch.path)]

    def _home(self, unit: Unit) -> str:
        return self.homes.get(unit.id, unit.path)

    def branches(self) -> list[Unit]:
        """Các đơn vị ngay dưới đơn vị đầu."""
        above = self.top.id if self.top.id else None  # nothing stands above the nation
        return [
            unit
            for unit in self.units
            if unit.parent_id == above and unit.id not in self.homes
        ]

    def find(self, code: str) -> Unit:
        """Đơn vị trong phạm vi theo mã."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise UnknownUnit(f"Đơn vị “{code}” không thuộc {self.top.name}.")


def scope_of(code: str) -> Scope:
    """Phạm vi của một đơn vị; a refusal says what there is instead."""
    top = nation() if code == NATION else agencies.unit_or_none(code)
    if top is None:
        raise UnknownUnit(f"Không có đơn vị mã “{code}”. {_known_units()}")
    homes = _homes()
    below = _below(top, homes)
    visible = visible_ids()
    seen = below if visible is None else [unit for unit in below if unit.id in visible]
    if top.id and top not in seen:
        raise UnknownUnit(
            f"Tài khoản này không được xem số liệu của {top.name}. "
            "Số liệu của một đơn vị do người của cơ quan ấy và thủ trưởng, lãnh đạo, "
            "cán bộ thống kê cấp trên xem."
        )
    whole = Unit.objects.count() if visible is None else len(visible)
    return Scope(top, tuple(seen), len(below) - len(seen), len(seen) == whole, homes)


def nation() -> Unit:
    """Toàn quốc: above every province and the military; never stored."""
    return Unit(id=0, code=NATION, name="Toàn quốc", path="/", level="")


def _below(top: Unit, homes: Mapping[int, str]) -> list[Unit]:
    """The subtree, and the units that were succeeded by one of it with all below."""
    moved = [each for each, home in homes.items() if home.startswith(top.path)]
    own = Q(path__startswith=top.path) | Q(id__in=moved)
    return list(Unit.objects.filter(own).order_by("code"))


def _homes() -> dict[int, str]:
    """Where each succeeded unit, and each unit below one, counts since."""
    successors = agencies.successors()
    if not successors:
        return {}
    units = agencies.units_by_id()
    found = {}
    for unit in units.values():
        chain = [int(each) for each in unit.path.strip("/").split("/")]
        nearest = next((each for each in reversed(chain) if each in successors), None)
        if nearest is not None:
            found[unit.id] = units[successors[nearest]].path
    return found


def visible_units() -> list[Unit]:
    """Các đơn vị mà người hỏi được xem số liệu, by code."""
    visible = visible_ids()
    units = Unit.objects.order_by("code")
    return list(units if visible is None else units.filter(id__in=visible))


def with_nation(units: list[Unit]) -> list[Unit]:
    """Thêm toàn quốc where more than one province is seen."""
    roots = [unit for unit in units if unit.parent_id is None]
    return [nation(), *units] if len(roots) > 1 else units


def visible_ids() -> set[int] | None:
    """Khoá các đơn vị được xem; None for the owner, whom no policy limits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active('ledger_proceeding')")
        if not cursor.fetchone()[0]:
            return None
        cursor.execute("SELECT thads_read_units()")
        return set(cursor.fetchone()[0])


def _known_units() -> str:
    codes = list(Unit.objects.order_by("code").values_list("code", flat=True))
    if not codes:
        return "Chưa có đơn vị nào: nhập sổ bằng lệnh thads import."
    shown = ", ".join(codes[:20])
    return f"Các đơn vị: {shown}{', …' if len(codes) > 20 else ''}."
