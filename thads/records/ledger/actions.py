"""Cửa ghi: the one way an act comes into a book.

Lock, read the history, let the law decide, append the act, replace the spans,
settle the deadlines, post the money, fill the outbox: one transaction. Two
statements besides begin and commit, since officers wait for this.
"""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from thads.law.acts import catalogue, rules
from thads.law.acts.history import CaseFacts, Movement, RecordedAct, Span
from thads.records.agencies.access import Person
from thads.records.ledger import asides, chain, folding
from thads.records.ledger.refusing import refused_by_a_book
from thads.records.ledger.values import (
    ConcurrentChange,
    MayNotRecord,
    ProposedAct,
    Recorded,
    Refused,
)

_INSTANT = timedelta(microseconds=1)


def record(
    *,
    proceeding_id: int,
    act: ProposedAct,
    by: Person | None,
    now: datetime,
    expected_version: int | None = None,
) -> Recorded | Refused:
    """Ghi nhận một hành vi, or say every reason why not.

    `expected_version` is the number of acts the person saw: if somebody recorded in
    the meantime, nothing is written and ConcurrentChange is raised. MayNotRecord is
    raised where row-level security does not let the person record on this case, or
    the catalogue does not name their role for this act.
    """
    try:
        return _record(proceeding_id, act, by, now, expected_version)
    except IntegrityError as error:
        refused = refused_by_a_book(error)
        if refused is None:
            raise
        return refused


def _record(
    proceeding_id: int,
    act: ProposedAct,
    by: Person | None,
    now: datetime,
    expected_version: int | None,
) -> Recorded | Refused:
    with transaction.atomic():
        opened = open_for_writing(proceeding_id)
        role = _recording_role(opened, act, by)
        if expected_version is not None and opened["version"] != expected_version:
            raise ConcurrentChange
        facts, acts = history_of(opened)
        recorded = _place(opened, act, role, now)
        before = folding.history(facts, acts)
        known = asides.before(before, proceeding_id, act.code, act.effective_on)
        refusals = rules.judge(known, recorded)
        if refusals:
            return Refused(tuple(refusals))
        after = folding.history(facts, [*acts, recorded])
        change = folding.change(before, after)
        write(payload_of(proceeding_id, opened, act, recorded, change, by))
        return Recorded(recorded, before, after)


def _recording_role(
    opened: dict[str, Any], act: ProposedAct, by: Person | None
) -> str | None:
    """The role in which a person records; the operator of the machine has none.

    The catalogue names the roles that record an act; the database says which of them
    the person's appointments give on this proceeding.
    """
    kind = catalogue.find(act.code)
    edition = kind.edition(act.effective_on) if kind else None
    if by is None or edition is None:
        return None
    held = by.roles if opened["roles"] is None else by.roles & set(opened["roles"])
    for role in edition.recorders:
        if role in held:
            return role
    raise MayNotRecord


def open_for_writing(proceeding_id: int) -> dict[str, Any]:
    """Mở và khoá a proceeding and its book; raises MayNotRecord."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_open(%s)", [proceeding_id])
        found = cursor.fetchone()[0]
    if found is None:
        raise MayNotRecord
    opened: dict[str, Any] = found if isinstance(found, dict) else json.loads(found)
    return opened


def history_of(opened: dict[str, Any]) -> tuple[CaseFacts, list[RecordedAct]]:
    """Dữ kiện và hành vi of a proceeding that is open for writing."""
    facts = CaseFacts(unit=opened["origin"], **opened["facts"])
    return facts, [_act(row) for row in opened["acts"]]


def _act(row: list[Any]) -> RecordedAct:
    seq, code, effective_on, recorded_at, position, number, amount = row[:7]
    ground, until_on, receiving_unit, result, corrects = row[7:12]
    at, signed_as, recorded_as, signed_by = row[12:]
    return RecordedAct(
        seq=seq,
        code=code,
        effective_on=date.fromisoformat(effective_on),
        recorded_at=datetime.fromisoformat(recorded_at),
        position=position,
        number=number,
        amount=amount,
        ground=ground,
        until_on=date.fromisoformat(until_on) if until_on else None,
        receiving_unit=receiving_unit,
        result=result,
        corrects=corrects,
        at=time.fromisoformat(at) if at else None,
        signed_as=signed_as,
        recorded_as=recorded_as,
        signed_by=signed_by,
    )


def _place(
    opened: dict[str, Any], act: ProposedAct, role: str | None, now: datetime
) -> RecordedAct:
    """Position and moment of the next act: the book never runs backwards."""
    head = opened["head_recorded_at"]
    moment = now if head is None else max(now, datetime.fromisoformat(head) + _INSTANT)
    return act.numbered(
        seq=opened["version"] + 1,
        position=opened["head_position"] + 1,
        recorded_at=moment,
        recorded_as=role,
    )


def payload_of(
    proceeding_id: int,
    opened: dict[str, Any],
    act: ProposedAct,
    recorded: RecordedAct,
    change: folding.Change,
    by: Person | None,
    note: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Mọi điều cửa ghi phải viết, for one act and all it leads to."""
    account = by.account_id if by else None
    note = _sealed_note(act.note) if note is None else note
    link = _link(opened, recorded, account, note.get("note_hash"))
    standing = folding.standing(change.after)
    payload: dict[str, Any] = {
        **_values(recorded),
        **note,
        "proceeding": proceeding_id,
        "book": opened["book"],
        "recorded_by": account,
        "prev_hash": opened["head_hash"],
        "hash": chain.next_hash(bytes.fromhex(opened["head_hash"]), link).hex(),
        "closed_spans": [span.valid_from for span in change.closed_spans],
        "opened_spans": [_span(span) for span in change.opened_spans],
        "closed_movements": [movement.seq for movement in change.closed_movements],
        "opened_movements": [_movement(each) for each in change.opened_movements],
        "standing": _values(standing),
        **_holder(opened, standing, change),
        **_terms(opened, change),
    }
    return payload


