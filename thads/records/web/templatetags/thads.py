"""Bộ lọc và thẻ dùng trong mọi trang: loaded as builtins, so pages need no `load`."""

import datetime as dt
from typing import Any

from django import template
from django.utils.safestring import SafeString

from thads.records.web import (
    chart_components,
    components,
    form_components,
    formatting,
    icons,
    marks,
)

register = template.Library()
register.tags.update(components.register.tags)
register.tags.update(chart_components.register.tags)
register.tags.update(form_components.register.tags)

for mark in (marks.time, marks.num, marks.opened, marks.chip, marks.law, marks.due):
    register.simple_tag(mark)
register.simple_tag(marks.bar)


@register.simple_tag
def icon(name: str, size: int = 16) -> SafeString:
    """Biểu tượng theo tên của Tabler, sizes 12, 16, 20 and 28."""
    return icons.svg(name, size)


def is_missing(value: Any) -> bool:
    """Nothing to show: the filters answer with a dash."""
    return value is None or value == ""


@register.filter
def dong(value: Any) -> str:
    """1234567890 → 1.234.567.890."""
    return formatting.UNKNOWN if is_missing(value) else formatting.whole(value)


@register.filter
def dong_short(value: Any, places: int = 2) -> str:
    """38413000000 → 38,41 tỷ."""
    if is_missing(value):
        return formatting.UNKNOWN
    return formatting.money_short(value, places)


@register.filter
def so(value: Any) -> str:
    """9133 → 9.133."""
    return formatting.UNKNOWN if is_missing(value) else formatting.whole(value)


@register.filter
def phan_tram(value: Any, places: int = 2) -> str:
    """48.2 → 48,20; the sign stands in the header."""
    if is_missing(value):
        return formatting.UNKNOWN
    return formatting.decimal_vi(value, places)


@register.filter
def diem(value: Any, places: int = 2) -> str:
    """-8.6 → −8,60 and 1.2 → +1,20."""
    return formatting.UNKNOWN if is_missing(value) else formatting.signed(value, places)


@register.filter
def ngay(value: dt.date | None) -> str:
    """19/05/2026."""
    return formatting.day(value) if value else formatting.UNKNOWN


@register.filter
def thu(value: dt.date | None) -> str:
    """Thứ Ba."""
    return formatting.weekday(value) if value else formatting.UNKNOWN


@register.filter
def ngay_dai(value: dt.date | None) -> str:
    """Thứ Ba, 19/05/2026."""
    return formatting.day_long(value) if value else formatting.UNKNOWN


@register.filter
def gio(value: dt.datetime | dt.time | None) -> str:
    """15:42."""
    return formatting.clock(value) if value is not None else formatting.UNKNOWN


@register.filter
def khoang_cach(value: dt.date | None, today: dt.date) -> str:
    """còn 6 ngày, hôm nay, quá 4 ngày."""
    return formatting.distance(value, today) if value else formatting.UNKNOWN


@register.filter
def giua_cau(value: str) -> str:
    """Chữ đầu viết thường, giữa câu; a name inside keeps its capitals: “quý II”."""
    return f"{value[:1].lower()}{value[1:]}"


@register.filter
def che(value: str | None) -> str:
    """••••••••4471."""
    return formatting.masked(value or "")
