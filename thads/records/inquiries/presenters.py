"""Trang danh sách yêu cầu: tiles and bodies whose counts are those of the list."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from thads.records.inquiries.queries import Asked, by_body


def _filters(
    today: date,
) -> tuple[tuple[str, str, str, str, Callable[[Asked], bool]], ...]:
    return (
        ("im_lang", "Quá hạn chưa trả lời", "alert-triangle", "red",
         lambda a: a.is_silent(today)),
        ("dang_cho", "Đang chờ, còn hạn", "hourglass", "",
         lambda a: not a.is_answered and not a.is_silent(today)),
        ("tre", "Trả lời trễ", "clock", "amber", lambda a: a.answered_late),
        ("dung_han", "Trả lời đúng hạn", "circle-check", "green",
         lambda a: a.is_answered and not a.answered_late),
    )  # fmt: skip


def list_page(
    asked: Sequence[Asked], today: date, chosen: str, body: str
) -> dict[str, Any]:
    """Biến của trang danh sách; `chosen` and `body` narrow the list."""
    of_body = [each for each in asked if not body or each.key == body]
    filters = _filters(today)
    tiles = [
        {
            "label": label,
            "value": (count := sum(map(keeps, of_body))),
            "icon": icon,
            "level": level if count else "",
            "url": url(noi=body, loc="" if code == chosen else code),
            "current": code == chosen,
        }
        for code, label, icon, level, keeps in filters
    ]
    keeps = next((f[4] for f in filters if f[0] == chosen), None)
    return {
        "tiles": tiles,
        "rows": [each for each in of_body if keeps is None or keeps(each)],
        "bodies": [
            (each, {code: url(noi=each.key, loc=code) for code, *_ in filters})
            for each in by_body(asked, today)
        ],
        "chosen": next((f[1] for f in filters if f[0] == chosen), ""),
        "body": of_body[0].inquiry.body if body and of_body else "",
        "today": today,
    }


def url(**parts: str) -> str:
    """?… of the parts that say something."""
    kept = {name: value for name, value in parts.items() if value}
    return f"?{urlencode(kept)}"
