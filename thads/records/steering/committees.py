"""Việc ghi về Ban chỉ đạo: members, sessions, opinions, and a conclusion with its tasks."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.db import transaction

from thads.records.agencies.access import Person
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import ProposedAct, Recorded
from thads.records.proceedings.actions import (
    Linked,
    NewMatter,
    RefusedByLaw,
    add_link,
    call,
    open_proceeding,
    record_act,
)
from thads.records.proceedings.models import ProceedingLink
from thads.records.steering.actions import NewDirective, take_in

PROCEDURE = "ban_chi_dao"
SET_UP, MET = "lap_ban_chi_dao", "hop_ban_chi_dao"
CONCLUDED, REPORTED = "ket_luan_ban_chi_dao", "bao_cao_cua_ban_chi_dao"


@dataclass(frozen=True, slots=True)
class NewCommittee:
    """Ban chỉ đạo mới: of which level, by whom set up, for which term."""

    level: str
    set_up_by: str
    from_on: date
    until_on: date | None = None
    rules: str = ""


@dataclass(frozen=True, slots=True)
class NewMember:
    """Thành viên mới; `seat` is one of those that the rules name, or empty."""

    full_name: str
    position: str
    part: str
    from_on: date
    seat: str = ""


@dataclass(frozen=True, slots=True)
class NewSession:
    """Phiên họp."""

    on: date
    place: str
    attended: str
    agenda: str


@dataclass(frozen=True, slots=True)
class NewOpinion:
    """Ý kiến về kế hoạch một cuộc cưỡng chế."""

    operation_id: int
    kind: str
    text: str


def describe(matter: int, new: NewCommittee) -> None:
    """Ghi Ban chỉ đạo của hồ sơ vừa mở."""
    call("steering_set_up", asdict(new), matter)


def set_up(
    new: NewCommittee,
    members: Sequence[NewMember],
    unit_id: int,
    *,
    title: str,
    number: str,
    by: Person | None,
    now: datetime,
) -> int:
    """Lập Ban chỉ đạo with its members; all of it or nothing."""

    def write(matter: int) -> None:
        describe(matter, new)
        for each in members:
            add_member(matter, each)

    return open_proceeding(
        NewMatter(PROCEDURE, unit_id, title),
        ProposedAct(SET_UP, new.from_on, number=number or None),
        by=by,
        now=now,
        also=write,
    )


def add_member(matter: int, new: NewMember) -> int:
    """Thêm một thành viên."""
    return int(call("steering_add_member", asdict(new), matter))


def member_leaves(matter: int, member_id: int, *, on: date, why: str) -> None:
    """Một thành viên thôi tham gia."""
    call("steering_member_leaves", {"member": member_id, "on": on, "why": why}, matter)


def hold_session(
    matter: int,
    new: NewSession,
    opinions: Sequence[NewOpinion] = (),
    *,
    by: Person | None,
    now: datetime,
) -> int:
    """Ghi một phiên họp: the act, the minutes, the opinions; its id.

    Raises RefusedByLaw where the law does not let the act be recorded.
    """
    act = ProposedAct(MET, new.on, note=new.agenda)
    with transaction.atomic():
        seq = _recorded(matter, act, by, now)
        made = int(call("steering_add_session", asdict(new) | {"act": seq}, matter))
        for each in opinions:
            give_opinion(matter, made, each)
    return made


def give_opinion(matter: int, session_id: int, new: NewOpinion) -> int:
    """Ghi ý kiến của một phiên họp về một kế hoạch cưỡng chế."""
    values = {
        "session": session_id,
        "operation": new.operation_id,
        "kind": new.kind,
        "text": new.text,
    }
    return int(call("steering_add_opinion", values, matter))


def conclude(
    matter: int,
    session_id: int,
    new: NewDirective,
    *,
    by: Person | None,
    now: datetime,
) -> int:
    """Ra thông báo kết luận của một phiên họp; the id of the directive it becomes.

    A conclusion is followed like a directive: its points come apart into tasks.
    """
    with transaction.atomic():
        act = ProposedAct(CONCLUDED, new.issued_on, number=new.number, note=new.subject)
        _recorded(matter, act, by, now)
        unit_id = Proceeding.objects.values_list("unit_id", flat=True).get(pk=matter)
        made = take_in(
            replace(new, session_id=session_id),
            unit_id,
            received_on=new.issued_on,
            by=by,
            now=now,
        )
        add_link(matter, Linked(made, ProceedingLink.Kind.MATTER), now=now)
    return made


def _recorded(matter: int, act: ProposedAct, by: Person | None, now: datetime) -> int:
    answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
    if not isinstance(answer, Recorded):
        raise RefusedByLaw(act, answer.refusals)
    return answer.act.seq
