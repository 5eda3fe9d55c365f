"""Ô đếm đơn thư: for the page of whoever leads."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from thads.records.complaints import marks
from thads.records.complaints.presenters.board import CLOCKS, LATE, NEAR
from thads.records.complaints.queries.board import Summary, summary


def petition_tiles(unit_ids: Sequence[int], today: date) -> list[dict[str, Any]]:
    """Đang xử lý, quá hạn, sắp đến hạn, tố cáo; each leads to its list."""
    found = summary(unit_ids, today)
    board = reverse("complaints:board")
    complaints = reverse("proceedings:list", args=["khieu-nai"])
    asked = f"{board}?dau="
    every = (
        (CLOCKS[LATE], found.overdue, "alert-triangle", f"{asked}{LATE}", "red"),
        (CLOCKS[NEAR], found.soon, "clock", f"{asked}{NEAR}", "amber"),
        *_marked(found, asked),
        ("Đang xử lý", found.open, "message-report", board, ""),
        ("Khiếu nại", found.by_procedure["khieu_nai"], "messages", complaints, ""),
        ("Tố cáo", found.by_procedure["to_cao"], "lock", f"{board}?loai=to_cao", ""),
    )
    return [_tile(*each) for each in every]


def _marked(found: Summary, asked: str) -> Iterator[tuple[str, int, str, str, str]]:
    """Ô của từng dấu, in the order in which they press."""
    for mark, count, icon, level in (
        (marks.SILENT, found.silent, "player-pause", "red"),
        (marks.STANDING, found.standing, "hourglass", "amber"),
        (marks.UNEXECUTED, found.unexecuted, "clipboard-check", "amber"),
        (marks.UNARCHIVED, found.unarchived, "folder-open", ""),
        (marks.MASS, found.mass, "users", ""),
    ):
        yield marks.LABELS[mark][0], count, icon, f"{asked}{mark}", level


def _tile(label: str, value: int, icon: str, url: str, level: str) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "icon": icon,
        "level": level if value else "",
        "url": url,
        "current": False,
    }
