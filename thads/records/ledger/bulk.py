"""Cửa ghi hàng loạt: the bulk twin of the write door, for books that are imported.

It shares the folding, the chain and the order of the single door: positions by
moment of recording, hashes in a chain, spans on both clocks. The law does not
refuse history; what it would refuse is shown as a finding by whoever imports.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from thads.law.acts.history import HAND_OVER, RecordedAct
from thads.records.agencies.models import Officer, Unit
from thads.records.ledger import chain, folding
from thads.records.ledger.actions import link_of
from thads.records.ledger.values import BookMovesBackwards, NewAct, NewProceeding

Progress = Callable[[str, int, int], None]
"""Đang làm gì, được bao nhiêu, of how many."""
_CASES, _ACTS = "ghi việc", "ghi hành vi"
_REPORT_EVERY = 200
_MANY = 1000


@dataclass(slots=True)
class _Entry:
    """One act on its way into a book."""

    proceeding_id: int
    new: NewProceeding
    source: NewAct
    agency_id: int
    recorded_at: datetime
    order: int
    position: int = 0


@dataclass(slots=True)
class _Head:
    position: int
    hash: bytes
    recorded_at: datetime | None


@transaction.atomic
def record_many(
    proceedings: Sequence[NewProceeding],
    *,
    now: datetime,
    progress: Progress | None = None,
) -> list[int]:
    """Ghi nhiều hồ sơ với hành vi của chúng; ids in the order given.

    All in one transaction. Raises BookMovesBackwards where an act is recorded
    before the last act its book already holds.
    """
    units = {unit.id: unit for unit in Unit.objects.all()}
    ids = next_ids("ledger_proceeding_id_seq", len(proceedings))
    entries = list(_entries(proceedings, ids, units, now))
    heads = _lock_books({entry.agency_id for entry in entries})
    placed = _place(entries, heads, units)
    _copy_proceedings(proceedings, ids, placed, units, progress)
    _copy_acts(entries, heads, units, progress)
    _move_heads(heads)
    count_again(_TABLES, len(ids))
    return ids


_TABLES = (
    "ledger_proceeding",
    "ledger_act",
    "ledger_statusspan",
    "ledger_movement",
    "ledger_deadline",
)


def count_again(tables: Sequence[str], added: int) -> None:
    """Thống kê lại các bảng sau khi chép nhiều dòng.

    The planner's old picture of a table that was empty chooses slow ways.
    """
    if added < _MANY:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def _entries(
    proceedings: Sequence[NewProceeding],
    ids: Sequence[int],
    units: dict[int, Unit],
    now: datetime,
) -> Iterator[_Entry]:
    by_code = {unit.code: unit for unit in units.values()}
    order = 0
    for new, proceeding_id in zip(proceedings, ids, strict=True):
        agency = units[new.unit_id].agency_id
        for act in sorted(new.acts, key=lambda a: (a.recorded_at or now, a.seq)):
            order += 1
            assert agency is not None
            moment = act.recorded_at or now
            yield _Entry(proceeding_id, new, act, agency, moment, order)
            if act.code == HAND_OVER and act.receiving_unit in by_code:
                agency = by_code[act.receiving_unit].agency_id


def next_ids(sequence: str, count: int) -> list[int]:
    """Các khoá kế tiếp of a sequence, in order."""
    if count == 0:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(%s) FROM generate_series(1, %s)", [sequence, count]
        )
        return [row[0] for row in cursor.fetchall()]


def _lock_books(agencies: set[int]) -> dict[int, _Head]:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_book (agency_id, head_position, head_hash) "
            "VALUES (%s, 0, '') ON CONFLICT DO NOTHING",
            [[agency] for agency in sorted(agencies)],
        )
        cursor.execute(
            "SELECT agency_id, head_position, head_hash, head_recorded_at "
            "FROM ledger_book WHERE agency_id = ANY(%s) ORDER BY agency_id FOR UPDATE",
            [sorted(agencies)],
        )
        return {row[0]: _Head(row[1], bytes(row[2]), row[3]) for row in cursor}


def _place(
    entries: list[_Entry], heads: dict[int, _Head], units: dict[int, Unit]
) -> dict[int, list[RecordedAct]]:
    """Give each act its position; acts of each proceeding in order of number."""
    entries.sort(key=lambda entry: (entry.recorded_at, entry.order))
    next_position = {agency: head.position for agency, head in heads.items()}
    acts: dict[int, list[RecordedAct]] = {}
    for entry in entries:
        head = heads[entry.agency_id]
        if head.recorded_at is not None and entry.recorded_at < head.recorded_at:
            raise BookMovesBackwards(
                units[entry.agency_id].name,
                head.recorded_at,
                entry.recorded_at,
                entry.new.code,
                entry.source.seq,
            )
        next_position[entry.agency_id] += 1
        entry.position = next_position[entry.agency_id]
        acts.setdefault(entry.proceeding_id, []).append(_recorded(entry))
    for each in acts.values():
        each.sort(key=lambda act: act.seq)
    return acts


def _recorded(entry: _Entry) -> RecordedAct:
    act = entry.source
    return RecordedAct(
        seq=act.seq,
        code=act.code,
        effective_on=act.effective_on,
        recorded_at=entry.recorded_at,
        position=entry.position,
        number=act.number,
        amount=act.amount,
        ground=act.ground,
        until_on=act.until_on,
        receiving_unit=act.receiving_unit,
        result=act.result,
        corrects=act.corrects,
        at=act.at,
        signed_as=act.signed_as,
        recorded_as=act.recorded_as,
        signed_by=act.signed_by,
    )


_PROCEEDING = (
    "id, root_id, code, procedure, facts, origin_unit_id, version, unit_id, officer_id, "
    "status, means, number, opened_on, ended_on, last_act_on, due, remaining"
)
_SPAN = (
    "proceeding_id, unit_id, status, means, ground, valid_from, valid_to, "
    "recorded_from, recorded_to"
)
_MOVEMENT = 'proceeding_id, seq, kind, "on", amount, recorded_from, recorded_to'
_DEADLINE = "proceeding_id, unit_id, officer_id, code, from_act, from_date, due_on, met_on, duty"
_ACT = (
    "id, book_id, position, proceeding_id, seq, code, effective_on, recorded_at, number, "
    "amount, ground, until_on, receiving_unit, result, corrects, at, signed_as, "
    "recorded_as, signed_by, note_hash, prev_hash, hash"
)
_NOTE = "act_id, salt, text, extra"


def _copy_proceedings(
    proceedings: Sequence[NewProceeding],
    ids: Sequence[int],
    acts: dict[int, list[RecordedAct]],
    units: dict[int, Unit],
    progress: Progress | None,
) -> None:
    officers = dict(Officer.objects.values_list("code", "id"))
    by_code = {unit.code: unit.id for unit in units.values()}
    rows = _Rows()
    for done, (new, proceeding_id) in enumerate(
        zip(proceedings, ids, strict=True), start=1
    ):
        own = acts.get(proceeding_id, [])
        rows.add(new, proceeding_id, own, by_code, officers)
        if progress and (done % _REPORT_EVERY == 0 or done == len(ids)):
            progress(_CASES, done, len(ids))
    copy("ledger_proceeding", _PROCEEDING, rows.proceedings)
    copy("ledger_statusspan", _SPAN, rows.spans)
    copy("ledger_movement", _MOVEMENT, rows.movements)
    copy("ledger_deadline", _DEADLINE, rows.deadlines)


class _Rows:
    """Rows of the derived tables, gathered proceeding by proceeding."""

    def __init__(self) -> None:
        self.proceedings: list[tuple[Any, ...]] = []
        self.spans: list[tuple[Any, ...]] = []
        self.movements: list[tuple[Any, ...]] = []
        self.deadlines: list[tuple[Any, ...]] = []

    def add(
        self,
        new: NewProceeding,
        proceeding_id: int,
        acts: list[RecordedAct],
        units: dict[str, int],
        officers: dict[str, int],
    ) -> None:
        derived = folding.derived(new.facts, acts)
        now = derived.standing
        unit_id = units[now.unit]
        officer = officers.get(now.officer) if now.officer else None
        if officer is None and unit_id == new.unit_id:
            officer = new.officer_id
        version = max((act.seq for act in acts), default=0)
        self.proceedings.append(
            (
                *(proceeding_id, new.root_id, new.code, new.procedure, _facts(new)),
                *(new.unit_id, version, unit_id, officer),
                *(now.status, now.means, now.number, now.opened_on, now.ended_on),
                *(now.last_act_on, now.due, now.remaining),
            )
        )
        self.spans += span_rows(proceeding_id, derived, units)
        self.movements += movement_rows(proceeding_id, derived)
        self.deadlines += [
            (proceeding_id, unit_id, officer, *term.row()) for term in derived.terms
        ]


def span_rows(
    proceeding_id: int, derived: folding.Derived, units: dict[str, int]
) -> list[tuple[Any, ...]]:
    """Dòng của bảng khoảng trạng thái."""
    return [
        (
            *(proceeding_id, units[each.value.state.unit]),
            *(each.value.state.status.value, each.value.state.means.value),
            *(each.value.state.ground, each.value.valid_from, each.value.valid_to),
            *(each.recorded_from, each.recorded_to),
        )
        for each in derived.spans
    ]


def movement_rows(
    proceeding_id: int, derived: folding.Derived
) -> list[tuple[Any, ...]]:
    """Dòng của bảng biến động tiền."""
    return [
        (
            *(proceeding_id, each.value.seq, each.value.kind.value, each.value.on),
            *(each.value.amount, each.recorded_from, each.recorded_to),
        )
        for each in derived.movements
    ]


def _facts(new: NewProceeding) -> Any:
    return Jsonb({"on_request": new.facts.on_request, "due": new.facts.due})


def _copy_acts(
    entries: list[_Entry],
    heads: dict[int, _Head],
    units: dict[int, Unit],
    progress: Progress | None,
) -> None:
    act_ids = next_ids("ledger_act_id_seq", len(entries))
    acts, notes = [], []
    for entry, act_id in zip(entries, act_ids, strict=True):
        source, head = entry.source, heads[entry.agency_id]
        note = None
        if source.note or source.extra:
            text = source.note or ""
            salt, note = chain.seal_note(text, source.extra)
            extra = Jsonb(source.extra)
            notes.append((act_id, salt, text, extra))
        acts.append((act_id, entry.agency_id, *_act_row(entry, head, note, units)))
        if progress and len(acts) % _MANY == 0:
            progress(_ACTS, len(acts), len(entries))
    copy("ledger_act", _ACT, acts)
    copy("ledger_actnote", _NOTE, notes)
    if progress:
        progress(_ACTS, len(acts), len(acts))


def _act_row(
    entry: _Entry, head: _Head, note: bytes | None, units: dict[int, Unit]
) -> tuple[Any, ...]:
    act = _recorded(entry)
    link = link_of(
        act,
        agency=units[entry.agency_id].code,
        root=units[entry.new.root_id].code,
        proceeding=entry.new.code,
        recorded_by=None,
        note_hash=note,
    )
    prev = head.hash
    head.hash = chain.next_hash(prev, link)
    head.position, head.recorded_at = act.position, act.recorded_at
    return (
        *(act.position, entry.proceeding_id, act.seq, act.code, act.effective_on),
        *(act.recorded_at, act.number, act.amount, act.ground, act.until_on),
        *(act.receiving_unit, act.result, act.corrects),
        *(act.at, act.signed_as, act.recorded_as, act.signed_by),
        *(note, prev, head.hash),
    )


def _move_heads(heads: dict[int, _Head]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE ledger_book SET head_position = %s, head_hash = %s, "
            "head_recorded_at = %s WHERE agency_id = %s",
            [[h.position, h.hash, h.recorded_at, a] for a, h in heads.items()],
        )


def copy(table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Chép hàng loạt into a table, by COPY.

    Rows are made first: a query of theirs would wait for ever behind the open COPY.
    """
    ready = list(rows)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as target,
    ):
        for row in ready:
            target.write_row(row)
