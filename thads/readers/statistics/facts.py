"""Dữ kiện thống kê: the ledger as columns, in the rights of who asks.

What each table holds says ``tables``. They are read when they are first asked for.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
from django.db import connection

from thads.law.acts.history import CORRECTION
from thads.law.indicators.axes import Where
from thads.law.indicators.placing import RECEIPT
from thads.readers.statistics import reading
from thads.readers.statistics.assignments import (
    TELLING,
    assigned_spans,
    officers_table,
)
from thads.readers.statistics.counted import CountedRows
from thads.readers.statistics.definitions import Bounds
from thads.readers.statistics.standing_acts import standing
from thads.readers.statistics.tables import OPEN_DAY, SCHEMAS
from thads.records.agencies.models import Officer

TABLES = tuple(SCHEMAS)
Made = TypeVar("Made")
EVERY_CASE: Where = MappingProxyType({})
"""Biểu về mọi việc: no condition."""


class Facts:
    """Dữ kiện: columnar tables on both clocks, of some proceedings or of all."""

    def __init__(self, held: Sequence[int] | None = None) -> None:
        """`held`: the proceedings wanted; None: all that is seen."""
        self.held = held
        self._acting: dict[frozenset[str], Facts] = {}
        self._once: dict[Hashable, Any] = {}

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """Làm một lần cho mọi biểu hỏi cùng dữ kiện này: made when first asked for."""
        if what not in self._once:
            self._once[what] = make()
        found: Made = self._once[what]
        return found

    def attach(self, duck: duckdb.DuckDBPyConnection, *names: str) -> None:
        """Cho DuckDB thấy các bảng này."""
        for name in names:
            duck.register(name, self.table(name))

    def attach_beside(
        self, duck: duckdb.DuckDBPyConnection, told: Mapping[str, pa.Table]
    ) -> None:
        """Cho DuckDB thấy các bảng này, each with further rows that are told elsewhere."""
        for name, more in told.items():
            both = [self.table(name).cast(SCHEMAS[name]), more.cast(SCHEMAS[name])]
            duck.register(name, pa.concat_tables(both))

    def duck(self) -> duckdb.DuckDBPyConnection:
        """DuckDB để đếm, with room for tables of its own."""
        return duckdb.connect(":memory:")

    @cached_property
    def codes_apart(self) -> Mapping[int, str]:
        """Mã của những hồ sơ được tính mà người hỏi không còn mở được."""
        return {}

    def lines(
        self, definition: str, asked: Bounds, only: Where = EVERY_CASE
    ) -> dict[int, dict[str, int]] | None:
        """Chỉ tiêu gốc theo đơn vị, where they are kept summed; None: count the rows.

        `only`: the condition of a form that is about some cases, or some of their items.
        """
        return None

    def near(self, units: Sequence[int]) -> "Facts | None":
        """Chỉ dữ kiện của các đơn vị này, where that is less to read; None: it is not."""
        return None

    def remembered(
        self, asked: Hashable, listed: Callable[[], CountedRows]
    ) -> CountedRows:
        """Danh sách của một ô đã mở, where it can be asked for again; else made now."""
        return listed()

    def within(self, asked: Bounds) -> "Facts":
        """Chỉ những gì có thể được tính trong kỳ ấy, where that is less to read."""
        return self

    def acting(self, acts: Collection[str]) -> "Facts":
        """Chỉ những hồ sơ có hành vi thuộc các loại này, whole; read once for each set."""
        wanted = frozenset(acts)
        if wanted not in self._acting:
            self._acting[wanted] = Facts(_with_acts(wanted, self.held))
        return self._acting[wanted]

    def table(self, name: str) -> pa.Table:
        """Một bảng theo tên."""
        found: pa.Table = getattr(self, name)
        return found

    @cached_property
    def cases(self) -> pa.Table:
        """Hồ sơ."""
        return reading.read_cases(self.held)

    @cached_property
    def spans(self) -> pa.Table:
        """Khoảng trạng thái với chấp hành viên."""
        return assigned_spans(
            reading.read(reading.SPANS, self.held),
            self.cases,
            reading.read(reading.acts(*TELLING), self.held),
            reading.read(reading.ASSIGNED, self.held),
            officers_table(list(Officer.objects.values_list("code", "id"))),
        )

    @cached_property
    def movements(self) -> pa.Table:
        """Biến động tiền."""
        return reading.read(reading.MOVEMENTS, self.held)

    @cached_property
    def receipts(self) -> pa.Table:
        """Bản án đã nhận."""
        acts = standing(reading.read(reading.acts(RECEIPT, CORRECTION), self.held))
        return acts.select(SCHEMAS["receipts"].names)

    @cached_property
    def events(self) -> pa.Table:
        """Mọi hành vi, corrections apart."""
        acts = standing(reading.read(reading.acts(), self.held))
        return events_of(acts, self.cases, self.spans)

    @cached_property
    def items(self) -> pa.Table:
        """Các khoản của nghĩa vụ."""
        return reading.read(reading.ITEMS, self.held)

    @cached_property
    def crimes(self) -> pa.Table:
        """Nhóm tội của bản án, where one is noted."""
        return reading.read(reading.CRIMES, self.held)


class FactsByName(Facts):
    """Dữ kiện mà mỗi bảng lấy theo tên: from a store, or from two sources together."""

    def table(self, name: str) -> pa.Table:
        """Một bảng theo tên; each kind of source says how."""
        raise NotImplementedError

    @cached_property
    def cases(self) -> pa.Table:
        """Hồ sơ."""
        return self.table("cases")

    @cached_property
    def spans(self) -> pa.Table:
        """Khoảng trạng thái."""
        return self.table("spans")

    @cached_property
    def movements(self) -> pa.Table:
        """Biến động tiền."""
        return self.table("movements")

    @cached_property
    def receipts(self) -> pa.Table:
        """Bản án đã nhận."""
        return self.table("receipts")

    @cached_property
    def events(self) -> pa.Table:
        """Mọi hành vi."""
        return self.table("events")

    @cached_property
    def items(self) -> pa.Table:
        """Các khoản của nghĩa vụ."""
        return self.table("items")

    @cached_property
    def crimes(self) -> pa.Table:
        """Nhóm tội."""
        return self.table("crimes")


def load(units: Sequence[int] | None = None) -> Facts:
    """Dữ kiện của mọi việc từng thuộc các đơn vị này (None: all that is seen).

    A case that one of the units held at any time is read whole: what it was before
    it came decides whether it is carried over or new.
    """
    return Facts(None if units is None else _held_by(units))


_HELD = """
  SELECT DISTINCT proceeding_id FROM ledger_statusspan
   WHERE unit_id = ANY(%s::integer[])
