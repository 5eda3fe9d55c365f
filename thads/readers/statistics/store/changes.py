"""Thay đổi có dấu: what each rectangle of a span adds and takes, as points.

A state that held on days [a, b] and was known from r to s adds +1 at (a, r) and −1 at
(b + 1, r), and the reverse at s. What stands at (D, K) is the sum of the points with
day ≤ D and moment ≤ K. Money follows the state the same way: the whole debt with the
span, less every amount where span and movement meet. Most points of one case cancel.

Stays are the separate book: whoever stays in it through the whole period is no part of
it, so its rows keep both ends of the stay.
"""

import duckdb

from thads.law.acts.history import ENDED, CaseStatus, Means
from thads.law.indicators.editions import editions
from thads.law.indicators.lines import PLACE_OF_STATUS, Line
from thads.readers.statistics.definitions import ENFORCEMENT
from thads.readers.statistics.store import slices
from thads.readers.statistics.tables import OPEN_DAY, OPEN_MOMENT, SCHEMAS

SOURCES = {
    "cases": ("proceeding", "procedure", "due"),
    "spans": (
        *("proceeding", "unit", "status", "means"),
        *("valid_from", "valid_to", "recorded_from", "recorded_to"),
    ),
    "movements": tuple(SCHEMAS["movements"].names),
    "receipts": tuple(SCHEMAS["receipts"].names),
}
"""Các bảng dữ kiện mà thay đổi được suy ra từ đó, and the columns it takes."""

CELL_DAYS = 30
CELL_MOMENTS = CELL_DAYS * 86_400_000_000
RECEIVED = "nhan"
MOVED = "di_"
"""Điểm của bản án nhận và của tiền đã biến động: flows beside the stocks."""

_ENDS = ", ".join(f"'{status.value}'" for status in sorted(ENDED))
_PLACES = " ".join(
    f"WHEN '{status.value}' THEN '{line.value}'"
    for status, line in PLACE_OF_STATUS.items()
)
_PLACE = (
    f"CASE WHEN s.means = '{Means.WITHOUT.value}' AND s.status NOT IN "
    f"({_ENDS}, '{CaseStatus.SEPARATE_BOOK.value}') THEN '{Line.WITHOUT_MEANS.value}' "
    f"ELSE CASE s.status {_PLACES} ELSE '{Line.OTHER.value}' END END"
)

# A case is summed by its points unless something of it must be looked at as a whole.
_IRREGULAR = f"""
  SELECT proceeding FROM spans GROUP BY proceeding HAVING min(unit) <> max(unit)
   UNION
  SELECT proceeding FROM receipts GROUP BY proceeding HAVING count(*) > 1
   UNION
  SELECT r.proceeding FROM receipts r JOIN spans s USING (proceeding)
   WHERE s.status IN ({_ENDS}) AND r.day > s.valid_from
   UNION
  SELECT m.proceeding FROM movements m JOIN spans s USING (proceeding)
   WHERE s.status = '{CaseStatus.RECEIVED.value}'
     AND m.day BETWEEN s.valid_from AND s.valid_to
     AND m.recorded_from < s.recorded_to AND s.recorded_from < m.recorded_to
   UNION
  SELECT a.proceeding FROM spans a JOIN spans b USING (proceeding)
   WHERE a.status = '{CaseStatus.SEPARATE_BOOK.value}' AND b.status = a.status
     AND a.valid_from < b.valid_from
     AND a.recorded_from < b.recorded_to AND b.recorded_from < a.recorded_to
"""
_REGULAR = f"""
  SELECT c.proceeding, c.due, i.slice, any_value(s.unit) AS unit
    FROM cases c JOIN slices i USING (proceeding) JOIN spans s USING (proceeding)
   WHERE c.procedure = '{ENFORCEMENT}'
     AND c.proceeding NOT IN (SELECT proceeding FROM irregular)
   GROUP BY c.proceeding, c.due, i.slice
"""
_COUNTED = f"""
  SELECT s.proceeding, s.unit, c.slice, s.status, {_PLACE} AS place, c.due,
         s.valid_from, s.valid_to, s.recorded_from, s.recorded_to
    FROM spans s JOIN regular c USING (proceeding)
   WHERE s.status <> '{CaseStatus.RECEIVED.value}'
"""
_MET = """
  SELECT s.proceeding, s.unit, s.slice, s.status, s.place, m.kind, m.amount,
         greatest(s.valid_from, m.day) AS valid_from, s.valid_to,
         s.valid_from AS span_from,
         greatest(s.recorded_from, m.recorded_from) AS recorded_from,
         least(s.recorded_to, m.recorded_to) AS recorded_to
    FROM counted_spans s JOIN movements m
      ON m.proceeding = s.proceeding AND m.day <= s.valid_to
     AND m.recorded_from < s.recorded_to AND s.recorded_from < m.recorded_to
"""
_RECTANGLES = f"""
  SELECT proceeding, unit, slice, place, 1 AS n, due AS v,
         valid_from, valid_to, recorded_from, recorded_to FROM counted_spans
   UNION ALL
  SELECT proceeding, unit, slice, place, 0, -amount,
         valid_from, valid_to, recorded_from, recorded_to FROM met
   UNION ALL
  SELECT m.proceeding, c.unit, c.slice, '{MOVED}' || m.kind, 0, m.amount,
         m.day, {OPEN_DAY}, m.recorded_from, m.recorded_to
    FROM movements m JOIN regular c USING (proceeding)
   UNION ALL
  SELECT r.proceeding, c.unit, c.slice, '{RECEIVED}', 1, 0,
         r.day, {OPEN_DAY}, r.recorded_from, r.recorded_to
    FROM receipts r JOIN regular c USING (proceeding)
"""
_CORNERS = f"""
  SELECT proceeding, unit, slice, place, day, moment,
         sum(n)::bigint AS n, sum(v)::bigint AS v
    FROM (
      SELECT proceeding, unit, slice, place, valid_from AS day,
             recorded_from AS moment, n, v
        FROM rectangles
       UNION ALL
      SELECT proceeding, unit, slice, place, valid_to + 1, recorded_from, -n, -v
        FROM rectangles WHERE valid_to < {OPEN_DAY}
       UNION ALL
      SELECT proceeding, unit, slice, place, valid_from, recorded_to, -n, -v
        FROM rectangles WHERE recorded_to < {OPEN_MOMENT}
       UNION ALL
      SELECT proceeding, unit, slice, place, valid_to + 1, recorded_to, n, v
        FROM rectangles WHERE valid_to < {OPEN_DAY} AND recorded_to < {OPEN_MOMENT})
   GROUP BY ALL HAVING sum(n) <> 0 OR sum(v) <> 0
"""
_STAYS = f"""
  SELECT proceeding, unit, slice, valid_from AS span_from, valid_to AS span_to,
         valid_from AS since, '' AS kind, recorded_from, recorded_to, 1 AS n, due AS v
    FROM counted_spans WHERE status = '{CaseStatus.SEPARATE_BOOK.value}'
   UNION ALL
  SELECT proceeding, unit, slice, span_from, valid_to, valid_from, kind,
         recorded_from, recorded_to, 0, -amount
    FROM met WHERE status = '{CaseStatus.SEPARATE_BOOK.value}'
"""


