"""Lãi suất của bản án như người ta ghi: “7,5%”, kept with what was counted by it."""

import re
from fractions import Fraction

from thads.law.money import decimal

_RATE = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?")


def read_rate(text: str) -> Fraction | None:
    """Đọc “7,5” hay “7,5%”; None when it is no rate."""
    found = _RATE.fullmatch(text.strip())
    if found is None:
        return None
    units, parts = found[1], found[2] or ""
    return Fraction(int(units + parts), 10 ** len(parts) * 100)


def rate_as_told(rate: Fraction | None) -> str:
    """“7,5000%”; empty where the law's own rate applied."""
    return "" if rate is None else f"{decimal(*(rate * 100).as_integer_ratio(), 4)}%"
