"""Ghi vận động: what is known for a plan, a talk with its act, an answer to a promise.

A talk is one transaction: the act `van_dong` through the one write door, then what the act
does not tell, then each promise as an act (`loi_hua`) whose clock the ledger keeps.
Nothing here decides an outcome: the case's acts do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import connection, transaction

from thads.law.acts.promising import ANSWER, KEPT_ANSWER, PROMISE
from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.ledger.models import Deadline
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.mobilisation.models import (
    Circumstance,
    Contact,
    ContactPerson,
    Partner,
    Promise,
    PromiseAnswer,
)
from thads.records.mobilisation.models.talks import (
    CircumstanceKind,
    Presence,
    PromiseWhat,
    Setting,
)
from thads.records.web import formatting

TALK = "van_dong"


@dataclass(frozen=True, slots=True)
class NewCircumstance:
    """Điều cần biết để vận động."""

    kind: str
    who: str = ""
    relation: str = ""
    organisation: str = ""
    branch: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """Người có mặt; a partner by its row."""

    presence: str
    name: str = ""
    partner: Partner | None = None

    @property
    def told(self) -> str:
        """Cách gọi trong biên bản và trên diễn biến."""
        if self.partner is not None:
            return self.partner.name
        label = Presence(self.presence).label
        return f"{label} {self.name}".strip() if self.name else label


@dataclass(frozen=True, slots=True)
class NewPromise:
    """Lời hứa mới."""

    kind: str
    due_on: date
    by_whom: str = ""
    amount: int | None = None
    detail: str = ""

    @property
    def told(self) -> str:
        """Lời hứa thành chữ."""
        what = PromiseWhat(self.kind).label
        money = f" {formatting.whole(self.amount)} đồng" if self.amount else ""
        who = f" ({self.by_whom})" if self.by_whom else ""
        more = f", {self.detail}" if self.detail else ""
        return f"{what}{money}{more}{who}, hạn {formatting.day(self.due_on)}"


@dataclass(frozen=True, slots=True)
class NewContact:
    """Buổi vận động mới; `result` as the act has it: dong_y, chua_dong_y, vang_mat."""

    on: date
    setting: str
    result: str
    at: time | None = None
    place: str = ""
    said: str = ""
    people: Sequence[Present] = field(default_factory=tuple)
    promises: Sequence[NewPromise] = field(default_factory=tuple)
    next_on: date | None = None
    next_place: str = ""

    @property
    def told(self) -> str:
        """Buổi vận động thành câu, for the act's note: what the timeline shows."""
        where = self.place or Setting(self.setting).label
        parts = [f"{where}."]
        if self.people:
            parts.append(f"Có mặt: {', '.join(each.told for each in self.people)}.")
        if self.said:
            parts.append(f"{self.said.rstrip('.')}.")
        parts += [f"Hứa: {each.told}." for each in self.promises]
        if self.next_on:
            parts.append(f"Hẹn tiếp {formatting.day(self.next_on)}.")
        return " ".join(parts)


