"""Đọc sao kê: CSV, XLSX, MT940, camt.053 into one shape, or every bad row with its reason.

What is uploaded is not trusted: size, kind, encoding, archives and entities are checked
before a reader sees them. `read` touches no database.
"""

from thads.records.cashbook.bank.reading.reading import Asked, Reading, read
from thads.records.cashbook.bank.reading.values import (
    BankLine,
    BankStatement,
    Problem,
    Unreadable,
)

__all__ = [
    "Asked",
    "BankLine",
    "BankStatement",
    "Problem",
    "Reading",
    "Unreadable",
    "read",
]
