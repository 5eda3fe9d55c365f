"""Yêu cầu thông tin của tỉnh trình diễn: answered in time, late, silent and reminded."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from thads.readers.simulation.demo_bank import person
from thads.readers.simulation.workdays import default_workdays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thads.records.inquiries.actions import Found

# Loại nơi giữ, nơi giữ, nội dung, gửi và trả lời trước hôm nay mấy ngày làm việc.
_TOLD = (
    ("ngan_hang", "Ngân hàng TMCP Hạ Long Mẫu", "Số dư, giao dịch tài khoản", 12, 11),
    ("dat_dai", "Chi nhánh Văn phòng đăng ký đất đai Hạ Long", "Quyền sử dụng đất", 12, 3),
    ("phuong_tien", "Phòng Cảnh sát giao thông", "Xe đứng tên", 10, 8),
    ("bao_hiem", "Bảo hiểm xã hội cơ sở Hạ Long", "Nơi đóng, mức lương", 9, None),
    ("cap_xa", "Uỷ ban nhân dân phường Hồng Gai", "Chỗ ở, tài sản tại chỗ", 8, 6),
    ("dat_dai", "Chi nhánh Văn phòng đăng ký đất đai Hạ Long", "Biến động đất", 7, None),
    ("ngan_hang", "Ngân hàng TMCP Bãi Cháy Mẫu", "Số dư tài khoản", 1, None),
)  # fmt: skip
_REMINDED_AFTER = 5


def load(*, today: date, now: datetime) -> None:
    """Gửi, nhận, nhắc của chấp hành viên trình diễn trên các việc đang thi hành."""
    from thads.records.inquiries import actions
    from thads.records.inquiries.models import Inquiry
    from thads.records.ledger.models import Proceeding

    by, workdays = person("chv1", today), default_workdays()
    end = workdays.back(today)
    cases = Proceeding.objects.filter(
        officer__code=by.officer_code,
        status="dang_thi_hanh",
        opened_on__lt=workdays.shift(end, -_TOLD[0][3]),
    ).order_by("opened_on", "pk")[: len(_TOLD)]
    for case, (kind, body, what, sent, got) in zip(cases, _TOLD, strict=False):
        made = actions.ask(
            proceeding_id=case.pk,
            kind=kind,
            body=body,
            what=what,
            on=workdays.shift(end, -sent),
            by=by,
            now=now,
        )
        if not isinstance(made, Inquiry):
            continue
        if got is not None:
            found = _found(kind)
            actions.answer(
                inquiry_id=made.pk,
                on=workdays.shift(end, -got),
                result="co_thong_tin" if found else "khong_co",
                found=found,
                by=by,
                now=now,
            )
        elif sent > _REMINDED_AFTER:
            on = workdays.shift(end, -1)
            actions.remind(inquiry_id=made.pk, on=on, by=by, now=now)


def _found(kind: str) -> "Sequence[Found]":
    from thads.records.inquiries.actions import Found

    told = {
        "ngan_hang": Found(
            "tai_khoan", "Tài khoản thanh toán", "0800112233", 42_000_000
        ),
        "dat_dai": Found(
            "nha_dat", "Đất ở 92,4 m², thửa 118, tờ bản đồ 24", "AB 123456"
        ),
        "phuong_tien": Found(
            "phuong_tien", "Xe máy Honda, mua năm 2021", "14B1-123.45"
        ),
    }
    return [told[kind]] if kind in told else []
