"""Việc ghi về hồ sơ: open a matter, record its acts, say who handles it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone
from psycopg.errors import CheckViolation, InsufficientPrivilege

from thads.law.acts.rules import Refusal
from thads.records.agencies.access import Person
from thads.records.cases import actions as cases
from thads.records.ledger.values import MayNotRecord, ProposedAct, Recorded, Refused
from thads.records.parties.names import fold, plain_number, sort_key
from thads.records.proceedings import declared
from thads.records.proceedings.models import Assignment, ProceedingLink

TITLE_LONGEST = 300
KEY_LONGEST = 600
NAME_KEY_LONGEST = 260


@dataclass(frozen=True, slots=True)
class Concerned:
    """Người của hồ sơ mới, in a role the procedure declares."""

    role: str
    full_name: str
    kind: str = "ca_nhan"
    identity_number: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """Liên kết của hồ sơ mới, to a proceeding or one act of it."""

    target_id: int
    kind: str = ProceedingLink.Kind.CASE
    target_act: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewMatter:
    """Hồ sơ mới: of which procedure and unit, about what, whom and which case."""

    procedure: str
    unit_id: int
    title: str
    summary: str = ""
    people: Sequence[Concerned] = ()
    links: Sequence[Linked] = ()
    barred_officer_id: int | None = None


class RefusedByLaw(Exception):
    """Luật không cho ghi hành vi mở hồ sơ: nothing at all was written."""

    def __init__(self, act: ProposedAct, refusals: Sequence[Refusal]) -> None:
        """Keep the act and every reason."""
        self.act, self.refusals = act, refusals
        super().__init__(" ".join(each.sentence for each in refusals))


class NotAHandler(Exception):
    """Cán bộ không nhận được hồ sơ này."""

    def __init__(self) -> None:
        """Say why."""
        super().__init__(
            "Cán bộ này không nhận được hồ sơ: người của cơ quan khác, hoặc chính là "
            "người mà hồ sơ nói đến."
        )


Also = Callable[[int], None]


def open_proceeding(
    new: NewMatter,
    act: ProposedAct,
    *,
    by: Person | None,
    now: datetime,
    officer_id: int | None = None,
    also: Also | None = None,
) -> int:
    """Mở hồ sơ with its opening act; its id. All or nothing.

    `also` writes what a domain adds to a new matter, in the same transaction and before
    the first act, while whoever opens it may still see it. Raises RefusedByLaw, and
    MayNotRecord where the person does not open such a matter for the unit.
    """
    with transaction.atomic():
        matter = int(call("proceedings_open", _payload(new, act, now)))
        if also is not None:
            also(matter)
        if officer_id is not None:
            _assign_first(matter, officer_id, now)
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Refused):
            raise RefusedByLaw(act, answer.refusals)
    return matter


def record_act(
    *,
    proceeding_id: int,
    act: ProposedAct,
    by: Person | None,
    now: datetime,
    expected_version: int | None = None,
    paper: Mapping[str, str] | None = None,
) -> Recorded | Refused:
    """Ghi nhận hành vi của hồ sơ: the one door, with what domains add to it.

    `paper`: what was typed for the act's paper, which is made with it as of a case.
    """
    with transaction.atomic():
        answer = cases.record_act(
            proceeding_id=proceeding_id,
            act=act,
            by=by,
            now=now,
            expected_version=expected_version,
            paper=paper,
        )
        if isinstance(answer, Recorded):
            for each in _consequences:
                each(proceeding_id, answer, by, now)
    return answer


Consequence = Callable[[int, Recorded, Person | None, datetime], None]
_consequences: list[Consequence] = []


def follow_with(consequence: Consequence) -> None:
    """Ghi kèm: what a domain writes in the transaction of each recorded act."""
    if consequence not in _consequences:
        _consequences.append(consequence)


def units_to_open_in(act_code: str) -> list[int]:
    """Đơn vị mà người đăng nhập mở được hồ sơ bằng hành vi này; empty: none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT proceedings_units_to_open(%s)", [act_code])
        return list(cursor.fetchone()[0])


def add_person(proceeding_id: int, person: Concerned) -> None:
    """Thêm người vào hồ sơ."""
    call("proceedings_add_person", _person(person), proceeding_id)


def add_link(proceeding_id: int, link: Linked, *, now: datetime) -> None:
    """Liên kết hồ sơ với một việc, hồ sơ hoặc hành vi."""
    call("proceedings_add_link", _link(link, now), proceeding_id)


def assign(
    proceeding_id: int,
    officer_id: int,
    *,
    now: datetime,
    part: str = Assignment.Part.HANDLES,
    note: str = "",
) -> None:
    """Phân công người phụ trách hoặc tham gia; by the head, or the head of the room."""
    values = {"officer_id": officer_id, "part": part, "note": note, "at": now}
    try:
        call("proceedings_assign", values, proceeding_id)
    except IntegrityError as refused:
        if isinstance(refused.__cause__, CheckViolation):
            raise NotAHandler from refused
        raise


def _assign_first(proceeding_id: int, officer_id: int, now: datetime) -> None:
    values = {"officer_id": officer_id, "at": now}
    call("proceedings_propose_handler", values, proceeding_id)


def call(function: str, values: dict[str, Any], *before: int) -> Any:
    """Gọi một cửa của cơ sở dữ liệu; raises MayNotRecord where it refuses."""
    places = ", ".join(["%s"] * (len(before) + 1))
    sent = json.dumps(values, default=str)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}({places})", [*before, sent])
            return cursor.fetchone()[0]
    except ProgrammingError as refused:
        if isinstance(refused.__cause__, InsufficientPrivilege):
            raise MayNotRecord from refused
        raise


def _payload(new: NewMatter, act: ProposedAct, now: datetime) -> dict[str, Any]:
    procedure = declared.of(new.procedure)
    title = new.title.strip()[:TITLE_LONGEST]
    return {
        "procedure": procedure.code,
        "prefix": procedure.prefix,
        "act": act.code,
        "year": timezone.localdate(now).year,
        "unit_id": new.unit_id,
        "title": title,
        "summary": new.summary.strip(),
        "search_key": fold(title)[:KEY_LONGEST],
        "barred_id": new.barred_officer_id,
        "at": now,
        "people": [_person(each) for each in new.people],
        "links": [_link(each, now) for each in new.links],
    }


def _person(person: Concerned) -> dict[str, Any]:
    return {
        "role": person.role,
        "kind": person.kind,
        "full_name": person.full_name,
        "identity_number": plain_number(person.identity_number or "") or None,
        "address": person.address,
        "name_key": sort_key(person.full_name)[:NAME_KEY_LONGEST],
        "fold": fold(person.full_name),
    }


def _link(link: Linked, now: datetime) -> dict[str, Any]:
    return {
        "target": link.target_id,
        "kind": str(link.kind),
        "target_act": link.target_act,
        "note": link.note,
        "at": now,
    }
