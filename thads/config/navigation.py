"""Điều hướng bên: the side navigation, with the entries that lead somewhere."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class _Entry:
    label: str
    icon: str
    view: str
    arguments: tuple[str, ...] = ()


GROUPS: tuple[tuple[str, tuple[_Entry, ...]], ...] = (
    (
        "Công việc",
        (
            _Entry("Bàn làm việc", "layout-dashboard", "worklist:workbench"),
            _Entry("Việc thi hành án", "folders", "cases:list"),
            _Entry("Tiếp nhận", "file-import", "cases:take_in"),
            _Entry("Tiền thi hành án", "cash-banknote", "cashbook:desk"),
        ),
    ),
    (
        "Quản lý, báo cáo",
        (
            _Entry("Biểu thống kê", "table", "statistics:form", ("01",)),
            _Entry("Chốt số liệu", "lock", "closing:periods"),
            _Entry("Báo cáo", "file-report", "reports:report"),
        ),
    ),
    (
        "Tra cứu",
        (
            _Entry("Pháp luật", "scale", "lawbook:index"),
            _Entry("Nếu luật đổi", "git-compare", "simulation:whatif"),
        ),
    ),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Biến `nav` của mọi trang: groups of entries, the current one marked."""
    groups = [
        {"title": title, "entries": _present(entries, request.path)}
        for title, entries in GROUPS
    ]
    return {"nav": [group for group in groups if group["entries"]]}


def _present(entries: tuple[_Entry, ...], path: str) -> list[dict[str, Any]]:
    shown = []
    for entry in entries:
        try:
            url = reverse(entry.view, args=entry.arguments)
        except NoReverseMatch:
            continue
        shown.append(
            {
                "name": entry.view,
                "label": entry.label,
                "icon": entry.icon,
                "url": url,
                "current": _is_current(url, path, entry),
            }
        )
    return shown


def _is_current(url: str, path: str, entry: _Entry) -> bool:
    """A page under an entry's address belongs to it; the root only to itself."""
    if url == "/":
        return path == "/"
    section = "/" + url.strip("/").split("/")[0] + "/"
    return path.startswith(section)
