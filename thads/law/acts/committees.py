"""Ban chỉ đạo: at which levels it may be set up, and who sits on it, by date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data" / "ban_chi_dao.toml"


@dataclass(frozen=True, slots=True)
class Seat:
    """Một ghế hoặc một cấp: its name, its basis, the days on which it holds.

    `part` is empty for a level; a seat has one of the parts of a member.
    """

    code: str
    name: str
    citation: Citation
    confidence: str
    valid_from: date
    valid_to: date | None
    part: str = ""

    def holds_on(self, on: date) -> bool:
        """Có hiệu lực vào ngày đó."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def levels(on: date) -> tuple[Seat, ...]:
    """Các cấp được lập Ban chỉ đạo vào ngày đó."""
    return tuple(each for each in _every("level") if each.holds_on(on))


def seats(on: date) -> tuple[Seat, ...]:
    """Những nơi phải có hoặc được mời có người trong Ban chỉ đạo vào ngày đó."""
    return tuple(each for each in _every("seat") if each.holds_on(on))


@cache
def _every(name: str) -> tuple[Seat, ...]:
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))[name]
    return tuple(
        Seat(
            code=each["code"],
            name=each["name"],
            citation=Citation.parse(each["citation"]),
            confidence=each["confidence"],
            valid_from=each["valid_from"],
            valid_to=each.get("valid_to"),
            part=each.get("part", ""),
        )
        for each in tables
    )
