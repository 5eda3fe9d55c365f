"""Việc ghi về chỉ thị: take it in, take it apart, report on a task, sign a report."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from thads.records.agencies.access import Person
from thads.records.agencies.models import Officer, Role
from thads.records.agencies.titles import role_of
from thads.records.ledger.values import (
    MayNotRecord,
    ProposedAct,
    Recorded,
    Refused,
)
from thads.records.proceedings.actions import (
    Concerned,
    NewMatter,
    assign,
    call,
    open_proceeding,
    record_act,
)
from thads.records.proceedings.models import Assignment

PROCEDURE = "chi_thi"
RECEIVED, TASK_SET = "nhan_chi_thi", "giao_nhiem_vu_chi_thi"
TASK_REPORTED, REVIEWED = "bao_cao_nhiem_vu_chi_thi", "so_ket_chi_thi"


@dataclass(frozen=True, slots=True)
class NewTask:
    """Nhiệm vụ mới; `measure` as readers.directives.evidence writes it.

    `unit_id`, `officer_id`: whose it is inside the agency; neither for another body.
    """

    label: str
    body: str
    text: str
    measure: str = ""
    due_on: date | None = None
    unit_id: int | None = None
    officer_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewClause:
    """Điểm mới, with the tasks it comes apart into."""

    label: str
    text: str
    tasks: Sequence[NewTask] = ()


@dataclass(frozen=True, slots=True)
class NewDirective:
    """Chỉ thị mới: who issued it, when, what it is about, its clauses."""

    issuer: str
    number: str
    issued_on: date
    subject: str
    report_months: int | None = None
    clauses: Sequence[NewClause] = ()
    session_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewReport:
    """Báo cáo mới về một nhiệm vụ."""

    task_id: int
    on: date
    state: str
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class NewFigure:
    """Con số sẽ đứng trong báo cáo đã ký."""

    task_id: int
    label: str
    first: date
    last: date
    text: str


def take_in(
    new: NewDirective,
    unit_id: int,
    *,
    received_on: date,
    by: Person | None,
    now: datetime,
) -> int:
    """Nhận chỉ thị: a matter with every clause and task; all of it or nothing."""

    def write(matter: int) -> None:
        head = {
            "issuer": new.issuer,
            "number": new.number,
            "issued_on": new.issued_on,
            "report_months": new.report_months,
            "session": new.session_id,
        }
        call("steering_add_directive", head, matter)
        for clause in new.clauses:
            add_clause(matter, clause, now=now)

    subject = f"{new.number} ngày {new.issued_on:%d/%m/%Y}: {new.subject}"
    issuer = Concerned("noi_ban_hanh", new.issuer, kind="to_chuc")
    return open_proceeding(
        NewMatter(PROCEDURE, unit_id, subject, people=[issuer]),
        ProposedAct(RECEIVED, received_on, number=new.number),
        by=by,
        now=now,
        also=write,
    )


def add_clause(matter: int, clause: NewClause, *, now: datetime) -> int:
    """Thêm một điểm và các nhiệm vụ của điểm ấy."""
    values = {"label": clause.label, "text": clause.text}
    with transaction.atomic():
        made = int(call("steering_add_clause", values, matter))
        for task in clause.tasks:
            _add_task(matter, made, task, now)
    return made


def set_task(
    matter: int, clause_id: int, task: NewTask, *, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Giao nhiệm vụ: the task and the act that sets it, together."""
    act = ProposedAct(
        TASK_SET, timezone.localdate(now), note=f"{task.label}. {task.text}"
    )
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            _add_task(matter, clause_id, task, now)
    return answer


def _add_task(matter: int, clause_id: int, task: NewTask, now: datetime) -> None:
    values = {
        "clause": clause_id,
        "label": task.label,
        "body": task.body,
        "text": task.text,
        "measure": task.measure,
        "due_on": task.due_on,
        "unit": task.unit_id,
        "officer": task.officer_id,
        "at": now,
    }
    call("steering_add_task", values, matter)
    for officer_id in _owners(task):
        _let_report(matter, officer_id, now)


def _owners(task: NewTask) -> set[int]:
    """Ai báo cáo được: the officer named, else who leads the unit named."""
    if task.officer_id is not None:
        return {task.officer_id}
    if task.unit_id is None:
        return set()
    people = Officer.objects.filter(unit_id=task.unit_id, valid_to__isnull=True)
    return {each.pk for each in people if role_of(each.title) == Role.ROOM_HEAD}


def _let_report(matter: int, officer_id: int, now: datetime) -> None:
    """The owner of a task takes part in the matter, so that they may report on it.

    Only who leads assigns; where the registrar sets a task, the head does it on the
    matter's page.
    """
    with suppress(MayNotRecord):
        assign(matter, officer_id, now=now, part=Assignment.Part.MEMBER)


def report(
    matter: int, new: NewReport, *, by: Person | None, now: datetime
) -> Recorded | Refused:
    """Báo cáo kết quả của một nhiệm vụ, and the act that brings it."""
    values = {
        "task": new.task_id,
        "on": new.on,
        "state": new.state,
        "text": new.text,
        "evidence": new.evidence,
        "at": now,
    }
    act = ProposedAct(TASK_REPORTED, new.on, note=new.text)
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            call("steering_add_report", values, matter)
    return answer


def sign_review(
    matter: int,
    figures: Sequence[NewFigure],
    *,
    on: date,
    known_at: datetime,
    number: str,
    by: Person | None,
    now: datetime,
) -> Recorded | Refused:
    """Ký báo cáo thực hiện chỉ thị: its figures are kept as they stand in it."""
    act = ProposedAct(REVIEWED, on, number=number or None)
    with transaction.atomic():
        answer = record_act(proceeding_id=matter, act=act, by=by, now=now)
        if isinstance(answer, Recorded):
            for each in figures:
                _keep(matter, each, answer.act.seq, known_at)
    return answer


def _keep(matter: int, figure: NewFigure, act: int, known_at: datetime) -> None:
    values = {
        "task": figure.task_id,
        "act": act,
        "label": figure.label,
        "first": figure.first,
        "last": figure.last,
        "known_at": known_at,
        "text": figure.text,
    }
    call("steering_add_figure", values, matter)
