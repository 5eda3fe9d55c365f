"""Lần thử đăng nhập: counted before the password is looked at, the same for every name.

A place is a browser in which that person has signed in before, which it shows with a
cookie of its own, or else an address of the network. Names and places are kept as keyed
digests, for a quarter of an hour; how many tries each has is the database's to say
(migrations/attempts.sql).
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from thads.records.agencies import access, sessions
from thads.records.agencies.models import Account, SignInAttempt
from thads.records.web.asking import place_on_the_network

FAMILIAR_SECONDS = 180 * 24 * 60 * 60
_COOKIE = "quen-"
_SALT = "thads.quen:"


@dataclass(frozen=True, slots=True)
class Place:
    """Nơi thử; `familiar` when that person has signed in there before."""

    digest: str
    familiar: bool


@dataclass(frozen=True, slots=True)
class Attempt:
    """Một lần thử: whether it is heard, what is left after it, and from when again."""

    allowed: bool
    again: datetime | None
    remaining: int

    @property
    def seconds(self) -> int:
        """Còn bao lâu until one may try again."""
        if self.again is None:
            return 0
        return max(1, round((self.again - timezone.now()).total_seconds()))

    @property
    def sentence(self) -> str:
        """Câu cho người thử: what is left, or what stands in the way and until when."""
        if self.again is None:
            return f"Còn {self.remaining} lần thử trước khi tạm dừng."
        clock = f"{timezone.localtime(self.again + timedelta(minutes=1)):%H:%M}"
        return (
            f"Đã thử sai quá nhiều lần từ đây; thử lại từ {clock}, hoặc nhờ người quản "
            "trị của đơn vị đặt lại mật khẩu."
        )


def check(
    request: HttpRequest, username: str, password: str, place: Place
) -> tuple[Account | None, Attempt]:
    """Thử một mật khẩu: the account if it is right, and the attempt as it was counted."""
    attempt = _count(username, place)
    if not attempt.allowed:
        return None, attempt
    account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account):
        return None, attempt
    digest = _digest("ten", username)
    question = access.signed_question("quen", f"{digest}:{place.digest}")
    access.ask(_FORGET, [digest, place.digest, *question])
    return account, attempt


def _count(username: str, place: Place) -> Attempt:
    name = _digest("ten", username)
    asked = f"{name}:{place.digest}:{str(place.familiar).lower()}"
    question = access.signed_question("thu", asked)
    row = access.ask(_TRY, [name, place.digest, place.familiar, *question])
    assert row is not None
    return Attempt(*row)


_TRY = "SELECT allowed, again, remaining FROM agencies_try(%s, %s, %s, %s, %s)"
_FORGET = "SELECT agencies_forget_tries(%s, %s, %s, %s)"


def place_of(request: HttpRequest, username: str) -> Place:
    """Nơi thử của người chưa đăng nhập."""
    shown = request.get_signed_cookie(
        _cookie_of(username), "", salt=_SALT + username, max_age=FAMILIAR_SECONDS
    )
    if shown:
        return Place(_digest("may", shown), True)
    return Place(_digest("noi", place_on_the_network(request)), False)


def place_of_session(request: HttpRequest) -> Place:
    """Nơi thử của người đang đăng nhập: their session, whoever shares the address."""
    return Place(_digest("phien", sessions.digest(request)), True)


def make_familiar(response: HttpResponse, username: str) -> None:
    """Máy này quen người ấy: from now on it is a place of its own for that name."""
    response.set_signed_cookie(
        _cookie_of(username),
        secrets.token_urlsafe(),
        salt=_SALT + username,
        max_age=FAMILIAR_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(username: str) -> None:
    """Bỏ mọi lần thử của một tên: the operator gave it a new password."""
    SignInAttempt.objects.filter(name=_digest("ten", username)).delete()


def _cookie_of(username: str) -> str:
    return _COOKIE + _digest("ten", username)[:16]


def _digest(kind: str, text: str) -> str:
    key = b"thads.thu:" + settings.SECRET_KEY.encode()
    return hmac.new(key, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()
