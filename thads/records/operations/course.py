"""Diễn tiến của cuộc cưỡng chế: its acts, its stage and its money, from what is recorded.

An act belongs to the operation it was recorded for; one recorded on the case page belongs
to the last coercion decision before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from thads.law.acts.history import RecordedAct
from thads.law.acts.operations import (
    REQUIREMENTS,
    Asked,
    PlannedDay,
    requirements,
)
from thads.records.operations.hands import hands
from thads.records.operations.models import (
    DayRecord,
    Hand,
    Operation,
    Plan,
    PlanSign,
    Visit,
)

DECISION = "quyet_dinh_cuong_che"
DRAFTED = "trinh_ke_hoach_cuong_che"
APPROVED = "phe_duyet_ke_hoach_cuong_che"
CARRIED_OUT = "to_chuc_cuong_che"
HALTED = "tam_dung_cuong_che"
VOLUNTARY = "tu_nguyen_thi_hanh"
ADVANCED = "tam_ung_chi_phi_cuong_che"
RECOVERED = "thu_hoi_tam_ung"
RELIEVED = "quyet_dinh_mien_giam_chi_phi"
RETAKEN = "tai_chiem"
OWN = frozenset(each.code for each in REQUIREMENTS) | {
    CARRIED_OUT,
    HALTED,
    VOLUNTARY,
    ADVANCED,
    RECOVERED,
    RELIEVED,
    RETAKEN,
    "de_nghi_cong_an_bao_ve",
    "de_nghi_mien_giam_chi_phi",
    "giao_tai_san",
    "cuong_che_giao_tai_san",
    "ke_bien",
    "gui_yeu_cau_xu_ly_tai_chiem",
}
"""Hành vi của một cuộc cưỡng chế; others of the case are not its business."""


class Stage(StrEnum):
    """Chặng của cuộc cưỡng chế."""

    PLANNING = "lap_ke_hoach"
    SIGNING = "trinh_ky"
    SENT_BACK = "tra_lai"
    READY = "cho_ngay"
    RECOVERING = "thu_hoi_tam_ung"
    VOLUNTARY = "tu_nguyen"
    CARRIED_OUT = "da_to_chuc"


STAGE_LABELS = {
    Stage.PLANNING: "Lập kế hoạch",
    Stage.SIGNING: "Đang trình ký",
    Stage.SENT_BACK: "Bị trả lại",
    Stage.READY: "Chờ ngày cưỡng chế",
    Stage.RECOVERING: "Còn tạm ứng phải thu hồi",
    Stage.VOLUNTARY: "Tự nguyện trước khi cưỡng chế",
    Stage.CARRIED_OUT: "Đã tổ chức",
}


@dataclass(frozen=True)
class Course:
    """Cuộc cưỡng chế như đang đứng."""

    operation: Operation
    decision: RecordedAct
    acts: Sequence[RecordedAct]
    plans: Sequence[Plan]
    signs: Sequence[PlanSign]
    days: Sequence[DayRecord]
    visits: Sequence[Visit]

    @property
    def plan(self) -> Plan | None:
        """Kế hoạch mới nhất."""
        return self.plans[-1] if self.plans else None

    @property
    def planned(self) -> PlannedDay | None:
        """Ngày định cưỡng chế của kế hoạch mới nhất."""
        plan = self.plan
        if plan is None:
            return None
        return PlannedDay(plan.on, plan.starts, plan.with_forces, plan.is_complex)

    @cached_property
    def asked(self) -> list[Asked]:
        """Các bước luật đòi, done or lacking."""
        return requirements(self.planned, self.acts) if self.planned else []

    @property
    def signed(self) -> dict[str, PlanSign]:
        """Chữ ký trên kế hoạch mới nhất."""
        plan = self.plan
        return {s.hand: s for s in self.signs if plan and s.plan_id == plan.pk}

    @property
    def hands(self) -> tuple[Hand, ...]:
        """Các tay phải ký."""
        return hands(self.operation.proceeding.unit.level)

    @property
    def turn(self) -> Hand | None:
        """Đến lượt ai ký; none when nobody is waited for."""
        if self.plan is None or self.is_sent_back or self.stage_is_over:
            return None
        return next((hand for hand in self.hands if hand not in self.signed), None)

    @property
    def is_sent_back(self) -> bool:
        """Có tay trả lại kế hoạch mới nhất."""
        return any(not sign.agrees for sign in self.signed.values())

    @property
    def is_approved(self) -> bool:
        """Thủ trưởng đã phê duyệt kế hoạch mới nhất."""
        sign = self.signed.get(Hand.HEAD)
        return sign is not None and sign.agrees

    def last(self, code: str) -> RecordedAct | None:
        """Hành vi gần nhất có mã đó."""
        return next((act for act in reversed(self.acts) if act.code == code), None)

    @property
    def stage_is_over(self) -> bool:
        """Đã tổ chức hoặc đã tự nguyện."""
        return self.last(CARRIED_OUT) is not None or self.is_voluntary

    @property
    def is_voluntary(self) -> bool:
        """Tự nguyện sau quyết định, trước khi tổ chức."""
        return self.last(VOLUNTARY) is not None and self.last(CARRIED_OUT) is None

    def total(self, code: str) -> int:
        """Tổng số tiền của các hành vi có mã đó, in đồng."""
        return sum(act.amount or 0 for act in self.acts if act.code == code)

    @property
    def estimate(self) -> int:
        """Dự trù của kế hoạch mới nhất, in đồng."""
        return sum(cost.amount for cost in self.plan.costs.all()) if self.plan else 0

    @property
    def people(self) -> int:
        """Số người huy động theo kế hoạch."""
        return sum(each.people for each in self.plan.bodies.all()) if self.plan else 0

    @property
    def advance_left(self) -> int:
        """Tạm ứng chưa thu hồi, in đồng."""
        settled = self.total(RECOVERED) + self.total(RELIEVED)
        return max(self.total(ADVANCED) - settled, 0)

    @property
    def stage(self) -> Stage:
        """Đang ở chặng nào."""
        if self.stage_is_over:
            if self.advance_left:
                return Stage.RECOVERING
            return Stage.VOLUNTARY if self.is_voluntary else Stage.CARRIED_OUT
        if self.is_sent_back:
            return Stage.SENT_BACK
        if self.is_approved:
            return Stage.READY
        return Stage.SIGNING if self.signed else Stage.PLANNING

    @property
    def stage_label(self) -> str:
        """Tên của chặng."""
        return STAGE_LABELS[self.stage]

    @property
    def day(self) -> DayRecord | None:
        """Biên bản ngày cưỡng chế gần nhất."""
        return self.days[-1] if self.days else None

    @property
    def next_visit_on(self) -> date | None:
        """Ngày kiểm tra lại sau khi giao."""
        return self.visits[-1].next_on if self.visits else None

    @property
    def is_retaken(self) -> bool:
        """Lần kiểm tra gần nhất thấy bị chiếm lại."""
        return bool(self.visits) and self.visits[-1].found == Visit.Found.RETAKEN

    def must_be_seen(self, today: date) -> bool:
        """Đến ngày kiểm tra lại sau khi giao."""
        return self.next_visit_on is not None and self.next_visit_on <= today

    def is_waiting_past(self, today: date) -> bool:
        """Đã duyệt, đã qua ngày mà chưa ghi gì."""
        plan = self.plan
        return plan is not None and self.stage is Stage.READY and plan.on < today


def acts_of(
    decision_seq: int, acts: Iterable[RecordedAct], linked: Mapping[int, int]
) -> list[RecordedAct]:
    """Hành vi của cuộc mở từ một quyết định; `linked` gives act → decision by number."""
    current, found = 0, []
    for act in sorted(acts, key=lambda each: each.seq):
        if act.code == DECISION:
            current = act.seq
        elif act.code in OWN and linked.get(act.seq, current) == decision_seq:
            found.append(act)
    return found
