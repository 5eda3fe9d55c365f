"""Lời ở mục chữ ký của biên lai: who signs, or the words that stand there instead."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from thads.law.periods import Stretch
from thads.law.statutes import Citation

_DATA = Path(__file__).parents[1] / "data"


class Manner(Enum):
    """Tiền đến bằng cách nào."""

    DIRECT = "truc_tiep"
    TRANSFERRED = "chuyen_khoan"
    MADE_DEFINITE = "tam_thu_chuyen_sang"


@dataclass(frozen=True, slots=True)
class ReceiptWords:
    """Lời của hai mục chữ ký; `is_quoted` when the law gives the payer's words themselves.

    `collector` is whose signature it is: nguoi_thu or ke_toan.
    """

    manner: Manner
    medium: str
    payer: str
    is_quoted: bool
    collector: str
    collector_text: str
    valid: Stretch
    citation: Citation
    confidence: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "ReceiptWords":
        """Đọc một bảng của loi_bien_lai.toml."""
        return cls(
            manner=Manner(table["manner"]),
            medium=table.get("medium", ""),
            payer=table["payer"],
            is_quoted=table.get("quoted", False),
            collector=table["collector"],
            collector_text=table["collector_text"],
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
        )


@cache
def _every() -> tuple[ReceiptWords, ...]:
    tables: list[dict[str, Any]] = []
    for path in sorted(_DATA.glob("*/loi_bien_lai.toml")):
        tables += tomllib.loads(path.read_text(encoding="utf-8"))["words"]
    return tuple(map(ReceiptWords.from_table, tables))


def receipt_words(manner: Manner, medium: str, on: date) -> ReceiptWords | None:
    """Lời của một biên lai lập vào ngày đó; none before the circular that says them."""
    for each in _every():
        if each.manner is manner and each.medium in ("", medium) and on in each.valid:
            return each
    return None
