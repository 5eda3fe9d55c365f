"""Biên lai: which kind may be used on a day, its symbol and its numbers."""

import re
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
class ReceiptForm:
    """Loại biên lai: paper or electronic, its form symbol, and what its numbers are."""

    medium: str
    code: str
    text: str
    symbol: str
    digits: int
    numbers_a_book: int
    valid: Stretch
    citation: Citation
    confidence: str
    row: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "ReceiptForm":
        """Đọc một bảng của bien_lai.toml."""
        return cls(
            medium=table["medium"],
            code=table["code"],
            text=table["text"],
            symbol=table["symbol"],
            digits=table["digits"],
            numbers_a_book=table.get("numbers_a_book", 0),
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
            row=table["row"],
        )

    def fits(self, symbol: str, last_number: int) -> bool:
        """Ký hiệu đúng dạng và số không dài hơn quy định."""
        right = re.fullmatch(self.symbol, symbol) is not None
        return right and len(str(last_number)) <= self.digits


@cache
def receipt_forms() -> tuple[ReceiptForm, ...]:
    """Mọi loại biên lai, theo thứ tự trong tệp."""
    tables: list[dict[str, Any]] = []
    for path in sorted(_DATA.glob("*/bien_lai.toml")):
        tables += tomllib.loads(path.read_text(encoding="utf-8"))["receipt"]
    return tuple(map(ReceiptForm.from_table, tables))


def receipt_form(medium: str, on: date, code: str = "") -> ReceiptForm | None:
    """Loại biên lai dùng được vào ngày đó; none when the law has no such receipt then."""
    for form in receipt_forms():
        if form.medium == medium and on in form.valid and code in ("", form.code):
            return form
    return None
