"""Quyết định của thủ trưởng: opening, assigning, stopping, ending, correcting."""

from typing import Any, ClassVar

from thads.records.paperwork.forms.base import AskedMoney, Form, Input
from thads.records.paperwork.gather import decision_in_words, issuer_of
from thads.records.paperwork.occasion import Occasion

_ALL = ("duong_su", "vien_kiem_sat", "chap_hanh_vien", "ke_toan", "luu")
_STOPS = frozenset(
    {
        "quyet_dinh_hoan",
        "quyet_dinh_tam_dinh_chi",
        "quyet_dinh_chua_co_dieu_kien",
        "chuyen_so_theo_doi_rieng",
    }
)


class ExOfficio(Form):
    """F01 Quyết định thi hành án chủ động."""

    code, name = "F01", "Quyết định thi hành án chủ động"
    asks_for_money = AskedMoney.ALL
    acts = ("quyet_dinh_thi_hanh_an",)
    recipients = _ALL
    must_say = ("ban_an", "khoan")

    def suits(self, occasion: Occasion) -> bool:
        """Only where the agency begins by itself."""
        return super().suits(occasion) and not _on_request(occasion)


class OnRequest(Form):
    """F02 Quyết định thi hành án theo yêu cầu."""

    code, name = "F02", "Quyết định thi hành án theo yêu cầu"
    asks_for_money = AskedMoney.ALL
    acts = ("quyet_dinh_thi_hanh_an",)
    recipients = _ALL
    must_say = ("ban_an", "khoan", "ngay_yeu_cau")

    def suits(self, occasion: Occasion) -> bool:
        """Only where somebody asked."""
        return super().suits(occasion) and _on_request(occasion)


def _on_request(occasion: Occasion) -> bool:
    return occasion.case is not None and occasion.case.case.on_request


