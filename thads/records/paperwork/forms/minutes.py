"""Văn bản cán bộ tự viết: minutes, plans, letters, as Word files to edit."""

from typing import Any, ClassVar

from thads.records.documents.store import WORD
from thads.records.documents.wording import parts
from thads.records.paperwork.forms.base import Form, Input
from thads.records.paperwork.occasion import Occasion

PLACE = Input("dia_diem", "Địa điểm", sample="trụ sở Uỷ ban nhân dân phường")
WHEN = Input("thoi_diem", "Giờ, ngày", sample="08 giờ 00 phút ngày 20 tháng 8 năm 2026")
WITH = Input(
    "thanh_phan",
    "Người tham gia",
    "Họ tên, chức vụ, cách nhau bằng dấu chấm phẩy",
    long=True,
    sample="bà Trần Thị Mẫu, cán bộ tư pháp; ông Lê Văn Mẫu, tổ trưởng tổ dân phố",
)
HAND_SIGNED = ("CHẤP HÀNH VIÊN", "NGƯỜI LẬP BIÊN BẢN")


class Minutes(Form):
    """Biên bản: a frame with the facts of the case, the rest is written by hand."""

    media_type = WORD
    needs, is_numbered = "chap_hanh_vien", False
    recipients: ClassVar[tuple[str, ...]] = ()
    signers: ClassVar[tuple[str, ...]] = HAND_SIGNED

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Những người tham gia, each on a line."""
        return {"nguoi_tham_gia": parts(occasion.inputs.get(WITH.name, ""))}


class Verification(Minutes):
    """F07 Biên bản xác minh điều kiện thi hành án."""

    code, name = "F07", "Biên bản xác minh điều kiện thi hành án"
    acts = ("xac_minh",)
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE, WITH)
    must_say: ClassVar[tuple[str, ...]] = ("nguoi_phai", "quyet_dinh_tha")
    signers: ClassVar[tuple[str, ...]] = ("NGƯỜI CUNG CẤP THÔNG TIN", *HAND_SIGNED)


class WorkingMinutes(Minutes):
    """F08 Biên bản giải quyết việc thi hành án."""

    code, name = "F08", "Biên bản giải quyết việc thi hành án"
    acts = ("thoa_thuan", "van_dong")
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE, WITH)
    must_say: ClassVar[tuple[str, ...]] = ("quyet_dinh_tha",)
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI ĐƯỢC THI HÀNH ÁN",
        "NGƯỜI PHẢI THI HÀNH ÁN",
        *HAND_SIGNED,
    )


class CoercionPlan(Minutes):
    """F22 Kế hoạch cưỡng chế."""

    code, name = "F22", "Kế hoạch cưỡng chế thi hành án"
    acts = ("trinh_ke_hoach_cuong_che",)
    is_numbered = True
    recipients: ClassVar[tuple[str, ...]] = (
        "vien_kiem_sat",
        "cap_xa",
        "cong_an",
        "luu",
    )
    inputs: ClassVar[tuple[Input, ...]] = (
        Input("bien_phap", "Biện pháp cưỡng chế"),
        WHEN,
        PLACE,
        Input("phuong_an", "Phương án tiến hành", long=True),
        Input("luc_luong", "Lực lượng, phương tiện", long=True),
        Input("chi_phi", "Dự trù chi phí", sample="12.000.000 đồng"),
    )
    must_say: ClassVar[tuple[str, ...]] = (
        "nguoi_phai",
        "bien_phap",
        "phuong_an",
        "luc_luong",
        "chi_phi",
    )
    signers: ClassVar[tuple[str, ...]] = ("CHẤP HÀNH VIÊN",)


class PoliceLetter(CoercionPlan):
    """F22 Văn bản trao đổi với cơ quan công an."""

    code, name = "F22B", "Văn bản trao đổi với cơ quan công an về cưỡng chế"
    acts = ("trao_doi_cong_an",)
    recipients: ClassVar[tuple[str, ...]] = ("nguoi_nhan", "luu")
    inputs: ClassVar[tuple[Input, ...]] = (
        Input("kinh_gui", "Kính gửi", sample="Công an phường"),
        Input("bien_phap", "Biện pháp cưỡng chế"),
        WHEN,
        PLACE,
        Input("tinh_chat", "Tóm tắt vụ việc, thái độ, khả năng chống đối", long=True),
        Input("luc_luong", "Nội dung cần phối hợp", long=True),
    )
    must_say: ClassVar[tuple[str, ...]] = (
        "nguoi_phai",
        "bien_phap",
        "tinh_chat",
        "luc_luong",
    )


class CoercionMinutes(Minutes):
    """F22 Biên bản cưỡng chế thi hành án."""

    code, name = "F22D", "Biên bản cưỡng chế thi hành án"
    acts = ("to_chuc_cuong_che",)
    inputs: ClassVar[tuple[Input, ...]] = (
        Input("bien_phap", "Biện pháp cưỡng chế"),
        WHEN,
        PLACE,
        WITH,
        Input(
            "dien_bien",
            "Diễn biến",
            "Bỏ trống thì biên bản để dòng trống",
            long=True,
            required=False,
        ),
    )
    must_say: ClassVar[tuple[str, ...]] = ("nguoi_phai", "quyet_dinh_tha", "bien_phap")
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI BỊ CƯỠNG CHẾ",
        "ĐẠI DIỆN CHÍNH QUYỀN",
        "NGƯỜI CHỨNG KIẾN",
        *HAND_SIGNED,
    )

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Whether what happened was told, or is written by hand."""
        told = bool(occasion.inputs.get("dien_bien"))
        return {**super().own(occasion), "co_dien_bien": told}


