"""Ô đếm đơn thư: for the page of whoever leads."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from thads.records.complaints import marks
from thads.records.complaints.presenters.board import CLOCKS, LATE, NEAR
from thads.records.complaints.queries.board import summary


def petition_tiles(unit_ids: Sequence[int], today: date) -> list[dict[str, Any]]:
    """Đang xử lý, quá hạn, sắp đến hạn, tố cáo; each leads to its list."""
    found = summary(unit_ids, today)
    board = reverse("complaints:board")
    complaints = reverse("proceedings:list", args=["khieu-nai"])
    return [
        _tile(
            CLOCKS[LATE],
            found.overdue,
            "alert-triangle",
            f"{board}?dau={LATE}",
            "red",
        ),
        _tile(
            CLOCKS[NEAR],
            found.soon,
            "clock",
            f"{board}?dau={NEAR}",
            "amber",
        ),
        _tile(
            marks.LABELS[marks.SILENT][0],
            found.silent,
            "player-pause",
            f"{board}?dau={marks.SILENT}",
            "red",
        ),
        _tile(
            "Kéo dài",
            found.standing,
            "hourglass",
            f"{board}?dau={marks.STANDING}",
            "amber",
        ),
        _tile(
            marks.LABELS[marks.UNEXECUTED][0],
            found.unexecuted,
            "clipboard-check",
            f"{board}?dau={marks.UNEXECUTED}",
            "amber",
        ),
        _tile(
            "Chờ lưu hồ sơ",
            found.unarchived,
            "folder-open",
            f"{board}?dau={marks.UNARCHIVED}",
        ),
        _tile("Đông người", found.mass, "users", f"{board}?dau={marks.MASS}"),
        _tile("Đang xử lý", found.open, "message-report", board),
        _tile("Khiếu nại", found.by_procedure["khieu_nai"], "messages", complaints),
        _tile("Tố cáo", found.by_procedure["to_cao"], "lock", f"{board}?loai=to_cao"),
    ]


def _tile(
    label: str, value: int, icon: str, url: str, level: str = ""
) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "icon": icon,
        "level": level if value else "",
        "url": url,
        "current": False,
    }
