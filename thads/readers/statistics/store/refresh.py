"""Nối thêm vào kho: what was recorded since the last time, and now and then compaction.

Positions of a book are gapless and follow the order of commits, so everything beyond
the position read last time is new and nothing before it is. Only proceedings that were
touched are read again: the work is in proportion to what was recorded.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import duckdb
from django.db import connection, transaction

from thads.readers.statistics.facts import Facts
from thads.readers.statistics.store import changes, parts
from thads.readers.statistics.store.layout import (
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

PARTS_MAX = 60
SHARE_MAX = 0.2
"""Gộp khi có quá nhiều phần, or when the later parts outgrow this share of the base."""


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
        if known is not None and not is_of_this_database(known):
            known = None
        touched = read_touched(known)
        manifest = known or _empty(store)
        for some in _blocks(touched):
            manifest = _append(store, manifest, some)
        if not touched and known is not None:
            return Refreshed(0, known)
        manifest = replace(manifest, heads=heads)
        store.commit(_compacted(store, manifest))
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


def _empty(store: Store) -> Manifest:
    """Generations go on: files of an earlier store are never taken for new ones."""
    generation = store.last_generation()
    return Manifest(generation, generation + 1, {}, (), changes.acts_followed())


def _blocks(touched: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(touched), AT_ONCE):
        yield touched[start : start + AT_ONCE]


def _append(store: Store, manifest: Manifest, touched: Sequence[int]) -> Manifest:
    generation = manifest.generation + 1
    with parts.quiet_duck() as duck:
        remember_old(duck, store, manifest, touched)
        Facts(touched).attach(duck, *FACTS)
        written = parts.write(duck, store, generation, book_of_unit())
    return replace(
        manifest,
        generation=generation,
        parts=(*manifest.parts, *written),
        followed=_still_followed(manifest),
    )


def _still_followed(manifest: Manifest) -> tuple[str, ...]:
    """Marked in the parts there are and in the one just written."""
    return tuple(sorted({*manifest.followed} & {*changes.acts_followed()}))


def book_of_unit() -> dict[int, int]:
    """Đơn vị thuộc sổ của cơ quan nào."""
    rows = Unit.objects.filter(agency_id__isnull=False).values_list("id", "agency_id")
    return {unit: book for unit, book in rows if book is not None}


def remember_old(
    duck: duckdb.DuckDBPyConnection,
    store: Store,
    manifest: Manifest,
    touched: Sequence[int],
) -> None:
    """Dựng `old_points` và `old_stays`: what the store sums for these proceedings now."""
    duck.execute(
        "CREATE OR REPLACE TEMP TABLE touched AS SELECT unnest(?::bigint[]) AS proceeding",
        [list(touched)],
    )
    view = View(store, manifest)
    view.prepare(duck)
    for name, columns in changes.SOURCES.items():
        duck.execute(
            f"CREATE TEMP TABLE {name} AS SELECT {', '.join(columns)} "
            f"FROM {view.rows(name)} SEMI JOIN touched USING (proceeding)"
        )
    changes.derive(duck)
    for name in ("points", "stays"):
        duck.execute(f"CREATE TEMP TABLE old_{name} AS FROM case_{name}")
    for name in changes.SOURCES:
        duck.execute(f"DROP TABLE {name}")


def _compacted(store: Store, manifest: Manifest) -> Manifest:
    """Gộp nếu đến lúc: many small files cost every reader, rewriting costs once."""
    base = sum(part.proceedings for part in manifest.base_parts)
    later = sum(part.proceedings for part in manifest.later_parts)
    if len(manifest.later_parts) <= PARTS_MAX and later <= base * SHARE_MAX:
        return manifest
    return compact(store, manifest)


def compact_store(store: Store) -> None:
    """Gộp kho ngay."""
    with store.writing():
        manifest = store.manifest()
        if manifest is not None and manifest.parts:
            store.commit(compact(store, manifest))


def compact(store: Store, manifest: Manifest) -> Manifest:
    """Gộp mọi phần của mỗi sổ thành một; what stands does not change."""
    generation = manifest.generation + 1
    with parts.quiet_duck() as duck:
        View(store, manifest).prepare(duck)
        written = [
            _compact_book(duck, store, manifest, generation, book)
            for book in sorted({part.book for part in manifest.parts})
        ]
    return replace(
        manifest, generation=generation, base=generation, parts=tuple(written)
    )


def _compact_book(
    duck: duckdb.DuckDBPyConnection,
    store: Store,
    manifest: Manifest,
    generation: int,
    book: int,
) -> Part:
    own = replace(
        manifest, parts=tuple(part for part in manifest.parts if part.book == book)
    )
    every = list(own.parts)
    paths = []
    for name in FACTS:  # the cases come first: they are counted below
        statement = (
            f"SELECT * REPLACE ({generation} AS generation) "
            f"FROM {View(store, own).rows(name)} {parts.ORDER}"
        )
        path = store.file(Part(generation, book, 0), name)
        paths.append(parts.copy(duck, statement, path))
    counted = duck.execute(
        f"SELECT count(*) FROM read_parquet('{parts.beside(paths[0])}')"
    ).fetchone()
    part = Part(generation, book, counted[0] if counted else 0)
    part = replace(part, places=parts.places_of(duck, part, store))
    paths.append(parts.write_standing(duck, store, part))
    points, stays = (
        f"read_parquet({store.files(every, name)})" for name in ("points", "stays")
    )
    paths += parts.write_changes(duck, store, part, points, stays)
    parts.settle_all(paths)
    return part