"""


def _held_by(units: Sequence[int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_HELD, [list(units)])
        return [row[0] for row in cursor.fetchall()]


def _with_acts(acts: Collection[str], held: Sequence[int] | None) -> list[int]:
    only = "" if held is None else "AND proceeding_id = ANY(%s::bigint[])"
    given: list[list[Any]] = [list(acts), *([] if held is None else [list(held)])]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT proceeding_id FROM ledger_act "
            f"WHERE code = ANY(%s::text[]) {only}",
            given,
        )
        return [row[0] for row in cursor.fetchall()]


def events_of(acts: pa.Table, cases: pa.Table, spans: pa.Table) -> pa.Table:
    """Hành vi với đơn vị đang giữ hồ sơ at the end of their day, as known then."""
    with duckdb.connect(":memory:") as duck:
        duck.register("acts", acts)
        duck.register("cases", cases)
        duck.register("spans", spans)
        found: pa.Table = duck.sql(_EVENTS).to_arrow_table()
    return found.cast(SCHEMAS["events"])


_EVENTS = f"""
  SELECT a.proceeding, c.procedure, a.seq, a.code, coalesce(s.unit, c.holder) AS unit,
         a.day, coalesce(a.until, {OPEN_DAY}) AS until, a.ground, a.result, a.amount,
         a.recorded_from, a.recorded_to
    FROM acts a JOIN cases c ON c.proceeding = a.proceeding
    LEFT JOIN spans s
      ON s.proceeding = a.proceeding
     AND s.valid_from <= a.day AND s.valid_to >= a.day
     AND s.recorded_from <= a.recorded_from AND s.recorded_to > a.recorded_from
"""
