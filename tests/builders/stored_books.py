"""Nhiều sổ ngẫu nhiên trong một kho: thousands of histories folded by the law, no database.

The books share one pool of days, so that a question about one of these days falls on
an edge in most of them. The rows are those of the ledger: `chronicle` is what its
write door keeps, and generated books hold the two together elsewhere.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tests.builders.histories import random_proceedings
from tests.builders.random_cases import random_traits
from thads.law.acts.chronicle import Chronicle, chronicle
from thads.law.acts.folding import history
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.indicators import Matter, Traits
from thads.readers.statistics.assignments import (
    TELLING,
    assigned_spans,
    officers_table,
)
from thads.readers.statistics.facts import events_of
from thads.readers.statistics.reading import ACT_SCHEMA, ASSIGNED
from thads.readers.statistics.standing_acts import standing
from thads.readers.statistics.tables import (
    OPEN_DAY,
    OPEN_MOMENT,
    SCHEMAS,
    day_number,
    moment_number,
)
from thads.records.agencies.models import Unit
from thads.records.ledger.values import NewAct

UNITS_A_BOOK = 2
_SPANS = pa.schema(
    [each for each in SCHEMAS["spans"] if each.name not in ("procedure", "officer")]
)


@dataclass(frozen=True, slots=True)
class Told:
    """Một việc: its facts, its acts in order of recording, its traits."""

    number: int
    facts: CaseFacts
    acts: tuple[RecordedAct, ...]
    traits: Traits

    def until(self, moment: datetime | None) -> tuple[RecordedAct, ...]:
        """Các hành vi đã ghi đến một lúc."""
        return tuple(a for a in self.acts if moment is None or a.recorded_at <= moment)


class Books:
    """Nhiều sổ: units, officers, cases, and the tables of facts at any moment."""

    def __init__(self, seed: int, books: int, cases: int) -> None:
        """`cases`: of all books together; a case may be handed from book to book."""
        chance = Random(seed)
        self.units = [
            Unit(id=n, root_id=n, code=f"SO{n:05}")
            for n in range(1, books * UNITS_A_BOOK + 1)
        ]
        self.ids = {unit.code: unit.id for unit in self.units}
        self.cases = [
            Told(
                number,
                each.facts,
                tuple(map(_recorded, each.acts)),
                random_traits(chance),
            )
            for number, each in enumerate(
                random_proceedings(seed, self.units, cases), start=1
            )
        ]

    @cached_property
    def moments(self) -> list[datetime]:
        """Những lúc có hành vi được ghi."""
        return sorted({act.recorded_at for each in self.cases for act in each.acts})

    def matters(self, known_at: datetime) -> list[Matter]:
        """Ý nghĩa: every history as known then."""
        return [
            Matter(history(each.facts, each.acts, known_at), each.traits)
            for each in self.cases
        ]

    def tables(
        self, some: Collection[int], until: datetime | None = None
    ) -> dict[str, pa.Table]:
        """Các bảng dữ kiện of some cases, as the ledger stands at a moment."""
        told = [
            (each, acts)
            for each in self.cases
            if each.number in some and (acts := each.until(until))
        ]
        folded = [
            (each.number, chronicle(each.facts, acts), acts) for each, acts in told
        ]
        acts = _table(
            [_act(n, act) for n, _, own in folded for act in own],
            pa.schema(list(ACT_SCHEMA.items())),
        )
        spans = [row for n, found, _ in folded for row in self._spans(n, found)]
        standing_now = [row for row in spans if row[-1] == OPEN_MOMENT]
        holders = {row[0]: row[1] for row in sorted(standing_now, key=_first_day)}
        cases = _table(
            [self._case(each, holders) for each, _ in told], SCHEMAS["cases"]
        )
        laid = self._laid(_table(spans, _SPANS), cases, acts)
        stand = standing(acts)
        received = stand.filter(pc.equal(stand["code"], "nhan_ban_an"))
        return {
            "cases": cases,
            "spans": laid,
            "movements": _table(
                [row for n, found, _ in folded for row in _movements(n, found)],
                SCHEMAS["movements"],
            ),
            "receipts": received.select(SCHEMAS["receipts"].names),
            "events": events_of(stand, cases, laid),
            "items": _table(
                [row for e, _ in told for row in _items(e)], SCHEMAS["items"]
            ),
            "crimes": _table(
                [(e.number, e.traits.crime) for e, _ in told if e.traits.crime],
                SCHEMAS["crimes"],
            ),
        }

    def _laid(self, spans: pa.Table, cases: pa.Table, acts: pa.Table) -> pa.Table:
        telling = pc.is_in(acts["code"], value_set=pa.array(TELLING))
        assigned = pa.schema(list(ASSIGNED.schema.items())).empty_table()
        officers = officers_table([(f"{u.code}-CHV01", u.id) for u in self.units])
        return assigned_spans(spans, cases, acts.filter(telling), assigned, officers)

    def _case(self, told: Told, holders: dict[int, int]) -> tuple[Any, ...]:
        unit = self.ids[told.facts.unit]
        traits = told.traits
        return (
            *(told.number, unit, holders.get(told.number, unit), "thi_hanh_an"),
            *(told.facts.on_request, traits.field),
            sorted({item.code for item in traits.items}),
            *(traits.creditor or None, told.facts.due),
        )

    def _spans(self, number: int, found: Chronicle) -> Iterator[tuple[Any, ...]]:
        for each in found.spans:
            span, state = each.value, each.value.state
            until = OPEN_DAY if span.valid_to is None else day_number(span.valid_to)
            yield (
                *(number, self.ids[state.unit], state.status.value, state.means.value),
                *(state.ground, day_number(span.valid_from), until, *_known(each)),
            )


def _first_day(row: tuple[Any, ...]) -> int:
    return int(row[5])


def _recorded(act: NewAct) -> RecordedAct:
    assert act.recorded_at is not None
    return RecordedAct(
        seq=act.seq,
        code=act.code,
        effective_on=act.effective_on,
        recorded_at=act.recorded_at,
        amount=act.amount,
        ground=act.ground,
        until_on=act.until_on,
        receiving_unit=act.receiving_unit,
        result=act.result,
        corrects=act.corrects,
    )


def _movements(number: int, found: Chronicle) -> Iterator[tuple[Any, ...]]:
    for each in found.movements:
        moved = each.value
        day = day_number(moved.on)
        yield (number, moved.kind.value, day, moved.amount, *_known(each))


def _known(each: Any) -> tuple[int, int]:
    until = OPEN_MOMENT if each.recorded_to is None else moment_number(each.recorded_to)
    return moment_number(each.recorded_from), until


def _act(number: int, act: RecordedAct) -> tuple[Any, ...]:
    until = day_number(act.until_on) if act.until_on else None
    return (
        *(number, act.seq, act.code, day_number(act.effective_on), until, act.ground),
        *(act.result, act.amount, moment_number(act.recorded_at), act.position),
        *(act.receiving_unit, act.corrects),
    )


def _items(told: Told) -> Iterator[tuple[Any, ...]]:
    return ((told.number, item.code, item.amount) for item in told.traits.items)


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        {
            each.name: pa.array(list(column), each.type)
            for each, column in zip(schema, columns, strict=True)
        }
    )