class SeizureMinutes(Minutes):
    """F23 Biên bản kê biên tài sản."""

    code, name = "F23", "Biên bản kê biên tài sản"
    acts = ("ke_bien",)
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE, WITH)
    must_say: ClassVar[tuple[str, ...]] = ("nguoi_phai",)
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI PHẢI THI HÀNH ÁN",
        "ĐẠI DIỆN CHÍNH QUYỀN",
        "NGƯỜI ĐƯỢC GIAO BẢO QUẢN",
        *HAND_SIGNED,
    )


class StoreMinutes(Minutes):
    """F31 Biên bản giao nhận vật chứng."""

    code, name = "F31C", "Biên bản giao nhận vật chứng, tài sản"
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE, WITH)
    must_say: ClassVar[tuple[str, ...]] = ("ban_an",)
    signers: ClassVar[tuple[str, ...]] = ("BÊN GIAO", "BÊN NHẬN", "THỦ KHO")


class UnsealingMinutes(Minutes):
    """F32 Biên bản về việc mở niêm phong tài sản."""

    code, name = "F32", "Biên bản về việc mở niêm phong tài sản"
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE, WITH)
    must_say: ClassVar[tuple[str, ...]] = ("quyet_dinh_tha",)
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI CÓ TÀI SẢN",
        "NGƯỜI CHỨNG KIẾN",
        *HAND_SIGNED,
    )


class SetOffMinutes(Minutes):
    """F32 Biên bản thoả thuận nhận tài sản để trừ vào số tiền được thi hành án."""

    code, name = (
        "F32B",
        "Biên bản thoả thuận nhận tài sản trừ vào tiền được thi hành án",
    )
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE, WITH)
    must_say: ClassVar[tuple[str, ...]] = ("nguoi_duoc", "nguoi_phai")
    signers: ClassVar[tuple[str, ...]] = (
        "NGƯỜI ĐƯỢC THI HÀNH ÁN",
        "NGƯỜI PHẢI THI HÀNH ÁN",
        "CHẤP HÀNH VIÊN",
    )


class RequestMinutes(Minutes):
    """F03 Biên bản ghi yêu cầu thi hành án bằng lời nói."""

    code, name = "F03D", "Biên bản ghi yêu cầu thi hành án"
    inputs: ClassVar[tuple[Input, ...]] = (WHEN, PLACE)
    must_say: ClassVar[tuple[str, ...]] = ("ban_an",)
    signers: ClassVar[tuple[str, ...]] = ("NGƯỜI YÊU CẦU", "NGƯỜI GHI BIÊN BẢN")


FORMS: tuple[Form, ...] = (
    Verification(),
    WorkingMinutes(),
    CoercionPlan(),
    PoliceLetter(),
    CoercionMinutes(),
    SeizureMinutes(),
    StoreMinutes(),
    UnsealingMinutes(),
    SetOffMinutes(),
    RequestMinutes(),
)
"""Biên bản, kế hoạch, công văn."""
