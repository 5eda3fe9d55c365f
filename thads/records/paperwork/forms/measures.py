"""Quyết định của chấp hành viên: protective measures, coercion, property."""

from typing import Any

from thads.records.paperwork import gather
from thads.records.paperwork.forms.base import AskedMoney, Form, Input
from thads.records.paperwork.occasion import Occasion

_EXECUTED = ("duong_su", "vien_kiem_sat", "noi_thuc_hien", "luu")
_ON_SITE = ("duong_su", "vien_kiem_sat", "cap_xa", "noi_thuc_hien", "luu")
_ASSETS = Input(
    "tai_san",
    "Tài sản",
    "Loại, nơi có, số giấy chứng nhận, diện tích, đặc điểm",
    long=True,
    sample="quyền sử dụng đất 92,4 m², thửa đất số 118, tờ bản đồ số 24",
)
_ACCOUNT = (
    Input("chu_tai_khoan", "Tên tài khoản", sample="Nguyễn Văn Mẫu"),
    Input("so_tai_khoan", "Số tài khoản", sample="0123456789"),
    Input(
        "noi_quan_ly",
        "Nơi quản lý tài khoản",
        "Tên, địa chỉ ngân hàng, kho bạc hoặc nơi giữ",
        sample="Ngân hàng Mẫu, chi nhánh tỉnh",
    ),
    Input(
        "so_tien_vb", "Số tiền", "Bằng số; chữ được viết tự động", sample="5.060.000"
    ),
)


class Measure(Form):
    """Biện pháp chấp hành viên quyết định."""

    needs = "chap_hanh_vien"

    def own(self, occasion: Occasion) -> dict[str, Any]:
        """Số tiền đã nhập, in figures and words."""
        typed = "".join(filter(str.isdigit, occasion.inputs.get("so_tien_vb", "")))
        return {"so_tien_vb": gather.money(int(typed)) if typed else None}


class Freezing(Measure):
    """F16 Quyết định phong toả tài khoản, tài sản."""

    code, name = "F16", "Quyết định phong toả tài khoản, tài sản"
    acts, grounds = ("bien_phap_bao_dam",), frozenset({"phong_toa"})
    recipients = _EXECUTED
    inputs = _ACCOUNT
    must_say = ("so_tai_khoan", "noi_quan_ly", "so_tien_vb")


class DealingStop(Measure):
    """F17 Quyết định tạm ngừng giao dịch, tạm dừng đăng ký."""

    code, name = "F17A", "Quyết định tạm ngừng giao dịch, tạm dừng đăng ký tài sản"
    acts, grounds = ("bien_phap_bao_dam",), frozenset({"tam_dung_dang_ky"})
    recipients = _EXECUTED
    inputs = (_ASSETS, Input("co_quan_dang_ky", "Cơ quan đăng ký"))
    must_say = ("tai_san", "co_quan_dang_ky")


class Holding(Measure):
    """F17 Quyết định tạm giữ tài sản, giấy tờ."""

    code, name = "F17B", "Quyết định tạm giữ tài sản, giấy tờ"
    acts, grounds = ("bien_phap_bao_dam",), frozenset({"tam_giu"})
    recipients = _EXECUTED
    inputs = (
        Input("nguoi_bi_ap_dung", "Người bị tạm giữ tài sản, giấy tờ"),
        _ASSETS,
        Input("noi_giu", "Nơi bảo quản", sample="kho vật chứng của cơ quan"),
    )
    must_say = ("nguoi_bi_ap_dung", "tai_san")


class AccountDeduction(Measure):
    """F18 Quyết định khấu trừ tiền trong tài khoản."""

    code, name = "F18", "Quyết định khấu trừ tiền trong tài khoản"
    acts, grounds = ("quyet_dinh_cuong_che",), frozenset({"khau_tru_tai_khoan"})
    recipients = _EXECUTED
    inputs = (
        *_ACCOUNT,
        Input("thoi_han", "Thời hạn thực hiện", sample="ngay khi nhận quyết định này"),
    )
    must_say = (
        "chu_tai_khoan",
        "so_tai_khoan",
        "noi_quan_ly",
        "so_tien_vb",
        "thoi_han",
    )


class IncomeDeduction(Measure):
    """F19 Quyết định trừ vào thu nhập."""

    code, name = "F19", "Quyết định trừ vào thu nhập của người phải thi hành án"
    acts, grounds = ("quyet_dinh_cuong_che",), frozenset({"tru_thu_nhap"})
    recipients = _EXECUTED
    inputs = (
        Input("noi_tra_thu_nhap", "Nơi trả thu nhập", "Tên, địa chỉ"),
        Input("so_tien_vb", "Số tiền trừ mỗi kỳ", sample="2.000.000"),
        Input(
            "thoi_han", "Thời hạn trừ", sample="từ kỳ trả lương tháng sau đến khi đủ"
        ),
    )
    must_say = ("noi_tra_thu_nhap", "so_tien_vb", "thoi_han")


