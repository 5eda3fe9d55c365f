"""Ghi một phần: the rows of some proceedings, book by book, with their signed changes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import gettempdir

import duckdb

from thads.readers.statistics.store import changes
from thads.readers.statistics.store.layout import FACTS, STANDING, Part, Store, force

ROWS_A_GROUP = 30_000
MEMORY_MAX = "3GB"
"""Nhiều hơn thế thì tạm ghi ra đĩa."""

_SHAPES = {
    "points": changes.POINTS,
    "by_day": changes.BY_DAY,
    "grid": changes.GRID,
    "stays": changes.STAYS,
}


def quiet_duck() -> duckdb.DuckDBPyConnection:
    """Một DuckDB trong bộ nhớ that may spill, and does not mind the order of rows."""
    aside: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_MAX,
        "temp_directory": gettempdir(),
    }
    duck = duckdb.connect(":memory:", config=aside)
    duck.execute("SET preserve_insertion_order = false")
    duck.execute("SET parquet_metadata_cache = true")
    return duck


def write(
    duck: duckdb.DuckDBPyConnection,
    store: Store,
    generation: int,
    book_of_unit: Mapping[int, int],
) -> list[Part]:
    """Ghi các hồ sơ đang có trong các bảng dữ kiện của `duck`.

    `old_points` and `old_stays` hold what the store already sums for them.
    """
    changes.mark(duck)
    changes.derive(duck)
    return write_derived(duck, store, generation, book_of_unit)


def write_derived(
    duck: duckdb.DuckDBPyConnection,
    store: Store,
    generation: int,
    book_of_unit: Mapping[int, int],
) -> list[Part]:
    """Ghi khi `irregular`, `followed`, `slices`, `case_points`, `case_stays` đã có."""
    _books(duck, book_of_unit)
    duck.execute(_OWNERS)
    _signed(duck)
    books = duck.execute(_ALL_BOOKS).fetchall()
    return [_write_book(duck, store, generation, book) for (book,) in books]


_OWNERS = """
  CREATE OR REPLACE TEMP TABLE owners AS
  SELECT c.proceeding, c.holder, b.book,
         c.proceeding NOT IN (SELECT proceeding FROM irregular) AS regular,
         c.proceeding IN (SELECT proceeding FROM followed) AS followed, i.slice
    FROM cases c JOIN books b ON b.unit = c.holder JOIN slices i USING (proceeding)
"""
_ALL_BOOKS = """
  SELECT book FROM owners UNION SELECT book FROM signed_points UNION
  SELECT book FROM signed_stays ORDER BY book
"""


def _books(duck: duckdb.DuckDBPyConnection, book_of_unit: Mapping[int, int]) -> None:
    duck.execute("CREATE OR REPLACE TEMP TABLE books (unit INTEGER, book INTEGER)")
    duck.executemany("INSERT INTO books VALUES (?, ?)", list(book_of_unit.items()))


def _signed(duck: duckdb.DuckDBPyConnection) -> None:
    for name in ("points", "stays"):
        duck.execute(
            f"CREATE OR REPLACE TEMP TABLE signed_{name} AS "
            f"SELECT t.* EXCLUDE (proceeding), b.book FROM (SELECT * FROM case_{name} "
            f"UNION ALL SELECT * REPLACE (-n AS n, -v AS v) FROM old_{name}) t "
            "JOIN books b USING (unit)"
        )


def _write_book(
    duck: duckdb.DuckDBPyConnection, store: Store, generation: int, book: int
) -> Part:
    counted = duck.execute("SELECT count(*) FROM owners WHERE book = ?", [book])
    row = counted.fetchone()
    part = Part(generation, book, row[0] if row else 0)
    written = [
        *(_write_facts(duck, store, part, name) for name in FACTS),
        write_standing(duck, store, part),
        *write_changes(
            duck,
            store,
            part,
            f"(SELECT * FROM signed_points WHERE book = {book})",
            f"(SELECT * FROM signed_stays WHERE book = {book})",
        ),
    ]
    part = replace(part, places=places_of(duck, part, store))
    settle_all(written)
    return part


def places_of(
    duck: duckdb.DuckDBPyConnection, part: Part, store: Store
) -> tuple[tuple[int, int], ...]:
    """Các cặp đơn vị của một phần vừa ghi: ever there, and holding now."""
    cases, spans = (beside(store.file(part, name)) for name in ("cases", "spans"))
    rows = duck.execute(
        f"SELECT holder, holder FROM read_parquet('{cases}') "
        f"UNION SELECT unit, holder FROM read_parquet('{spans}') ORDER BY ALL"
    ).fetchall()
    return tuple(rows)


def _write_facts(
    duck: duckdb.DuckDBPyConnection, store: Store, part: Part, name: str
) -> Path:
    holder = "" if name == "cases" else "o.holder, "
    return copy(
        duck,
        f"SELECT t.*, {holder}o.regular, o.followed, o.slice, {part.generation} AS generation "
        f"FROM {name} t JOIN owners o USING (proceeding) "
        f"WHERE o.book = {part.book} {ORDER}",
        store.file(part, name),
    )


ORDER = "ORDER BY regular, followed, holder, proceeding"
"""Thứ tự dòng trong tệp: what is asked together lies together."""


def write_standing(duck: duckdb.DuckDBPyConnection, store: Store, part: Part) -> Path:
    """Ghi lại khoảng trạng thái theo thời gian, from the spans just written."""
    spans = beside(store.file(part, "spans"))
    return copy(
        duck,
        f"SELECT *, {changes.SPAN_REACH} FROM read_parquet('{spans}') "
        f"ORDER BY {changes.SPAN_ORDER}",
        store.file(part, STANDING),
    )


def write_changes(
    duck: duckdb.DuckDBPyConnection, store: Store, part: Part, points: str, stays: str
) -> list[Path]:
    """Ghi bốn bảng thay đổi có dấu from relations of points and of stays."""
    sources = {"points": points, "by_day": points, "grid": points, "stays": stays}
    return [
        copy(duck, _SHAPES[name].format(source=source), store.file(part, name))
        for name, source in sources.items()
    ]


def copy(duck: duckdb.DuckDBPyConnection, statement: str, path: Path) -> Path:
    """Chép một quan hệ ra tệp bên cạnh."""
    path.parent.mkdir(parents=True, exist_ok=True)
    duck.execute(
        f"COPY ({statement}) TO '{beside(path)}' "
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"
    )
    return path


def beside(path: Path) -> Path:
    """Tên tạm bên cạnh."""
    return path.with_suffix(".new")


def settle_all(paths: Iterable[Path]) -> None:
    """Ép các tệp mới xuống đĩa rồi đổi tên."""
    folders = set()
    for path in paths:
        force(beside(path))
        beside(path).rename(path)
        folders.add(path.parent)
    for folder in folders:
        force(folder)
