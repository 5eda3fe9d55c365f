"""Dữ kiện thống kê: spans, movements and receipts of the ledger as columns.

Everything is read on Django's own connection, so row-level security decides what a
person counts. Days and moments are whole numbers (days and microseconds since 1970).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from django.db import connection

from thads.law.acts.folding import known
from thads.law.acts.history import CORRECTION, RecordedAct
from thads.law.indicators.placing import RECEIPT
from thads.records.cases.models import PROCEDURE

EPOCH = date(1970, 1, 1)
_MIDNIGHT = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Facts:
    """Dữ kiện: four columnar tables on both clocks."""

    cases: pa.Table
    spans: pa.Table
    movements: pa.Table
    receipts: pa.Table


def day_number(day: date) -> int:
    """Ngày thành số ngày from 1970."""
    return (day - EPOCH).days


def moment_number(moment: datetime) -> int:
    """Thời điểm thành số micrô giây from 1970, exactly."""
    return (moment - _MIDNIGHT) // _MICROSECOND


_DAY = "({0} - DATE '1970-01-01')"
_MOMENT = "(extract(epoch FROM {0}) * 1000000)::bigint"
_KNOWN = (_MOMENT.format("t.recorded_from"), _MOMENT.format("t.recorded_to"))
_HELD = """
  SELECT DISTINCT proceeding_id FROM ledger_statusspan
   WHERE unit_id = ANY(%s::integer[])
