"""Địa chỉ của trang dấu hiệu: one place that writes what its views read."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from thads.law.indicators.signs import SignKind


def page_address(unit: str, last: date, known_at: datetime | None = None) -> str:
    """Trang dấu hiệu của một đơn vị và kỳ."""
    return _address("signs:signs", unit, last, known_at)


def flag_address(
    top: str,
    last: date,
    known_at: datetime | None,
    *,
    kind: SignKind,
    unit: str,
    view: str = "signs:signs",
) -> str:
    """Một cờ mở ra: its cases and what was written about it."""
    asked = {"loai": kind.value, "dv": unit}
    return _address(view, top, last, known_at, **asked)


def file_address(top: str, last: date, known_at: datetime | None) -> str:
    """Tệp Excel của mọi dấu hiệu."""
    return _address("signs:file", top, last, known_at)


def _address(
    view: str, unit: str, last: date, known_at: datetime | None, **more: str
) -> str:
    asked = {"don_vi": unit, "den": last.isoformat(), **more}
    if known_at is not None:
        asked["biet_den"] = known_at.isoformat()
    return f"{reverse(view)}?{urlencode(asked)}"
