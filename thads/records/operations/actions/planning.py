"""Kế hoạch cưỡng chế: the operation opened, its plan drafted and signed hand by hand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from thads.law.acts.history import History
from thads.law.acts.operations import (
    PlannedDay,
    against_the_day,
    earliest_day,
    lacking_before,
)
from thads.records.agencies.access import Person
from thads.records.assets.actions import agency_of
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.refusing import DeedRefused, UndoneByLaw, whole_or_nothing
from thads.records.ledger.values import ProposedAct, Refused
from thads.records.operations.actions.steps import SENTENCES, course_of, link
from thads.records.operations.course import APPROVED, DRAFTED, Course
from thads.records.operations.models import (
    Hand,
    Operation,
    Plan,
    PlanCost,
    PlanForce,
    PlanRisk,
    PlanSign,
)
from thads.records.operations.values import DayForbidden, NewPlan


def open_operation(
    *, proceeding_id: int, decision_seq: int, by: Person | None, now: datetime
) -> Operation:
    """Mở cuộc cưỡng chế từ một quyết định của việc."""
    agency = agency_of(proceeding_id)
    acts = Act.objects.filter(proceeding_id=proceeding_id, seq=decision_seq)
    decision = acts.first()
    if decision is None:
        raise DeedRefused("Việc này không có quyết định ấy. Chọn lại trong danh sách.")
    with whole_or_nothing(SENTENCES):
        return Operation.objects.create(
            agency_id=agency,
            proceeding_id=proceeding_id,
            decision=decision,
            opened_by=by.account_id if by else None,
            opened_at=now,
        )


def draft_plan(
    *, operation_id: int, plan: NewPlan, by: Person | None, now: datetime
) -> Plan:
    """Lập một lần kế hoạch; raises DayForbidden where the law forbids the day."""
    course = course_of(operation_id)
    if course.stage_is_over:
        raise DeedRefused("Không được: cuộc cưỡng chế này đã xong.", "course_is_over")
    _refuse_forbidden(course, plan.day)
    if not plan.costs:
        raise DeedRefused("Kế hoạch phải có dự trù chi phí.", "plan_has_its_costs")
    if plan.day.with_forces and all(b.body == "thi_hanh_an" for b in plan.bodies):
        raise DeedRefused(
            "Cuộc liên ngành phải nêu lực lượng của ít nhất một cơ quan khác.",
            "joint_plan_names_other_bodies",
        )
    with whole_or_nothing(SENTENCES):
        made = Plan.objects.create(
            operation_id=operation_id,
            version=len(course.plans) + 1,
            on=plan.on,
            starts=plan.starts,
            place=plan.place,
            method=plan.method,
            forces=plan.forces,
            is_complex=plan.is_complex,
            drafted_by=by.account_id if by else None,
            drafted_at=now,
        )
        _write_parts(made, plan)
        return made


def _write_parts(made: Plan, plan: NewPlan) -> None:
    PlanForce.objects.bulk_create(
        PlanForce(plan=made, body=b.body, name=b.name, people=b.people, duty=b.duty)
        for b in plan.bodies
    )
    PlanCost.objects.bulk_create(
        PlanCost(plan=made, item=c.item, quantity=c.quantity, price=c.price)
        for c in plan.costs
    )
    PlanRisk.objects.bulk_create(
        PlanRisk(plan=made, risk=risk, answer=answer) for risk, answer in plan.risks
    )


def _refuse_forbidden(course: Course, day: PlannedDay) -> None:
    history = history_of(course)
    refusals = against_the_day(history, day)
    if refusals:
        raise DayForbidden(refusals, earliest_day(history, day))


def history_of(course: Course) -> History:
    """Diễn biến của việc as it stands."""
    case = Proceeding.objects.select_related("origin_unit").get(
        pk=course.operation.proceeding_id
    )
    return ledger.history_of(case)


def sign_plan(
    *,
    plan_id: int,
    hand: str,
    agrees: bool,
    by: Person | None,
    now: datetime,
    on: date | None = None,
    note: str = "",
    paper: Mapping[str, str] | None = None,
) -> PlanSign | Refused:
    """Một tay ký hoặc trả lại; the officer's is the draft, the head's the approval.

    `on` is the day that stands under the signature, today unless it is said.
    """
    plan = Plan.objects.get(pk=plan_id)
    course = course_of(plan.operation_id)
    act = _act_of(course, plan, hand, on or timezone.localdate(now)) if agrees else None
    try:
        with whole_or_nothing(SENTENCES):
            sign = PlanSign.objects.create(
                plan=plan,
                hand=hand,
                agrees=agrees,
                note=note,
                signed_by=by.account_id if by else None,
                name=by.full_name if by else "",
                on=on or timezone.localdate(now),
                signed_at=now,
            )
            if act is not None:
                link(course, act, by, now, paper)
            return sign
    except UndoneByLaw as undone:
        return undone.refused


def _act_of(course: Course, plan: Plan, hand: str, on: date) -> ProposedAct | None:
    """The act that a hand's signature is, where it is one."""
    code = {Hand.OFFICER.value: DRAFTED, Hand.HEAD.value: APPROVED}.get(hand)
    if code is None or course.planned is None:
        return None
    lacking = lacking_before(code, course.planned, course.acts)
    if lacking:
        raise DeedRefused(
            f"Chưa được: trước bước này còn thiếu “{lacking[0].title}”.",
            lacking[0].requirement.name,
        )
    act = ProposedAct(code, on)
    if code == DRAFTED:
        return act
    _refuse_forbidden(course, course.planned)
    return replace(
        act,
        until_on=plan.on,
        ground=course.planned.ground,
        signed_as=Hand.HEAD.value,
    )
