"""Đọc kho: the rows that stand, as relations in a DuckDB.

A proceeding stands as its latest part has it. Whatever a view leaves out is taken away
inside its relations, so no question can leave that out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import duckdb
import pyarrow as pa

from thads.readers.statistics.definitions import Bounds
from thads.readers.statistics.store.layout import (
    FACTS,
    STANDING,
    Manifest,
    Part,
    Store,
)
from thads.readers.statistics.tables import SCHEMAS

EVERYTHING = "true"
IRREGULAR = "NOT regular"
FOLLOWED = "followed"
"""Điều kiện về hồ sơ: columns of every stored table."""


@dataclass(frozen=True, slots=True)
class View:
    """Cách nhìn kho: whose proceedings, which of them, and of which days.

    `holders`: the units whose proceedings are wanted (None: all). `asked`: only what
    can matter to this question about where proceedings stand.
    """

    store: Store
    manifest: Manifest
    holders: frozenset[int] | None = None
    wanted: str = EVERYTHING
    asked: Bounds | None = None

    def prepare(self, duck: duckdb.DuckDBPyConnection) -> None:
        """Lập bản mới nhất của từng hồ sơ có phần thêm sau."""
        for name in (*FACTS, STANDING):
            duck.register("empty", stored_schema(name).empty_table())
            duck.execute(f"CREATE OR REPLACE TABLE no_{name} AS FROM empty")
            duck.unregister("empty")
        later = self.store.files(self.manifest.later_parts, "cases")
        source = f"read_parquet({later})" if later else "no_cases"
        duck.execute(
            "CREATE OR REPLACE TABLE latest AS SELECT proceeding, "
            f"max(generation) AS generation FROM {source} GROUP BY proceeding"
        )

    def rows(self, name: str) -> str:
        """Quan hệ của một bảng, in parentheses: what stands and is wanted."""
        name = self._stored(name)
        found = [f"SELECT * FROM no_{name}"]
        later = self._files(self.manifest.later_parts, name)
        if base := self._files(self.manifest.base_parts, name):
            hidden = "ANTI JOIN latest USING (proceeding)"
            hides = hidden if self.manifest.later_parts else ""
            found.append(f"SELECT * FROM read_parquet({base}) {hides}")
        if later:
            found.append(
                f"SELECT * FROM read_parquet({later}) "
                "SEMI JOIN latest USING (proceeding, generation)"
            )
        standing = " UNION ALL ".join(found)
        return f"(SELECT * FROM ({standing}) WHERE {self._tests(name)})"

    def _stored(self, name: str) -> str:
        return STANDING if name == "spans" and self.asked is not None else name

    def _files(self, some: Collection[Part], name: str) -> list[str]:
        """Only the parts that hold something of the wanted units."""
        held = [
            part
            for part in some
            if self.holders is None or part.is_held_by_any(self.holders)
        ]
        return self.store.files(held, name)

    def _tests(self, name: str) -> str:
        tests = [self.wanted, held_by(self.holders)]
        if self.asked is not None and name == STANDING:
            tests.append(
                f"valid_from <= {self.asked.last} AND reach >= {self.asked.first - 1} "
                f"AND recorded_from <= {self.asked.known_at} "
                f"AND recorded_to > {self.asked.known_at}"
            )
        return " AND ".join(tests)


@lru_cache(maxsize=4)
def last_recorded(store: Store, manifest: Manifest) -> int | None:
    """Lúc ghi nhận cuối cùng mà kho biết, as its files say; None: they do not."""
    files = store.files(list(manifest.parts), STANDING)
    with duckdb.connect(":memory:") as duck:
        found = duck.execute(
            "SELECT max(stats_max_value::bigint), bool_and(stats_max_value IS NOT NULL) "
            f"FROM parquet_metadata({files}) WHERE path_in_schema = 'recorded_from'"
        ).fetchone()
    latest, is_whole = found or (None, False)
    return int(latest) if is_whole and latest is not None else None


def held_by(units: Collection[int] | None) -> str:
    """Điều kiện về đơn vị đang giữ; None: every unit."""
    if units is None:
        return "true"
    return f"holder IN ({', '.join(map(str, sorted(units))) or 'NULL'})"


def stored_schema(name: str) -> pa.Schema:
    """Các cột trong tệp: those of the facts, the holder, and what the store needs."""
    facts = SCHEMAS["spans" if name == STANDING else name]
    columns = list(facts)
    if "holder" not in facts.names:
        columns.append(pa.field("holder", pa.int32()))
    columns += [
        pa.field("regular", pa.bool_()),
        pa.field("followed", pa.bool_()),
        pa.field("slice", pa.int16()),
        pa.field("generation", pa.int32()),
    ]
    if name == STANDING:
        columns.append(pa.field("reach", pa.int32()))
    return pa.schema(columns)
