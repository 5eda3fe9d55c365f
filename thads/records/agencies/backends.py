"""Kiểm tra mật khẩu: sign-in through two narrow doors of the database.

Nobody is signed in yet, so row-level security hides every account; the database
functions hand out one account by name and count failed attempts.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from thads.records.agencies import access
from thads.records.agencies.models import Account

ATTEMPTS_MAX = 5


class SignInBackend(BaseBackend):
    """Đăng nhập bằng tài khoản và mật khẩu."""

    def authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> Account | None:
        """Trả về tài khoản if the password is right and the account is not locked."""
        username, password = credentials.get("username"), credentials.get("password")
        if username is None or password is None:
            return None
        account = _find(username)
        if account is None:
            make_password(password)  # the same work as for a name that exists
            return None
        right = check_password(password, account.password)
        allowed = right and account.is_active and not _locked(account)
        _note_attempt(username, succeeded=allowed)
        return account if allowed else None

    def get_user(self, user_id: int) -> Account | None:
        """Tài khoản của phiên, seen through the person's own row."""
        return Account.objects.filter(pk=user_id, is_active=True).first()


def remaining_attempts(username: str) -> int:
    """Số lần thử còn lại before the account is locked; a name unknown tells no more."""
    account = _find(username)
    spent = 1 if account is None else account.failed_attempts
    return max(0, ATTEMPTS_MAX - spent)


_COLUMNS = (
    "id",
    "username",
    "display_name",
    "password",
    "is_active",
    "failed_attempts",
    "locked_until",
    "officer_id",
)
_FIND = f"SELECT {', '.join(_COLUMNS)} FROM agencies_find_account(%s, %s, %s)"


def _find(username: str) -> Account | None:
    row = access.ask(_FIND, access.asking_for(username))
    return None if row is None else Account(**dict(zip(_COLUMNS, row, strict=True)))


def _locked(account: Account) -> bool:
    return account.locked_until is not None and account.locked_until > _now()


def _now() -> datetime:
    row = access.ask("SELECT clock_timestamp()", [])
    assert row is not None
    moment: datetime = row[0]
    return moment


def _note_attempt(username: str, *, succeeded: bool) -> None:
    access.ask(
        "SELECT agencies_note_attempt(%s, %s, %s, %s, %s)",
        [*access.asking_for(username), succeeded, ATTEMPTS_MAX],
    )
