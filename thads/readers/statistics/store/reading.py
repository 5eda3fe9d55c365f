"""Đọc kho: the rows that stand, as views in a DuckDB.

A proceeding stands as its latest part has it; whatever is hidden (touched since, or
not the asker's) is taken away inside the view, so no question can leave that out.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from thads.readers.statistics.store.layout import FACTS, Manifest, Store
from thads.readers.statistics.tables import SCHEMAS


@dataclass(frozen=True, slots=True)
class View:
    """Cách nhìn kho: which proceedings are taken from it, and whose.

    `seen`: the units whose proceedings may be read (None: all). `without`: proceedings
    that are told by somebody else. `wanted`: a further condition on the rows.
    """

    store: Store
    manifest: Manifest
    seen: frozenset[int] | None = None
    without: Collection[int] = field(default=())
    wanted: str = "true"

    def prepare(self, duck: duckdb.DuckDBPyConnection) -> None:
        """Lập danh sách hồ sơ bị che và bản mới nhất của từng hồ sơ."""
        numbers = pa.table({"proceeding": pa.array(list(self.without), pa.int64())})
        duck.register("told_elsewhere", numbers)
        for name in FACTS:
            duck.register(f"no_{name}", stored_schema(name).empty_table())
        later = self.store.files(self.manifest.later_parts, "cases")
        source = f"read_parquet({later})" if later else "no_cases"
        duck.execute(
            "CREATE OR REPLACE TEMP TABLE latest AS "
            f"SELECT proceeding, max(generation) AS generation FROM {source} "
            "ANTI JOIN told_elsewhere USING (proceeding) GROUP BY proceeding"
        )
        duck.execute(
            "CREATE OR REPLACE TEMP TABLE hidden AS SELECT proceeding FROM latest "
            "UNION SELECT proceeding FROM told_elsewhere"
        )

    def rows(self, name: str) -> str:
        """Quan hệ của một bảng, in parentheses: what stands and may be read."""
        found = [f"SELECT * FROM no_{name}"]
        if base := self.store.files(self.manifest.base_parts, name):
            found.append(
                f"SELECT * FROM read_parquet({base}) ANTI JOIN hidden USING (proceeding)"
            )
        if later := self.store.files(self.manifest.later_parts, name):
            found.append(
                f"SELECT * FROM read_parquet({later}) "
                "SEMI JOIN latest USING (proceeding, generation)"
            )
        standing = " UNION ALL ".join(found)
        return f"(SELECT * FROM ({standing}) WHERE {self._allowed()})"

    def _allowed(self) -> str:
        tests = [self.wanted]
        if self.seen is not None:
            units = ", ".join(map(str, sorted(self.seen))) or "NULL"
            tests.append(f"holder IN ({units})")
        return " AND ".join(tests)


def stored_schema(name: str) -> pa.Schema:
    """Các cột trong tệp: those of the facts, the holder, and what the store needs."""
    schema = SCHEMAS[name]
    if "holder" not in schema.names:
        schema = schema.append(pa.field("holder", pa.int32()))
    return schema.append(pa.field("regular", pa.bool_())).append(
        pa.field("generation", pa.int32())
    )
