"""Tái chiếm: what the law allows once property handed over was taken back."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data" / "tai_chiem.toml"


@dataclass(frozen=True, slots=True)
class Way:
    """Một điều luật cho làm hoặc không buộc làm, with its article and its act if any."""

    text: str
    citation: Citation
    confidence: str
    valid_from: date
    valid_to: date | None
    act: str

    def holds_on(self, on: date) -> bool:
        """Có hiệu lực vào ngày đó."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def ways(on: date) -> tuple[Way, ...]:
    """Luật cho làm gì khi tài sản bị chiếm lại vào ngày đó."""
    return tuple(each for each in _every() if each.holds_on(on))


@cache
def _every() -> tuple[Way, ...]:
    tables = tomllib.loads(_DATA.read_text(encoding="utf-8"))["way"]
    return tuple(
        Way(
            text=each["text"],
            citation=Citation.parse(each["citation"]),
            confidence=each["confidence"],
            valid_from=each["valid_from"],
            valid_to=each.get("valid_to"),
            act=each.get("act", ""),
        )
        for each in tables
    )
