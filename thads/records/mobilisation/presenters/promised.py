"""Trang lời hứa, hẹn vận động: tiles that filter, whose officer, one page of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict

from thads.records.mobilisation.queries.promised import AHEAD, BACK, Due

PAGE_SIZE = 40


@dataclass(frozen=True, slots=True)
class _Filter:
    """Ô đếm của trang."""

    code: str
    label: str
    icon: str
    level: str
    keeps: Callable[[Due], bool]


def _filters(today: date) -> tuple[_Filter, ...]:
    week = today + AHEAD
    return (
        _Filter("qua_han", "Không giữ, chưa rõ", "alert-triangle", "red", _is_broken),
        _Filter(
            "sap_den",
            "Đến hạn trong 7 ngày",
            "calendar-due",
            "amber",
            lambda each: _runs(each) and each.on <= week,
        ),
        _Filter(
            "con_han",
            "Hạn sau 7 ngày",
            "hourglass",
            "",
            lambda each: _runs(each) and each.on > week,
        ),
        _Filter("hen", "Hẹn vận động", "messages", "", _is_meeting),
        _Filter("da_giu", "Đã giữ", "circle-check", "green", lambda each: each.is_over),
    )


def _is_broken(each: Due) -> bool:
    return each.is_broken


def _is_meeting(each: Due) -> bool:
    return each.promise is None


def _runs(each: Due) -> bool:
    return each.promise is not None and not each.is_broken and not each.is_over


def context(rows: Sequence[Due], query: QueryDict, today: date) -> dict[str, Any]:
    """Biến của trang."""
    officers = sorted(
        {
            (each.code, each.full_name)
            for row in rows
            if (each := row.proceeding.officer)
        }
    )
    whose = query.get("can_bo", "")
    mine = [row for row in rows if not whose or _officer(row) == whose]
    every = _filters(today)
    asked = query.get("loc", "")
    picked = next((each for each in every if each.code == asked), every[0])
    shown = [row for row in mine if picked.keeps(row)]
    return {
        "tiles": [_tile(each, picked, mine, whose) for each in every],
        "picked": picked,
        "count": len(shown),
        "page": Paginator(shown, PAGE_SIZE).get_page(query.get("trang", "1")),
        "officers": officers,
        "whose": whose,
        "since": today - BACK,
        "today": today,
    }


def _officer(row: Due) -> str:
    return row.proceeding.officer.code if row.proceeding.officer else ""


def _tile(
    each: _Filter, picked: _Filter, rows: Sequence[Due], whose: str
) -> dict[str, Any]:
    count = sum(map(each.keeps, rows))
    own = f"&can_bo={whose}" if whose else ""
    return {
        "label": each.label,
        "value": count,
        "icon": each.icon,
        "level": each.level if count else "",
        "url": f"?loc={each.code}{own}",
        "current": each is picked,
    }
