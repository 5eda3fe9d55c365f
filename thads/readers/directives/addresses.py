"""Nơi con số mở ra: the cell of a form, or the list of acts that were counted."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from thads.law.indicators import Period
from thads.readers.directives.evidence import Counted, UnknownMeasure, label_of
from thads.readers.reports.figures import Source
from thads.readers.statistics.asking import UnreadableDate, read_day, read_moment
from thads.readers.statistics.references import Reference, short_address


def address(source: Source) -> str:
    """Địa chỉ của một nguồn."""
    if isinstance(source, Reference):
        return short_address(source)
    assert isinstance(source, Counted)
    asked = {
        "do": source.measure,
        "don_vi": source.unit,
        "tu": source.period.first.isoformat(),
        "den": source.period.last.isoformat(),
        "biet_den": source.known_at.isoformat(),
    }
    return f"{reverse('directives:counted')}?{urlencode(asked)}"


def read(query: QueryDict) -> Counted:
    """Đọc lại; raises UnreadableDate and UnknownMeasure with their sentences."""
    given: dict[str, Any] = {
        name: query.get(name, "") for name in ("do", "don_vi", "tu", "den", "biet_den")
    }
    if not all(given.values()):
        raise UnreadableDate("Địa chỉ thiếu phần. Mở lại từ trang chỉ thị.")
    label_of(given["do"])
    period = Period(read_day(given["tu"]), read_day(given["den"]))
    return Counted(given["do"], given["don_vi"], period, read_moment(given["biet_den"]))


__all__ = ["UnknownMeasure", "address", "read"]
