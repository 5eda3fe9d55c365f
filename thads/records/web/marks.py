"""Các mảnh một phần tử: elements so small that a template each would be noise."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thads.records.web import formatting, icons

TIME_FORMS: dict[str, Callable[[Any], str]] = {
    "ngay": formatting.day,
    "ngay_dai": formatting.day_long,
    "ngay_ngan": formatting.day_short,
    "gio": formatting.clock,
    "ngay_gio": formatting.moment,
}
CITED = "lawbook:cited"
# A value of the law that nobody has re-read must say so wherever it is shown.
CONFIDENCE = {
    "recalled": "chưa đối chiếu nguyên văn",
    "conflicting": "các nguồn chưa thống nhất",
}


def time(value: dt.date | None, kind: str = "ngay") -> SafeString | str:
    """A day or a moment as <time datetime>, in one of TIME_FORMS."""
    if value is None:
        return formatting.UNKNOWN
    machine = (
        formatting.local_moment(value) if isinstance(value, dt.datetime) else value
    )
    return format_html(
        '<time datetime="{}">{}</time>', machine.isoformat(), TIME_FORMS[kind](value)
    )


def num(value: Any, places: int = 0) -> SafeString | str:
    """A figure: thousand dots, zero in grey, unknown as a dash."""
    if value is None or value == "":
        return formatting.UNKNOWN
    text = formatting.decimal_vi(value, places)
    if formatting.exact(value) == 0:
        return format_html('<span class="z">{}</span>', text)
    return text


def opened(value: Any, text: str = "") -> SafeString:
    """Con số mà trang này mở ra: as it is read, its exact value for a program."""
    told = "" if value is None else str(value)
    return format_html(
        '<data value="{}">{}</data>', told, text or formatting.whole(value)
    )


def chip(text: str, level: str = "", icon: str = "") -> SafeString:
    """Nhãn trạng thái: word, icon and tint; without an icon it is drawn plain."""
    css = f"chip {level}".strip() if icon else f"chip plain {level}".strip()
    drawing = icons.svg(icon, 12) if icon else ""
    return format_html('<span class="{}">{}{}</span>', css, drawing, text)


def law(text: str, url: str = "", confidence: str = "") -> SafeString | str:
    """Trích dẫn: the short citation, a link to the text where there is one."""
    if not text:
        return ""
    doubt = CONFIDENCE.get(confidence, "")
    url = url or address_of(text)
    inner = format_html(
        "{}{}{}",
        icons.svg("book-2", 12),
        text,
        format_html(' <span class="doubt">({})</span>', doubt) if doubt else "",
    )
    if not url:
        return format_html('<span class="law">{}</span>', inner)
    title = "Mở căn cứ này và những gì dựa vào nó"
    return format_html('<a class="law" href="{}" title="{}">{}</a>', url, title, inner)


def address_of(text: str) -> str:
    """Where what rests on this citation is listed, if an app here shows the law."""
    try:
        return f"{reverse(CITED)}?{urlencode({'vien_dan': text})}"
    except NoReverseMatch:
        return ""


def due(on: dt.date | None, today: dt.date, text: str = "") -> SafeString | str:
    """Hạn: the day, then the distance; red when past, amber on the day itself."""
    if on is None:
        return formatting.UNKNOWN
    away = (formatting.local(on) - today).days
    level = " over" if away < 0 else " now" if away == 0 else ""
    return format_html(
        '<div class="due{}"><b>{}</b><span>{}</span></div>',
        level,
        time(on),
        text or formatting.distance(on, today),
    )


def bar(value: Any, tick: Any = None, label: str = "", level: str = "") -> SafeString:
    """Thanh: a share in per cent, with a black tick where the target stands."""
    share = min(max(formatting.exact(value or 0), 0), 100)
    mark = ""
    if tick is not None:
        mark = format_html(
            '<rect class="tick-mark" x="{}%" y="0" width="2" height="14"/>',
            min(max(formatting.exact(tick), 0), 100),
        )
    return format_html(
        '<svg class="bar {}" role="img" aria-label="{}">'
        '<rect class="bar-track" y="3" width="100%" height="8" rx="2"/>'
        '<rect class="bar-fill" y="3" width="{}%" height="8" rx="2"/>{}</svg>',
        level,
        label,
        share,
        mark,
    )
