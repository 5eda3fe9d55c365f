"""Ô đếm đơn thư: for the page of whoever leads."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from thads.records.complaints import marks
from thads.records.complaints.queries.board import SOON_DAYS, summary


def petition_tiles(unit_ids: Sequence[int], today: date) -> list[dict[str, Any]]:
    """Đang xử lý, quá hạn, sắp đến hạn, tố cáo; each leads to its list."""
    found = summary(unit_ids, today)
    board = reverse("complaints:board")
    complaints = reverse("proceedings:list", args=["khieu-nai"])
    return [
        _tile("Quá hạn", found.overdue, "alert-triangle", board, "red"),
        _tile(f"Hạn trong {SOON_DAYS} ngày", found.soon, "clock", board, "amber"),
        _tile(
            "Im lặng, không bước nào đến hạn",
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
            "Chờ thi hành quyết định, kết luận",
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
