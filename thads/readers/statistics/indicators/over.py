"""Nhiều kỳ một lần: the lines of form 01 for many periods in one question.

A trend of two years asks for twenty-four periods; one after another they would each be
planned and scanned anew. A test holds this copy of the definition equal to the form.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from thads.law.acts.history import ENDED, CaseStatus, Means
from thads.law.indicators import Period
from thads.law.indicators.lines import PLACE_OF_STATUS, Line
from thads.readers.statistics.definitions import (
    ENFORCEMENT,
    NEEDED,
    Bounds,
    statement,
)
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.tables import day_number, moment_number

Lines = dict[int, dict[str, int]]
"""Chỉ tiêu gốc theo đơn vị."""

CASES, MONEY = "cases", "money"
_ENDS = ", ".join(f"'{status.value}'" for status in sorted(ENDED))
_SEPARATE, _RECEIVED = CaseStatus.SEPARATE_BOOK.value, CaseStatus.RECEIVED.value
_PLACES = " ".join(
    f"WHEN '{status.value}' THEN '{line.value}'"
    for status, line in PLACE_OF_STATUS.items()
)
_OVER = f"""
  WITH known AS (
    SELECT proceeding, unit, status, means, valid_from, valid_to,
           status IN ({_ENDS}) AS ended FROM spans
     WHERE procedure = '{ENFORCEMENT}' AND status <> '{_RECEIVED}'
       AND recorded_from <= $known_at AND recorded_to > $known_at),
  stand AS (
    SELECT p.n, p.first, p.last, s.proceeding, s.unit, s.status, s.ended, s.valid_from,
           CASE WHEN s.means = '{Means.WITHOUT.value}' AND NOT s.ended
                     AND s.status <> '{_SEPARATE}' THEN '{Line.WITHOUT_MEANS.value}'
                ELSE CASE s.status {_PLACES} ELSE '{Line.OTHER.value}' END END AS place
      FROM periods p JOIN known s ON s.valid_from <= p.last AND s.valid_to >= p.last
     WHERE NOT (s.ended AND s.valid_from < p.first)),
  before AS (
    SELECT p.n, s.proceeding, s.status
      FROM periods p
      JOIN known s ON s.valid_from <= p.first - 1 AND s.valid_to >= p.first - 1
     WHERE NOT s.ended),
  back AS (
    SELECT DISTINCT b.n, b.proceeding
      FROM before b JOIN periods p USING (n)
      JOIN known s ON s.proceeding = b.proceeding AND s.status <> '{_SEPARATE}'
       AND s.valid_from <= p.last AND s.valid_to >= p.first
     WHERE b.status = '{_SEPARATE}'),
  placed AS (
    SELECT s.*, CASE WHEN b.status IS NULL THEN '{Line.NEW.value}'
                     WHEN b.status <> '{_SEPARATE}' THEN '{Line.CARRIED_OVER.value}'
                     WHEN r.proceeding IS NOT NULL THEN '{Line.NEW.value}' END AS entry
      FROM stand s
      LEFT JOIN before b ON b.n = s.n AND b.proceeding = s.proceeding
      LEFT JOIN back r ON r.n = s.n AND r.proceeding = s.proceeding)
  SELECT n, unit, entry AS line, count(*) FROM placed WHERE entry IS NOT NULL GROUP BY ALL
   UNION ALL
  SELECT n, unit, place, count(*) FROM placed WHERE entry IS NOT NULL GROUP BY ALL
   UNION ALL
  SELECT n, unit, '{Line.IN_SEPARATE_BOOK.value}', count(*)
    FROM placed WHERE status = '{_SEPARATE}' GROUP BY ALL
   UNION ALL
  SELECT n, unit, '{Line.KEPT_IN_SEPARATE_BOOK.value}', count(*)
    FROM placed WHERE status = '{_SEPARATE}' AND entry IS NULL GROUP BY ALL
"""


def cases_over(
    facts: Facts, periods: Sequence[Period], known_at: datetime
) -> list[Lines]:
    """Chỉ tiêu gốc của biểu 01 theo đơn vị, for each of the periods.

    Judgments received are no part of it: they are counted by the form alone.
    """
    if (summed := _summed(facts, periods, known_at)) is not None:
        return summed
    found: list[Lines] = [{} for _ in periods]
    with facts.duck() as duck:
        facts.attach(duck, "spans")
        duck.register("periods", _table(periods))
        rows = duck.execute(_OVER, {"known_at": moment_number(known_at)}).fetchall()
    for n, unit, line, count in rows:
        found[n].setdefault(unit, {})[line] = count
    return found


def _summed(
    facts: Facts, periods: Sequence[Period], known_at: datetime
) -> list[Lines] | None:
    """From the sums that a store keeps: no case is looked at, whatever the number."""
    found: list[Lines] = []
    for bounds in _bounds(periods, known_at):
        if (lines := facts.lines(CASES, bounds)) is None:
            return None
        found.append(_without_received(lines))
    return found


def _without_received(by_unit: Lines) -> Lines:
    found = {
        unit: {line: n for line, n in lines.items() if line != Line.RECEIVED.value}
        for unit, lines in by_unit.items()
    }
    return {unit: lines for unit, lines in found.items() if any(lines.values())}


def _bounds(periods: Sequence[Period], known_at: datetime) -> list[Bounds]:
    return [
        Bounds(day_number(each.first), day_number(each.last), moment_number(known_at))
        for each in periods
    ]


def _table(periods: Sequence[Period]) -> pa.Table:
    columns: dict[str, Any] = {
        "n": pa.array(range(len(periods)), pa.int32()),
        "first": pa.array([day_number(each.first) for each in periods], pa.int32()),
        "last": pa.array([day_number(each.last) for each in periods], pa.int32()),
    }
    return pa.table(columns)


def money_over(
    facts: Facts, periods: Sequence[Period], known_at: datetime
) -> list[Lines]:
    """Chỉ tiêu gốc của biểu 02 theo đơn vị, for each of the periods."""
    asked = _bounds(periods, known_at)
    summed = [facts.lines(MONEY, bounds) for bounds in asked]
    with duckdb.connect(":memory:") as duck:
        if None in summed:
            _hold(duck, facts)
        return [
            _counted(duck, bounds) if own is None else own
            for own, bounds in zip(summed, asked, strict=True)
        ]


def _hold(duck: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """The tables, copied once: each of the questions reads them again."""
    for name in NEEDED[MONEY]:
        facts.attach(duck, name)
        duck.execute(f"CREATE TABLE held AS FROM {name}")
        duck.unregister(name)
        duck.execute(f"ALTER TABLE held RENAME TO {name}")


def _counted(duck: duckdb.DuckDBPyConnection, bounds: Bounds) -> Lines:
    found: Lines = {}
    for unit, line, amount in duck.execute(
        "SELECT unit, line, sum(amount)::bigint "
        f"FROM ({statement(MONEY, bounds)}) GROUP BY ALL"
    ).fetchall():
        found.setdefault(unit, {})[line] = amount
    return found
