"""Mỗi yêu cầu tính theo lịch nghỉ hiện hành."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from thads.records.ledger import calendars


class CalendarInUse:
    """Whoever is signed in sees terms counted by the calendar as it is now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request on the calendar in use."""
        if getattr(request, "person", None) is None:
            return self.get_response(request)
        with calendars.in_use():
            return self.get_response(request)
