"""Bàn giao kho vật chứng cho công an: before which day, and on what it rests."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class StoreHandover:
    """Hạn bàn giao: its last day, the article, what the article says."""

    valid_from: date
    last_day: date
    citation: Citation
    confidence: str
    text: str

    def is_late(self, on: date) -> bool:
        """Đã quá ngày cuối."""
        return on > self.last_day


@cache
def _terms() -> tuple[StoreHandover, ...]:
    found: list[StoreHandover] = []
    for path in sorted(_DATA.glob("*/ban_giao_kho.toml")):
        for each in tomllib.loads(path.read_text(encoding="utf-8"))["handover"]:
            found.append(
                StoreHandover(
                    each["valid_from"],
                    each["before"] - timedelta(days=1),
                    Citation.parse(each["citation"]),
                    each["confidence"],
                    each["text"],
                )
            )
    return tuple(found)


def handover_of_stores(on: date) -> StoreHandover | None:
    """Hạn bàn giao kho theo luật của ngày đó; “before a day” ends the day before it."""
    return next((each for each in _terms() if on >= each.valid_from), None)
