"""Ai nói hồ sơ do ai phụ trách: asked of the database, which holds it."""

from enum import StrEnum

from django.db import connection


class Hands(StrEnum):
    """Quyền phân công của người đăng nhập trên một hồ sơ."""

    NONE = ""
    ASSIGNS = "phan_cong"
    """Thủ trưởng, trưởng phòng."""
    HANDS_OVER = "ban_giao"
    """Người đã mở hồ sơ mà chưa ai được giao: hands it over once."""


def hands_on(proceeding_id: int) -> Hands:
    """Người đăng nhập phân công, bàn giao được hồ sơ này, hoặc không."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proceedings_may_assign(%s)", [proceeding_id])
        return Hands(cursor.fetchone()[0])
