"""Biến khung trang: what every page of the frame needs to know about the request."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from thads.law.periods import statistics_year_number

FULL = "web/base.html"
FRAGMENT = "web/base_fragment.html"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Today, the reporting year, the unit and whether only a fragment is wanted."""
    today = timezone.localdate()
    person = getattr(request, "person", None)
    return {
        "today": today,
        "reporting_year": statistics_year_number(today),
        "person": person,
        "unit_label": getattr(person, "unit_name", ""),
        "is_htmx": is_htmx(request),
        "layout": FRAGMENT if is_htmx(request) else FULL,
    }


def is_htmx(request: HttpRequest) -> bool:
    """A part of the page is asked for: not a boosted link, not the back button."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-History-Restore-Request") != "true"
    )
