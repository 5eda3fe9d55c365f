"""Tên các loại bút toán, as pages and files say them."""

from thads.law.acts import catalogue
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Payment

_OWN = {
    "nop_quy": "Nộp quỹ tiền đã thu",
    "nop_ngan_hang": "Nộp tiền mặt vào tài khoản",
    "rut_tien_mat": "Rút tiền mặt về quỹ",
    "tien_den": "Tiền đến, chờ xác định",
    "rut_tien_gui": "Rút tiền gửi",
    "lai_tien_gui": "Lãi tiền gửi",
    "phan_bo_lai": "Phân bổ lãi",
    "phi_ngan_hang": "Phí ngân hàng",
    "bu_phi_ngan_hang": "Bù phí ngân hàng",
    "doi_chieu": "Đối chiếu số dư mang sang",
    "chuyen_di": "Chuyển sang tài khoản khác của cơ quan",
    "chuyen_den": "Đến từ tài khoản khác của cơ quan",
    "khong_nguoi_nhan": "Chuyển sang tiền không có người nhận",
    "phan_phoi": "Phân phối đã duyệt",
    **{code: str(label) for code, label in Payment.Purpose.choices},
}


_DEFINITE = "trích chuyển từ biên lai tạm thu sang biên lai thu chính thức"


def kind_label(kind: str, is_reversal: bool = False, channel: str = "") -> str:
    """Loại bút toán: of an act its name, with what a receipt of that channel says."""
    label = _OWN.get(kind) or (
        catalogue.kind(kind).name_vi if kind in catalogue.kinds() else kind
    )
    if channel == Account.BUYER:
        label = f"{label}, {_DEFINITE}"
    return f"Đảo: {label}" if is_reversal else label