def _values(value: Any) -> dict[str, Any]:
    """Fields of a flat value; `asdict` would copy each of them deeply."""
    return {name: getattr(value, name) for name in value.__slots__}


def _sealed_note(text: str | None) -> dict[str, str]:
    if not text:
        return {}
    salt, digest = chain.seal_note(text, {})
    return {"note": text, "salt": salt.hex(), "note_hash": digest.hex()}


def _link(
    opened: dict[str, Any], act: RecordedAct, account: int | None, note: str | None
) -> chain.Link:
    return link_of(
        act,
        agency=opened["agency"],
        root=opened["root"],
        proceeding=opened["code"],
        recorded_by=account,
        note_hash=bytes.fromhex(note) if note else None,
    )


def link_of(
    act: RecordedAct,
    *,
    agency: str,
    root: str,
    proceeding: str,
    recorded_by: int | None,
    note_hash: bytes | None,
) -> chain.Link:
    """Nội dung được băm of a recorded act."""
    return chain.Link(
        agency=agency,
        position=act.position,
        root=root,
        proceeding=proceeding,
        seq=act.seq,
        code=act.code,
        effective_on=act.effective_on,
        recorded_at=act.recorded_at,
        recorded_by=recorded_by,
        number=act.number,
        amount=act.amount,
        ground=act.ground,
        until_on=act.until_on,
        receiving_unit=act.receiving_unit,
        result=act.result,
        corrects=act.corrects,
        note_hash=note_hash,
        at=act.at,
        signed_as=act.signed_as,
        recorded_as=act.recorded_as,
        signed_by=act.signed_by,
    )


def _span(span: Span) -> dict[str, Any]:
    return {
        "unit": span.state.unit,
        "status": span.state.status.value,
        "means": span.state.means.value,
        "ground": span.state.ground,
        "valid_from": span.valid_from,
        "valid_to": span.valid_to,
    }


def _movement(movement: Movement) -> dict[str, Any]:
    return {
        "seq": movement.seq,
        "kind": movement.kind.value,
        "on": movement.on,
        "amount": movement.amount,
    }


def _holder(
    opened: dict[str, Any], standing: folding.Standing, change: folding.Change
) -> dict[str, Any]:
    before = folding.standing(change.before)
    moved = before.unit != standing.unit
    officer = opened["officer_id"] if not moved else None
    if standing.officer is not None and standing.officer != before.officer:
        officer = _officer_id(standing.officer)
    changed = moved or officer != opened["officer_id"]
    return {"officer_id": officer, "holder_changed": changed}


def _officer_id(code: str) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM agencies_officer WHERE code = %s", [code])
        found = cursor.fetchone()
    return found[0] if found else None


def _terms(opened: dict[str, Any], change: folding.Change) -> dict[str, Any]:
    stored = {_term(row) for row in opened["terms"]}
    after = set(folding.terms(change.after))
    return {
        "closed_terms": [_values(term) for term in stored - after],
        "opened_terms": [_values(term) for term in after - stored],
    }


def _term(row: list[Any]) -> folding.Term:
    code, from_act, from_date, due_on, met_on, duty = row
    return folding.Term(
        code=code,
        from_act=from_act,
        from_date=date.fromisoformat(from_date),
        due_on=date.fromisoformat(due_on),
        met_on=date.fromisoformat(met_on) if met_on else None,
        duty=duty,
    )


def write(payload: dict[str, Any]) -> int:
    """Viết một lần; the id of the act."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(
                "SELECT ledger_write(%s)", [json.dumps(payload, default=str)]
            )
        except ProgrammingError as refused:
            if isinstance(refused.__cause__, InsufficientPrivilege):
                raise MayNotRecord from refused
            raise
        (written,) = cursor.fetchone()
    return int(written)
