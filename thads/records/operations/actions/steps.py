"""Bước của cuộc cưỡng chế: an act of the case that belongs to the operation."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from thads.law.money import figures
from thads.records.agencies.access import Person
from thads.records.cases.actions import record_act
from thads.records.ledger.models import Act
from thads.records.ledger.refusing import DeedRefused, UndoneByLaw, whole_or_nothing
from thads.records.ledger.values import ProposedAct, Recorded, Refused
from thads.records.operations import queries
from thads.records.operations.course import ADVANCED, RECOVERED, VOLUNTARY, Course
from thads.records.operations.models import Step

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
SENTENCES = {
    "plan_is_sent_back_with_a_reason": "Trả lại kế hoạch thì phải ghi lý do.",
    "day_ends_after_it_begins": "Giờ kết thúc phải sau giờ bắt đầu.",
    "force_is_somebody": "Số người của mỗi lực lượng phải lớn hơn không.",
    "cost_is_something": "Số lượng phải lớn hơn không.",
}


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
    course = course_of(operation_id)
    _refuse_advance(course, act)
    try:
        with whole_or_nothing(SENTENCES):
            return link(course, act, by, now, paper)[1]
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


def course_of(operation_id: int) -> Course:
    found = queries.course(operation_id)
    if found is None:
        raise DeedRefused("Không có cuộc cưỡng chế này.")
    return found


@transaction.atomic
def link(
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
