"""Dữ kiện từ kho, in the rights of who asks.

Which units may be read, the database says under the asker's pass; the filter stands in
the views themselves. What was recorded since the store was last refreshed is read from
the ledger under row-level security and takes the place of what the store holds, so an
answer is never behind the books.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import lru_cache
from typing import Any

import duckdb
import pyarrow as pa

from thads.law.indicators.axes import Where
from thads.readers.statistics import definitions
from thads.readers.statistics.counted import CountedRows
from thads.readers.statistics.facts import EVERY_CASE, Facts, FactsByName
from thads.readers.statistics.store import national, refresh, slices
from thads.readers.statistics.store.kept import Kept, kept
from thads.readers.statistics.store.layout import Manifest, Store
from thads.readers.statistics.store.reading import (
    FOLLOWED,
    View,
    held_by,
    last_recorded,
)
from thads.readers.statistics.tables import SCHEMAS
from thads.readers.statistics.traits import lines_of_some, needed


class StoredFacts(FactsByName):
    """Dữ kiện từ kho: the same tables, and quick sums where they are enough."""

    def __init__(
        self,
        store: Store,
        manifest: Manifest,
        *,
        seen: Collection[int] | None,
        touched: Collection[int] = (),
    ) -> None:
        """`seen`: units whose cases may be read; `touched`: told by the ledger itself."""
        super().__init__(held=None)
        self.store, self.manifest = store, manifest
        self.seen = None if seen is None else frozenset(seen)
        self.touched = frozenset(touched)
        self.view = View(store, manifest)
        self.is_near = False
        self._recent = Facts(sorted(touched))

    def duck(self) -> duckdb.DuckDBPyConnection:
        """DuckDB để đếm, beside what is kept in memory."""
        return self._kept.cursor()

    def attach(self, duck: duckdb.DuckDBPyConnection, *names: str) -> None:
        """Cho DuckDB thấy các bảng này; `duck` must be one of these facts' own."""
        self._register_touched(duck)
        for name in names:
            if self.touched:
                duck.register(f"recent_{name}", self._recent.table(name))
            duck.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {self._told(name)}")

    def _told(self, name: str) -> str:
        """What the store has, and of the cases told since what the ledger has."""
        statement = self._stored(name, _NOT_TOLD_SINCE)
        if not self.touched:
            return statement
        columns = ", ".join(SCHEMAS[name].names)
        return f"{statement} UNION ALL SELECT {columns} FROM recent_{name}"

    def attach_beside(
        self, duck: duckdb.DuckDBPyConnection, told: Mapping[str, pa.Table]
    ) -> None:
        """Như thế, read where it lies: the store is not copied because of a few rows."""
        self.attach(duck, *told)
        for name, more in told.items():
            columns = ", ".join(SCHEMAS[name].names)
            duck.register(f"told_{name}", more.cast(SCHEMAS[name]))
            duck.execute(
                f"CREATE OR REPLACE TEMP VIEW {name} AS {self._told(name)} "
                f"UNION ALL SELECT {columns} FROM told_{name}"
            )

    def table(self, name: str) -> pa.Table:
        """Một bảng theo tên."""
        duck = self.duck()
        self.attach(duck, name)
        return duck.table(name).to_arrow_table().cast(SCHEMAS[name])

    def lines(
        self, definition: str, asked: definitions.Bounds, only: Where = EVERY_CASE
    ) -> national.Lines | None:
        """Chỉ tiêu gốc của mọi đơn vị được xem, without looking at every case."""
        summing = slices.summing(self.manifest.slices, definition, only)
        if summing is None:
            return None
        return self._summed(definition, asked, only, summing)

    def lines_of_all(
        self, definition: str, asked: definitions.Bounds
    ) -> national.Lines:
        """Chỉ tiêu gốc của mọi việc, theo đơn vị được xem."""
        return self._summed(definition, asked, EVERY_CASE, slices.EVERY)

    def _summed(
        self,
        definition: str,
        asked: definitions.Bounds,
        only: Where,
        summing: slices.Summing,
    ) -> national.Lines:
        sums = _sums(self.store, self.manifest)
        found = national.only(sums.lines(definition, asked, summing.holds), self.seen)
        apart = self._seen_as(wanted=summing.apart, asked=None, holders=None)
        if self.touched or not apart._kept.has_none():
            found = national.added(found, apart._counted(definition, asked, only))
        if not self.touched:
            return found
        over = self._stale(definition, asked, only, summing.apart)
        taken = national.added(found, ((unit, line, -n) for unit, line, n in over))
        return {unit: lines for unit, lines in taken.items() if any(lines.values())}

    def remembered(
        self, asked: Hashable, listed: Callable[[], CountedRows]
    ) -> CountedRows:
        """Danh sách của một ô đã mở, until more is told or the store is refreshed."""
        if self.touched:
            return listed()
        return self._kept.listed((self.seen, asked), listed)

    def within(self, asked: definitions.Bounds) -> "StoredFacts":
        """Chỉ những khoảng trạng thái có thể được tính trong kỳ ấy.

        The store knows nothing newer than its last recording: whoever asks of any
        moment since then looks at the same rows, and they are read once for all.
        """
        told = last_recorded(self.store, self.manifest)
        known_at = asked.known_at if told is None else min(asked.known_at, told)
        return self._seen_as(asked=replace(asked, known_at=known_at))

    def acting(self, acts: Collection[str]) -> "StoredFacts":
        """Chỉ những hồ sơ có hành vi mà biểu đếm, where they are marked."""
        if not set(acts) <= set(self.manifest.followed):
            return self
        return self._seen_as(wanted=FOLLOWED)

    def near(self, units: Sequence[int]) -> "StoredFacts | None":
        """Chỉ hồ sơ của những đơn vị đang giữ hồ sơ từng thuộc các đơn vị này."""
        if self.is_near or self.view.wanted == FOLLOWED:
            return None
        wanted = set(units)
        holders = wanted | {
            holder
            for part in self.manifest.parts
            for unit, holder in part.places
            if unit in wanted
        }
        found = self._seen_as(holders=frozenset(holders))
        found.is_near = True
        return found

    def _seen_as(self, **changed: Any) -> "StoredFacts":
        """The same facts and rights, seen in another way."""
        found = copy(self)
        found.view = replace(self.view, **changed)
        found._once = {}
        for name in SCHEMAS:
            found.__dict__.pop(name, None)
        return found

    @property
    def _kept(self) -> Kept:
        return kept(self.view)

    def _counted(
        self, definition: str, asked: definitions.Bounds, only: Where
    ) -> list[tuple[int, str, int]]:
        """As `_plainly`; remembered while nothing is told beside the store."""
        if self.touched:
            return self._plainly(definition, asked, only)
        return self._kept.answer(
            (self.seen, definition, asked, slices.named(only)),
            lambda: self._plainly(definition, asked, only),
        )

    def _plainly(
        self, definition: str, asked: definitions.Bounds, only: Where = EVERY_CASE
    ) -> list[tuple[int, str, int]]:
        """Đếm theo định nghĩa, by unit and line."""
        duck = self.duck()
        self.attach(duck, *needed(definition, only))
        return lines_of_some(duck, definition, asked, only)

    def _stale(
        self, definition: str, asked: definitions.Bounds, only: Where, apart: str
    ) -> list[tuple[int, str, int]]:
        """Những gì kho cộng của các hồ sơ mà sổ vừa kể lại, by unit and line."""
        whole = self._seen_as(asked=None, holders=None)
        duck = whole.duck()
        self._register_touched(duck)
        held = duck.execute(
            f"SELECT DISTINCT holder FROM {whole._kept.rows('cases')} "
            "SEMI JOIN touched USING (proceeding)"
        ).fetchall()
        few = whole._seen_as(holders=frozenset(holder for (holder,) in held))
        duck = few.duck()
        self._register_touched(duck)
        for name in needed(definition, only):
            statement = few._stored(name, f"NOT ({apart}) AND {_STALE}")
            duck.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {statement}")
        return lines_of_some(duck, definition, asked, only)

    def _register_touched(self, duck: duckdb.DuckDBPyConnection) -> None:
        numbers = {"proceeding": pa.array(sorted(self.touched), pa.int64())}
        duck.register("touched", pa.table(numbers))

    def _stored(self, name: str, tests: str) -> str:
        columns = ", ".join(SCHEMAS[name].names)
        only = tests if self.touched else "true"
        return (
            f"SELECT {columns} FROM {self._kept.rows(name)} "
            f"WHERE {held_by(self.seen)} AND {only}"
        )


_NOT_TOLD_SINCE = "proceeding NOT IN (SELECT proceeding FROM touched)"
_STALE = "proceeding IN (SELECT proceeding FROM touched)"
"""Hồ sơ mà sổ vừa kể lại: the store's rows of them do not stand, but are in its sums."""


@lru_cache(maxsize=4)
def _sums(store: Store, manifest: Manifest) -> national.Sums:
    """One for each generation in use; a manifest never changes."""
    return national.Sums(store, manifest)


def stored_facts(store: Store, *, seen: Collection[int] | None) -> StoredFacts | None:
    """Dữ kiện từ kho nếu có kho của các sổ này; None: read the ledger itself."""
    manifest = store.manifest()
    if manifest is None or not manifest.parts:
        return None
    if not refresh.is_of_this_database(manifest):
        return None
    touched = refresh.read_touched(manifest)
    if len(touched) > RECENT_MAX:
        return None
    return StoredFacts(store, manifest, seen=seen, touched=touched)


RECENT_MAX = 50_000
"""Kho tụt lại xa hơn thế thì đọc thẳng sổ."""
