"""Việc của cuộc cưỡng chế: open, plan, sign, take a step, record the day, look after.

Each is one transaction: what is written here and its act of the case stand together or
not at all. What may not be done is a DeedRefused; what the law refuses is Refused.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from thads.law.acts.history import History
from thads.law.acts.operations import (
    WITH_FORCES,
    PlannedDay,
    against_the_day,
    earliest_day,
    lacking_before,
)
from thads.law.money import figures
from thads.law.periods import in_words
from thads.records.agencies.access import Person
from thads.records.assets.actions import agency_of
from thads.records.cases.actions import record_act
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.refusing import (
    DeedRefused,
    UndoneByLaw,
    whole_or_nothing,
)
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.operations import queries
from thads.records.operations.course import (
    ADVANCED,
    APPROVED,
    CARRIED_OUT,
    DRAFTED,
    RECOVERED,
    RETAKEN,
    VOLUNTARY,
    Course,
)
from thads.records.operations.models import (
    DayRecord,
    Hand,
    Incident,
    Operation,
    Plan,
    PlanCost,
    PlanForce,
    PlanRisk,
    PlanSign,
    Step,
    Visit,
)
from thads.records.operations.values import DayForbidden, DayTold, NewPlan

STEPS = frozenset(
    {
        "trao_doi_cong_an",
        "cong_an_tra_loi",
        "bao_cao_ban_chi_dao",
        "y_kien_ban_chi_dao",
        "gui_ke_hoach_cuong_che",
        "ke_hoach_bao_ve",
        "bao_cao_chu_tich_uy_ban",
        "thong_bao_chi_phi_cuong_che",
        "hop_phoi_hop_cuong_che",
        "de_nghi_cong_an_bao_ve",
        "tam_dung_cuong_che",
        "de_nghi_mien_giam_chi_phi",
        "quyet_dinh_mien_giam_chi_phi",
        "giao_tai_san",
        "cuong_che_giao_tai_san",
        "gui_yeu_cau_xu_ly_tai_chiem",
        ADVANCED,
        RECOVERED,
        VOLUNTARY,
    }
)
"""Hành vi ghi được từ trang của cuộc; the others have deeds of their own."""
_SENTENCES = {
    "plan_is_sent_back_with_a_reason": "Trả lại kế hoạch thì phải ghi lý do.",
    "day_ends_after_it_begins": "Giờ kết thúc phải sau giờ bắt đầu.",
    "force_is_somebody": "Số người của mỗi lực lượng phải lớn hơn không.",
    "cost_is_something": "Số lượng phải lớn hơn không.",
}


def open_operation(
    *, proceeding_id: int, decision_seq: int, by: Person | None, now: datetime
) -> Operation:
    """Mở cuộc cưỡng chế từ một quyết định của việc."""
    agency = agency_of(proceeding_id)
    acts = Act.objects.filter(proceeding_id=proceeding_id, seq=decision_seq)
    decision = acts.first()
    if decision is None:
        raise DeedRefused("Việc này không có quyết định ấy. Chọn lại trong danh sách.")
    with whole_or_nothing(_SENTENCES):
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
    course = _course(operation_id)
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
    with whole_or_nothing(_SENTENCES):
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
    course = _course(plan.operation_id)
    act = _act_of(course, plan, hand, on or timezone.localdate(now)) if agrees else None
    try:
        with whole_or_nothing(_SENTENCES):
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
                _link(course, act, by, now, paper)
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


def take_step(
    *,
    operation_id: int,
    act: ProposedAct,
    by: Person | None,
    now: datetime,
    paper: Mapping[str, str] | None = None,
) -> Recorded | Refused:
    """Ghi một bước của cuộc: an act of the case that belongs to it."""
    if act.code not in STEPS:
        raise DeedRefused("Không được: đây không phải bước của cuộc cưỡng chế.")
    course = _course(operation_id)
    _refuse_advance(course, act)
    try:
        with whole_or_nothing(_SENTENCES):
            return _link(course, act, by, now, paper)[1]
    except UndoneByLaw as undone:
        return undone.refused


def _refuse_advance(course: Course, act: ProposedAct) -> None:
    if act.code == ADVANCED:
        if not course.is_approved:
            raise DeedRefused(
                "Chưa được: tạm ứng theo dự trù trong kế hoạch đã phê duyệt.",
                "advance_follows_an_approved_plan",
            )
        left = course.estimate - course.total(ADVANCED)
        if (act.amount or 0) > left:
            raise DeedRefused(
                f"Không được: dự trù đã duyệt chỉ còn {figures(left)} đồng.",
                "advance_is_within_its_estimate",
            )
    if act.code == RECOVERED and (act.amount or 0) > course.advance_left:
        raise DeedRefused(
            f"Không được: chỉ còn {figures(course.advance_left)} đồng phải thu hồi.",
            "recovery_is_within_what_was_advanced",
        )


def record_day(
    *, operation_id: int, day: DayTold, by: Person | None, now: datetime
) -> DayRecord | Refused:
    """Ghi ngày cưỡng chế: the act, the minutes, the incidents."""
    course = _course(operation_id)
    plan = course.plan
    lacking = [each for each in course.asked if each.done is None]
    if plan is None or not course.is_approved:
        raise DeedRefused(
            "Chưa được: kế hoạch chưa được Thủ trưởng phê duyệt.",
            "day_follows_an_approved_plan",
        )
    if lacking:
        raise DeedRefused(
            f"Chưa được: còn thiếu “{lacking[0].title}”.", lacking[0].requirement.name
        )
    approved = course.last(APPROVED)
    if approved is not None and day.on < approved.effective_on:
        raise DeedRefused(
            "Không được: ngày cưỡng chế sớm hơn ngày phê duyệt kế hoạch, "
            f"{in_words(approved.effective_on)}.",
            "day_is_not_before_its_approval",
        )
    act = ProposedAct(
        CARRIED_OUT,
        day.on,
        result=day.outcome,
        ground=WITH_FORCES if plan.with_forces else None,
        at=day.started,
        note=day.told or None,
    )
    try:
        with whole_or_nothing(_SENTENCES):
            step, _ = _link(course, act, by, now, None)
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
            Incident.objects.bulk_create(
                Incident(day=made, **each) for each in day.incidents
            )
            return made
    except UndoneByLaw as undone:
        return undone.refused


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
    course = _course(operation_id)
    try:
        with whole_or_nothing(_SENTENCES):
            if found == Visit.Found.RETAKEN:
                act = ProposedAct(RETAKEN, on, note=told or None)
                _link(course, act, by, now, None)
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


def _course(operation_id: int) -> Course:
    found = queries.course(operation_id)
    if found is None:
        raise DeedRefused("Không có cuộc cưỡng chế này.")
    return found


@transaction.atomic
def _link(
    course: Course,
    act: ProposedAct,
    by: Person | None,
    now: datetime,
    paper: Mapping[str, str] | None,
) -> tuple[Step, Recorded]:
    """Record the act on the case and say which operation it belongs to."""
    case = course.operation.proceeding_id
    answer = record_act(proceeding_id=case, act=act, by=by, now=now, paper=paper)
    if isinstance(answer, Refused):
        raise UndoneByLaw(answer)
    row = Act.objects.get(proceeding_id=case, seq=answer.act.seq)
    return Step.objects.create(operation=course.operation, act=row), answer
