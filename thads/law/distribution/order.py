"""Thứ tự thanh toán: deductions, tiers and places as the law of a day has them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.distribution.claims import CannotDistribute
from thads.law.periods import Stretch, in_words
from thads.law.statutes import CONFIDENCES, Citation, LawDataError

_DATA = Path(__file__).parents[1] / "data"
_SECTIONS = ("deduction", "tier", "place")


@dataclass(frozen=True, slots=True)
class Heading:
    """Mục trong thứ tự thanh toán: a deduction, a tier or a place, with its basis."""

    code: str
    name: str
    kinds: frozenset[str]
    rest: bool
    valid: Stretch
    citation: Citation
    confidence: str
    row: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "Heading":
        """Đọc một bảng của thu_tu_thanh_toan.toml."""
        if table["confidence"] not in CONFIDENCES:
            raise LawDataError(f"Thứ tự thanh toán “{table['code']}”: độ tin cậy lạ.")
        return cls(
            code=table["code"],
            name=table["name"],
            kinds=frozenset(table.get("kinds", ())),
            rest=table.get("rest", False),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
            row=table["row"],
        )


@dataclass(frozen=True, slots=True)
class Order:
    """Thứ tự thanh toán của một ngày: each part in the order in which it is paid."""

    deductions: tuple[Heading, ...]
    tiers: tuple[Heading, ...]
    places: dict[str, Heading]
    by_kind: dict[str, Heading]
    rest: Heading

    def tier_of(self, kind: str) -> Heading:
        """Hàng của một loại khoản; what no tier names belongs to the last."""
        return self.by_kind.get(kind, self.rest)


@cache
def order_on(on: date) -> Order:
    """Thứ tự thanh toán theo luật của ngày thanh toán."""
    found = {
        section: tuple(each for each in headings if on in each.valid)
        for section, headings in every_heading().items()
    }
    if not found["tier"]:
        raise CannotDistribute(
            f"Chưa có thứ tự thanh toán cho ngày {in_words(on)} trong dữ liệu pháp luật."
        )
    places = {place.code: place for place in found["place"]}
    by_kind = {kind: tier for tier in found["tier"] for kind in tier.kinds}
    rest = next(tier for tier in found["tier"] if tier.rest)
    return Order(found["deduction"], found["tier"], places, by_kind, rest)


@cache
def every_heading() -> dict[str, list[Heading]]:
    """Mọi mục của hai luật, in the order of their files."""
    headings: dict[str, list[Heading]] = {section: [] for section in _SECTIONS}
    for path in sorted(_DATA.glob("*/thu_tu_thanh_toan.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for section in _SECTIONS:
            headings[section] += map(Heading.from_table, content[section])
    return headings