class Assignment(Form):
    """F04 Quyết định phân công chấp hành viên."""

    code, name = "F04", "Quyết định phân công chấp hành viên"
    acts = ("phan_cong_chap_hanh_vien",)
    recipients = ("duong_su", "chap_hanh_vien", "luu")
    must_say = ("chap_hanh_vien", "quyet_dinh_tha")

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Whoever had the case before."""
        officer = occasion.file.proceeding.officer
        code = occasion.act.result if occasion.act else None
        changed = officer is not None and code is not None and officer.code != code
        return {"chap_hanh_vien_cu": officer.full_name if changed and officer else None}


class Postponement(Form):
    """F09 Quyết định hoãn thi hành án."""

    code, name = "F09", "Quyết định hoãn thi hành án"
    acts = ("quyet_dinh_hoan",)
    recipients = _ALL
    must_say = ("ly_do", "quyet_dinh_tha")


class Suspension(Form):
    """F10 Quyết định tạm đình chỉ thi hành án."""

    code, name = "F10", "Quyết định tạm đình chỉ thi hành án"
    acts = ("quyet_dinh_tam_dinh_chi",)
    recipients = _ALL
    must_say = ("ly_do", "quyet_dinh_tha")


class Continuation(Form):
    """F11 Quyết định tiếp tục thi hành án."""

    code, name = "F11", "Quyết định tiếp tục thi hành án"
    acts = ("quyet_dinh_tiep_tuc",)
    recipients = _ALL
    must_say = ("quyet_dinh_tha",)

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """The decision that stood in the way until now."""
        stopped = [a for a in occasion.file.history.acts if a.code in _STOPS]
        names = {
            "quyet_dinh_hoan": "Quyết định hoãn thi hành án",
            "quyet_dinh_tam_dinh_chi": "Quyết định tạm đình chỉ thi hành án",
            "quyet_dinh_chua_co_dieu_kien": (
                "Quyết định về việc chưa có điều kiện thi hành án"
            ),
            "chuyen_so_theo_doi_rieng": "việc chuyển sổ theo dõi riêng",
        }
        if not stopped:
            return {"quyet_dinh_truoc": None}
        last = stopped[-1]
        issuer = issuer_of(occasion, last)
        return {"quyet_dinh_truoc": decision_in_words(last, names[last.code], issuer)}


class Termination(Form):
    """F12 Quyết định đình chỉ thi hành án."""

    code, name = "F12", "Quyết định đình chỉ thi hành án"
    acts = ("quyet_dinh_dinh_chi",)
    recipients = _ALL
    must_say = ("ly_do", "quyet_dinh_tha")


class Entrustment(Form):
    """F13 Quyết định uỷ thác thi hành án."""

    code, name = "F13", "Quyết định uỷ thác thi hành án"
    acts = ("quyet_dinh_uy_thac",)
    recipients = ("don_vi_nhan", *_ALL)
    must_say = ("don_vi_nhan", "khoan")
    inputs = (
        Input(
            "ly_do_uy_thac",
            "Lý do uỷ thác",
            "Vì sao nơi nhận thi hành",
            sample="người phải thi hành án cư trú tại địa phương nơi nhận uỷ thác",
        ),
        Input(
            "tai_lieu",
            "Tài liệu gửi kèm",
            long=True,
            sample="bản án, quyết định thi hành án, biên bản xác minh",
        ),
    )


def _effect(sample: str) -> Input:
    """Hậu quả pháp lý, which the law has each of the three decisions state."""
    return Input(
        "hau_qua",
        "Hậu quả pháp lý",
        "Việc chấm dứt từ khi nào, phần đã thi hành ra sao",
        long=True,
        sample=sample,
    )


class Withdrawal(Form):
    """F14 Quyết định thu hồi, sửa đổi, bổ sung, huỷ quyết định."""

    code, name = "F14", "Quyết định thu hồi quyết định thi hành án"
    acts = ("quyet_dinh_thu_hoi",)
    recipients = _ALL
    must_say: ClassVar[tuple[str, ...]] = ("ly_do", "hau_qua", "quyet_dinh_tha")
    inputs: ClassVar[tuple[Input, ...]] = (
        _effect("quyết định bị thu hồi chấm dứt hiệu lực kể từ ngày ký"),
    )


class Amendment(Withdrawal):
    """F14 sửa đổi, bổ sung."""

    code, name = "F14B", "Quyết định sửa đổi, bổ sung quyết định thi hành án"
    acts = ("quyet_dinh_sua_doi",)
    must_say: ClassVar[tuple[str, ...]] = ("noi_dung_cu", "noi_dung_moi", "hau_qua")
    inputs: ClassVar[tuple[Input, ...]] = (
        Input("noi_dung_cu", "Nội dung ghi trước đây", long=True),
        Input("noi_dung_moi", "Nội dung sửa đổi, bổ sung", long=True),
        _effect("quyết định được thi hành theo nội dung đã sửa đổi, bổ sung"),
    )


class Cancellation(Withdrawal):
    """F14 huỷ."""

    code, name = "F14C", "Quyết định huỷ quyết định thi hành án"
    acts = ("quyet_dinh_huy",)
    must_say: ClassVar[tuple[str, ...]] = ("hau_qua", "quyet_dinh_tha")
    inputs: ClassVar[tuple[Input, ...]] = (
        _effect("quyết định bị huỷ không còn hiệu lực kể từ ngày ký"),
    )


class NoMeans(Form):
    """F15 Quyết định về việc chưa có điều kiện thi hành án."""

    code, name = "F15", "Quyết định về việc chưa có điều kiện thi hành án"
    acts = ("quyet_dinh_chua_co_dieu_kien",)
    recipients = ("duong_su", "vien_kiem_sat", "cap_xa", "chap_hanh_vien", "luu")
    must_say = ("ly_do", "quyet_dinh_tha")


class ExitDelay(Form):
    """F17 Quyết định tạm hoãn xuất cảnh: signed by the head."""

    code, name = "F17C", "Quyết định tạm hoãn xuất cảnh"
    acts = ("bien_phap_bao_dam",)
    grounds = frozenset({"tam_hoan_xuat_canh"})
    recipients = (
        "xuat_nhap_canh",
        "duong_su",
        "vien_kiem_sat",
        "chap_hanh_vien",
        "luu",
    )
    must_say = ("nguoi_bi_ap_dung", "thoi_han")
    inputs = (
        Input("nguoi_bi_ap_dung", "Người bị tạm hoãn xuất cảnh"),
        Input("giay_to", "Số hộ chiếu hoặc số định danh", required=False),
        Input("quoc_tich", "Quốc tịch", sample="Việt Nam"),
        Input("thoi_han", "Thời hạn tạm hoãn", sample="đến khi thi hành xong nghĩa vụ"),
    )


class FeeDecision(Form):
    """F28 Quyết định thu phí thi hành án."""

    code, name = "F28", "Quyết định thu phí thi hành án"
    acts = ("quyet_dinh_thu_phi",)
    recipients = ("duong_su", "ke_toan", "luu")
    must_say = ("so_tien", "nguoi_nop_phi")
    inputs = (
        Input("nguoi_nop_phi", "Người nộp phí"),
        Input(
            "cach_tinh",
            "Cách tính phí",
            "Số tiền thực nhận, mức thu",
            long=True,
            sample="03% của số tiền thực nhận",
        ),
    )


class FeeRelief(Form):
    """F28 Quyết định miễn, giảm phí thi hành án."""

    code, name = "F28B", "Quyết định miễn, giảm phí thi hành án"
    acts = ("quyet_dinh_mien_giam_phi",)
    recipients = ("duong_su", "ke_toan", "luu")
    must_say = ("nguoi_nop_phi", "can_cu_mien_giam")
    inputs = (
        Input("nguoi_nop_phi", "Người được miễn, giảm phí"),
        Input("can_cu_mien_giam", "Lý do miễn, giảm"),
        Input("muc_mien_giam", "Mức miễn, giảm", sample="80% số phí phải nộp"),
    )


class Confirmation(Form):
    """F29 Giấy xác nhận kết quả thi hành án."""

    code, name = "F29", "Giấy xác nhận kết quả thi hành án"
    acts = ("xac_nhan_ket_qua",)
    recipients = ("duong_su", "luu")
    must_say = ("nguoi_de_nghi", "quyet_dinh_tha")
    inputs = (Input("nguoi_de_nghi", "Người đề nghị xác nhận"),)


class Refusal(Form):
    """F03 Thông báo từ chối yêu cầu thi hành án."""

    code, name = "F03C", "Thông báo từ chối yêu cầu thi hành án"
    acts = ("tu_choi_yeu_cau",)
    recipients = ("duong_su", "luu")
    must_say = ("ly_do",)


FORMS: tuple[Form, ...] = (
    ExOfficio(),
    OnRequest(),
    Refusal(),
    Assignment(),
    Postponement(),
    Suspension(),
    Continuation(),
    Termination(),
    Entrustment(),
    Withdrawal(),
    Amendment(),
    Cancellation(),
    NoMeans(),
    ExitDelay(),
    FeeDecision(),
    FeeRelief(),
    Confirmation(),
)
"""Các mẫu thủ trưởng ký."""
