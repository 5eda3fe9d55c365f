"""Một thời điểm: all questions of one export see the same state of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Giữ nguyên một trạng thái, so that acts recorded meanwhile are wholly in or out.

    Inside a transaction that has begun already (a command run as a person), the
    person's pass holds for that transaction only, so it is used as it stands.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