class MoneyOfThirdParty(Measure):
    """F20 Quyết định thu tiền do người thứ ba giữ."""

    code, name = "F20", "Quyết định thu tiền của người phải thi hành án"
    asks_for_money = AskedMoney.OPEN
    acts = ("quyet_dinh_thu_tien_nguoi_thu_ba",)
    recipients = _EXECUTED
    inputs = (
        Input("nguoi_giu", "Người đang giữ tiền", "Tên, địa chỉ"),
        Input("nguon_tien", "Nguồn tiền", sample="tiền thuê nhà phải trả"),
        Input("thoi_han", "Thời hạn nộp", sample="trước ngày 20 tháng sau"),
    )
    must_say = ("nguoi_giu", "so_tien")


class Exploitation(Measure):
    """F20 Quyết định cưỡng chế khai thác tài sản."""

    code, name = "F20C", "Quyết định cưỡng chế khai thác tài sản"
    asks_for_money = AskedMoney.OPEN
    acts, grounds = ("quyet_dinh_cuong_che",), frozenset({"khai_thac_tai_san"})
    recipients = _ON_SITE
    inputs = (
        _ASSETS,
        Input("hinh_thuc", "Hình thức khai thác", sample="cho thuê"),
        Input("nop_tien", "Số tiền, thời hạn, phương thức nộp", long=True),
    )
    must_say = ("tai_san", "hinh_thuc")


class Seizure(Measure):
    """F21 Quyết định cưỡng chế kê biên tài sản."""

    code, name = "F21", "Quyết định cưỡng chế kê biên tài sản"
    acts, grounds = ("quyet_dinh_cuong_che",), frozenset({"ke_bien"})
    recipients = _ON_SITE
    inputs = (
        _ASSETS,
        Input(
            "thoi_gian",
            "Thời gian, địa điểm kê biên",
            sample="08 giờ 30 phút ngày 20 tháng 8 năm 2026, tại nơi có tài sản",
        ),
    )
    must_say = ("tai_san", "thoi_gian")


class SeizureLifted(Measure):
    """F21 Quyết định giải toả kê biên, chấm dứt biện pháp bảo đảm."""

    code, name = "F21B", "Quyết định chấm dứt biện pháp bảo đảm, giải toả kê biên"
    acts = ("cham_dut_bao_dam", "giai_toa_ke_bien")
    recipients = _EXECUTED
    inputs = (
        Input("bien_phap", "Biện pháp chấm dứt", "Số, ngày quyết định"),
        Input("can_cu_cham_dut", "Căn cứ chấm dứt"),
        _ASSETS,
    )
    must_say = ("bien_phap", "tai_san")


class PriceCut(Measure):
    """F24 Quyết định giảm giá tài sản."""

    code, name = "F24", "Quyết định giảm giá tài sản kê biên"
    acts = ("giam_gia",)
    recipients = ("duong_su", "noi_thuc_hien", "luu")
    inputs = (
        _ASSETS,
        Input("gia_cu", "Giá khởi điểm của lần trước", sample="1.000.000.000 đồng"),
        Input("ty_le", "Tỷ lệ giảm", sample="10%"),
        Input("gia_moi", "Giá khởi điểm sau khi giảm", sample="900.000.000 đồng"),
        Input("lan", "Lần giảm giá thứ", sample="nhất"),
    )
    must_say = ("tai_san", "gia_cu", "gia_moi")


class HandOver(Measure):
    """F25 Quyết định giao tài sản."""

    code, name = "F25", "Quyết định giao tài sản"
    acts = ("giao_tai_san", "nhan_tai_san_tru_vao_tien")
    recipients = _ON_SITE
    inputs = (
        _ASSETS,
        Input("nguoi_nhan", "Người nhận tài sản", "Tên, địa chỉ, số định danh"),
        Input("can_cu_giao", "Căn cứ giao", sample="kết quả bán đấu giá tài sản"),
    )
    must_say = ("tai_san", "nguoi_nhan")


class CoercedHandOver(Measure):
    """F25 Quyết định cưỡng chế giao, trả tài sản."""

    code, name = "F25B", "Quyết định cưỡng chế giao, trả tài sản"
    acts, grounds = ("quyet_dinh_cuong_che",), frozenset({"giao_tai_san"})
    recipients = _ON_SITE
    inputs = (
        _ASSETS,
        Input("nguoi_nhan", "Người nhận tài sản"),
        Input("thoi_gian", "Thời gian, địa điểm giao"),
    )
    must_say = ("tai_san", "nguoi_nhan", "thoi_gian")


class CoercedWork(Measure):
    """F26 Quyết định cưỡng chế buộc thực hiện, không được thực hiện công việc."""

    code, name = "F26", "Quyết định cưỡng chế buộc thực hiện công việc nhất định"
    acts, grounds = ("quyet_dinh_cuong_che",), frozenset({"buoc_thuc_hien_cong_viec"})
    recipients = _ON_SITE
    inputs = (
        Input("cong_viec", "Công việc phải làm hoặc không được làm", long=True),
        Input("thoi_han", "Thời hạn", sample="05 ngày làm việc"),
    )
    must_say = ("cong_viec", "thoi_han")


FORMS: tuple[Form, ...] = (
    Freezing(),
    DealingStop(),
    Holding(),
    AccountDeduction(),
    IncomeDeduction(),
    MoneyOfThirdParty(),
    Exploitation(),
    Seizure(),
    SeizureLifted(),
    PriceCut(),
    HandOver(),
    CoercedHandOver(),
    CoercedWork(),
)
"""Các mẫu chấp hành viên ký."""
