"""Ngày cưỡng chế và sau đó: the day recorded with its minutes, the visits after."""

from datetime import date, datetime

from thads.law.acts.operations import WITH_FORCES
from thads.law.periods import in_words
from thads.records.agencies.access import Person
from thads.records.ledger.refusing import DeedRefused, UndoneByLaw, whole_or_nothing
from thads.records.ledger.values import ProposedAct, Refused
from thads.records.operations.actions.steps import SENTENCES, course_of, link
from thads.records.operations.course import APPROVED, CARRIED_OUT, RETAKEN, Course
from thads.records.operations.models import DayRecord, Incident, Plan, Step, Visit
from thads.records.operations.values import DayTold


def record_day(
    *, operation_id: int, day: DayTold, by: Person | None, now: datetime
) -> DayRecord | Refused:
    """Ghi ngày cưỡng chế: the act, the minutes, the incidents."""
    course = course_of(operation_id)
    plan = _approved_plan(course)
    _refuse_early(course, day.on)
    try:
        with whole_or_nothing(SENTENCES):
            step, _ = link(course, _carried_out(plan, day), by, now, None)
            return _minutes(step, plan, day, now)
    except UndoneByLaw as undone:
        return undone.refused


def _approved_plan(course: Course) -> Plan:
    if course.plan is None or not course.is_approved:
        raise DeedRefused(
            "Chưa được: kế hoạch chưa được Thủ trưởng phê duyệt.",
            "day_follows_an_approved_plan",
        )
    for each in course.asked:
        if each.done is None:
            raise DeedRefused(
                f"Chưa được: còn thiếu “{each.title}”.", each.requirement.name
            )
    return course.plan


def _refuse_early(course: Course, on: date) -> None:
    approved = course.last(APPROVED)
    if approved is not None and on < approved.effective_on:
        raise DeedRefused(
            "Không được: ngày cưỡng chế sớm hơn ngày phê duyệt kế hoạch, "
            f"{in_words(approved.effective_on)}.",
            "day_is_not_before_its_approval",
        )


def _carried_out(plan: Plan, day: DayTold) -> ProposedAct:
    return ProposedAct(
        CARRIED_OUT,
        day.on,
        result=day.outcome,
        ground=WITH_FORCES if plan.with_forces else None,
        at=day.started,
        note=day.told or None,
    )


def _minutes(step: Step, plan: Plan, day: DayTold, now: datetime) -> DayRecord:
    made = DayRecord.objects.create(
        step=step,
        plan=plan,
        started=day.started,
        ended=day.ended,
        is_safe=day.is_safe,
        present=day.present,
        told=day.told,
        written_at=now,
    )
    Incident.objects.bulk_create(Incident(day=made, **each) for each in day.incidents)
    return made


def visit(
    *,
    operation_id: int,
    on: date,
    found: str,
    by: Person | None,
    now: datetime,
    told: str = "",
    next_on: date | None = None,
) -> Visit | Refused:
    """Kiểm tra sau khi giao; retaken property is an act of the case as well."""
    course = course_of(operation_id)
    try:
        with whole_or_nothing(SENTENCES):
            if found == Visit.Found.RETAKEN:
                act = ProposedAct(RETAKEN, on, note=told or None)
                link(course, act, by, now, None)
            return Visit.objects.create(
                operation_id=operation_id,
                on=on,
                found=found,
                told=told,
                next_on=next_on,
                visited_by=by.account_id if by else None,
                visited_at=now,
            )
    except UndoneByLaw as undone:
        return undone.refused
