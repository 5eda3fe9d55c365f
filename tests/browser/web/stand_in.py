"""What lies above the frame, played by the tests: a person and a navigation."""

import time
from collections.abc import Callable
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse

from thads.records.web.context import SESSION_ENDS

PERSON = SimpleNamespace(
    account_id=7,
    full_name="Trần Minh Khôi",
    role_label="Chấp hành viên",
    initials="TK",
    unit_name="Phòng THADS khu vực 2",
    is_authenticated=True,
)


class SignedIn:
    """Stands in for the accounts, which lie above `web`: somebody is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "khach" not in request.GET:
            request.person = PERSON  # type: ignore[attr-defined]
            request.user = PERSON  # type: ignore[assignment]
        else:
            request.user = SimpleNamespace(is_authenticated=False)  # type: ignore[assignment]
        if "sap-het" in request.GET:
            request.session = {SESSION_ENDS: int(time.time()) + 110}  # type: ignore[assignment]
        return self.get_response(request)


def navigation(request: HttpRequest) -> dict[str, object]:
    """A side bar as the root would give it."""
    entries = [
        ("Bàn làm việc", "layout-dashboard", "/bo-thanh-phan/", 3),
        ("Việc mẫu", "folders", "/viec/", 155),
        ("Biểu mẫu", "table", "/bieu/", None),
    ]
    shown = [
        {"label": a, "icon": b, "url": c, "count": d, "current": c == request.path}
        for a, b, c, d in entries
    ]
    units = [
        {"label": "Phòng THADS khu vực 2", "url": "?don_vi=KV2", "current": True},
        {"label": "Phòng THADS khu vực 3", "url": "?don_vi=KV3"},
    ]
    return {"nav": [{"title": "Công việc", "entries": shown}], "units": units}


SETTINGS = {
    "ROOT_URLCONF": "tests.browser.web.stand_in_urls",
    "MIDDLEWARE": [
        "thads.records.web.middleware.SecurityHeaders",
        "tests.browser.web.stand_in.SignedIn",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "builtins": ["thads.records.web.templatetags.thads"],
                "context_processors": [
                    "django.template.context_processors.request",
                    "thads.records.web.context.frame",
                    "tests.browser.web.stand_in.navigation",
                ],
            },
        }
    ],
    "CSRF_FAILURE_VIEW": "thads.records.web.views.csrf_failure",
    "LOGIN_URL": "/dang-nhap/",
    "ALLOWED_HOSTS": ["127.0.0.1"],
    "DEBUG": False,
}
