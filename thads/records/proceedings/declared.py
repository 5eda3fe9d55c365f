"""Khai báo của mỗi thủ tục: prefix of its codes, title of its list, who sees it.

The catalogue of acts says what may happen; this file what the office's pages call it.
A procedure that is not declared here has no pages and nobody sees its matters.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.acts import ActKind, Procedure, catalogue, procedures
from thads.law.acts.procedures import NOTHING_RECORDED
from thads.records.agencies.models import Role

_FILE = Path(__file__).with_name("declared.toml")
_OUTSIDE = "outside"


class UnknownProcedureError(LookupError):
    """Thủ tục không có trang."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Một thủ tục có trang: its law, its words on screen, the roles that see it."""

    law: Procedure
    prefix: str
    title: str
    icon: str
    sees: frozenset[str]
    people: dict[str, str]
    applicant: str

    @property
    def code(self) -> str:
        """Mã thủ tục."""
        return self.law.code

    @property
    def slug(self) -> str:
        """Phần địa chỉ của thủ tục."""
        return self.code.replace("_", "-")

    @property
    def openings(self) -> tuple[ActKind, ...]:
        """Hành vi mở hồ sơ: those that may follow nothing."""
        return tuple(
            kind
            for kind in catalogue.of_procedure(self.code)
            if any(NOTHING_RECORDED in each.follows for each in kind.editions)
        )

    def status_label(self, status: str) -> str:
        """Tên trạng thái trên màn hình."""
        return self.law.statuses.get(status, "Mới mở")


@cache
def every() -> dict[str, Declared]:
    """Mọi thủ tục có trang, theo mã."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    outside = frozenset(tables.pop(_OUTSIDE))
    return {code: _declared(code, table, outside) for code, table in tables.items()}


def _declared(code: str, table: dict[str, Any], outside: frozenset[str]) -> Declared:
    inside = frozenset(Role.values) - outside
    return Declared(
        law=procedures()[code],
        prefix=table["prefix"],
        title=table["title"],
        icon=table["icon"],
        sees=frozenset(table["sees"]) or inside,
        people=dict(table["people"]),
        applicant=table.get("applicant", ""),
    )


def of(code: str) -> Declared:
    """Thủ tục có mã đó; refuses one without pages."""
    found = every().get(code)
    if found is None:
        raise UnknownProcedureError(f"Thủ tục “{code}” chưa có trang hồ sơ.")
    return found


def by_slug(slug: str) -> Declared | None:
    """Thủ tục của một địa chỉ."""
    return every().get(slug.replace("-", "_"))
