"""Tên người đứng sau một tài khoản đăng nhập, where the person asking may know it."""

from django.db import connection

from thads.records.agencies.naming import names_of

__all__ = ["names_of", "takers_of"]


def takers_of(agency_id: int) -> dict[int, str]:
    """Người thu tiền của cơ quan: whom a book of receipts may be given to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cashbook_takers(%s)", [agency_id])
        return dict(cursor.fetchall())
