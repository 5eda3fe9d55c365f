"""Chỉ đạo của tỉnh trình diễn: Directive 07-CT/TU with its half-year report, the
steering committee with its session."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thads.law.indicators import Period
    from thads.records.steering.actions import NewClause
    from thads.records.steering.committees import NewOpinion
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


_SITTING = (
    ("Nguyễn Văn Chủ Trì", "Phó Chủ tịch Uỷ ban nhân dân tỉnh", "truong_ban", "chu_tich"),
    ("Trưởng THADS tỉnh", "Cơ quan thi hành án dân sự tỉnh", "pho_truong_ban", "thi_hanh_an"),
    ("Trần Thị Tư Pháp", "Giám đốc Sở Tư pháp", "uy_vien", "tu_phap"),
    ("Lê Văn Tài Chính", "Giám đốc Sở Tài chính", "uy_vien", "tai_chinh"),
    ("Phạm Văn An", "Giám đốc Công an tỉnh", "uy_vien", "cong_an"),
    ("Đỗ Thị Mặt", "Phó Chủ tịch Mặt trận Tổ quốc tỉnh", "moi", "mat_tran"),
)  # fmt: skip


def _committee(agency_id: int, today: date, now: datetime) -> None:
    """Ban chỉ đạo của tỉnh, một phiên họp, một kết luận tách thành nhiệm vụ."""
    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import record_act
    from thads.records.steering import committees as actions

    start = today - timedelta(days=60)
    new = actions.NewCommittee(
        "tinh",
        "Uỷ ban nhân dân tỉnh Quảng Ninh",
        start,
        rules="1821/QĐ-BCĐ",
    )
    members = [
        actions.NewMember(name, position, part, start, seat)
        for name, position, part, seat in _SITTING
    ]
    committee = actions.set_up(
        new,
        members,
        agency_id,
        title="Ban chỉ đạo thi hành án dân sự tỉnh",
        number="1820/QĐ-UBND",
        by=None,
        now=now,
    )
    sent = ProposedAct(
        "moi_hop_ban_chi_dao", start + timedelta(days=20), note="Gửi tài liệu, mời họp"
    )
    record_act(proceeding_id=committee, act=sent, by=None, now=now)
    met = actions.NewSession(
        start + timedelta(days=30),
        "Trụ sở Uỷ ban nhân dân tỉnh",
        "Thành viên Ban chỉ đạo; mời Viện kiểm sát, Uỷ ban nhân dân các phường có việc",
        "Cho ý kiến về các kế hoạch cưỡng chế lớn; gỡ vướng mắc về xác minh đất đai",
    )
    session = actions.hold_session(
        committee, met, _opinions(agency_id), by=None, now=now
    )
    _conclusion(committee, session, agency_id, today, now)


def _opinions(agency_id: int) -> "list[NewOpinion]":
    from thads.records.operations.models import Operation
    from thads.records.steering.committees import NewOpinion

    said = (
        (
            "dong_y",
            "Công an tỉnh bảo vệ; phường vận động lần cuối trước ngày cưỡng chế",
        ),
        ("dieu_chinh", "Lùi giờ bắt đầu, thêm phương án y tế và phòng cháy"),
        ("chua", "Chờ trả lời của Toà án về phần tuyên chưa rõ"),
    )
    rows = Operation.objects.filter(agency_id=agency_id).order_by("pk")
    return [
        NewOpinion(each.pk, kind, text)
        for each, (kind, text) in zip(rows[: len(said)], said, strict=False)
    ]


def _conclusion(
    committee: int, session: int, agency_id: int, today: date, now: datetime
) -> None:
    """Tasks that are late, near and of another body, and one that is done."""
    from thads.records.steering import actions
    from thads.records.steering.committees import conclude

    new = actions.NewDirective(
        "Ban chỉ đạo thi hành án dân sự tỉnh",
        "15/TB-BCĐ",
        today - timedelta(days=27),
        "Kết luận phiên họp về cưỡng chế và xác minh đất đai",
        clauses=_clauses(agency_id, today),
    )
    made = conclude(committee, session, new, by=None, now=now)
    _one_done_one_urged(made, today, now)


def _clauses(agency_id: int, today: date) -> "list[NewClause]":
    from thads.records.agencies.models import Officer, Unit
    from thads.records.steering.actions import NewClause, NewTask

    room = Unit.objects.get(code="QN-KV1")
    people = Officer.objects.filter(unit=room, code__contains="CHV").order_by("code")
    officer = people.first()
    own = officer.pk if officer else None
    late, near = today - timedelta(days=5), today + timedelta(days=6)
    return [
        NewClause("1", "Tổ chức cưỡng chế dứt điểm các vụ việc đã có ý kiến thống nhất.", [
            NewTask("1.1", "Phòng THADS khu vực 1", "Hoàn thành kế hoạch cưỡng chế đã điều "
                    "chỉnh, báo cáo trước khi tổ chức", due_on=late, unit_id=room.pk),
            NewTask("1.2", "Công an tỉnh", "Bố trí lực lượng bảo vệ theo kế hoạch",
                    due_on=near),
        ]),
        NewClause("2", "Gỡ vướng mắc trong xác minh điều kiện về đất đai.", [
            NewTask("2.1", "Phòng THADS khu vực 1", "Lập danh sách thửa đất chậm trả lời",
                    due_on=near, unit_id=room.pk, officer_id=own),
            NewTask("2.2", "Cơ quan thi hành án dân sự tỉnh", "Tăng số việc thi hành xong",
                    measure="01.B20", unit_id=agency_id),
            NewTask("2.3", "Sở Nông nghiệp và Môi trường", "Cử đầu mối trả lời xác minh",
                    due_on=late),
            NewTask("2.4", "Văn phòng đăng ký đất đai tỉnh", "Trả lời dứt điểm các yêu "
                    "cầu xác minh quá hạn", due_on=late),
        ]),
    ]  # fmt: skip


def _one_done_one_urged(made: int, today: date, now: datetime) -> None:
    from thads.records.steering import actions
    from thads.records.steering.models import DirectiveTask
    from thads.records.steering.reminding import NewReminder, remind

    done = DirectiveTask.objects.get(clause__directive=made, label="2.3")
    told = actions.NewReport(
        done.pk, today - timedelta(days=8), "da_xong", "Đã cử đầu mối", "CV 88/SNNMT"
    )
    actions.report(made, told, by=None, now=now)
    slow = DirectiveTask.objects.get(clause__directive=made, label="2.4")
    urged = NewReminder(
        slow.pk,
        today - timedelta(days=2),
        "Đề nghị Văn phòng đăng ký đất đai tỉnh trả lời các yêu cầu xác minh quá hạn, "
        "báo cáo kết quả về cơ quan thi hành án dân sự để tổng hợp.",
        "312/THADS-NV",
        today + timedelta(days=5),
    )
    remind(made, urged, by=None, now=now)
