"""Văn bản giải quyết khiếu nại: accepted or not, on the way, the dialogue, the decision.

They are papers of the complaint itself, which may hang on no case: made with its acts,
filed and served there.
"""

from typing import Any, ClassVar

from thads.records.paperwork.forms.base import Form, Input
from thads.records.paperwork.forms.minutes import PLACE, WHEN, WITH, Minutes
from thads.records.paperwork.occasion import Occasion
from thads.records.paperwork.people import lower_first

COMPLAINT = frozenset({"khieu_nai"})
_WHO = Input("nguoi_khieu_nai", "Người khiếu nại", "Họ tên, địa chỉ")
_ASKED = Input("ngay_don", "Ngày nhận đơn", sample="ngày 06 tháng 7 năm 2026")
_ABOUT = Input("noi_dung_khieu_nai", "Nội dung khiếu nại", long=True)


class ComplaintForm(Form):
    """Văn bản của hồ sơ khiếu nại."""

    procedures = COMPLAINT
    recipients: ClassVar[tuple[str, ...]] = ("nguoi_khieu_nai", "luu_don")


class ComplaintAccepted(ComplaintForm):
    """F30 Thông báo thụ lý khiếu nại."""

    code, name = "F30", "Thông báo thụ lý giải quyết khiếu nại"
    acts = ("thu_ly_khieu_nai", "thu_ly_khieu_nai_lan_hai")
    inputs = (
        _WHO,
        _ASKED,
        _ABOUT,
        Input("thoi_han_giai_quyet", "Thời hạn giải quyết", sample="15 ngày"),
    )
    must_say = ("nguoi_khieu_nai", "noi_dung_khieu_nai")


class ComplaintDecided(ComplaintForm):
    """F30 Quyết định giải quyết khiếu nại."""

    code, name = "F30B", "Quyết định giải quyết khiếu nại"
    acts = ("quyet_dinh_giai_quyet_lan_dau", "quyet_dinh_giai_quyet_lan_hai")
    recipients = ("nguoi_khieu_nai", "nguoi_bi_khieu_nai", "vien_kiem_sat", "luu_don")
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


class ComplaintRefused(ComplaintForm):
    """F30 Thông báo không thụ lý giải quyết khiếu nại."""

    code, name = "F30D", "Thông báo không thụ lý giải quyết khiếu nại"
    acts = ("khong_thu_ly_khieu_nai",)
    inputs = (
        _WHO,
        _ASKED,
        _ABOUT,
        Input("ly_do_khong_thu_ly", "Lý do không thụ lý", long=True),
    )
    must_say = ("nguoi_khieu_nai", "ly_do_khong_thu_ly")

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """The ground chosen for the act, where nothing was typed."""
        ground, key = occasion.ground, "ly_do_khong_thu_ly"
        if occasion.inputs.get(key) or ground is None:
            return {}
        return {key: lower_first(ground.label)}


class ComplaintOnItsWay(ComplaintForm):
    """F30 Thông báo trong khi giải quyết: completed, extended, suspended, resumed, ended."""

    code, name = "F30N", "Thông báo trong giải quyết khiếu nại"
    acts = (
        "yeu_cau_bo_sung_khieu_nai",
        "gia_han_khieu_nai",
        "tam_dinh_chi_khieu_nai",
        "tiep_tuc_khieu_nai",
        "dinh_chi_khieu_nai",
    )
    inputs = (
        _WHO,
        _ASKED,
        _ABOUT,
        Input("noi_dung_thong_bao", "Nội dung thông báo, lý do, thời hạn", long=True),
    )
    must_say = ("nguoi_khieu_nai", "noi_dung_thong_bao")

    def series(self, symbol: str) -> str:
        """Notices of these kinds count together."""
        return symbol

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """What the notice is about, in the words of the act."""
        named = occasion.kind.name_vi if occasion.kind else ""
        said = lower_first(named.removeprefix("Thông báo ")) if named else None
        return {"viec_giai_quyet": said}


class PetitionForwarded(Form):
    """F30 Phiếu chuyển đơn, of a complaint or a petition that is another's to settle."""

    code, name = "F30E", "Phiếu chuyển đơn"
    procedures = frozenset({"khieu_nai", "tiep_cong_dan"})
    recipients = ("noi_nhan_don", "nguoi_gui_don", "luu_don")
    inputs = (
        Input(
            "noi_nhan_don",
            "Cơ quan có thẩm quyền nhận đơn",
            sample="Uỷ ban nhân dân xã Mẫu",
        ),
        Input("nguoi_gui_don", "Người gửi đơn", "Họ tên, địa chỉ"),
        Input("ngay_don", "Ngày nhận đơn", sample="ngày 06 tháng 7 năm 2026"),
        Input("noi_dung_don", "Nội dung đơn", long=True),
        Input("tai_lieu_kem", "Tài liệu kèm theo", required=False),
    )
    must_say = ("noi_nhan_don", "nguoi_gui_don", "noi_dung_don")


class ReceptionConcluded(Form):
    """F30 Thông báo kết luận tiếp công dân."""

    code, name = "F30P", "Thông báo kết luận tiếp công dân"
    acts = ("ket_luan_tiep_cong_dan",)
    procedures = frozenset({"tiep_cong_dan"})
    recipients = ("nguoi_gui_don", "luu_don")
    inputs = (
        Input("nguoi_gui_don", "Công dân", "Họ tên, địa chỉ"),
        Input("noi_dung_don", "Nội dung đã trình bày", long=True),
        Input("ket_luan", "Kết luận của người tiếp", long=True),
    )
    must_say = ("nguoi_gui_don", "ket_luan")


class FeedbackAnswered(Form):
    """F30 Văn bản trả lời kiến nghị, phản ánh."""

    code, name = "F30Q", "Văn bản trả lời kiến nghị, phản ánh"
    acts = ("xu_ly_phan_anh",)
    procedures = frozenset({"tiep_cong_dan"})
    recipients = ("nguoi_gui_don", "luu_don")
    inputs = (
        Input("nguoi_gui_don", "Người kiến nghị, phản ánh", "Họ tên, địa chỉ"),
        Input("noi_dung_don", "Nội dung kiến nghị, phản ánh", long=True),
        Input("tra_loi", "Nội dung trả lời", long=True),
    )
    must_say = ("nguoi_gui_don", "tra_loi")


class Dialogue(Minutes):
    """F30 Biên bản đối thoại trong giải quyết khiếu nại."""

    code, name = "F30C", "Biên bản đối thoại giải quyết khiếu nại"
    acts = ("doi_thoai",)
    procedures = COMPLAINT
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
    PetitionForwarded(),
    ComplaintOnItsWay(),
    ReceptionConcluded(),
    FeedbackAnswered(),
)
"""Văn bản về khiếu nại, kiến nghị, tiếp công dân."""
