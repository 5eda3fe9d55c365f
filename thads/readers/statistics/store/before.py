"""Trước đó: what the store sums of the proceedings that are about to be written again.

Sums only grow: a proceeding that is told anew must first be taken out of them. The
ledger itself remembers what it told then, for it closes rows and never changes them:
the rows of today, cut at the first moment recorded since, are the rows of then. Of the
store only the narrow table of cases is read, and the few proceedings of which that is
not enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa
from django.db import connection

from thads.readers.statistics.store import changes, parts
from thads.readers.statistics.store.layout import Manifest
from thads.readers.statistics.store.reading import View
from thads.readers.statistics.tables import OPEN_MOMENT

_SINCE = """
  SELECT a.proceeding_id,
         (extract(epoch FROM min(a.recorded_at)
           FILTER (WHERE a.position > k.position)) * 1000000)::bigint AS first_new,
         coalesce(max(a.recorded_at) FILTER (WHERE a.position <= k.position)
           < min(a.recorded_at) FILTER (WHERE a.position > k.position), false) AS later
    FROM ledger_act a
    JOIN unnest(%s::int[], %s::bigint[]) AS k(book, position) ON k.book = a.book_id
   WHERE a.proceeding_id = ANY(%s::bigint[])
   GROUP BY a.proceeding_id
"""
Since = Mapping[int, int]
"""Lúc đầu tiên có hành vi ghi sau lần đọc trước, theo hồ sơ."""


def read_since(manifest: Manifest, touched: Sequence[int]) -> Since:
    """Những hồ sơ mà mọi hành vi mới đều ghi sau mọi hành vi đã đọc.

    Of any other the rows of then cannot be told from those of today.
    """
    heads = manifest.heads
    given = [list(heads), [each.position for each in heads.values()], list(touched)]
    with connection.cursor() as cursor:
        cursor.execute(_SINCE, given)
        return {case: first for case, first, later in cursor if later}


@dataclass(frozen=True, slots=True)
class Before:
    """Cách kho đang cộng một số hồ sơ: signed changes, to be taken out of its sums."""

    points: pa.Table
    stays: pa.Table

    def attach(self, duck: duckdb.DuckDBPyConnection) -> None:
        """Cho DuckDB thấy `old_points` và `old_stays`."""
        duck.register("old_points", self.points)
        duck.register("old_stays", self.stays)


def summed(
    view: View, touched: Sequence[int], since: Since, told: Mapping[str, pa.Table]
) -> Before:
    """Những gì kho đang cộng của các hồ sơ này; `told`: what the ledger tells of them."""
    with parts.quiet_duck() as duck:
        _register(duck, touched, since, told)
        view.prepare(duck)
        _make(duck, "held", _HELD.format(cases=view.rows("cases")))
        _make(duck, "clear", "SELECT * FROM held SEMI JOIN since USING (proceeding)")
        _derive(duck, "clear", {name: _cut(name) for name in _THEN})
        _make(duck, "doubtful", _DOUBTFUL)
        for name in _SUMMED:
            surely = f"FROM case_{name} ANTI JOIN doubtful USING (proceeding)"
            _make(duck, f"old_{name}", surely)
        held = duck.execute("SELECT DISTINCT holder FROM doubtful").fetchall()
        if held:
            few = replace(view, holders=frozenset(holder for (holder,) in held))
            _derive(duck, "doubtful", {name: _stored(name, few) for name in _THEN})
            for name in _SUMMED:
                duck.execute(f"INSERT INTO old_{name} FROM case_{name}")
        return Before(*(duck.table(f"old_{name}").to_arrow_table() for name in _SUMMED))


_SUMMED = ("points", "stays")
_THEN = ("spans", "movements", "receipts")
_HELD = """
  SELECT proceeding, procedure, due, slice, regular, holder
    FROM {cases} SEMI JOIN touched USING (proceeding)
"""
_DOUBTFUL = """
  SELECT * FROM held h
   WHERE h.proceeding NOT IN (SELECT proceeding FROM clear)
      OR h.regular = (h.proceeding IN (SELECT proceeding FROM irregular))
"""


def _register(
    duck: duckdb.DuckDBPyConnection,
    touched: Sequence[int],
    since: Since,
    told: Mapping[str, pa.Table],
) -> None:
    duck.register("touched", pa.table({"proceeding": pa.array(touched, pa.int64())}))
    first = {"proceeding": list(since), "moment": list(since.values())}
    columns = {name: pa.array(given, pa.int64()) for name, given in first.items()}
    duck.register("since", pa.table(columns))
    for name in _THEN:
        duck.register(f"told_{name}", told[name])


def _cut(name: str) -> str:
    """The rows of today as they were before the first moment recorded since."""
    return f"""
      SELECT t.* REPLACE (CASE WHEN t.recorded_to >= s.moment THEN {OPEN_MOMENT}
                               ELSE t.recorded_to END AS recorded_to)
        FROM told_{name} t JOIN since s USING (proceeding)
       WHERE t.recorded_from < s.moment
         AND t.proceeding IN (SELECT proceeding FROM clear)
    """


def _stored(name: str, view: View) -> str:
    columns = ", ".join(changes.SOURCES[name])
    return (
        f"SELECT {columns} FROM {view.rows(name)} SEMI JOIN doubtful USING (proceeding)"
    )


def _derive(
    duck: duckdb.DuckDBPyConnection, some: str, relations: Mapping[str, str]
) -> None:
    _make(duck, "cases", f"SELECT proceeding, procedure, due FROM {some}")
    _make(duck, "slices", f"SELECT proceeding, slice FROM {some}")
    for name, statement in relations.items():
        _make(duck, name, statement)
    changes.derive(duck)


def _make(duck: duckdb.DuckDBPyConnection, name: str, statement: str) -> None:
    duck.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement}")
