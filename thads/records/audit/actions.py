"""Ghi nhật ký: the one way an entry comes into the audit trail."""

from datetime import datetime

from thads.records.audit.models import Entry


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
    """Ghi một dòng nhật ký. Entries are only ever added.

    Inserted without RETURNING, since a person need not be able to read the entry
    that tells what they did.
    """
    Entry.objects.bulk_create(
        [
            Entry(
                at=at,
                account_id=account_id,
                username=username,
                action=action,
                subject=subject,
                sentence=sentence,
                unit_id=unit_id,
            )
        ]
    )
