"""Nội dung văn bản: what a paper must state, and what must come with it, by its act.

The paper of an act (a request, a decision, minutes, a plan) is checked against what the
law of its day asks for. Some parts are asked for in certain circumstances only.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.acts import catalogue
from thads.law.periods import Stretch
from thads.law.statutes import Citation, LawDataError, instruments

_DATA = Path(__file__).parents[1] / "data" / "noi_dung_van_ban.toml"


@dataclass(frozen=True, slots=True)
class Part:
    """Phần của văn bản: what must be there, by which article, ``when`` if not always."""

    slug: str
    label: str
    citation: Citation
    valid: Stretch
    when: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """Văn bản của một hành vi: its name and its parts."""

    act: str
    name: str
    parts: tuple[Part, ...]

    def parts_on(self, on: date) -> tuple[Part, ...]:
        """Các phần luật đòi vào ngày đó."""
        return tuple(part for part in self.parts if on in part.valid)

    def missing(
        self, on: date, present: Collection[str], circumstances: Collection[str] = ()
    ) -> tuple[Part, ...]:
        """Các phần còn thiếu, given what is there and the circumstances of the case."""
        return tuple(
            part
            for part in self.parts_on(on)
            if part.slug not in present
            and (not part.when or part.when in circumstances)
        )


@cache
def papers() -> dict[str, Paper]:
    """Mọi văn bản có nội dung luật định, theo mã hành vi."""
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))["paper"]
    found = {table["act"]: _paper(table) for table in tables}
    if len(found) != len(tables):
        raise LawDataError("Nội dung văn bản: một hành vi khai hai lần.")
    return found


def _paper(table: dict[str, Any]) -> Paper:
    if catalogue.find(table["act"]) is None:
        raise LawDataError(f"Nội dung văn bản: không có hành vi “{table['act']}”.")
    parts = tuple(_part(each) for each in table["parts"])
    return Paper(table["act"], table["name"], parts)


def _part(table: dict[str, str]) -> Part:
    citation = Citation.parse(table["citation"])
    instrument = instruments()[citation.instrument]
    valid = Stretch(instrument.in_force_from, instrument.in_force_to)
    when = table.get("when", "")
    return Part(table["slug"], table["label"], citation, valid, when)
