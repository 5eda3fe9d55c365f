"""Biến khung trang: what every page of the frame needs to know about the request."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from thads.law.periods import statistics_year_number
from thads.records.web.htmx import is_htmx

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
