"""Dữ kiện kể qua cửa: what a unit may count of cases that it can no longer open.

A case that was handed on is no longer seen by who gave it away; its course while it was
held still belongs to the figures. The database tells exactly that through functions of
its own: `publications_…` for one reporting period, `departed_…` for any day.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute
from django.db import connection

from thads.law.acts.history import CORRECTION
from thads.law.indicators.axes import Where
from thads.law.indicators.placing import RECEIPT
from thads.readers.statistics import definitions
from thads.readers.statistics.assignments import (
    TELLING,
    assigned_spans,
    officers_table,
)
from thads.readers.statistics.facts import EVERY_CASE, Facts, FactsByName, events_of
from thads.readers.statistics.reading import ASSIGNED
from thads.readers.statistics.standing_acts import standing
from thads.readers.statistics.tables import (
    OPEN_DAY,
    OPEN_MOMENT,
    SCHEMAS,
    day_number,
    moment_number,
)
from thads.readers.statistics.traits import lines_of_some, needed
from thads.records.agencies.models import Officer


class Told(Facts):
    """Dữ kiện kể qua một họ hàm của cơ sở dữ liệu."""

    def __init__(self, door: str, *given: Any) -> None:
        """`door`: what the functions' names begin with; `given`: their parameters."""
        super().__init__()
        self._door, self._given = door, given

    @cached_property
    def cases(self) -> pa.Table:
        """Hồ sơ."""
        return self._read("cases", SCHEMAS["cases"])

    @cached_property
    def spans(self) -> pa.Table:
        """Khoảng trạng thái với chấp hành viên, who are told by their codes."""
        acts = self._acts
        telling = pa.compute.is_in(acts["code"], value_set=pa.array(TELLING))
        return assigned_spans(
            self._read("spans", _SPANS),
            self.cases,
            acts.filter(telling),
            self._read("assigned", _ASSIGNED),
            officers_table(list(Officer.objects.values_list("code", "id"))),
        )

    @cached_property
    def movements(self) -> pa.Table:
        """Biến động tiền."""
        return self._read("movements", SCHEMAS["movements"])

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
        return self._read("acts", _ACTS)

    @cached_property
    def codes_apart(self) -> Mapping[int, str]:
        """Mã của mọi hồ sơ được tính, also of those handed on since."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT proceeding, code FROM {self._call('cases')}", self._given
            )
            return dict(cursor.fetchall())

    @cached_property
    def items(self) -> pa.Table:
        """Các khoản của nghĩa vụ."""
        return self._read("items", SCHEMAS["items"])

    @cached_property
    def crimes(self) -> pa.Table:
        """Nhóm tội của bản án."""
        return self._read("crimes", SCHEMAS["crimes"])

    def acting(self, acts: Collection[str]) -> Facts:
        """Mọi hồ sơ: they are told at once."""
        return self

    def _call(self, what: str) -> str:
        return f"{self._door}_{what}({', '.join('%s' for _ in self._given)})"

    def _read(self, what: str, schema: pa.Schema) -> pa.Table:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {self._call(what)}", self._given)
            names = [column.name for column in cursor.description]
            rows = cursor.fetchall()
        told = {name: [row[at] for row in rows] for at, name in enumerate(names)}
        if missing := set(schema.names) - set(names):
            raise LookupError(
                f"{self._call(what)} does not tell {', '.join(sorted(missing))}"
            )
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


class Joined(FactsByName):
    """Dữ kiện được xem, and beside it what is told of cases that are elsewhere now."""

    def __init__(self, seen: Facts, told: Facts) -> None:
        """The two hold different proceedings: what is seen is not told."""
        super().__init__(seen.held)
        self.seen, self.told = seen, told

    @cached_property
    def codes_apart(self) -> Mapping[int, str]:
        """Mã của các việc nay ở nơi khác."""
        return self.told.codes_apart

    def duck(self) -> duckdb.DuckDBPyConnection:
        """DuckDB để đếm: that of what is seen."""
        return self.seen.duck()

    def attach(self, duck: duckdb.DuckDBPyConnection, *names: str) -> None:
        """Cho DuckDB thấy các bảng của cả hai, what is seen where it lies."""
        told = {name: self.told.table(name) for name in names}
        self.seen.attach_beside(duck, told)

    def table(self, name: str) -> pa.Table:
        """Một bảng theo tên, of both."""
        schema = SCHEMAS[name]
        both = [self.seen.table(name), self.told.table(name)]
        return pa.concat_tables([each.cast(schema) for each in both])

    def within(self, asked: definitions.Bounds) -> "Joined":
        """Chỉ những gì có thể được tính trong kỳ ấy."""
        return Joined(self.seen.within(asked), self.told)

    def acting(self, acts: Collection[str]) -> "Joined":
        """Chỉ những hồ sơ có hành vi thuộc các loại này."""
        return Joined(self.seen.acting(acts), self.told)

    def lines(
        self, definition: str, asked: definitions.Bounds, only: Where = EVERY_CASE
    ) -> dict[int, dict[str, int]] | None:
        """Tổng có sẵn của những gì được xem, with what is told counted and added."""
        summed = self.seen.lines(definition, asked, only)
        if summed is None:
            return None
        found = {unit: dict(lines) for unit, lines in summed.items()}
        with duckdb.connect(":memory:") as duck:
            self.told.attach(duck, *needed(definition, only))
            for unit, line, amount in lines_of_some(duck, definition, asked, only):
                own = found.setdefault(unit, {})
                own[line] = own.get(line, 0) + amount
        return found

    def near(self, units: Sequence[int]) -> "Joined | None":
        """Chỉ phần gần của những gì được xem."""
        near = self.seen.near(units)
        return None if near is None else Joined(near, self.told)


def with_departed(seen: Facts) -> Facts:
    """Dữ kiện của người hỏi, with the cases that their units held and handed on."""
    told = Told("departed")
    return Joined(seen, told) if told.codes_apart else seen
