"""Gộp kho: what was added is joined by and by, so that readers open few files.

The newest parts are joined among themselves when some of like size have come together,
so that each row is written again only as often as they have doubled; the whole is
written anew, book by book, when the later parts outgrow their share of it.
"""

from collections.abc import Mapping
from dataclasses import replace

import duckdb

from thads.readers.statistics.store import parts
from thads.readers.statistics.store.layout import (
    EVERY_BOOK,
    FACTS,
    Manifest,
    Part,
    Store,
)
from thads.readers.statistics.store.reading import View

PARTS_JOINED = 8
"""Số phần cỡ gần nhau thì gộp lại."""

SHARE_MAX = 0.2
"""Gộp cả kho khi các phần thêm sau vượt tỷ lệ này."""

TOGETHER_MAX = 200_000
"""Kho nhỏ hơn thế đứng thành một phần; a larger one has a part for each book."""

NO_BASE = -1


def compacted(
    store: Store, manifest: Manifest, book_of_unit: Mapping[int, int]
) -> Manifest:
    """Gộp nếu đến lúc."""
    base = sum(part.proceedings for part in manifest.base_parts)
    later = sum(part.proceedings for part in manifest.later_parts)
    if later > base * SHARE_MAX:
        return whole(store, manifest, book_of_unit)
    if newest := _run(manifest.later_parts):
        return _joined(store, manifest, newest)
    return manifest


def _run(later: list[Part]) -> list[Part]:
    """The newest parts, up to one that is larger than all after it together."""
    run: list[Part] = []
    held = 0
    for part in reversed(later):
        if run and part.proceedings > held:
            break
        run.append(part)
        held += part.proceedings
    return run[::-1] if len(run) >= PARTS_JOINED else []


def _joined(store: Store, manifest: Manifest, newest: list[Part]) -> Manifest:
    generation = manifest.generation + 1
    kept = tuple(part for part in manifest.parts if part not in newest)
    view = View(store, replace(manifest, base=NO_BASE, parts=tuple(newest)))
    with parts.quiet_duck() as duck:
        view.prepare(duck)
        joined = _write(duck, view, Part(generation, EVERY_BOOK, 0), newest)
    return replace(manifest, generation=generation, parts=(*kept, joined))


def whole(
    store: Store, manifest: Manifest, book_of_unit: Mapping[int, int]
) -> Manifest:
    """Gộp mọi phần; what stands does not change."""
    generation = manifest.generation + 1
    written = []
    with parts.quiet_duck() as duck:
        View(store, manifest).prepare(duck)
        for book, own in _places(manifest, book_of_unit).items():
            view = View(store, manifest, holders=own)
            held = [part for part in manifest.parts if _may_hold(part, book)]
            written.append(_write(duck, view, Part(generation, book, 0), held))
    return replace(
        manifest, generation=generation, base=generation, parts=tuple(written)
    )


def _places(
    manifest: Manifest, book_of_unit: Mapping[int, int]
) -> dict[int, frozenset[int]]:
    """The units of each part to be: a small store needs no part for every book."""
    if sum(part.proceedings for part in manifest.parts) <= TOGETHER_MAX:
        return {EVERY_BOOK: frozenset(book_of_unit)}
    found: dict[int, set[int]] = {}
    for unit, book in sorted(book_of_unit.items(), key=lambda pair: pair[1]):
        found.setdefault(book, set()).add(unit)
    return {book: frozenset(units) for book, units in found.items()}


def _may_hold(part: Part, book: int) -> bool:
    return EVERY_BOOK in (part.book, book) or part.book == book


def _write(
    duck: duckdb.DuckDBPyConnection, view: View, part: Part, summed: list[Part]
) -> Part:
    """One part from what stands in a view, and the sums of some parts in its units."""
    store, paths = view.store, []
    for name in FACTS:  # the cases come first: they are counted below
        statement = (
            f"SELECT * REPLACE ({part.generation} AS generation) "
            f"FROM {view.rows(name)} {parts.ORDER}"
        )
        paths.append(parts.copy(duck, statement, store.file(part, name)))
    counted = duck.execute(
        f"SELECT count(*) FROM read_parquet('{parts.beside(paths[0])}')"
    ).fetchall()
    part = replace(part, proceedings=counted[0][0])
    part = replace(part, places=parts.places_of(duck, part, store))
    paths.append(parts.write_standing(duck, store, part))
    sums = [_sums(view, summed, name) for name in ("points", "stays")]
    paths += parts.write_changes(duck, store, part, *sums)
    parts.settle_all(paths)
    return part


def _sums(view: View, summed: list[Part], name: str) -> str:
    files = view.store.files(summed, name)
    if view.holders is None:
        return f"read_parquet({files})"
    units = ", ".join(map(str, sorted(view.holders)))
    return f"(SELECT * FROM read_parquet({files}) WHERE unit IN ({units}))"
