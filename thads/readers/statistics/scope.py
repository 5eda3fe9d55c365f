"""Phạm vi: which units a form covers, and which of them the person may see."""

from dataclasses import dataclass

from django.db import connection

from thads.records.agencies import queries as agencies
from thads.records.agencies.models import Unit


class UnknownUnit(LookupError):
    """Không có đơn vị này, or the person may not see it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Phạm vi: a unit, the units below it that are seen, and how many are not.

    `is_all` says that the person sees no other unit: no case need be left out.
    """

    top: Unit
    units: tuple[Unit, ...]
    unseen: int
    is_all: bool

    @property
    def ids(self) -> list[int]:
        """Khoá của các đơn vị, with the top among them."""
        return [unit.id for unit in self.units]

    def below(self, branch: Unit) -> list[Unit]:
        """Đơn vị này và các đơn vị trực thuộc trong phạm vi."""
        return [unit for unit in self.units if unit.path.startswith(branch.path)]

    def branches(self) -> list[Unit]:
        """Các đơn vị ngay dưới đơn vị đầu."""
        direct = {unit.id for unit in self.units if unit.parent_id == self.top.id}
        return [unit for unit in self.units if unit.id in direct]

    def find(self, code: str) -> Unit:
        """Đơn vị trong phạm vi theo mã."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise UnknownUnit(f"Đơn vị “{code}” không thuộc {self.top.name}.")


def scope_of(code: str) -> Scope:
    """Phạm vi của một đơn vị; a refusal says what there is instead."""
    top = agencies.unit_or_none(code)
    if top is None:
        raise UnknownUnit(f"Không có đơn vị mã “{code}”. {_known_units()}")
    below = list(agencies.subtree(top))
    visible = visible_ids()
    seen = below if visible is None else [unit for unit in below if unit.id in visible]
    if top not in seen:
        raise UnknownUnit(
            f"Tài khoản này không được xem số liệu của {top.name}. "
            "Số liệu của một đơn vị do người của cơ quan ấy và thủ trưởng, lãnh đạo, "
            "cán bộ thống kê cấp trên xem."
        )
    whole = Unit.objects.count() if visible is None else len(visible)
    return Scope(top, tuple(seen), len(below) - len(seen), len(seen) == whole)


def visible_units() -> list[Unit]:
    """Các đơn vị mà người hỏi được xem số liệu, by code."""
    visible = visible_ids()
    units = Unit.objects.order_by("code")
    return list(units if visible is None else units.filter(id__in=visible))


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
