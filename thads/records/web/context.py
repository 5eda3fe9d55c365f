"""Biến khung trang: what every page of the frame needs to know about the request."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from thads.law.periods import statistics_year_number
from thads.records.web.htmx import is_htmx

FULL = "web/base.html"
FRAGMENT = "web/base_fragment.html"


# In the session: when it ends, in seconds since 1970.
SESSION_ENDS = "ends"


def _seconds_left(request: HttpRequest) -> int | None:
    """Phiên còn bao lâu; a session begun before this was kept does not say."""
    session = getattr(request, "session", {})
    ends = session.get(SESSION_ENDS)
    return None if ends is None else max(0, ends - int(timezone.now().timestamp()))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Today, the reporting year, the unit and whether only a fragment is wanted."""
    today = timezone.localdate()
    person = getattr(request, "person", None)
    return {
        "today": today,
        "reporting_year": statistics_year_number(today),
        "person": person,
        "session_left": _seconds_left(request) if person else None,
        "unit_label": getattr(person, "unit_name", ""),
        "is_htmx": is_htmx(request),
        "layout": FRAGMENT if is_htmx(request) else FULL,
    }
