"""Khung trang công khai: whose site it is, its hotline, its pages; nobody's session."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from thads.records.agencies.models import Level
from thads.records.citizens import queries
from thads.records.citizens.queries import PublicUnit

# A page that is the same for everybody may be kept for some minutes on the way.
SHARED = "public, max-age=300"
PRIVATE = "no-store"

_PAGES = (
    ("Tra cứu việc", "portal:front"),
    ("Người chưa có điều kiện thi hành", "portal:debtors"),
    ("Thủ tục", "portal:procedures"),
    ("Phí thi hành án", "portal:fees"),
    ("Lịch tiếp công dân", "portal:reception"),
    ("Liên hệ", "portal:offices"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """Trang của ai: one agency's name and hotline, or none where several share it."""

    name: str
    hotline: str
    units: list[PublicUnit]

    @property
    def has_contacts(self) -> bool:
        """Có đơn vị đã cho biết thông tin liên hệ."""
        return any(each.since for each in self.units)


def site(today: date) -> Site:
    """Cơ quan của trang này."""
    units = queries.units(today)
    heads = [each for each in units if each.level == Level.PROVINCE]
    if len(heads) == 1:
        return Site(heads[0].name, heads[0].hotline or "", units)
    return Site("Thi hành án dân sự", "", units)


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    cache: str = PRIVATE,
    status: int = 200,
) -> HttpResponse:
    """Một trang công khai; `cache` says whether it is the same for everybody."""
    today = timezone.localdate()
    whole = {"site": site(today), "pages": _pages(request), "day": today, **context}
    answer = render(request, f"portal/{template}.html", whole, status=status)
    answer.headers["Cache-Control"] = cache
    return answer


def _pages(request: HttpRequest) -> list[dict[str, Any]]:
    found = [(label, reverse(view)) for label, view in _PAGES]
    near = [url for _, url in found if request.path.startswith(url)]
    here = max(near, key=len, default="")
    return [
        {"label": label, "url": url, "current": url == here} for label, url in found
    ]
