"""Xã, phường trong một địa chỉ: which commune a case belongs to."""

import re

_COMMUNE = re.compile(
    r"(?<!thị )\b(?:xã|phường|đặc khu|thị trấn)\s+[^,]+", re.IGNORECASE
)


def commune_of(address: str | None) -> str:
    """Xã, phường nêu trong địa chỉ, with a capital as it is given; empty: none."""
    found = _COMMUNE.search(address or "")
    place = found.group().strip() if found else ""
    return place[:1].upper() + place[1:]
