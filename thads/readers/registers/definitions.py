"""Khai báo các sổ: which acts open a row, and what each column says."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.statutes import Citation
from thads.records.paperwork.closings import CONFIRMS, KEEPER

_DATA = Path(__file__).with_name("registers.toml")
ENFORCEMENT, PETITIONS, FOLLOWED = "thi_hanh_an", "don_thu", "theo_doi"
ON_REQUEST = {"theo_yeu_cau": True, "chu_dong": False}


class UnknownRegister(LookupError):
    """Không có sổ này; the message lists those there are."""


@dataclass(frozen=True, slots=True)
class Column:
    """Cột của sổ: its title, the value it shows, the acts or terms it asks about."""

    title: str
    value: str
    acts: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Sổ: its number in the annex, the acts that open a row, its columns.

    `on_request` is None where a register takes both kinds of cases. `by_norm` is true
    where a norm fixes what the columns say; otherwise they are our proposal.
    `also_signed_by` names who signs a closing beside its keeper and the head. `group`
    tells whose book it is. `keeper` closes it; what the head keeps is read by the head
    alone once it is closed.
    With `once` a matter has one row: the first of these acts that was not taken back.
    """

    code: str
    number: str
    name: str
    citation: Citation
    by_norm: bool
    acts: tuple[str, ...]
    on_request: bool | None
    columns: tuple[Column, ...]
    also_signed_by: tuple[str, ...] = ()
    group: str = ENFORCEMENT
    keeper: str = KEEPER
    once: bool = False

    @property
    def is_stand_in(self) -> bool:
        """Bảng đứng thay sổ: no norm that was read asks for such a book, so none closes."""
        return self.group == FOLLOWED

    @property
    def is_secret(self) -> bool:
        """Sổ mà chỉ thủ trưởng đọc khi đã kết."""
        return self.keeper == CONFIRMS


@cache
def registers() -> tuple[Register, ...]:
    """Mọi sổ, in the order of the annex."""
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return tuple(_register(code, table) for code, table in tables.items())


def of_group(group: str) -> tuple[Register, ...]:
    """Các sổ của một nhóm, in the order of the annex."""
    return tuple(each for each in registers() if each.group == group)


def register_of(code: str) -> Register:
    """Sổ có mã này."""
    for each in registers():
        if each.code == code:
            return each
    known = ", ".join(each.code for each in registers())
    raise UnknownRegister(f"Không có sổ “{code}”. Các sổ: {known}.")


def _register(code: str, table: dict[str, Any]) -> Register:
    only = table.get("only")
    return Register(
        code=code,
        number=table["number"],
        name=table["name"],
        citation=Citation.parse(table["citation"]),
        by_norm=table["columns_from"] == "quy_dinh",
        acts=tuple(table["acts"]),
        on_request=None if only is None else ON_REQUEST[only],
        columns=tuple(
            Column(
                each["title"],
                each["value"],
                tuple(each.get("acts", ())),
                tuple(each.get("terms", ())),
            )
            for each in table["columns"]
        ),
        also_signed_by=tuple(table.get("also_signed_by", ())),
        group=table.get("group", ENFORCEMENT),
        keeper=table.get("keeper", KEEPER),
        once=table.get("once", False),
    )
