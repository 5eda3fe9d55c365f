"""Phiên làm việc: a row for each, so that every copy of its cookie ends with it.

The cookie is signed and holds a number; the database keeps the hash of the number. A
session whose row is gone, over, or of an account that was closed stands for nobody.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest
from django.utils import timezone

from thads.records.agencies import access
from thads.records.agencies.models import Account, Session
from thads.records.web.context import SESSION_ENDS

NUMBER = "phien"
LASTS_MOST = timedelta(hours=24)


def begin(*, request: HttpRequest, user: Account, **_: Any) -> None:
    """Mở phiên for whoever has just signed in (Django's signal calls it)."""
    number = secrets.token_urlsafe()
    digest, age = digest_of(number), settings.SESSION_COOKIE_AGE
    question = access.signed_question("phien", f"{user.pk}:{digest}")
    access.ask(_BEGIN, [user.pk, digest, age, *question])
    request.session[NUMBER] = number
    _tell_when_it_ends(request, age)


_BEGIN = "SELECT agencies_begin_session(%s, %s, %s, %s, %s)"


def resume(request: HttpRequest) -> int | None:
    """Tài khoản của phiên, whose pass the database now has; None: nobody is signed in."""
    account_id = request.session.get(SESSION_KEY)
    if account_id is not None:
        if access.show_pass_of_session(int(account_id), digest(request)):
            return int(account_id)
        request.session.flush()
    access.show_pass(None)
    return None


def digest(request: HttpRequest) -> str:
    """Khoá của phiên này trong bảng."""
    return digest_of(str(request.session.get(NUMBER, "")))


def digest_of(number: str) -> str:
    """Hash của số trong cookie."""
    return hashlib.sha256(number.encode()).hexdigest()


def lengthen(request: HttpRequest) -> int:
    """Làm việc tiếp: the session lasts its whole length again, but no more than a day
    from signing in, so that no copy of its cookie lives for ever; seconds left."""
    this = Session.objects.filter(digest=digest(request))
    begun = this.values_list("begun_at", flat=True).first()
    if begun is None:
        return 0
    now = timezone.now()
    whole = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    ends = min(now + whole, begun + LASTS_MOST)
    this.update(ends_at=ends)
    return _tell_when_it_ends(request, max(0, int((ends - now).total_seconds())))


def _tell_when_it_ends(request: HttpRequest, age: int) -> int:
    """Kept in the session, whose cookie is sent anew with it."""
    request.session[SESSION_ENDS] = int(timezone.now().timestamp()) + age
    return age


def end(request: HttpRequest) -> None:
    """Kết thúc phiên này, with every copy of its cookie."""
    Session.objects.filter(digest=digest(request)).delete()


def end_others(request: HttpRequest) -> int:
    """Kết thúc mọi phiên khác của người đang đăng nhập; how many there were."""
    own = Session.objects.filter(account_id=int(request.session[SESSION_KEY]))
    ended, _ = own.exclude(digest=digest(request)).delete()
    return ended
