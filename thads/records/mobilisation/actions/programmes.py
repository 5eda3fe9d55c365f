"""Ghi chương trình phối hợp: signed, committed to, met about; education; joint acts.

The programme itself is a matter of the procedure `phoi_hop`: its acts go through the door
of `proceedings`, what they do not tell is written in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.agencies.models import Unit
from thads.records.ledger.values import MayNotRecord, ProposedAct, Refused
from thads.records.mobilisation.actions.talking import may_plan
from thads.records.mobilisation.models import (
    Commitment,
    Education,
    Joined,
    Partner,
    PlannedPartner,
    Programme,
    ProgrammeMeeting,
)
from thads.records.proceedings.actions import (
    Concerned,
    NewMatter,
    open_proceeding,
    record_act,
)

PROCEDURE = "phoi_hop"
SIGNING, MEETING, ENDING = (
    "ky_quy_che_phoi_hop",
    "giao_ban_phoi_hop",
    "het_hieu_luc_phoi_hop",
)


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """Chương trình vừa ký; `targets` by kind of commitment for the first year."""

    partner: Partner
    title: str
    signed_on: date
    number: str = ""
    valid_to: date | None = None
    place: str = ""
    attended: str = ""
    focal: str = ""
    fulfils: PlannedPartner | None = None


def sign_programme(
    new: NewProgramme,
    commitments: Mapping[str, int | None],
    *,
    unit: Unit,
    by: Person | None,
    now: datetime,
) -> Programme:
    """Ghi việc ký một chương trình, with its commitments for the year of signing.

    Raises MayNotRecord or RefusedByLaw; then nothing is written.
    """
    made: list[Programme] = []

    def also(matter: int) -> None:
        made.append(_programme(matter, new, by, now))
        set_commitments(made[0], new.signed_on.year, commitments, by=by, now=now)

    open_proceeding(
        NewMatter(
            PROCEDURE,
            unit.pk,
            new.title,
            people=[Concerned("co_quan", new.partner.name, kind="to_chuc")],
        ),
        ProposedAct(SIGNING, new.signed_on, number=new.number or None),
        by=by,
        now=now,
        also=also,
    )
    return made[0]


def _programme(
    matter: int, new: NewProgramme, by: Person | None, now: datetime
) -> Programme:
    return Programme.objects.create(
        proceeding_id=matter,
        partner=new.partner,
        number=new.number,
        title=new.title,
        signed_on=new.signed_on,
        valid_to=new.valid_to,
        place=new.place,
        attended=new.attended,
        focal=new.focal,
        fulfils=new.fulfils,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


def set_commitments(
    programme: Programme,
    year: int,
    targets: Mapping[str, int | None],
    *,
    by: Person | None,
    now: datetime,
) -> None:
    """Ghi cam kết của một năm; a later row of the same kind and year replaces an earlier."""
    Commitment.objects.bulk_create(
        Commitment(
            programme=programme,
            kind=kind,
            year=year,
            target=target,
            noted_by=by.account_id if by else None,
            noted_at=now,
        )
        for kind, target in targets.items()
    )


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """Cuộc họp của hai bên."""

    kind: str
    on: date
    place: str = ""
    attended: str = ""
    concluded: str = ""
    next_on: date | None = None


@transaction.atomic
def hold_meeting(
    programme: Programme, new: NewMeeting, *, by: Person | None, now: datetime
) -> ProgrammeMeeting | Refused:
    """Ghi một cuộc giao ban, sơ kết, with its act."""
    answer = record_act(
        proceeding_id=programme.pk,
        act=ProposedAct(MEETING, new.on, note=new.concluded or None),
        by=by,
        now=now,
    )
    if isinstance(answer, Refused):
        return answer
    return ProgrammeMeeting.objects.create(
        programme=programme,
        act_seq=answer.act.seq,
        kind=new.kind,
        on=new.on,
        place=new.place,
        attended=new.attended,
        concluded=new.concluded,
        next_on=new.next_on,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


def plan_partner(
    *,
    agency_id: int,
    kind: str,
    name: str,
    planned_on: date,
    detail: str = "",
    by: Person | None,
    now: datetime,
) -> PlannedPartner:
    """Ghi bên dự kiến ký tiếp."""
    return PlannedPartner.objects.create(
        agency_id=agency_id,
        kind=kind,
        name=name,
        planned_on=planned_on,
        detail=detail,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


@dataclass(frozen=True, slots=True)
class NewEducation:
    """Một lần tuyên truyền."""

    kind: str
    on: date
    title: str
    commune: str = ""
    place: str = ""
    audience: str = ""
    people: int | None = None
    programme: Programme | None = None


def note_education(
    new: NewEducation, *, unit_id: int, by: Person | None, now: datetime
) -> Education:
    """Ghi một lần tuyên truyền, phổ biến pháp luật."""
    return Education.objects.create(
        unit_id=unit_id,
        programme=new.programme,
        kind=new.kind,
        on=new.on,
        title=new.title,
        commune=new.commune,
        place=new.place,
        audience=new.audience,
        people=new.people,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


def strike_education(row: Education, *, by: Person | None, now: datetime) -> Education:
    """Gạch một lần ghi nhầm; it stays on record."""
    return Education.objects.create(
        unit_id=row.unit_id,
        programme=row.programme,
        kind=row.kind,
        on=row.on,
        title=row.title,
        replaces=row,
        is_gone=True,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )


def join_act(
    *,
    proceeding_id: int,
    act_seq: int,
    partner: Partner,
    by: Person | None,
    now: datetime,
    who: str = "",
) -> Joined:
    """Ghi bên phối hợp cùng xác minh, cùng có mặt trong cuộc cưỡng chế."""
    if not may_plan(proceeding_id):
        raise MayNotRecord
    return Joined.objects.create(
        proceeding_id=proceeding_id,
        act_seq=act_seq,
        partner=partner,
        person=who,
        noted_by=by.account_id if by else None,
        noted_at=now,
    )
