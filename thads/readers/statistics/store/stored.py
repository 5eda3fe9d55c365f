"""Dữ kiện từ kho, in the rights of who asks.

Which units may be read, the database says under the asker's pass; the filter stands in
the views themselves. What was recorded since the store was last refreshed is read from
the ledger under row-level security and takes the place of what the store holds, so an
answer is never behind the books.
"""

from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache

import duckdb
import pyarrow as pa

from thads.readers.statistics import definitions
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.store import national, parts, refresh
from thads.readers.statistics.store.layout import Manifest, Store
from thads.readers.statistics.store.reading import View
from thads.readers.statistics.tables import SCHEMAS


class StoredFacts(Facts):
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
        self.is_near = False
        self._recent = Facts(sorted(touched))

    def attach(self, duck: duckdb.DuckDBPyConnection, *names: str) -> None:
        """Cho DuckDB thấy các bảng này."""
        view = View(self.store, self.manifest, self.seen, self.touched)
        self._attach(duck, names, view, with_recent=bool(self.touched))

    def table(self, name: str) -> pa.Table:
        """Một bảng theo tên."""
        with parts.quiet_duck() as duck:
            self.attach(duck, name)
            return duck.table(name).to_arrow_table().cast(SCHEMAS[name])

    @cached_property
    def cases(self) -> pa.Table:
        """Hồ sơ."""
        return self.table("cases")

    @cached_property
    def spans(self) -> pa.Table:
        """Khoảng trạng thái."""
        return self.table("spans")

    @cached_property
    def movements(self) -> pa.Table:
        """Biến động tiền."""
        return self.table("movements")

    @cached_property
    def receipts(self) -> pa.Table:
        """Bản án đã nhận."""
        return self.table("receipts")

    @cached_property
    def events(self) -> pa.Table:
        """Mọi hành vi."""
        return self.table("events")

    def lines(self, definition: str, asked: definitions.Bounds) -> national.Lines:
        """Chỉ tiêu gốc của mọi đơn vị được xem, without looking at every case."""
        summed = _sums(self.store, self.manifest).lines(definition, asked)
        found = national.only(summed, self.seen)
        apart = View(self.store, self.manifest, self.seen, self.touched, "NOT regular")
        rest = self._plainly(definition, asked, apart, with_recent=bool(self.touched))
        found = national.added(found, rest)
        if not self.touched:
            return found
        stale = View(self.store, self.manifest, self.seen, wanted=_STALE)
        over = self._plainly(definition, asked, stale, with_recent=False)
        taken = national.added(found, ((unit, line, -n) for unit, line, n in over))
        return {unit: lines for unit, lines in taken.items() if any(lines.values())}

    def near(self, units: Sequence[int]) -> "StoredFacts | None":
        """Chỉ hồ sơ của những đơn vị đang giữ hồ sơ từng thuộc các đơn vị này."""
        if self.is_near:
            return None
        view = View(self.store, self.manifest, self.seen)
        with parts.quiet_duck() as duck:
            view.prepare(duck)
            rows = duck.execute(
                f"SELECT DISTINCT holder FROM {view.rows('spans')} "
                "WHERE list_contains($units, unit)",
                {"units": list(units)},
            ).fetchall()
        holders = frozenset(holder for (holder,) in rows) | frozenset(units)
        seen = holders if self.seen is None else holders & self.seen
        found = StoredFacts(self.store, self.manifest, seen=seen, touched=self.touched)
        found.is_near = True
        return found

    def _plainly(
        self,
        definition: str,
        asked: definitions.Bounds,
        view: View,
        *,
        with_recent: bool,
    ) -> list[tuple[int, str, int]]:
        """Đếm một số việc theo định nghĩa, by unit and line."""
        counted = definitions.statement(definition, asked)
        with parts.quiet_duck() as duck:
            self._attach(
                duck, definitions.NEEDED[definition], view, with_recent=with_recent
            )
            return duck.execute(
                "SELECT unit, line, sum(amount)::bigint "
                f"FROM ({counted}) GROUP BY unit, line"
            ).fetchall()

    def _attach(
        self,
        duck: duckdb.DuckDBPyConnection,
        names: Collection[str],
        view: View,
        *,
        with_recent: bool,
    ) -> None:
        numbers = {"proceeding": pa.array(sorted(self.touched), pa.int64())}
        duck.register("touched", pa.table(numbers))
        view.prepare(duck)
        for name in names:
            columns = ", ".join(SCHEMAS[name].names)
            statement = f"SELECT {columns} FROM {view.rows(name)}"
            if with_recent:
                duck.register(f"recent_{name}", self._recent.table(name))
                statement += f" UNION ALL SELECT {columns} FROM recent_{name}"
            duck.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {statement}")


_STALE = "regular AND proceeding IN (SELECT proceeding FROM touched)"
"""Những gì kho đã cộng của các hồ sơ mà sổ vừa kể lại."""


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
