"""Chấp hành viên được phân công, on both clocks, laid over the status spans.

A span is cut where another officer takes over, on either clock; an ended span keeps
the officer of the day it ended, for what is recorded later changes nothing of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from thads.law.acts.folding import known
from thads.law.acts.history import CORRECTION, HAND_OVER, RecordedAct
from thads.readers.statistics.standing_acts import recorded_act
from thads.readers.statistics.tables import (
    OPEN_DAY,
    OPEN_MOMENT,
    SCHEMAS,
    day_number,
    moment_number,
)

ASSIGNMENT = "phan_cong_chap_hanh_vien"
TELLING = (ASSIGNMENT, HAND_OVER, CORRECTION)
"""Các loại hành vi nói việc thuộc chấp hành viên nào."""

_FIRST_DAY, _FIRST_MOMENT = -(2**31), -(2**63)
_TILES = pa.schema(
    [
        *(("proceeding", pa.int64()), ("officer_code", pa.string())),
        *(("valid_from", pa.int32()), ("valid_to", pa.int32())),
        *(("recorded_from", pa.int64()), ("recorded_to", pa.int64())),
    ]
)
Tile = tuple[str | None, int, int, int, int]
"""Chấp hành viên (None: chưa ai), từ ngày, đến ngày, biết từ, biết đến."""


def assigned_spans(
    spans: pa.Table,
    cases: pa.Table,
    acts: pa.Table,
    assigned: pa.Table,
    officers: pa.Table,
) -> pa.Table:
    """Khoảng trạng thái với thủ tục và chấp hành viên.

    `acts` are those of TELLING, `assigned` the officers that proceedings were given
    without an act (they hold while the unit does; `kept` where an act has assigned them
    since), `officers` codes and their ids.
    """
    first = _kept(assigned, officers)
    with duckdb.connect(":memory:") as duck:
        duck.register("spans", spans)
        duck.register("cases", cases)
        duck.register("assigned", assigned)
        duck.register("officers", officers)
        duck.register("tiles", tiles(_that_tell(acts), first))
        found: pa.Table = duck.sql(_LAY_OVER).to_arrow_table()
    return found.cast(SCHEMAS["spans"])


_LAY_OVER = """
  WITH known AS (
    SELECT t.*, o.officer FROM tiles t LEFT JOIN officers o ON o.code = t.officer_code
  ), marked AS (
    SELECT s.*, c.procedure,
           s.status IN ('xong', 'dinh_chi', 'uy_thac', 'thu_hoi', 'huy', 'gui_lai') AS ended
      FROM spans s JOIN cases c USING (proceeding)
  )
  SELECT s.proceeding, s.procedure, s.unit, a.officer, s.status, s.means, s.ground,
         s.valid_from, s.valid_to, s.recorded_from, s.recorded_to
    FROM marked s LEFT JOIN assigned a ON a.proceeding = s.proceeding AND a.unit = s.unit
   WHERE s.proceeding NOT IN (SELECT proceeding FROM known)
   UNION ALL
  SELECT s.proceeding, s.procedure, s.unit, k.officer, s.status, s.means, s.ground,
         CASE WHEN s.ended THEN s.valid_from ELSE greatest(s.valid_from, k.valid_from) END,
         CASE WHEN s.ended THEN s.valid_to ELSE least(s.valid_to, k.valid_to) END,
         greatest(s.recorded_from, k.recorded_from), least(s.recorded_to, k.recorded_to)
    FROM marked s JOIN known k
      ON k.proceeding = s.proceeding
     AND k.recorded_from < s.recorded_to AND s.recorded_from < k.recorded_to
     AND CASE WHEN s.ended THEN k.valid_from <= s.valid_from AND s.valid_from <= k.valid_to
              ELSE k.valid_from <= s.valid_to AND s.valid_from <= k.valid_to END
