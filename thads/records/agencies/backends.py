"""Kiểm tra mật khẩu: through a narrow door of the database.

Nobody is signed in yet, so row-level security hides every account; the door hands out
one account by name. Tries are counted before (attempts.py).
"""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from thads.records.agencies import access
from thads.records.agencies.models import Account


class SignInBackend(BaseBackend):
    """Đăng nhập bằng tài khoản và mật khẩu."""

    def authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> Account | None:
        """Trả về tài khoản if the password is right and the account is not closed."""
        username, password = credentials.get("username"), credentials.get("password")
        if username is None or password is None:
            return None
        account = _find(username)
        if account is None:
            make_password(password)  # the same work as for a name that exists
            return None
        right = check_password(password, account.password)
        return account if right and account.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        """Tài khoản của phiên, seen through the person's own row."""
        return Account.objects.filter(pk=user_id, is_active=True).first()


_COLUMNS = (
    "id",
    "username",
    "display_name",
    "password",
    "is_active",
    "officer_id",
)
_FIND = f"SELECT {', '.join(_COLUMNS)} FROM agencies_find_account(%s, %s, %s)"


def _find(username: str) -> Account | None:
    row = access.ask(_FIND, access.asking_for(username))
    return None if row is None else Account(**dict(zip(_COLUMNS, row, strict=True)))
