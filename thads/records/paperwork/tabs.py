"""Các phần của thẻ Tài liệu: papers, their service, the numbered file."""

from typing import Any

from django.urls import reverse

PAPERS, SERVICE, DOSSIER = "papers", "service", "dossier"
_PARTS = (
    (PAPERS, "Giấy tờ"),
    (SERVICE, "Thông báo"),
    (DOSSIER, "Hồ sơ, bút lục"),
)


def parts(
    proceeding_id: int, current: str, *, is_case: bool = True
) -> list[dict[str, Any]]:
    """Các phần, the current one marked; sheets are numbered in the file of a case."""
    return [
        {
            "label": label,
            "url": reverse(f"paperwork:{name}", args=[proceeding_id]),
            "current": name == current,
        }
        for name, label in _PARTS
        if is_case or name != DOSSIER
    ]
