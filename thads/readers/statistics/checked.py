"""Kiểm tra liên biểu giữ lại cho người hỏi sau, while the books stand as they stood.

What a check says of a moment depends on what was recorded until then. Where every book
that is read has its head before that moment, the moment itself makes no difference.
"""

import hashlib

from django.core.cache import cache
from django.db import connection

from thads.readers.statistics.consistency import findings
from thads.readers.statistics.editions_in_use import loaded
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.finding import Finding
from thads.readers.statistics.scope import visible_ids
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Book

KEPT_SECONDS = 600


def checked(first: Figures) -> list[Finding]:
    """Mọi kiểm tra của biểu 01 này và các biểu cùng kỳ, counted once for these books."""
    key = _key(first)
    if key is None:
        return findings(first)
    found: list[Finding] | None = cache.get(key)
    if found is None:
        found = findings(first)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _key(first: Figures) -> str | None:
    """Which books, as they stand; None where something that is counted is not in sight."""
    books = _heads(first)
    if books is None:
        return None
    seen = visible_ids()
    added = [(each.code, each.valid.first) for each in loaded()]
    asked = (
        *(first.edition.code, first.period, first.scope.top.code, first.scope.ids),
        *(sorted(first.scope.homes.items()), first.scope.unseen, added),
        *(books, seen and sorted(seen), _asker()),
    )
    return f"kiem-tra:{hashlib.sha256(repr(asked).encode()).hexdigest()}"


def _asker() -> int | None:
    """Account: a check of rows that only some may see is kept for whoever saw them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT thads_account()")
        account: int | None = cursor.fetchone()[0]
    return account


def _heads(first: Figures) -> list[tuple[int, int]] | None:
    """The head of every book that is read; None where one is unseen or has gone on.

    A case that was handed on is told by the book of another agency.
    """
    if not _are_in_sight() or _has_departed():
        return None
    books = list(Book.objects.order_by("pk"))
    if any(
        book.head_recorded_at is not None and book.head_recorded_at > first.known_at
        for book in books
    ):
        return None
    return [(book.pk, book.head_position) for book in books]


def _are_in_sight() -> bool:
    """A book is seen with the unit that is its agency: all that are read, are seen."""
    seen = visible_ids()
    if seen is None:
        return True
    read = Unit.objects.filter(pk__in=seen).values_list("agency_id", flat=True)
    return set(read) <= seen


def _has_departed() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM departed_cases())")
        found: bool = cursor.fetchone()[0]
    return found
