"""Loại biên lai: what a receipt is called, its copies and who holds each."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.periods import Stretch
from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class ReceiptKind:
    """Loại biên lai; `acts` take it, `state_acts` when the money is the state's.

    `keepers`: the only roles a book of it is given to; none named: any that takes money.
    """

    code: str
    name: str
    form: str
    portal_form: str
    acts: frozenset[str]
    state_acts: frozenset[str]
    keepers: frozenset[str]
    valid: Stretch
    citation: Citation
    confidence: str
    use_confidence: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "ReceiptKind":
        """Đọc một bảng `kind` của chung_tu.toml."""
        return cls(
            code=table["code"],
            name=table["name"],
            form=table.get("form", ""),
            portal_form=table.get("portal_form", ""),
            acts=frozenset(table.get("acts", ())),
            state_acts=frozenset(table.get("state_acts", ())),
            keepers=frozenset(table.get("keepers", ())),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
            use_confidence=table["use_confidence"],
        )


@dataclass(frozen=True, slots=True)
class ReceiptCopy:
    """Liên: its number, who holds it, its colour."""

    number: int
    holder: str
    colour: str
    valid: Stretch
    citation: Citation

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "ReceiptCopy":
        """Đọc một bảng `copy` của chung_tu.toml."""
        return cls(
            number=table["number"],
            holder=table["holder"],
            colour=table["colour"],
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
        )


def _tables(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(_DATA.glob("*/chung_tu.toml")):
        found += tomllib.loads(path.read_text(encoding="utf-8")).get(name, [])
    return found


@cache
def receipt_kinds() -> tuple[ReceiptKind, ...]:
    """Mọi loại biên lai, in the order of the circular."""
    return tuple(map(ReceiptKind.from_table, _tables("kind")))


@cache
def _copies() -> tuple[ReceiptCopy, ...]:
    return tuple(map(ReceiptCopy.from_table, _tables("copy")))


def receipt_kind(act: str, is_states: bool, on: date) -> ReceiptKind | None:
    """Loại biên lai của một khoản thu; none before the circular that names the kinds."""
    standing = [each for each in receipt_kinds() if on in each.valid]
    own = [each for each in standing if is_states and act in each.state_acts]
    return next(iter(own or [each for each in standing if act in each.acts]), None)


def copies_of(medium: str, on: date) -> tuple[ReceiptCopy, ...]:
    """Các liên của một biên lai giấy; an electronic receipt is one file."""
    if medium != "giay":
        return ()
    return tuple(each for each in _copies() if on in each.valid)
