"""Lọc nhiệm vụ của một chỉ thị: which of them, how many each part has."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from thads.readers.directives.progress import SILENT, Progress, TaskProgress

PARTS: dict[str, tuple[str, Callable[[TaskProgress], bool]]] = {
    "": ("Tất cả", lambda each: True),
    "qua_han": ("Quá hạn", lambda each: each.is_overdue),
    "chua": ("Chưa có báo cáo, số liệu", lambda each: each.standing == SILENT),
    "so_lieu": ("Có số liệu", lambda each: each.figure is not None),
    "xong": ("Đã xong", lambda each: each.is_done),
}
"""Các phần của danh sách nhiệm vụ, by the code in the address."""


def part_of(query: QueryDict) -> str:
    """Phần được hỏi; all of them if none is known."""
    asked = query.get("loc", "")
    return asked if asked in PARTS else ""


def only(found: Progress, part: str) -> Progress:
    """Tiến độ với những nhiệm vụ của một phần."""
    _, keeps = PARTS[part]
    clauses = [
        replace(each, tasks=[task for task in each.tasks if keeps(task)])
        for each in found.clauses
    ]
    return replace(found, clauses=clauses)


def menu(found: Progress, query: QueryDict) -> list[dict[str, Any]]:
    """Các phần với số nhiệm vụ of each; the period in the address stays."""
    chosen = part_of(query)
    return [
        {
            "label": label,
            "count": sum(keeps(task) for task in found.tasks),
            "url": _address(query, code),
            "current": code == chosen,
        }
        for code, (label, keeps) in PARTS.items()
    ]


def _address(query: QueryDict, code: str) -> str:
    kept = query.copy()
    kept.pop("tep", None)
    kept["loc"] = code
    return f"?{kept.urlencode()}"
