"""Văn bản giải quyết khiếu nại: accepted or not, the dialogue, the decision.

They are made on the case the complaint is about; the page of the complaint fills them in.
"""

from typing import ClassVar

from thads.records.paperwork.forms.base import Form, Input
from thads.records.paperwork.forms.minutes import PLACE, WHEN, WITH, Minutes

_WHO = Input("nguoi_khieu_nai", "Người khiếu nại", "Họ tên, địa chỉ")
_ASKED = Input("ngay_don", "Ngày nhận đơn", sample="ngày 06 tháng 7 năm 2026")
_ABOUT = Input("noi_dung_khieu_nai", "Nội dung khiếu nại", long=True)


class ComplaintAccepted(Form):
    """F30 Thông báo thụ lý khiếu nại."""

    code, name = "F30", "Thông báo thụ lý giải quyết khiếu nại"
    recipients = ("nguoi_khieu_nai", "luu")
    inputs = (
        _WHO,
        _ASKED,
        _ABOUT,
        Input("thoi_han_giai_quyet", "Thời hạn giải quyết", sample="15 ngày"),
    )
    must_say = ("nguoi_khieu_nai", "noi_dung_khieu_nai")


class ComplaintDecided(Form):
    """F30 Quyết định giải quyết khiếu nại."""

    code, name = "F30B", "Quyết định giải quyết khiếu nại"
    recipients = ("nguoi_khieu_nai", "nguoi_bi_khieu_nai", "vien_kiem_sat", "luu")
    inputs = (
        _WHO,
        Input("nguoi_bi_khieu_nai", "Người bị khiếu nại"),
        _ABOUT,
        Input("ket_qua_xac_minh", "Kết quả xác minh, đối thoại", long=True),
        Input("ket_luan", "Kết luận: đúng, sai, đúng một phần", long=True),
        Input("xu_ly", "Giữ nguyên, sửa đổi hoặc huỷ", long=True),
        Input("quyen_tiep_theo", "Quyền khiếu nại tiếp", sample="khiếu nại lần hai"),
    )
    must_say = ("nguoi_khieu_nai", "ket_luan", "xu_ly")


class ComplaintRefused(Form):
    """F30 Thông báo không thụ lý giải quyết khiếu nại."""

    code, name = "F30D", "Thông báo không thụ lý giải quyết khiếu nại"
    recipients = ("nguoi_khieu_nai", "luu")
    inputs = (
        _WHO,
        _ASKED,
        _ABOUT,
        Input("ly_do_khong_thu_ly", "Lý do không thụ lý", long=True),
    )
    must_say = ("nguoi_khieu_nai", "ly_do_khong_thu_ly")


class Dialogue(Minutes):
    """F30 Biên bản đối thoại trong giải quyết khiếu nại."""

    code, name = "F30C", "Biên bản đối thoại giải quyết khiếu nại"
    needs = "thu_truong"
    inputs: ClassVar[tuple[Input, ...]] = (
        _WHO,
        Input("nguoi_bi_khieu_nai", "Người bị khiếu nại"),
        _ABOUT,
        Input("nguoi_chu_tri", "Người chủ trì đối thoại", "Họ tên, chức vụ"),
        WHEN,
        PLACE,
        WITH,
    )
    must_say: ClassVar[tuple[str, ...]] = ("nguoi_khieu_nai", "noi_dung_khieu_nai")
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI KHIẾU NẠI",
        "NGƯỜI BỊ KHIẾU NẠI",
        "NGƯỜI CHỦ TRÌ",
        "NGƯỜI GHI BIÊN BẢN",
    )


FORMS: tuple[Form, ...] = (
    ComplaintAccepted(),
    ComplaintDecided(),
    Dialogue(),
    ComplaintRefused(),
)
"""Văn bản về khiếu nại."""