"""


@dataclass(frozen=True, slots=True)
class _Source:
    """A table of the ledger: the columns read from it and which rows."""

    table: str
    key: str
    columns: tuple[str, ...]
    schema: Mapping[str, pa.DataType]
    condition: str = "true"

    def statement(self) -> str:
        """Rows leave as text in blocks of cases: few values instead of many rows.

        Without a join to the proceedings the policy's own look-up is hashed once;
        acts of other procedures are left out later, by the cases.
        """
        line = ", ',', ".join(self.columns)
        return (
            f"SELECT string_agg(concat({line}), E'\n') FROM {self.table} t "
            f"WHERE {self.condition} {{0}} GROUP BY {self.key} >> {_BLOCK_BITS}"
        )


_BLOCK_BITS = 14
_CASES = _Source(
    table="ledger_proceeding",
    key="t.id",
    columns=("t.id", "t.facts->>'due'"),
    schema={"proceeding": pa.int64(), "due": pa.int64()},
    condition=f"t.procedure = '{PROCEDURE}'",
)
_SPANS = _Source(
    table="ledger_statusspan",
    key="t.proceeding_id",
    columns=(
        *("t.proceeding_id", "t.unit_id", "t.status", "t.means"),
        *(_DAY.format("t.valid_from"), _DAY.format("t.valid_to"), *_KNOWN),
    ),
    schema={
        "proceeding": pa.int64(),
        "unit": pa.int32(),
        "status": pa.string(),
        "means": pa.string(),
        "valid_from": pa.int32(),
        "valid_to": pa.int32(),
        "recorded_from": pa.int64(),
        "recorded_to": pa.int64(),
    },
)
_MOVEMENTS = _Source(
    table="ledger_movement",
    key="t.proceeding_id",
    columns=(
        *("t.proceeding_id", "t.kind", _DAY.format('t."on"'), "t.amount"),
        *_KNOWN,
    ),
    schema={
        "proceeding": pa.int64(),
        "kind": pa.string(),
        "day": pa.int32(),
        "amount": pa.int64(),
        "recorded_from": pa.int64(),
        "recorded_to": pa.int64(),
    },
)
_RECEIPTS = _Source(
    table="ledger_act",
    key="t.proceeding_id",
    columns=(
        *("t.proceeding_id", "t.seq", "t.code", _DAY.format("t.effective_on")),
        *(_MOMENT.format("t.recorded_at"), "t.corrects"),
    ),
    schema={
        "proceeding": pa.int64(),
        "seq": pa.int32(),
        "code": pa.string(),
        "day": pa.int32(),
        "recorded_at": pa.int64(),
        "corrects": pa.int32(),
    },
    condition=f"t.code IN ('{RECEIPT}', '{CORRECTION}')",
)
_RECEIPTS_SCHEMA = {
    "proceeding": pa.int64(),
    "day": pa.int32(),
    "recorded_from": pa.int64(),
    "recorded_to": pa.int64(),
}


def load(units: Sequence[int] | None = None) -> Facts:
    """Đọc dữ kiện của mọi việc từng thuộc các đơn vị này (None: all that is seen).

    A case that one of the units held at any time is read whole: what it was before
    it came decides whether it is carried over or new.
    """
    held = None if units is None else _held_by(units)
    return Facts(
        cases=_read(_CASES, held),
        spans=_read(_SPANS, held),
        movements=_read(_MOVEMENTS, held),
        receipts=receipts_of(_read(_RECEIPTS, held)),
    )


def _held_by(units: Sequence[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [list(units)])
        return [row[0] for row in cursor.fetchall()]


def _read(source: _Source, held: list[int] | None) -> pa.Table:
    only = "" if held is None else f"AND {source.key} = ANY(%s::bigint[])"
    parameters = None if held is None else [held]
    with connection.cursor() as cursor:
        cursor.execute(source.statement().format(only), parameters)
        content = "\n".join(block for (block,) in cursor.fetchall())
    if not content:
        return pa.schema(list(source.schema.items())).empty_table()
    return pa.csv.read_csv(
        pa.BufferReader(content.encode()),
        read_options=pa.csv.ReadOptions(column_names=list(source.schema)),
        convert_options=pa.csv.ConvertOptions(column_types=dict(source.schema)),
    )


def receipts_of(acts: pa.Table) -> pa.Table:
    """Nhận bản án trên hai trục: when each receipt was known, and until when.

    Nearly all are never corrected and stay columns; those of a case with
    corrections are settled by the law's own rule, one case at a time.
    """
    is_correction = pc.equal(acts["code"], CORRECTION)
    corrected = pc.unique(acts.filter(is_correction)["proceeding"])
    with_corrections = pc.is_in(acts["proceeding"], value_set=corrected)
    plain = acts.filter(pc.invert(with_corrections))
    rows = list(_settled(acts.filter(with_corrections).to_pylist()))
    return pa.concat_tables([_plain_receipts(plain), _table(rows)])


def _plain_receipts(acts: pa.Table) -> pa.Table:
    never = pa.nulls(acts.num_rows, pa.int64())
    columns = [acts["proceeding"], acts["day"], acts["recorded_at"], never]
    return pa.table(columns, names=list(_RECEIPTS_SCHEMA))


def _table(rows: Sequence[tuple[int, int, int, int | None]]) -> pa.Table:
    columns = {
        name: pa.array([row[index] for row in rows], type=kind)
        for index, (name, kind) in enumerate(_RECEIPTS_SCHEMA.items())
    }
    return pa.table(columns)


def _settled(
    rows: Iterable[dict[str, Any]],
) -> Iterator[tuple[int, int, int, int | None]]:
    acts: dict[int, list[RecordedAct]] = defaultdict(list)
    for row in rows:
        acts[row["proceeding"]].append(_act(row))
    for proceeding, own in acts.items():
        for on, since, until in _stretches(own):
            last = moment_number(until) if until else None
            yield proceeding, day_number(on), moment_number(since), last


def _act(row: dict[str, Any]) -> RecordedAct:
    return RecordedAct(
        seq=row["seq"],
        code=row["code"],
        effective_on=EPOCH + timedelta(days=row["day"]),
        recorded_at=_MIDNIGHT + row["recorded_at"] * _MICROSECOND,
        corrects=row["corrects"],
    )


def _stretches(
    acts: list[RecordedAct],
) -> Iterator[tuple[date, datetime, datetime | None]]:
    """Each receipt with the moments between which it stood."""
    since: dict[RecordedAct, datetime] = {}
    for moment in sorted({act.recorded_at for act in acts}):
        standing = set(known(acts, moment))
        for act in [act for act in since if act not in standing]:
            yield act.effective_on, since.pop(act), moment
        for act in standing:
            since.setdefault(act, moment)
    for act, first in since.items():
        yield act.effective_on, first, None
