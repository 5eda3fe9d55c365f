"""Nối thêm vào kho: what was recorded since the last time, and now and then compaction.

Positions of a book are gapless and follow the order of commits, so everything beyond
the position read last time is new and nothing before it is. Only proceedings that were
touched are read again: the work is in proportion to what was recorded.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pyarrow as pa
from django.db import connection, transaction

from thads.readers.statistics.facts import Facts
from thads.readers.statistics.store import before, changes, compaction, parts, slices
from thads.readers.statistics.store.layout import (
    EVERY_BOOK,
    FACTS,
    Head,
    Manifest,
    Part,
    Store,
)
from thads.readers.statistics.store.reading import View
from thads.records.agencies.models import Unit

AT_ONCE = 100_000
"""Số hồ sơ đọc một lần when much is new."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Kết quả: how many proceedings were read again, and what stands now."""

    proceedings: int
    manifest: Manifest


def refresh(store: Store) -> Refreshed:
    """Đưa kho lên đến đầu mọi sổ; a store of another database is made anew."""
    with store.writing(), _one_snapshot():
        heads = read_heads()
        known = store.manifest()
        if known is not None and not _goes_on(known):
            known = None
        touched = read_touched(known)
        manifest = known or nothing_yet(store)
        for some in _blocks(touched):
            manifest = append(store, manifest, some)
        if not touched and known is not None:
            return Refreshed(0, known)
        manifest = replace(manifest, heads=heads)
        store.commit(compaction.compacted(store, manifest, book_of_unit()))
        found = store.manifest()
        assert found is not None
        return Refreshed(len(touched), found)


@contextmanager
def _one_snapshot() -> Iterator[None]:
    """Một giao dịch nhìn sổ ở đúng một thời điểm, unless one is already open."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def read_heads() -> dict[int, Head]:
    """Đầu của các sổ được xem."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT agency_id, head_position, encode(head_hash, 'hex') FROM ledger_book"
        )
        return {book: Head(position, digest) for book, position, digest in cursor}


def _goes_on(manifest: Manifest) -> bool:
    """Kho này còn nối tiếp được: of these books, marked for the forms of today."""
    return manifest.slices == slices.shipped() and is_of_this_database(manifest)


def is_of_this_database(manifest: Manifest) -> bool:
    """Kho này dựng từ chính các sổ này: at every position read stands the same hash."""
    wanted = [[b, h.position, h.hash] for b, h in manifest.heads.items() if h.position]
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts_store_matches(%s::jsonb)", [json.dumps(wanted)])
        row = cursor.fetchone()
    return bool(row and row[0])


def read_touched(manifest: Manifest | None) -> list[int]:
    """Các hồ sơ có hành vi sau lần đọc trước, in the rights of who asks."""
    positions = manifest.positions if manifest else {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts_store_touched(%s::jsonb)", [json.dumps(positions)])
        return sorted(row[0] for row in cursor)


def nothing_yet(store: Store) -> Manifest:
    """Kho trống; generations go on, so that old files are never taken for new ones."""
    generation = store.last_generation()
    marked = changes.acts_followed(), slices.shipped()
    return Manifest(generation, generation + 1, {}, (), *marked)


def _blocks(touched: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(touched), AT_ONCE):
        yield touched[start : start + AT_ONCE]


def append(store: Store, manifest: Manifest, touched: Sequence[int]) -> Manifest:
    """Ghi một phần mới of these proceedings; the manifest that would make it count."""
    facts, since = Facts(touched), before.read_since(manifest, touched)
    told = {name: facts.table(name) for name in FACTS}
    written = write(store, manifest, touched, since, told, book_of_unit())
    return replace(
        manifest,
        generation=manifest.generation + 1,
        parts=(*manifest.parts, *written),
        followed=_still_followed(manifest),
    )


def write(
    store: Store,
    manifest: Manifest,
    touched: Sequence[int],
    since: before.Since,
    told: Mapping[str, pa.Table],
    units: Iterable[int],
) -> list[Part]:
    """Ghi những gì được kể về các hồ sơ này thành một phần, for every book together."""
    summed = before.summed(View(store, manifest), touched, since, told)
    with parts.quiet_duck() as duck:
        for name, table in told.items():
            duck.register(name, table)
        summed.attach(duck)
        every = dict.fromkeys(units, EVERY_BOOK)
        return parts.write(duck, store, manifest.generation + 1, every)


def _still_followed(manifest: Manifest) -> tuple[str, ...]:
    """Marked in the parts there are and in the one just written."""
    return tuple(sorted({*manifest.followed} & {*changes.acts_followed()}))


def book_of_unit() -> dict[int, int]:
    """Đơn vị thuộc sổ của cơ quan nào."""
    rows = Unit.objects.filter(agency_id__isnull=False).values_list("id", "agency_id")
    return {unit: book for unit, book in rows if book is not None}


def compact_store(store: Store) -> None:
    """Gộp kho ngay."""
    with store.writing():
        manifest = store.manifest()
        if manifest is not None and manifest.parts:
            store.commit(compaction.whole(store, manifest, book_of_unit()))
