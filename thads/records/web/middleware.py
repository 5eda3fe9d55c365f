"""Đầu trang an toàn: what the browser may do with a page, said on every answer."""

from collections.abc import Callable

from django.conf import settings
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


METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_MIB = 2**20
# Twenty scans of thirty megabytes at once; a stranger sends one paper to be compared.
BODY_MOST, STRANGERS_BODY_MOST = 640 * _MIB, 32 * _MIB
NOT_ALLOWED, TOO_LARGE = 405, 413


class InBounds:
    """Refuses what no page of ours takes before anything of it is read or kept.

    A file sent in is written to the disk as it comes, whoever sends it: without a bound
    anybody could fill the disk through the page of signing in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return _refused("Trang này chỉ để xem và gửi biểu mẫu.", NOT_ALLOWED)
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        most = BODY_MOST if is_known else STRANGERS_BODY_MOST
        sent = request.META.get("CONTENT_LENGTH") or "0"
        if not sent.isdigit() or len(sent) > 15 or int(sent) > most:
            return _refused(
                f"Chưa nhận: nội dung gửi lên lớn hơn {most // _MIB} MB. Chia thành "
                "nhiều lần gửi.",
                TOO_LARGE,
            )
        return self.get_response(request)


def _refused(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(
        sentence, status=status, content_type="text/plain; charset=utf-8"
    )


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
