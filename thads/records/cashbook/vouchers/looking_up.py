"""Tra cứu biên lai điện tử: what its code tells anybody who holds it."""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection
from django.urls import reverse

_SHAPE = re.compile(r"[0-9A-F]{16}")


@dataclass(frozen=True, slots=True)
class ReceiptTold:
    """Biên lai mang mã này: its number, day, amount, which agency, whether it stands."""

    number: str
    dated: date
    amount: int
    agency: str
    is_taken_back: bool


def looked_up(code: str) -> ReceiptTold | None:
    """Biên lai của mã này; what has not the shape of a code never reaches the database."""
    asked = code.replace("-", "").upper()
    if not _SHAPE.fullmatch(asked):
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cashbook_receipt_told(%s)", [asked])
        row = cursor.fetchone()
    return ReceiptTold(*row) if row else None


def address(code: str) -> str:
    """Địa chỉ công khai của mã."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('cashbook:receipt_told', args=[code])}"
