"""Kho đời mẫu: lives folded by the law into the tables of facts, one proceeding a life."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from thads.law.acts.chronicle import Chronicle, chronicle
from thads.law.acts.history import CORRECTION, NO_MEANS, CaseFacts, RecordedAct
from thads.readers.simulation.country import lives
from thads.readers.simulation.country.lives import Template
from thads.readers.simulation.country.spec import CountrySpec
from thads.readers.statistics.assignments import (
    TELLING,
    assigned_spans,
    officers_table,
)
from thads.readers.statistics.facts import events_of
from thads.readers.statistics.reading import ACT_SCHEMA
from thads.readers.statistics.standing_acts import standing
from thads.readers.statistics.store import changes, parts
from thads.readers.statistics.tables import (
    OPEN_DAY,
    OPEN_MOMENT,
    SCHEMAS,
    day_number,
    moment_number,
)

Progress = Callable[[str, int, int], None]
UNIT, OFFICER = 0, 1
"""Đơn vị và chấp hành viên của đời mẫu: the drawing puts the real ones in their place."""

_EVERY = 500


@dataclass(frozen=True, slots=True)
class Bank:
    """Kho đời mẫu: facts of every life, and what each needs in order to be drawn."""

    tables: dict[str, pa.Table]
    traits: pa.Table


def fold(
    spec: CountrySpec,
    seed: int,
    months: Sequence[date],
    progress: Progress | None = None,
) -> Bank:
    """Viết và dựng lại mọi đời mẫu của các tháng."""
    gathered = _Gathered()
    total = len(months) * lives.A_MONTH
    for number in range(total):
        gathered.add(lives.template(spec, seed, number, months[0]))
        if progress and (number % _EVERY == 0 or number + 1 == total):
            progress("viết đời mẫu", number + 1, total)
    return gathered.bank()


def fold_lives(some: Iterable[Template]) -> Bank:
    """Dựng lại những đời cho sẵn, as the lives of a country are."""
    gathered = _Gathered()
    for each in some:
        gathered.add(each)
    return gathered.bank()


def traits_of(
    spec: CountrySpec,
    seed: int,
    months: Sequence[date],
    progress: Progress | None = None,
) -> pa.Table:
    """Chỉ những gì cần để rút, without folding any life."""
    rows, total = [], len(months) * lives.A_MONTH
    for number in range(total):
        template = lives.template(spec, seed, number, months[0])
        rows.append(_traits_row(template, recorded_acts(template)))
        if progress and (number % _EVERY == 0 or number + 1 == total):
            progress("viết đời mẫu", number + 1, total)
    return _table(rows, TRAITS)


def recorded_acts(template: Template) -> list[RecordedAct]:
    """Hành vi của đời mẫu như luật hiểu."""
    places = {id(act): seq for seq, act in enumerate(template.acts, start=1)}
    return [
        _recorded(seq, act, places) for seq, act in enumerate(template.acts, start=1)
    ]


def _recorded(seq: int, act: Any, places: dict[int, int]) -> RecordedAct:
    return RecordedAct(
        seq=seq,
        code=act.code,
        effective_on=act.on,
        recorded_at=act.recorded_at,
        amount=act.amount,
        ground=act.ground,
        until_on=act.until_on,
        result="CHV" if act.code == "phan_cong_chap_hanh_vien" else act.result,
        receiving_unit=act.receiver,
        corrects=places[id(act.corrects)] if act.corrects else None,
    )


class _Gathered:
    """Rows of the lives, column tables in the end."""

    def __init__(self) -> None:
        self.cases: list[tuple[Any, ...]] = []
        self.items: list[tuple[Any, ...]] = []
        self.spans: list[tuple[Any, ...]] = []
        self.movements: list[tuple[Any, ...]] = []
        self.acts: list[tuple[Any, ...]] = []
        self.traits: list[tuple[Any, ...]] = []

    def add(self, template: Template) -> None:
        acts = recorded_acts(template)
        kind = template.kind
        facts = CaseFacts(kind.on_request, template.due, "MAU")
        told = chronicle(facts, acts)
        number = template.number
        self.cases.append(_case_row(template))
        self.items.append((number, kind.item, template.due))
        self.spans += _span_rows(number, told)
        self.movements += _movement_rows(number, told)
        self.acts += [_act_row(number, act) for act in acts]
        self.traits.append(_traits_row(template, acts))

    def bank(self) -> Bank:
        cases = _table(self.cases, SCHEMAS["cases"])
        acts = _table(self.acts, pa.schema(list(ACT_SCHEMA.items())))
        spans = assigned_spans(
            _table(self.spans, _SPANS), cases, _telling(acts), _ASSIGNED, _OFFICERS
        )
        stand = standing(acts)
        receipts = stand.filter(pa.compute.equal(stand["code"], "nhan_ban_an"))
        tables = {
            "cases": cases,
            "spans": spans,
            "movements": _table(self.movements, SCHEMAS["movements"]),
            "receipts": receipts.select(SCHEMAS["receipts"].names),
            "events": events_of(stand, cases, spans),
            "items": _table(self.items, SCHEMAS["items"]),
            "crimes": SCHEMAS["crimes"].empty_table(),
        }
        return Bank({**tables, **_changes(tables)}, _table(self.traits, TRAITS))


def _case_row(template: Template) -> tuple[Any, ...]:
    kind = template.kind
    creditor = "nha_nuoc" if not kind.on_request else "ca_nhan"
    if kind.item == "no_tin_dung":
        creditor = "to_chuc_tin_dung"
    return (
        *(template.number, UNIT, UNIT, "thi_hanh_an", kind.on_request),
        *(template.field, [kind.item], creditor, template.due),
    )


def _span_rows(number: int, told: Chronicle) -> Iterator[tuple[Any, ...]]:
    for each in told.spans:
        span, state = each.value, each.value.state
        until = OPEN_DAY if span.valid_to is None else day_number(span.valid_to)
        yield (
            *(number, UNIT, state.status.value, state.means.value, state.ground),
            *(day_number(span.valid_from), until, *_known(each)),
        )


def _movement_rows(number: int, told: Chronicle) -> Iterator[tuple[Any, ...]]:
    for each in told.movements:
        moved = each.value
        day = day_number(moved.on)
        yield (number, moved.kind.value, day, moved.amount, *_known(each))


def _known(each: Any) -> tuple[int, int]:
    until = OPEN_MOMENT if each.recorded_to is None else moment_number(each.recorded_to)
    return moment_number(each.recorded_from), until


def _act_row(number: int, act: RecordedAct) -> tuple[Any, ...]:
    until = day_number(act.until_on) if act.until_on else None
    return (
        *(number, act.seq, act.code, day_number(act.effective_on), until, act.ground),
        *(act.result, act.amount, moment_number(act.recorded_at), 0),
        *(act.receiving_unit, act.corrects),
    )


TRAITS = pa.schema(
    [
        *(("template", pa.int64()), ("median", pa.float64()), ("spread", pa.float64())),
        *(("rounding", pa.int64()), ("first_moment", pa.int64())),
        *(("entrusted_on", pa.int32()), ("size", pa.float64())),
    ]
)
"""Cần khi rút: size of the debt in nghìn đồng, first recording, day it was entrusted."""


def _traits_row(template: Template, acts: Sequence[RecordedAct]) -> tuple[Any, ...]:
    kind = template.kind
    voided = {act.corrects for act in acts if act.code == CORRECTION}
    away = [
        act
        for act in acts
        if act.code == "quyet_dinh_uy_thac" and act.seq not in voided
    ]
    return (
        *(template.number, kind.median if kind.has_money else 0.0, kind.spread),
        *(kind.rounding, min(moment_number(act.recorded_at) for act in acts)),
        day_number(away[0].effective_on) if away else None,
        _size(acts),
    )


_WAITS = frozenset({NO_MEANS, "quyet_dinh_tam_dinh_chi"})


def _size(acts: Sequence[RecordedAct]) -> float:
    """Small debts are paid, large ones wait; an assumption."""
    return 2.6 if _WAITS & {act.code for act in acts} else 0.9


def _table(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.Table:
    columns = {
        field.name: pa.array([row[place] for row in rows], field.type)
        for place, field in enumerate(schema)
    }
    return pa.table(columns, schema=schema)


_SPANS = pa.schema(
    [each for each in SCHEMAS["spans"] if each.name not in ("procedure", "officer")]
)
_ASSIGNED = pa.table(
    {
        "proceeding": pa.array([], pa.int64()),
        "unit": pa.array([], pa.int32()),
        "officer": pa.array([], pa.int32()),
        "kept": pa.array([], pa.bool_()),
    }
)
_OFFICERS = officers_table([("CHV", OFFICER)])


def _telling(acts: pa.Table) -> pa.Table:
    kinds = pa.array(TELLING)
    return acts.filter(pa.compute.is_in(acts["code"], value_set=kinds))


_DERIVED = ("case_points", "case_stays", "slices")


def _changes(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Thay đổi có dấu của đời mẫu, and which of them cannot be summed by it."""
    with parts.quiet_duck() as duck:
        for name, table in tables.items():
            duck.register(name, table)
        changes.mark(duck)
        changes.derive(duck)
        return {
            name: _taken(duck, name) for name in (*_DERIVED, "irregular", "followed")
        }


def _taken(duck: duckdb.DuckDBPyConnection, name: str) -> pa.Table:
    found: pa.Table = duck.table(name).to_arrow_table()
    return found
