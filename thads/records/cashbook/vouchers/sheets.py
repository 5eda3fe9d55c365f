"""Tờ in: which rows and boxes a voucher has on a day, as data tell it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.periods import Stretch
from thads.law.statutes import Citation

_DATA = Path(__file__).with_name("sheets.toml")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Dòng của tờ: stands without its fact only where it is to be filled in by hand."""

    label: str
    fact: str
    is_open: bool
    is_strong: bool
    is_slanted: bool
    is_beside: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tờ in: its title (empty: that of its kind), rows, boxes of signatures."""

    name: str
    title: str
    rows: tuple[SheetRow, ...]
    boxes: tuple[str, ...]
    valid: Stretch
    citation: Citation
    layout_confidence: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "Sheet":
        """Đọc một bảng của sheets.toml."""
        return cls(
            name=table["name"],
            title=table.get("title", ""),
            rows=tuple(map(_row, table["rows"])),
            boxes=tuple(table["boxes"]),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            layout_confidence=table["layout_confidence"],
        )


def _row(table: dict[str, Any]) -> SheetRow:
    return SheetRow(
        table["label"],
        table["fact"],
        table.get("open", False),
        table.get("strong", False),
        table.get("slanted", False),
        table.get("beside", False),
    )


@cache
def sheets() -> tuple[Sheet, ...]:
    """Mọi tờ in."""
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))["sheet"]
    return tuple(map(Sheet.from_table, tables))


def sheet(name: str, on: date) -> Sheet:
    """Tờ dùng vào ngày đó; before the first one that first one."""
    own = [each for each in sheets() if each.name == name]
    return next((each for each in own if on in each.valid), own[0])
