"""Cuộc cưỡng chế của tỉnh trình diễn: one at each stage, by the hands that must sign."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import cycle
from typing import TYPE_CHECKING

from thads.readers.simulation.demo_bank import person
from thads.readers.simulation.workdays import Workdays, default_workdays

if TYPE_CHECKING:
    from thads.records.agencies.access import Person
    from thads.records.operations.values import NewPlan

_DECIDED, _PLANNED, _SIGNED = -15, -12, -10
_MEASURES = ("giao_tai_san", "ke_bien")
_HANDS = (
    ("chap_hanh_vien", "chv1"),
    ("ke_toan", "ketoan1"),
    ("truong_phong", "tp1"),
    ("thu_truong", "truong"),
)


def load(*, today: date, now: datetime) -> None:
    """Mở năm cuộc: waiting for the head, ready, done, willing before the day, new."""
    stage = _Stage(today, now)
    told: tuple[Callable[[int], None], ...] = (
        stage.waiting_for_the_head,
        stage.ready,
        stage.carried_out,
        stage.willing,
        stage.planning,
    )
    for tell, (case, decision) in zip(told, stage.decisions(), strict=False):
        tell(stage.open(case, decision))


@dataclass(frozen=True, slots=True)
class _Stage:
    """Sân khấu: the day, the people, and the deeds they do."""

    today: date
    now: datetime

    def day(self, workdays: int) -> date:
        """Ngày làm việc cách hôm nay."""
        calendar: Workdays = default_workdays()
        return calendar.shift(calendar.back(self.today), workdays)

    def who(self, username: str) -> "Person":
        """Người trình diễn."""
        return person(username, self.today)

    def decisions(self) -> Iterator[tuple[int, int]]:
        """Việc và số của quyết định cưỡng chế chưa tổ chức: taken before, or now."""
        from thads.records.cases.actions import record_act
        from thads.records.ledger.models import Proceeding
        from thads.records.ledger.values import ProposedAct, Refused

        by, on = self.who("chv1"), self.day(_DECIDED)
        rows = Proceeding.objects.filter(
            unit__code=by.unit_code,
            status="dang_thi_hanh",
            means="co_dieu_kien",
            remaining__gt=0,
            opened_on__lt=on,
        ).exclude(acts__code="quyet_dinh_cuong_che")
        measures = cycle(_MEASURES)
        # Enough cases of the room are found by giving some of them to this officer.
        for case in rows.order_by("-opened_on", "pk").values_list("pk", flat=True):
            self.assigned(case)
            act = ProposedAct("quyet_dinh_cuong_che", on, ground=next(measures))
            told = record_act(proceeding_id=case, act=act, by=by, now=self.now)
            if not isinstance(told, Refused):
                yield case, told.act.seq

    def assigned(self, case: int) -> None:
        """Trưởng phòng phân công việc cho chấp hành viên trình diễn."""
        from thads.records.cases.actions import record_act
        from thads.records.ledger.values import ProposedAct

        code = self.who("chv1").officer_code
        on = self.day(_DECIDED - 1)
        act = ProposedAct("phan_cong_chap_hanh_vien", on, result=code)
        record_act(proceeding_id=case, act=act, by=self.who("tp1"), now=self.now)

    def open(self, case: int, decision: int) -> int:
        """Mở cuộc."""
        from thads.records.operations import actions

        return actions.open_operation(
            proceeding_id=case,
            decision_seq=decision,
            by=self.who("chv1"),
            now=self.now,
        ).pk

    def plan(self, operation: int, on: date, *, joint: bool = False) -> int:
        """Kế hoạch, joint or of one agency."""
        from thads.records.operations import actions

        return actions.draft_plan(
            operation_id=operation,
            plan=_plan(on, joint=joint),
            by=self.who("chv1"),
            now=self.now,
        ).pk

    def sign(self, plan: int, hands: int) -> None:
        """Các tay đầu ký theo thứ tự."""
        from thads.records.operations import actions

        for hand, username in _HANDS[:hands]:
            actions.sign_plan(
                plan_id=plan,
                hand=hand,
                agrees=True,
                on=self.day(_SIGNED),
                by=self.who(username),
                now=self.now,
            )

    def step(
        self,
        operation: int,
        code: str,
        workdays: int,
        by: str = "chv1",
        amount: int | None = None,
        result: str | None = None,
    ) -> None:
        """Một bước của cuộc."""
        from thads.records.ledger.values import ProposedAct
        from thads.records.operations import actions

        act = ProposedAct(code, self.day(workdays), amount=amount, result=result)
        actions.take_step(
            operation_id=operation, act=act, by=self.who(by), now=self.now
        )

    def planning(self, operation: int) -> None:
        """Mới mở, chưa lập kế hoạch: nothing more to tell."""

    def waiting_for_the_head(self, operation: int) -> None:
        """Ba tay đã ký, chờ thủ trưởng."""
        self.sign(self.plan(operation, self.day(6)), 3)

    def ready(self, operation: int) -> None:
        """Liên ngành, đã duyệt, tuần tới tổ chức."""
        plan = self.plan(operation, self.day(4), joint=True)
        self.step(operation, "trao_doi_cong_an", _PLANNED)
        self.step(operation, "cong_an_tra_loi", _PLANNED + 1, result="thong_nhat")
        self.sign(plan, 4)
        self.step(operation, "gui_ke_hoach_cuong_che", _SIGNED)
        self.step(operation, "tam_ung_chi_phi_cuong_che", -5, "ketoan1", 10_000_000)

    def carried_out(self, operation: int) -> None:
        """Đã tổ chức, an toàn, còn tạm ứng phải thu hồi."""
        from thads.records.operations import actions
        from thads.records.operations.values import DayTold

        self.sign(self.plan(operation, self.day(-3)), 4)
        self.step(operation, "thong_bao_chi_phi_cuong_che", -8, amount=9_000_000)
        self.step(operation, "tam_ung_chi_phi_cuong_che", -7, "ketoan1", 9_000_000)
        told = DayTold(
            self.day(-3),
            time(8),
            time(10, 30),
            "thanh_cong",
            is_safe=True,
            present="Chấp hành viên, công an phường, Uỷ ban nhân dân phường",
            told="Vận động lần cuối không thành; đã thi hành theo kế hoạch.",
        )
        by = self.who("chv1")
        actions.record_day(operation_id=operation, day=told, by=by, now=self.now)
        self.step(operation, "thu_hoi_tam_ung", -1, "ketoan1", 4_000_000)
        actions.visit(
            operation_id=operation,
            on=self.day(-1),
            found="yen_on",
            told="Người nhận đang ở, khoá cửa chính còn nguyên.",
            next_on=self.day(0),
            by=by,
            now=self.now,
        )

    def willing(self, operation: int) -> None:
        """Tự nguyện sau khi có kế hoạch, trước ngày cưỡng chế."""
        self.sign(self.plan(operation, self.day(-2)), 4)
        self.talked(operation)
        self.step(operation, "tu_nguyen_thi_hanh", -4)

    def talked(self, operation: int) -> None:
        """Buổi vận động sau khi có kế hoạch, làm người phải thi hành đổi ý."""
        from thads.records.mobilisation.actions.talking import (
            NewContact,
            Present,
            record_contact,
        )
        from thads.records.operations.models import Operation

        new = NewContact(
            self.day(-5),
            "tai_nha",
            "dong_y",
            said="Đọc lại bản án, nêu chi phí cưỡng chế phải chịu; gia đình tự giao.",
            people=(Present("phai_thi_hanh"), Present("nguoi_uy_tin", "trưởng thôn")),
        )
        record_contact(
            proceeding_id=Operation.objects.get(pk=operation).proceeding_id,
            new=new,
            by=self.who("chv1"),
            now=self.now,
        )


def _plan(on: date, *, joint: bool) -> "NewPlan":
    from thads.records.operations.values import NewCost, NewForce, NewPlan

    others = [
        NewForce("cong_an", 4, "Công an phường", "giữ trật tự, phân luồng"),
        NewForce("cap_xa", 2, "Uỷ ban nhân dân phường", "vận động, chứng kiến"),
        NewForce("vien_kiem_sat", 1, "", "kiểm sát"),
    ]
    return NewPlan(
        on=on,
        starts=time(8),
        place="nơi có tài sản, phường Hồng Gai",
        method="Vận động lần cuối; kiểm kê, niêm phong; giao cho người được thi hành án.",
        forces="lien_nganh" if joint else "mot_co_quan",
        is_complex=False,
        bodies=[NewForce("thi_hanh_an", 4), *(others if joint else [])],
        costs=[
            NewCost("Bồi dưỡng người tham gia", 8, 500_000),
            NewCost("Thuê xe, bốc dỡ", 1, 6_000_000),
        ],
        risks=[("Người nhà cản trở", "Hội Liên hiệp Phụ nữ cùng vận động tại chỗ")],
    )
