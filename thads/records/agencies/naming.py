"""Tên người đứng sau một tài khoản đăng nhập, where the person asking may know it."""

from collections.abc import Iterable

from django.db import connection


def names_of(accounts: Iterable[int]) -> dict[int, str]:
    """Tên hiển thị theo tài khoản, of the people of agencies whose book one sees.

    Others of the agency stand behind row policies; the database's function tells their
    names only.
    """
    wanted = sorted(set(accounts))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cashbook_names(%s)", [wanted])
        return dict(cursor.fetchall())