def may_plan(proceeding_id: int) -> bool:
    """Người đăng nhập được lập phương án vận động của việc này."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT thads_from_web() OR mobilisation_may_plan(%s)", [proceeding_id]
        )
        return bool(cursor.fetchone()[0])


def note_circumstance(
    *,
    proceeding_id: int,
    new: NewCircumstance,
    by: Person | None,
    now: datetime,
    replaces: Circumstance | None = None,
) -> Circumstance:
    """Ghi một điều của phương án, instead of an earlier one if it is named."""
    if not may_plan(proceeding_id):
        raise MayNotRecord
    return Circumstance.objects.create(
        proceeding_id=proceeding_id,
        kind=CircumstanceKind(new.kind),
        who=new.who,
        relation=new.relation,
        organisation=new.organisation,
        branch=new.branch,
        detail=new.detail,
        replaces=replaces,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


def strike_circumstance(
    circumstance: Circumstance, *, by: Person | None, now: datetime
) -> Circumstance:
    """Gạch một điều không còn đúng; it stays on record."""
    if not may_plan(circumstance.proceeding_id):
        raise MayNotRecord
    return Circumstance.objects.create(
        proceeding_id=circumstance.proceeding_id,
        kind=circumstance.kind,
        who=circumstance.who,
        detail=circumstance.detail,
        is_gone=True,
        replaces=circumstance,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


@transaction.atomic
def record_contact(
    *,
    proceeding_id: int,
    new: NewContact,
    by: Person | None,
    now: datetime,
    expected_version: int | None = None,
) -> Contact | Refused:
    """Ghi một buổi vận động: the act, then who was there and what was promised."""
    answer = record_act(
        proceeding_id=proceeding_id,
        act=ProposedAct(TALK, new.on, result=new.result, note=new.told),
        by=by,
        now=now,
        expected_version=expected_version,
    )
    if isinstance(answer, Refused):
        return answer
    contact = note_contact(proceeding_id, answer.act.seq, new, by=by, now=now)
    for promise in new.promises:
        start_clock(proceeding_id, promise, new.on, by=by, now=now)
    return contact


def start_clock(
    proceeding_id: int,
    promise: NewPromise,
    on: date,
    *,
    by: Person | None,
    now: datetime,
) -> None:
    """Ghi lời hứa thành hành vi: from here on the ledger keeps its clock.

    Where a talk may be recorded, so may what was promised in it; a refusal is a fault.
    """
    answer = record_act(
        proceeding_id=proceeding_id,
        act=ProposedAct(
            PROMISE,
            on,
            result=promise.kind,
            amount=promise.amount,
            until_on=promise.due_on,
            note=promise.told,
        ),
        by=by,
        now=now,
    )
    if isinstance(answer, Refused):
        raise MayNotRecord


def note_contact(
    proceeding_id: int, seq: int, new: NewContact, *, by: Person | None, now: datetime
) -> Contact:
    """Ghi điều hành vi vận động không nói: of an act that is recorded."""
    contact = Contact.objects.create(
        proceeding_id=proceeding_id,
        act_seq=seq,
        on=new.on,
        at=new.at,
        setting=Setting(new.setting),
        place=new.place,
        said=new.said,
        next_on=new.next_on,
        next_place=new.next_place,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )
    ContactPerson.objects.bulk_create(
        ContactPerson(
            contact=contact,
            presence=Presence(each.presence),
            name=each.name,
            partner=each.partner,
        )
        for each in new.people
    )
    Promise.objects.bulk_create(
        Promise(
            contact=contact,
            kind=PromiseWhat(each.kind),
            by_whom=each.by_whom,
            amount=each.amount,
            due_on=each.due_on,
            detail=each.detail,
        )
        for each in new.promises
    )
    return contact


def has_clock(promise: Promise) -> bool:
    """Lời hứa còn thời hạn đang chạy trong sổ."""
    return Deadline.objects.filter(
        proceeding_id=promise.contact.proceeding_id,
        code=PROMISE,
        due_on=promise.due_on,
        met_on=None,
    ).exists()


@transaction.atomic
def answer_promise(
    promise: Promise,
    *,
    was_kept: bool,
    on: date,
    detail: str,
    by: Person | None,
    now: datetime,
) -> PromiseAnswer:
    """Trả lời lời hứa mà không hành vi nào cho thấy."""
    if not may_plan(promise.contact.proceeding_id):
        raise MayNotRecord
    if has_clock(promise):
        record_act(
            proceeding_id=promise.contact.proceeding_id,
            act=ProposedAct(
                ANSWER,
                on,
                result=KEPT_ANSWER if was_kept else "khong_giu",
                until_on=promise.due_on,
                note=detail,
            ),
            by=by,
            now=now,
        )
    return PromiseAnswer.objects.create(
        promise=promise,
        was_kept=was_kept,
        on=on,
        detail=detail,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


def add_partner(
    *,
    agency_id: int,
    kind: str,
    name: str,
    by: Person | None,
    now: datetime,
    area: str = "",
    contact_name: str = "",
    phone: str = "",
) -> Partner:
    """Ghi một bên phối hợp của cơ quan."""
    return Partner.objects.create(
        agency_id=agency_id,
        kind=kind,
        name=name,
        area=area,
        contact_name=contact_name,
        phone=phone,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )
