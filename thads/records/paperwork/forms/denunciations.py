"""Văn bản giải quyết tố cáo: nobody reads on them who denounced."""

from typing import ClassVar

from thads.records.paperwork.forms.base import Form, Input

_ABOUT = Input(
    "noi_dung_to_cao", "Nội dung tố cáo", "Không ghi tên người tố cáo", long=True
)
_AGAINST = Input("nguoi_bi_to_cao", "Người bị tố cáo", "Họ tên, chức vụ, nơi làm việc")
_ASKED = Input("ngay_don", "Ngày nhận tố cáo", sample="ngày 06 tháng 7 năm 2026")


class DenunciationForm(Form):
    """Văn bản của hồ sơ tố cáo, seen with its matter only."""

    procedures = frozenset({"to_cao"})
    recipients: ClassVar[tuple[str, ...]] = ("nguoi_to_cao", "luu_don")
    must_say: ClassVar[tuple[str, ...]] = ("noi_dung_to_cao",)


class DenunciationForwarded(DenunciationForm):
    """F30 Phiếu chuyển tố cáo."""

    code, name = "F30G", "Phiếu chuyển tố cáo"
    acts = ("chuyen_to_cao",)
    recipients = ("noi_nhan_don", "luu_don")
    inputs = (
        Input(
            "noi_nhan_don", "Nơi có thẩm quyền nhận", sample="Thanh tra tỉnh Hưng Yên"
        ),
        _ASKED,
        _ABOUT,
    )
    must_say = ("noi_nhan_don", "noi_dung_to_cao")


class DenunciationAccepted(DenunciationForm):
    """F30 Quyết định thụ lý tố cáo."""

    code, name = "F30L", "Quyết định thụ lý tố cáo"
    acts = ("thu_ly_to_cao",)
    recipients = ("nguoi_bi_to_cao", "luu_don")
    inputs = (
        _AGAINST,
        _ABOUT,
        Input("thoi_han_giai_quyet", "Thời hạn giải quyết", sample="30 ngày"),
    )
    must_say = ("nguoi_bi_to_cao", "noi_dung_to_cao")


class AcceptanceNotified(DenunciationForm):
    """F30 Thông báo thụ lý tố cáo, to whoever denounced."""

    code, name = "F30H", "Thông báo thụ lý tố cáo"
    acts = ("thong_bao_thu_ly_to_cao",)
    inputs = (
        _ASKED,
        _ABOUT,
        Input("thoi_han_giai_quyet", "Thời hạn giải quyết", sample="30 ngày"),
    )


class DenunciationRefused(DenunciationForm):
    """F30 Thông báo không thụ lý tố cáo."""

    code, name = "F30K", "Thông báo không thụ lý tố cáo"
    acts = ("khong_thu_ly_to_cao",)
    inputs = (
        _ASKED,
        _ABOUT,
        Input("ly_do_khong_thu_ly", "Lý do không thụ lý", long=True),
    )
    must_say = ("noi_dung_to_cao", "ly_do_khong_thu_ly")


class DenunciationConcluded(DenunciationForm):
    """F30 Kết luận nội dung tố cáo."""

    code, name = "F30M", "Kết luận nội dung tố cáo"
    acts = ("ket_luan_to_cao",)
    recipients = ("nguoi_bi_to_cao", "luu_don")
    inputs = (
        _AGAINST,
        _ABOUT,
        Input("ket_qua_xac_minh", "Kết quả xác minh", long=True),
        Input("ket_luan", "Kết luận", long=True),
        Input("xu_ly", "Biện pháp xử lý", long=True),
    )
    must_say = ("nguoi_bi_to_cao", "ket_luan", "xu_ly")


FORMS: tuple[Form, ...] = (
    DenunciationForwarded(),
    AcceptanceNotified(),
    DenunciationRefused(),
    DenunciationAccepted(),
    DenunciationConcluded(),
)
"""Văn bản về tố cáo."""
