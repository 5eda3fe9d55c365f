"""Số hiệu tài khoản kế toán: the official number beside an account of the cash book."""

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
class AccountNumber:
    """Số hiệu của một tài khoản trong một quãng hiệu lực."""

    account: str
    number: str
    valid: Stretch
    citation: Citation
    confidence: str

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "AccountNumber":
        """Đọc một bảng của tai_khoan.toml."""
        return cls(
            account=table["account"],
            number=table["number"],
            valid=Stretch(table["valid_from"], table.get("valid_to")),
            citation=Citation.parse(table["citation"]),
            confidence=table["confidence"],
        )


@cache
def account_numbers() -> tuple[AccountNumber, ...]:
    """Mọi số hiệu đã biết."""
    tables: list[dict[str, Any]] = []
    for path in sorted(_DATA.glob("*/tai_khoan.toml")):
        tables += tomllib.loads(path.read_text(encoding="utf-8"))["number"]
    return tuple(map(AccountNumber.from_table, tables))


def account_number(account: str, on: date) -> AccountNumber | None:
    """Số hiệu vào một ngày; none where no source gives one, nothing is guessed."""
    for each in account_numbers():
        if each.account == account and on in each.valid:
            return each
    return None
