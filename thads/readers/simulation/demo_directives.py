"""Chỉ đạo của tỉnh trình diễn: Directive 07-CT/TU with its half-year report, the
steering committee with its session, one inspection."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thads.law.indicators import Period
    from thads.records.steering.models import Directive

# Nhiệm vụ không có số liệu, mức độ, kết quả, văn bản chứng minh (giả định).
_REPORTED = (
    ("1.1.1", "dang_lam", "Đảng bộ tỉnh đã kiện toàn chi bộ ở các phòng khu vực", "BC 12-BC/CB"),
    ("1.2.1", "da_xong", "Đã thống nhất quy hoạch lãnh đạo phòng khu vực", "TB 31-TB/TU"),
    ("1.3.1", "dang_lam", "Đã mở lớp bồi dưỡng chấp hành viên trong năm", "KH 08/KH-THADS"),
    ("2.3.1", "vuong_mac", "Kho vật chứng khu vực 4 chưa bố trí được kinh phí", "CV 215/UBND-NC"),
    ("6.1.1", "dang_lam", "Cơ quan, doanh nghiệp lồng ghép phổ biến luật trong hội nghị", ""),
)  # fmt: skip
_REMARK = (
    "Đề nghị làm rõ nguyên nhân việc chưa có điều kiện kéo dài ở các phòng khu vực"
)
_HALF = 6


def load(*, agency_id: int, today: date, now: datetime) -> None:
    """Nhận chỉ thị, báo cáo, nhận xét, ký báo cáo nửa năm vừa qua."""
    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import record_act
    from thads.records.steering import actions
    from thads.records.steering.models import Directive, DirectiveTask
    from thads.records.steering.reading import read, shipped

    new = read(shipped()[0].read_text(encoding="utf-8"))
    period = _last_half(today)
    first = period.first
    made = actions.take_in(new, agency_id, received_on=first, by=None, now=now)
    tasks = DirectiveTask.objects.filter(clause__directive=made)
    for label, state, text, paper in _REPORTED:
        found = actions.NewReport(
            tasks.get(label=label).pk, period.last, state, text, paper
        )
        actions.report(made, found, by=None, now=now)
    remark = ProposedAct("nhan_xet_chi_thi", period.last, note=_REMARK)
    record_act(proceeding_id=made, act=remark, by=None, now=now)
    _sign(Directive.objects.get(pk=made), period, today, now)
    _committee(agency_id, today, now)
    _inspection(agency_id, today, now)


def _last_half(today: date) -> "Period":
    """Nửa năm dương lịch đã hết gần nhất."""
    from thads.law.indicators import Period

    if today.month > _HALF:
        return Period(date(today.year, 1, 1), date(today.year, _HALF, 30))
    return Period(date(today.year - 1, _HALF + 1, 1), date(today.year - 1, 12, 31))


def _sign(directive: "Directive", period: "Period", today: date, now: datetime) -> None:
    from thads.readers.directives.signing import figures_of
    from thads.records.steering import actions

    actions.sign_review(
        directive.pk,
        figures_of(directive, period, now, today),
        on=today,
        known_at=now,
        number="45/BC-THADS",
        by=None,
        now=now,
    )


def _committee(agency_id: int, today: date, now: datetime) -> None:
    """Ban chỉ đạo của tỉnh và một phiên họp."""
    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import (
        Concerned,
        NewMatter,
        open_proceeding,
        record_act,
    )

    start = today - timedelta(days=60)
    members = [
        Concerned("thanh_vien", name)
        for name in (
            "Phó Chủ tịch Uỷ ban nhân dân tỉnh, Trưởng ban",
            "Trưởng thi hành án dân sự tỉnh, Phó Trưởng ban",
            "Giám đốc Sở Tư pháp, thành viên",
            "Phó Giám đốc Công an tỉnh, thành viên",
        )
    ]
    title = "Ban chỉ đạo thi hành án dân sự tỉnh"
    committee = open_proceeding(
        NewMatter("ban_chi_dao", agency_id, title, people=members),
        ProposedAct("lap_ban_chi_dao", start, number="1820/QĐ-UBND"),
        by=None,
        now=now,
    )
    for code, after, note in (
        ("moi_hop_ban_chi_dao", 20, "Mời Viện kiểm sát, Mặt trận Tổ quốc tỉnh"),
        ("hop_ban_chi_dao", 30, "Bàn ba việc cưỡng chế lớn"),
        ("ket_luan_ban_chi_dao", 32, "Giao công an bảo vệ cuộc cưỡng chế ở khu vực 1"),
    ):
        act = ProposedAct(code, start + timedelta(days=after), note=note)
        record_act(proceeding_id=committee, act=act, by=None, now=now)


def _inspection(agency_id: int, today: date, now: datetime) -> None:
    """Một cuộc kiểm tra đang mở."""
    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import (
        Concerned,
        NewMatter,
        open_proceeding,
    )

    title = "Kiểm tra việc phân loại việc chưa có điều kiện tại Phòng khu vực 4"
    placed = Concerned("duoc_kiem_tra", "Phòng THADS khu vực 4", kind="to_chuc")
    open_proceeding(
        NewMatter("kiem_tra", agency_id, title, people=[placed]),
        ProposedAct(
            "mo_kiem_tra",
            today - timedelta(days=14),
            number="27/QĐ-THADS",
            result="noi_bo",
        ),
        by=None,
        now=now,
    )
