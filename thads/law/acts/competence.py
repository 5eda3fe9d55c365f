"""Thẩm quyền giải quyết khiếu nại, tố cáo: who settles, by whom it is about and when."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.statutes import Citation

FIRST, SECOND = "lan_dau", "lan_hai"
_DATA = Path(__file__).parents[1] / "data" / "tham_quyen_don.toml"


@dataclass(frozen=True, slots=True)
class Settler:
    """Người giải quyết: their office, whether it is that of this agency, the basis."""

    name: str
    is_ours: bool
    citation: Citation
    confidence: str


def settler(
    procedure: str, *, level: str, agency: str, about: str, on: date
) -> Settler | None:
    """Ai giải quyết đơn nhận vào ngày đó; None: the data names nobody.

    `level` is FIRST or SECOND, `agency` the level of the agency (`tinh`, `chi_cuc`),
    `about` the role of the person complained of or denounced.
    """
    for each in _every():
        if (
            each["procedure"] == procedure
            and each["level"] == level
            and agency in each["agency"]
            and about in each["about"]
            and each["valid_from"] <= on <= each.get("valid_to", date.max)
        ):
            return Settler(
                each["name"],
                each["ours"],
                Citation.parse(each["citation"]),
                each["confidence"],
            )
    return None


@cache
def _every() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(_DATA.read_text(encoding="utf-8"))["settler"])
