"""Phần đầu văn bản: who issues, by the level of the agency and the day of the paper."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.periods import Stretch
from thads.records.agencies.models import Unit
from thads.records.documents.page import Letterhead
from thads.records.documents.wording import (
    day_in_words,
    lines,
    number_and_symbol,
    spelled_out,
)

_DATA = Path(__file__).with_name("letterhead.toml")
_PLACE = re.compile(
    r"\b(?:tỉnh|thành phố|huyện|quận|thị xã)\s+(?P<name>.+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Style:
    """Kiểu phần đầu: what stands above the agency, its symbol, what its head is called.

    `issuer` and `place` are empty where the books' own name of the agency is used.
    """

    above: str
    symbol: str
    head: str
    issuer: str = ""
    place: str = ""
    confidence: str = "verified"


@cache
def _styles() -> tuple[tuple[str, Stretch, Style], ...]:
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))["style"]
    return tuple(
        (
            table["level"],
            Stretch(table.get("valid_from", date.min), table.get("valid_to")),
            Style(table["above"], table["symbol"], table["head"], "", "", conf),
        )
        for table in tables
        for conf in (table["confidence"],)
    )


def style_of(agency: Unit, on: date) -> Style:
    """Kiểu phần đầu của cơ quan vào ngày đó, as the data file has it."""
    for level, valid, style in _styles():
        if level == agency.level and on in valid:
            return style
    return Style(above="{parent}", symbol="THADS", head="Thủ trưởng")


def letterhead(
    agency: Unit,
    style: Style,
    *,
    on: date | None,
    series: str,
    number: str = "",
    about: str = "",
) -> Letterhead:
    """Phần đầu; a paper without its number leaves the place for it open."""
    shown = number or number_and_symbol(None, series, style.symbol)
    return Letterhead(
        above=lines(_above(agency, style)),
        issuer=lines(style.issuer or agency.name),
        number=f"Số: {shown}",
        place_date=f"{place_of(agency, style)}, {_day(on)}",
        about=about,
    )


def _above(agency: Unit, style: Style) -> str:
    parent = agency.parent.name if agency.parent else ""
    return style.above.replace("{parent}", parent)


def _day(on: date | None) -> str:
    return day_in_words(on) if on else "ngày      tháng      năm"


def place_of(agency: Unit, style: Style) -> str:
    """Địa danh: the province or district in the agency's name, unless set otherwise."""
    if style.place:
        return style.place
    found = _PLACE.search(spelled_out(agency.name))
    return found["name"] if found else spelled_out(agency.name)
