"""Dấu hiệu từ dữ kiện: the rules of thads.law.indicators.signs over every case at once.

The second computation: generated books hold it to the plain one. It asks the same of
the days around several closings, so that a unit's last days of a year stand beside its
other months.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pyarrow as pa

from thads.law.acts.history import ENDED, CaseStatus, Means
from thads.law.indicators.signs import (
    ONGOING,
    RECEIPTS,
    WEIGHTY,
    SignKind,
    Watch,
    decision_due,
)
from thads.law.indicators.tails import Seen
from thads.readers.statistics.definitions import ENFORCEMENT
from thads.readers.statistics.facts import Facts
from thads.readers.statistics.tables import day_number, day_of, moment_number
from thads.readers.statistics.warnings import statements

NEEDED = ("cases", "spans", "events")
"""Các bảng dữ kiện mà dấu hiệu đọc."""

Spot = tuple[SignKind, int, date]
"""Một ô: kind, unit, closing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Một việc có dấu hiệu: what was done before the closing, what came after."""

    kind: SignKind
    proceeding: int
    unit: int
    done_on: date
    undone_on: date | None


class Signs:
    """Dấu hiệu quanh các ngày chốt, computed once in a DuckDB of its own."""

    def __init__(
        self, facts: Facts, closes: Sequence[date], known_at: datetime, watch: Watch
    ) -> None:
        """`closes`: the closing asked about and those it is compared with, each once."""
        self.closes = tuple(dict.fromkeys(closes))
        self.watch = watch
        self.duck = facts.duck()
        facts.attach(self.duck, *NEEDED)
        self.duck.register("closes", _closes(self.closes, watch))
        self.duck.register("dues", _dues(self.closes, watch))
        for name, statement in statements.ALL.items():
            told = _filled(statement, self.closes, known_at, watch)
            self.duck.execute(f"CREATE TEMP TABLE {name} AS {told}")

    def seen(self) -> dict[Spot, Seen]:
        """Dấu hiệu và số lượt của từng loại, đơn vị, ngày chốt."""
        rows = self.duck.execute(
            statements.COUNTED, {"near": self.watch.near}
        ).fetchall()
        return {
            (SignKind(kind), unit, day_of(close)): Seen(signs, chances, near)
            for kind, unit, close, signs, chances, near in rows
        }

    def evidence(
        self, close: date, kind: SignKind, units: Iterable[int]
    ) -> list[Evidence]:
        """Các việc có một loại dấu hiệu, of some units around one closing."""
        rows = self.duck.execute(
            "SELECT kind, proceeding, unit, done, undone FROM found "
            "WHERE close = $close AND kind = $kind AND list_contains($units, unit) "
            "ORDER BY done, proceeding",
            {"close": day_number(close), "kind": kind.value, "units": list(units)},
        ).fetchall()
        return [
            Evidence(
                SignKind(told),
                proceeding,
                unit,
                day_of(done),
                None if undone is None else day_of(undone),
            )
            for told, proceeding, unit, done, undone in rows
        ]


def _closes(closes: Iterable[date], watch: Watch) -> pa.Table:
    rows = [
        {
            "close": last,
            "opens": watch.opens(last),
            "until": watch.until(last),
            "written": watch.written_until(last),
            "month": min(last.replace(day=1), watch.opens(last)),
        }
        for last in closes
    ]
    return pa.table(
        {
            name: pa.array([day_number(row[name]) for row in rows], pa.int32())
            for name in ("close", "opens", "until", "written", "month")
        }
    )


def _dues(closes: Iterable[date], watch: Watch) -> pa.Table:
    """Hạn ra quyết định of every day on which something may have been received."""
    rows = [
        (on_request, day, decision_due(day, on_request=on_request))
        for last in closes
        for back in range(watch.before)
        for on_request in (False, True)
        for day in [last - timedelta(days=back)]
    ]
    unique = sorted(set(rows))
    return pa.table(
        {
            "on_request": pa.array([row[0] for row in unique], pa.bool_()),
            "day": pa.array([day_number(row[1]) for row in unique], pa.int32()),
            "due": pa.array([day_number(row[2]) for row in unique], pa.int32()),
        }
    )


def _filled(
    statement: str, closes: Sequence[date], known_at: datetime, watch: Watch
) -> str:
    """The numbers and names of a question in a statement."""
    told = {
        "K": moment_number(known_at),
        "FIRST": day_number(min(map(watch.opens, closes)).replace(day=1)) - 1,
        "LAST": day_number(max(map(watch.until, closes))),
        "LAG": watch.lag,
        "PROCEDURE": f"'{ENFORCEMENT}'",
        "RECEIVED": f"'{CaseStatus.RECEIVED.value}'",
        "WITHOUT": f"'{Means.WITHOUT.value}'",
        "ENDS": _quoted(status.value for status in ENDED),
        "ONGOING": _quoted(ONGOING),
        "RECEIPTS": _quoted(RECEIPTS),
        "WEIGHTY": _quoted(WEIGHTY),
    }
    for name, value in told.items():
        statement = statement.replace(f"<{name}>", str(value))
    return statement


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))
