"""Án hành chính của tỉnh trình diễn: judgments at each stage, sessions, recommendations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads.records.agencies.models import Officer

UNIT = "QN-KV1"
_PROVINCE = "Uỷ ban nhân dân tỉnh Quảng Ninh"
Step = tuple[str, int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """Một bản án: what, by whom, received how many days ago, and what followed."""

    title: str
    number: str
    obligor: str
    name: str
    obligation: str
    days: int
    then: Sequence[Step] = ()


def _notice(days: int) -> Step:
    return "thong_bao_tu_nguyen_hanh_chinh", days, {}


_LAND = "Huỷ quyết định thu hồi đất; ra quyết định bồi thường lại theo đúng diện tích"
TOLD = (
    Told("Thu hồi đất tại phường Hồng Gai", "12/2026/HC-ST", "ubnd_tinh", _PROVINCE,
         _LAND, 12, [_notice(9)]),
    Told("Cấp giấy chứng nhận quyền sử dụng đất", "31/2026/HC-ST", "ubnd_xa",
         "Uỷ ban nhân dân phường Hà Lầm", "Nhận lại hồ sơ và giải quyết theo thời hạn",
         3),
    Told("Xử phạt vi phạm trật tự xây dựng", "04/2026/HC-PT", "chu_tich_xa",
         "Chủ tịch Uỷ ban nhân dân phường Tuần Châu",
         "Thu hồi quyết định xử phạt, hoàn lại tang vật", 70, [_notice(66)]),
    Told("Bồi thường, hỗ trợ tái định cư khu 4", "88/2025/HC-PT", "chu_tich_tinh",
         "Chủ tịch Uỷ ban nhân dân tỉnh Quảng Ninh", _LAND, 150,
         [_notice(146), ("nhan_quyet_dinh_buoc_thi_hanh", 60, {"number": "03/QĐ-BTHA"}),
          ("lam_viec", 56, {}), ("bien_ban_khong_thi_hanh", 40, {}),
          ("cong_khai", 36, {}), ("kien_nghi", 30, {})]),
    Told("Từ chối đăng ký biến động đất đai", "71/2025/HC-ST", "so_nganh",
         "Chi nhánh Văn phòng đăng ký đất đai", "Thực hiện đăng ký biến động", 120,
         [_notice(117), ("nhan_quyet_dinh_buoc_thi_hanh", 4, {"number": "05/QĐ-BTHA"})]),
    Told("Buộc thôi việc viên chức", "19/2026/HC-ST", "so_nganh",
         "Sở Giáo dục và Đào tạo", "Nhận lại làm việc, trả lương những ngày nghỉ", 58,
         [_notice(55), ("da_thi_hanh_hanh_chinh", 25, {}),
          ("ket_qua_thi_hanh_hanh_chinh", 20, {})]),
    Told("Giải toả hành lang đường bộ", "27/2026/HC-ST", "ubnd_xa",
         "Uỷ ban nhân dân phường Bãi Cháy", "Huỷ quyết định cưỡng chế tháo dỡ", 64,
         [_notice(61), ("nhan_quyet_dinh_hoan_hanh_chinh", 15,
                        {"number": "02/QĐ-TĐC", "result": "tam_dinh_chi"})]),
)  # fmt: skip


def load(*, today: date, now: datetime) -> None:
    """Ghi các bản án hành chính của tỉnh trình diễn, through the doors the pages use."""
    from thads.records.agencies.models import Officer

    officers = Officer.objects.filter(unit__code=UNIT, code__contains="CHV")
    handler = officers.order_by("code").first()
    assert handler is not None
    for told in TOLD:
        _tell(told, handler, today, now)


def _tell(told: Told, handler: "Officer", today: date, now: datetime) -> None:
    from thads.records.administrative import actions
    from thads.records.ledger.values import ProposedAct, Refused
    from thads.records.proceedings.actions import (
        Concerned,
        NewMatter,
        open_proceeding,
        record_act,
    )

    judged_on = today - timedelta(days=told.days + 30)
    judgment = actions.NewJudgment(
        "Toà án nhân dân tỉnh Quảng Ninh",
        told.number,
        judged_on,
        told.obligor,
        told.obligation,
        superior="" if told.obligor.endswith("_tinh") else _PROVINCE,
        in_force_on=judged_on + timedelta(days=20),
    )
    matter = open_proceeding(
        NewMatter(
            actions.PROCEDURE,
            handler.unit_id,
            told.title,
            people=[Concerned("phai_thi_hanh", told.name, kind="to_chuc")],
        ),
        ProposedAct(actions.RECEIVED, today - timedelta(days=told.days)),
        by=None,
        now=now,
        officer_id=handler.pk,
        also=lambda made: actions.describe(made, judgment),
    )
    for code, days, fields in told.then:
        on = today - timedelta(days=days)
        more = _with_its_row(matter, code, told, on, now)
        answer = more or record_act(
            proceeding_id=matter, act=ProposedAct(code, on, **fields), by=None, now=now
        )
        if isinstance(answer, Refused):
            reasons = " ".join(each.sentence for each in answer.refusals)
            raise RuntimeError(f"Án hành chính “{told.title}”, {code}: {reasons}")


def _with_its_row(
    matter: int, code: str, told: Told, on: date, now: datetime
) -> object | None:
    """The steps that have a row of their own: session, posting, recommendation."""
    from thads.records.administrative import actions

    if code == "lam_viec":
        head = actions.NewResponsible(
            "Người đứng đầu mẫu", told.name, "dung_dau", on - timedelta(days=1)
        )
        actions.name_responsible(matter, head, now=now)
        session = actions.NewSession(
            "Trụ sở Uỷ ban nhân dân",
            "Người phải thi hành án, Sở Nông nghiệp và Môi trường, chấp hành viên",
            "Đề nghị thêm thời gian để đo đạc lại; cam kết ra quyết định mới",
            promised_on=on + timedelta(days=15),
        )
        return actions.hold_session(matter, session, on=on, by=None, now=now)
    if code == "cong_khai":
        place = "Trang thông tin điện tử thi hành án dân sự tỉnh"
        return actions.post(matter, place, on=on, by=None, now=now)
    if code == "kien_nghi":
        asked = actions.NewRecommendation(
            "Bộ Tư pháp, Văn phòng Chính phủ",
            told.name,
            "Xem xét trách nhiệm của người đứng đầu do chậm thi hành án",
        )
        return actions.recommend(
            matter, asked, number="112/THADS-KN", on=on, by=None, now=now
        )
    return None
