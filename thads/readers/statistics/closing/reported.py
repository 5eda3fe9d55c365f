"""Dữ kiện của một kỳ báo cáo: what a unit once counted, it may always count again.

A case that was handed on since is no longer seen by who gave it away; its course up to
the last day of the period still belongs to the figures. The database gives exactly that
through functions of its own, to whoever may see the unit. The operator, whom no policy
limits, reads the tables themselves: two ways to the same facts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from django.db import connection

from thads.readers.statistics import facts as every
from thads.readers.statistics.facts import Facts, day_number, moment_number
from thads.readers.statistics.scope import Scope
from thads.records.publications.models import ReportingPeriod


def facts_of(period: ReportingPeriod, scope: Scope, *, sees_all: bool) -> Facts:
    """Dữ kiện để tính các biểu của kỳ, in the rights of who asks."""
    if sees_all:
        return every.load(scope.ids)
    return Facts(
        cases=_read(_CASES, period),
        spans=_read(_SPANS, period),
        movements=_read(_MOVEMENTS, period),
        receipts=every.receipts_of(_read(_RECEIPTS, period)),
    )


def codes_of(period: ReportingPeriod) -> dict[int, str]:
    """Mã của mọi việc được tính trong kỳ, also of those handed on since."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proceeding, code FROM publications_cases(%s)", [period.pk]
        )
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class _Source:
    """A function of the database: its columns, their types, how values are written."""

    function: str
    columns: dict[str, tuple[pa.DataType, Callable[[Any], Any]]]


def _same(value: Any) -> Any:
    return value


def _day(value: date | None) -> int | None:
    return None if value is None else day_number(value)


def _moment(value: datetime | None) -> int | None:
    return None if value is None else moment_number(value)


_CASES = _Source(
    "publications_cases",
    {"proceeding": (pa.int64(), _same), "due": (pa.int64(), int)},
)
_KNOWN = {
    "recorded_from": (pa.int64(), _moment),
    "recorded_to": (pa.int64(), _moment),
}
_SPANS = _Source(
    "publications_spans",
    {
        "proceeding": (pa.int64(), _same),
        "unit": (pa.int32(), _same),
        "status": (pa.string(), _same),
        "means": (pa.string(), _same),
        "valid_from": (pa.int32(), _day),
        "valid_to": (pa.int32(), _day),
        **_KNOWN,
    },
)
_MOVEMENTS = _Source(
    "publications_movements",
    {
        "proceeding": (pa.int64(), _same),
        "kind": (pa.string(), _same),
        "day": (pa.int32(), _day),
        "amount": (pa.int64(), _same),
        **_KNOWN,
    },
)
_RECEIPTS = _Source(
    "publications_receipts",
    {
        "proceeding": (pa.int64(), _same),
        "seq": (pa.int32(), _same),
        "code": (pa.string(), _same),
        "day": (pa.int32(), _day),
        "recorded_at": (pa.int64(), _moment),
        "corrects": (pa.int32(), _same),
    },
)


def _read(source: _Source, period: ReportingPeriod) -> pa.Table:
    names = ", ".join(source.columns)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {source.function}(%s)", [period.pk])
        rows: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return pa.table(
        {
            name: pa.array([write(row[place]) for row in rows], type=kind)
            for place, (name, (kind, write)) in enumerate(source.columns.items())
        }
    )
