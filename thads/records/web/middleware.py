"""Đầu trang an toàn: what the browser may do with a page, said on every answer."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    # Pages hold personal data: nothing of them stays on a shared machine.
    "Cache-Control": "no-store",
}


class NoNul:
    """Refuses a NUL in an address or a form, which no text of the database can hold."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path_info:
            raise SuspiciousOperation("NUL in an address")
        typed = (text for _, texts in request.POST.lists() for text in texts)
        if any("\0" in str(text) for text in typed):
            raise SuspiciousOperation("NUL in a form")
        return self.get_response(request)


class SecurityHeaders:
    """Sets each header that the view has not set itself.

    Files of the interface are answered before this middleware and keep their caching.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # A fragment and a page share an address; no cache may confuse them.
        patch_vary_headers(response, ["HX-Request"])
        return response
