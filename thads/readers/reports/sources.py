"""Nơi một con số mở ra: a cell of a form, or a page of the agency's own records."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from thads.law.indicators import Base, Period
from thads.readers.statistics.indicators.league import MONEY
from thads.readers.statistics.indicators.links import page
from thads.readers.statistics.references import Reference, address, short_address


@dataclass(frozen=True, slots=True)
class Page:
    """Trang: what it is called and its path."""

    label: str
    path: str


def league_page(
    unit: str, period: Period, known_at: datetime, *, is_money: bool
) -> Page:
    """Bảng so sánh: places, targets met, what the year is likely to end with."""
    asked = {
        "don_vi": unit,
        "tu": period.first.isoformat(),
        "den": period.last.isoformat(),
        "biet_den": known_at.isoformat(),
        "ve": MONEY if is_money else "",
        "moc": Base.FULL,
    }
    return Page("So sánh đơn vị", page("compare", asked))


def path_of(source: Any, *, short: bool) -> str:
    """Địa chỉ của một nguồn; short as it is printed, else as a link on the screen."""
    if isinstance(source, Page):
        return source.path
    if isinstance(source, Reference):
        return short_address(source) if short else address(source)
    return ""