"""


def _kept(assigned: pa.Table, officers: pa.Table) -> Mapping[int, str]:
    """Chấp hành viên trước khi có hành vi phân công, by code."""
    codes = {row["officer"]: row["code"] for row in officers.to_pylist()}
    return {
        row["proceeding"]: codes[row["officer"]]
        for row in assigned.filter(assigned["kept"]).to_pylist()
        if row["officer"] in codes
    }


def _that_tell(acts: pa.Table) -> pa.Table:
    """A correction alone says nothing of whose a case is."""
    says = acts.filter(pc.not_equal(acts["code"], CORRECTION))["proceeding"]
    return acts.filter(pc.is_in(acts["proceeding"], value_set=says.unique()))


def tiles(acts: pa.Table, first: Mapping[int, str]) -> pa.Table:
    """Mỗi việc một mặt phẳng ngày × lúc biết, cut into parts of one officer each.

    `first` are the officers who held cases before any act said so.
    """
    counts = acts.group_by("proceeding").aggregate([("seq", "count")])
    single = counts.filter(pc.equal(counts["seq_count"], 1))["proceeding"]
    is_single = pc.is_in(acts["proceeding"], value_set=single)
    is_given = pc.is_in(acts["proceeding"], value_set=pa.array(first, pa.int64()))
    is_assignment = pc.equal(acts["code"], ASSIGNMENT)
    is_simple = pc.and_(pc.and_(is_single, is_assignment), pc.invert(is_given))
    others = acts.filter(pc.invert(is_simple))
    return pa.concat_tables(
        [_of_one_assignment(acts.filter(is_simple)), _of_many(others, first)]
    )


def _of_one_assignment(acts: pa.Table) -> pa.Table:
    """Nobody before the day or before it was recorded, then the one officer."""
    with duckdb.connect(":memory:") as duck:
        duck.register("acts", acts)
        found: pa.Table = duck.sql(
            f"""
            SELECT proceeding, NULL::varchar AS officer_code, {_FIRST_DAY} AS valid_from,
                   {OPEN_DAY} AS valid_to, {_FIRST_MOMENT} AS recorded_from,
                   recorded_at AS recorded_to FROM acts
            UNION ALL
            SELECT proceeding, NULL, {_FIRST_DAY}, day - 1, recorded_at, {OPEN_MOMENT}
              FROM acts
            UNION ALL
            SELECT proceeding, result, day, {OPEN_DAY}, recorded_at, {OPEN_MOMENT}
              FROM acts
            """
        ).to_arrow_table()
    return found.cast(_TILES)


def _of_many(acts: pa.Table, first: Mapping[int, str]) -> pa.Table:
    own: dict[int, list[RecordedAct]] = defaultdict(list)
    for row in acts.to_pylist():
        own[row["proceeding"]].append(recorded_act(row))
    rows = [
        (proceeding, *tile)
        for proceeding, acts in own.items()
        for tile in _cut(acts, first.get(proceeding))
    ]
    columns = {
        field.name: pa.array([row[place] for row in rows], field.type)
        for place, field in enumerate(_TILES)
    }
    return pa.table(columns, schema=_TILES)


def _cut(acts: Sequence[RecordedAct], given: str | None) -> Iterator[Tile]:
    moments = sorted({act.recorded_at for act in acts})
    numbers = [_FIRST_MOMENT, *map(moment_number, moments), OPEN_MOMENT]
    known_then: list[list[RecordedAct]] = [[], *(known(acts, at) for at in moments)]
    for place, standing in enumerate(known_then):
        for officer, first, last in _timeline(standing, given):
            yield officer, first, last, numbers[place], numbers[place + 1]


def _timeline(
    acts: Sequence[RecordedAct], given: str | None
) -> Iterator[tuple[str | None, int, int]]:
    """Who was assigned from which day to which; a hand-over leaves nobody."""
    officer, since = given, _FIRST_DAY
    for act in acts:
        day, following = day_number(act.effective_on), _next_officer(act, officer)
        if following == officer:
            continue
        if day > since:
            yield officer, since, day - 1
        officer, since = following, day
    yield officer, since, OPEN_DAY


def _next_officer(act: RecordedAct, officer: str | None) -> str | None:
    if act.code == HAND_OVER:
        return None
    return act.result or officer


def officers_table(rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Mã và khoá của chấp hành viên, as columns."""
    return pa.table(
        {
            "code": pa.array([code for code, _ in rows], pa.string()),
            "officer": pa.array([key for _, key in rows], pa.int32()),
        }
    )
