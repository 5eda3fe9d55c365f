"""Trang miễn, giảm: tiles whose counts are those of the list below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator

from thads.law.acts.remission import conditions
from thads.law.periods import statistics_year_number, statistics_year_start
from thads.readers.remission.queries import Row

PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class Filter:
    """Ô đếm của trang."""

    code: str
    label: str
    icon: str
    level: str
    keeps: Callable[[Row], bool]


def filters(today: date) -> tuple[Filter, ...]:
    """Các ô: may qualify, being put together, at the court, decided."""
    year = statistics_year_start(today)
    return (
        Filter("co_the", "Có thể xét", "discount", "blue", lambda r: r.qualifies),
        Filter(
            "kho_khan", "Khó khăn đặc biệt", "heart-handshake", "", lambda r: r.is_hard
        ),
        Filter("ho_so", "Đang lập hồ sơ", "file-text", "amber", lambda r: r.in_file),
        Filter(
            "toa_an", "Chờ Toà án quyết định", "hourglass", "", lambda r: r.at_court
        ),
        Filter(
            "da_quyet",
            "Đã quyết định trong năm",
            "circle-check",
            "green",
            lambda r: r.was_decided(year),
        ),
    )


def context(
    rows: Sequence[Row],
    today: date,
    chosen: str,
    number: str = "1",
    *,
    whole: bool = False,
) -> dict[str, Any]:
    """Biến của trang."""
    every = filters(today)
    picked = next((each for each in every if each.code == chosen), every[0])
    shown = [row for row in rows if picked.keeps(row)]
    return {
        "tiles": [
            {
                "label": each.label,
                "value": sum(map(each.keeps, rows)),
                "icon": each.icon,
                "level": each.level if any(map(each.keeps, rows)) else "",
                "url": f"?loc={each.code}",
                "current": each is picked,
            }
            for each in every
        ],
        "picked": picked,
        "count": len(shown),
        "page": Paginator(shown, len(shown) or 1 if whole else PAGE_SIZE).get_page(
            number
        ),
        "whole": whole,
        "conditions": conditions(today),
        "most": sum(row.most for row in shown),
        "decided": sum(
            row.course.decided.amount or 0 for row in shown if row.course.decided
        ),
        "year": statistics_year_number(today),
        "today": today,
    }