def acts_followed() -> tuple[str, ...]:
    """Các loại hành vi mà một bản biểu kèm theo phần mềm đếm."""
    lines = (line for each in editions() for line in each.lines)
    return tuple(sorted({code for line in lines for code in line.acts}))


def mark(duck: duckdb.DuckDBPyConnection) -> None:
    """Lập `followed`, the proceedings with an act that some form counts, and `slices`."""
    duck.execute(
        "CREATE OR REPLACE TEMP TABLE followed AS SELECT DISTINCT proceeding FROM events "
        "WHERE list_contains($acts, code)",
        {"acts": list(acts_followed())},
    )
    duck.execute(f"CREATE OR REPLACE TEMP TABLE slices AS {slices.statement()}")


def derive(duck: duckdb.DuckDBPyConnection) -> None:
    """Suy ra `case_points`, `case_stays` và `irregular` từ các bảng dữ kiện và `slices`.

    The tables must hold every row of each proceeding they name.
    """
    for name, statement in (
        ("irregular", _IRREGULAR),
        ("regular", _REGULAR),
        ("counted_spans", _COUNTED),
        ("met", _MET),
        ("rectangles", _RECTANGLES),
        ("case_points", _CORNERS),
        ("case_stays", _STAYS),
    ):
        duck.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {statement}")


# A question about a day and a moment reads only what reached them: closed stretches of
# one length lie together by their first day, stretches that were soon known otherwise
# by the moment they were known.
SPAN_REACH = f"CASE WHEN status IN ({_ENDS}) THEN valid_from ELSE valid_to END AS reach"
_SUPERSEDED = f"valid_to = {OPEN_DAY} AND recorded_to < {OPEN_MOMENT}"
_MOMENTS_A_DAY = 86_400_000_000
SPAN_ORDER = f"""
  CASE WHEN {_SUPERSEDED}
       THEN 100 + floor(log2((recorded_to - recorded_from) // {_MOMENTS_A_DAY} + 1))
       WHEN status IN ({_ENDS}) THEN 64
       WHEN valid_to = {OPEN_DAY} THEN 63
       ELSE floor(log2(greatest(valid_to - valid_from + 1, 1))) END,
  CASE WHEN {_SUPERSEDED} THEN recorded_from // {_MOMENTS_A_DAY} ELSE valid_from END
"""

POINTS = """
  SELECT unit, slice, place, day, moment, sum(n)::bigint AS n, sum(v)::bigint AS v
    FROM {source} GROUP BY ALL HAVING sum(n) <> 0 OR sum(v) <> 0 ORDER BY moment
"""
BY_DAY = f"""
  SELECT unit, slice, place, day, moment // {CELL_MOMENTS} AS moment_cell,
         sum(n)::bigint AS n, sum(v)::bigint AS v
    FROM {{source}} GROUP BY ALL HAVING sum(n) <> 0 OR sum(v) <> 0 ORDER BY day
"""
GRID = f"""
  SELECT unit, slice, place, day // {CELL_DAYS} AS day_cell,
         moment // {CELL_MOMENTS} AS moment_cell,
         sum(n)::bigint AS n, sum(v)::bigint AS v
    FROM {{source}} GROUP BY ALL HAVING sum(n) <> 0 OR sum(v) <> 0
"""
STAYS = """
  SELECT unit, slice, span_from, span_to, since, kind, recorded_from, recorded_to,
         sum(n)::bigint AS n, sum(v)::bigint AS v
    FROM {source} GROUP BY ALL HAVING sum(n) <> 0 OR sum(v) <> 0 ORDER BY span_from
"""
