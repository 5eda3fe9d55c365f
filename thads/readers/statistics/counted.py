"""Danh sách của một ô: the rows that were summed, kept in DuckDB and read by pages.

A cell of a province holds tens of thousands of cases and its page shows a few of them:
they are counted, added and put in order where they lie.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, starmap
from threading import Lock
from typing import NamedTuple, overload

import duckdb

from thads.readers.statistics.traits import among


class Counted(NamedTuple):
    """Một việc trong ô: its id, the unit that holds it, what it adds, the act if one counts."""

    proceeding: int
    unit: int
    amount: int
    seq: int | None = None


_NUMBERS = count(1)
_ORDER = "ORDER BY proceeding, seq"


class CountedRows(Sequence[Counted]):
    """Các dòng của một ô in the order of the books; only those asked for are read."""

    def __init__(self, duck: duckdb.DuckDBPyConnection, rows: str) -> None:
        """`rows`: a relation of proceeding, unit, amount and seq that `duck` can read."""
        self._duck, self._lock = duck, Lock()
        self._name = f"cell_{next(_NUMBERS)}"
        duck.execute(f"CREATE TEMP TABLE {self._name} AS {rows}")
        # Read to its end: the connection may be that of other forms of the same facts.
        ((size, total),) = duck.execute(
            f"SELECT count(*), coalesce(sum(amount), 0) FROM {self._name}"
        ).fetchall()
        self._size, self.total = int(size), int(total)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Counted]:
        return iter(self._read(""))

    @overload
    def __getitem__(self, at: int) -> Counted: ...
    @overload
    def __getitem__(self, at: slice) -> list[Counted]: ...
    def __getitem__(self, at: int | slice) -> Counted | list[Counted]:
        if isinstance(at, int):
            return self._read(f"LIMIT 1 OFFSET {range(self._size)[at]}")[0]
        first, last, step = at.indices(self._size)
        found = self._read(f"LIMIT {max(last - first, 0)} OFFSET {first}")
        return found if step == 1 else found[::step]

    def _read(self, part: str) -> list[Counted]:
        with self._lock:
            rows = self._duck.execute(
                f"SELECT proceeding, unit, amount, seq FROM {self._name} {_ORDER} {part}"
            ).fetchall()
        return list(starmap(Counted, rows))


NO_ACT = "NULL::integer"
"""Việc được đếm, không phải hành vi."""


def cell_of(
    source: str,
    lines: Iterable[str],
    units: Iterable[int],
    *,
    seq: str = NO_ACT,
    tests: str = "",
) -> str:
    """Câu lấy các dòng của một ô from a relation of what was counted.

    A case stands in one unit on the last day: it need not be told apart by its unit.
    """
    held = ", ".join(map(str, units)) or "NULL"
    return (
        f"SELECT proceeding, any_value(unit) AS unit, sum(amount)::bigint AS amount, {seq} AS seq "
        f"FROM {source} WHERE {among('line', lines)} AND unit IN ({held}) {tests} "
        "GROUP BY ALL HAVING sum(amount) <> 0"
    )
