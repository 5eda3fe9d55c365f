"""Vai trò nào xem thủ tục nào, as the database's wall asks: a copy of the declaration."""

from django.db import connections, transaction

from thads.records.proceedings import declared
from thads.records.proceedings.models import Visibility


def wanted() -> set[tuple[str, str]]:
    """Những dòng mà khai báo nói."""
    return {
        (each.code, role) for each in declared.every().values() for role in each.sees
    }


def store(using: str) -> None:
    """Chép khai báo vào cơ sở dữ liệu, when it has changed."""
    stored = set(Visibility.objects.using(using).values_list("procedure", "role"))
    if stored == wanted():
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM proceedings_visibility")
        cursor.execute(
            "INSERT INTO proceedings_visibility (procedure, role) "
            "SELECT * FROM unnest(%s::text[], %s::text[])",
            [list(each) for each in zip(*wanted(), strict=True)],
        )
