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
            _Entry("Kho vật chứng", "building-warehouse", "assets:store"),
        ),
    ),
    (
        "Quản lý, báo cáo",
        (
            _Entry("Điều hành, chỉ tiêu", "chart-bar", "indicators:dashboard"),
            _Entry("So sánh đơn vị", "arrows-sort", "indicators:compare"),
            _Entry("Chỉ tiêu", "target", "indicators:targets"),
            _Entry("Biểu thống kê", "table", "statistics:form", ("01",)),
            _Entry("Dấu hiệu cần xem", "flag", "signs:signs"),
            _Entry("Chốt số liệu", "lock", "closing:periods"),
            _Entry("Báo cáo", "file-report", "reports:report"),
            _Entry("Văn bản trong ngày", "printer", "paperwork:day"),
            _Entry("Mẫu văn bản", "file-text", "paperwork:wordings"),
            _Entry("Sổ thi hành án", "book-2", "registers:index"),
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
    groups = [(title, _present(entries)) for title, entries in GROUPS]
    every = [entry for _, entries in groups for entry in entries]
    nearest = max((_closeness(each["url"], request.path) for each in every), default=0)
    for entry in every:
        if nearest and _closeness(entry["url"], request.path) == nearest:
            entry["current"] = True
            break
    return {
        "nav": [
            {"title": title, "entries": entries} for title, entries in groups if entries
        ]
    }


def _present(entries: tuple[_Entry, ...]) -> list[dict[str, Any]]:
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
                "current": False,
            }
        )
    return shown


def _closeness(url: str, path: str) -> int:
    """How much of a page's address an entry's own tells: a page under it belongs to it,
    one of the same section does if no other entry is nearer; the root only to itself."""
    if url == "/":
        return int(path == "/")
    if path.startswith(url):
        return len(url)
    section = "/" + url.strip("/").split("/")[0] + "/"
    return int(path.startswith(section))
