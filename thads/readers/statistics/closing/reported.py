"""Dữ kiện của một kỳ báo cáo: what a unit once counted, it may always count again.

A case that was handed on since is no longer seen by who gave it away; its course up to
the last day of the period still belongs to the figures. The database gives exactly that
through functions of its own, to whoever may see the unit. The operator, whom no policy
limits, reads the tables themselves: two ways to the same facts.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute
from django.db import connection

from thads.law.acts.history import CORRECTION
from thads.law.indicators.placing import RECEIPT
from thads.readers.statistics.assignments import (
    TELLING,
    assigned_spans,
    officers_table,
)
from thads.readers.statistics.facts import Facts, events_of, load
from thads.readers.statistics.reading import ASSIGNED, Source
from thads.readers.statistics.scope import Scope
from thads.readers.statistics.standing_acts import standing
from thads.readers.statistics.tables import (
    OPEN_DAY,
    OPEN_MOMENT,
    SCHEMAS,
    day_number,
    moment_number,
)
from thads.records.agencies.models import Officer
from thads.records.publications.models import ReportingPeriod


def facts_of(period: ReportingPeriod, scope: Scope, *, sees_all: bool) -> Facts:
    """Dữ kiện để tính các biểu của kỳ, in the rights of who asks."""
    return load(scope.ids) if sees_all else Reported(period)


def codes_of(period: ReportingPeriod) -> dict[int, str]:
    """Mã của mọi hồ sơ được tính trong kỳ, also of those handed on since."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proceeding, code FROM publications_cases(%s)", [period.pk]
        )
        return dict(cursor.fetchall())


class Reported(Facts):
    """Dữ kiện mà một đơn vị đã tính trong một kỳ, whoever holds the cases today."""

    def __init__(self, period: ReportingPeriod) -> None:
        """The period names the units and the last day."""
        super().__init__()
        self._period = period

    @cached_property
    def cases(self) -> pa.Table:
        """Hồ sơ."""
        return self._read("publications_cases", SCHEMAS["cases"])

    @cached_property
    def spans(self) -> pa.Table:
        """Khoảng trạng thái với chấp hành viên, who are told by their codes."""
        acts = self._acts
        telling = pa.compute.is_in(acts["code"], value_set=pa.array(TELLING))
        return assigned_spans(
            self._read("publications_spans", _SPANS),
            self.cases,
            acts.filter(telling),
            self._read("publications_assigned", _ASSIGNED),
            officers_table(list(Officer.objects.values_list("code", "id"))),
        )

    @cached_property
    def movements(self) -> pa.Table:
        """Biến động tiền."""
        return self._read("publications_movements", SCHEMAS["movements"])

    @cached_property
    def receipts(self) -> pa.Table:
        """Bản án đã nhận."""
        codes = pa.array([RECEIPT, CORRECTION])
        wanted = pa.compute.is_in(self._acts["code"], value_set=codes)
        found = standing(self._acts.filter(wanted))
        return found.select(SCHEMAS["receipts"].names)

    @cached_property
    def events(self) -> pa.Table:
        """Mọi hành vi, corrections apart."""
        return events_of(standing(self._acts), self.cases, self.spans)

    @cached_property
    def _acts(self) -> pa.Table:
        return self._read("publications_acts", _ACTS)

    @cached_property
    def codes_apart(self) -> Mapping[int, str]:
        """Mã của mọi hồ sơ được tính, also of those handed on since."""
        return codes_of(self._period)

    def read(self, source: Source) -> pa.Table:
        """Nguồn khác: items and crimes, of the same cases."""
        schema = pa.schema(list(source.schema.items()))
        return self._read(_OTHERS[tuple(source.schema)], schema)

    def _read(self, function: str, schema: pa.Schema) -> pa.Table:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {function}(%s)", [self._period.pk])
            names = [column.name for column in cursor.description]
            rows = cursor.fetchall()
        told = {name: [row[at] for row in rows] for at, name in enumerate(names)}
        if missing := set(schema.names) - set(names):
            raise LookupError(f"{function} does not tell {', '.join(sorted(missing))}")
        return pa.table(
            {each.name: _column(each, told[each.name]) for each in schema},
            schema=schema,
        )


_ACTS = pa.schema(
    [
        *(("proceeding", pa.int64()), ("seq", pa.int32()), ("code", pa.string())),
        *(("day", pa.int32()), ("until", pa.int32()), ("ground", pa.string())),
        *(("result", pa.string()), ("amount", pa.int64())),
        *(("recorded_at", pa.int64()), ("position", pa.int64())),
        *(("receiving_unit", pa.string()), ("corrects", pa.int32())),
    ]
)
_OTHERS = {
    ("proceeding", "item", "amount"): "publications_items",
    ("proceeding", "crime"): "publications_crimes",
}
"""Hàm kể lại một nguồn, by the columns asked for."""

_SPANS = pa.schema(
    [each for each in SCHEMAS["spans"] if each.name not in ("procedure", "officer")]
)
_ASSIGNED = pa.schema(list(ASSIGNED.schema.items()))
_OPEN_ENDS = {"valid_to": OPEN_DAY, "recorded_to": OPEN_MOMENT}


def _column(field: pa.Field, values: list[Any]) -> pa.Array:
    """A column as the facts have it."""
    write = _writer(field.name)
    return pa.array([write(value) for value in values], type=field.type)


def _writer(name: str) -> Callable[[Any], Any]:
    end = _OPEN_ENDS.get(name)

    def write(value: Any) -> Any:
        if value is None:
            return end
        if isinstance(value, datetime):
            return moment_number(value)
        return day_number(value) if isinstance(value, date) else value

    return write
