"""Tên người đứng sau một tài khoản đăng nhập, where the person asking may know it."""

from collections.abc import Iterable

from django.db import connection


def names_of(accounts: Iterable[int]) -> dict[int, str]:
    """Tên hiển thị theo tài khoản, of the people of agencies whose money one sees."""
    wanted = sorted(set(accounts))
    if not wanted:
        return {}
    return _names("SELECT * FROM cashbook_names(%s)", wanted)


def takers_of(agency_id: int) -> dict[int, str]:
    """Người thu tiền của cơ quan: whom a book of receipts may be given to."""
    return _names("SELECT * FROM cashbook_takers(%s)", agency_id)


def _names(question: str, asked: int | list[int]) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(question, [asked])
        return dict(cursor.fetchall())
