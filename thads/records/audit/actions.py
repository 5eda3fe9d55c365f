"""Ghi nhật ký: the one way an entry comes into the audit trail."""

from datetime import datetime

from django.db import connection


def note(
    *,
    at: datetime,
    account_id: int | None,
    username: str,
    action: str,
    subject: str,
    sentence: str,
    unit_id: int | None = None,
) -> None:
    """Ghi một dòng nhật ký. Entries are only ever added, and in one's own name.

    Inserted without RETURNING, for an entry without an account is read by nobody.
    """
    values = [at, account_id, username, action, subject, sentence, unit_id]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, values)


_ADD = """
    INSERT INTO audit_entry
           (at, account_id, username, action, subject, sentence, unit_id)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
"""
