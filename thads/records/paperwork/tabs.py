"""Các phần của thẻ Tài liệu: papers, their service, the numbered file."""

from typing import Any

from django.urls import reverse

PAPERS, SERVICE, DOSSIER = "papers", "service", "dossier"
_PARTS = (
    (PAPERS, "Giấy tờ"),
    (SERVICE, "Thông báo"),
    (DOSSIER, "Hồ sơ, bút lục"),
)


def parts(case_id: int, current: str) -> list[dict[str, Any]]:
    """Các phần, the current one marked."""
    return [
        {
            "label": label,
            "url": reverse(f"paperwork:{name}", args=[case_id]),
            "current": name == current,
        }
        for name, label in _PARTS
    ]
