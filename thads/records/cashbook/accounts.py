"""Tài khoản (accounts): where money lies and whose it is, by slugs of the house.

Official numbers of the accounting circular are laid over these stable names where a source
gives one (thads.law.distribution.account_numbers).
"""

from django.db import models


class Account(models.TextChoices):
    """Tài khoản của sổ tiền."""

    CASH = "tien_mat", "Quỹ tiền mặt"
    BANK = "ngan_hang", "Tài khoản ngân hàng"
    TREASURY = "kho_bac", "Tài khoản Kho bạc Nhà nước"
    WITH_OFFICER = "chap_hanh_vien_giu", "Đã thu, chưa nộp vào quỹ"
    DEPOSIT = "tien_gui", "Tiền gửi kỳ hạn, tiết kiệm"
    IN_TRANSIT = "dang_chuyen", "Tiền đang chuyển giữa các tài khoản"
    CARRIED_IN = "mang_sang", "Số dư mang sang, chưa đối chiếu nơi giữ"
    BETWEEN_AGENCIES = "chuyen_giao", "Chuyển giao giữa các cơ quan"
    BANK_CHARGE = "phi_ngan_hang", "Phí ngân hàng đã trừ, chờ bù"
    ADVANCED_COST = "tam_ung_chi_phi", "Chi phí cưỡng chế tạm ứng phải thu hồi"
    HELD = "giu_ho", "Tiền của việc đang giữ"
    DUE = "phai_tra", "Tiền đã phân phối, phải chi trả"
    UNIDENTIFIED = "cho_xac_dinh", "Tiền đến chưa rõ của việc nào"
    UNCLAIMED = "khong_nguoi_nhan", "Tiền không có người nhận"
    BUYER = "tien_mua_tai_san", "Tiền mua, nhận lại tài sản tạm thu"
    FEE = "phi_thi_hanh_an", "Phí thi hành án phải nộp"
    STATE = "phai_nop_ngan_sach", "Phải nộp ngân sách nhà nước"
    ADVANCE_SOURCE = "nguon_tam_ung", "Nguồn ngân sách đã tạm ứng"
    INTEREST = "lai_tien_gui", "Lãi tiền gửi chưa phân bổ"


CUSTODY = frozenset(
    {
        Account.CASH,
        Account.BANK,
        Account.TREASURY,
        Account.WITH_OFFICER,
        Account.DEPOSIT,
        Account.IN_TRANSIT,
        Account.CARRIED_IN,
        Account.BETWEEN_AGENCIES,
    }
)
"""Nơi giữ tiền: their sum is the money in custody."""

RECEIVABLE = frozenset({Account.ADVANCED_COST, Account.BANK_CHARGE})
"""Phải thu."""

OF_CASES = frozenset({Account.HELD, Account.DUE, Account.UNCLAIMED})
"""Tiền của việc: collected and not yet paid out."""

COLLECTED, PAID_OUT = (
    frozenset({"thu_tien"}),
    frozenset({"chi_tra", "sung_quy", "chuyen_tien_uy_thac"}),
)
MONEY_ACTS = COLLECTED | PAID_OUT
"""Hành vi làm tiền của việc tăng, giảm."""

POSTED_ACTS = MONEY_ACTS | {
    *("nop_tien_mua_tai_san", "nop_tien_nhan_lai_tai_san", "gui_tien"),
    *("nhan_tien_tich_thu", "nop_tien_tich_thu", "tam_ung_chi_phi_cuong_che"),
    *("thu_hoi_tam_ung", "quyet_dinh_mien_giam_chi_phi", "tra_tien_mua_tai_san"),
}
"""Hành vi được định khoản khi ghi; the two accounts of each stand in the database."""

_PRICE = "giá trị của tài sản, không phải tiền vào sổ"
_PLANNED = "số dự tính, đề nghị, đã hứa; tiền vào, ra bằng hành vi khác"
_LESS_DUE = "số phải thi hành giảm hoặc chuyển đi, tiền đang giữ không đổi"
NOT_POSTED = {
    **dict.fromkeys(
        ("ban_khong_dau_gia", "ban_dau_gia", "giam_gia", "ke_bien", "tham_dinh_gia"),
        _PRICE,
    ),
    **dict.fromkeys(
        ("thoa_thuan_gia", "xac_dinh_gia", "tham_dinh_gia_lai", "giao_tai_san"),
        _PRICE,
    ),
    **dict.fromkeys(
        ("nhan_tai_san_tru_vao_tien", "nghia_vu_duoc_bao_dam", "bu_tru_nghia_vu"),
        _PRICE,
    ),
    **dict.fromkeys(
        (
            *("thong_bao_chi_phi_cuong_che", "de_nghi_mien_giam"),
            *("vi_pham_thoa_thuan", "loi_hua"),
        ),
        _PLANNED,
    ),
    **dict.fromkeys(
        ("quyet_dinh_dinh_chi", "quyet_dinh_uy_thac", "quyet_dinh_mien_giam"),
        _LESS_DUE,
    ),
    "xac_dinh_lai_cham": "số phải thi hành tăng thêm, tiền đang giữ không đổi",
    **dict.fromkeys(
        ("quyet_dinh_thu_phi", "quyet_dinh_mien_giam_phi"),
        "phí khấu trừ và định khoản khi chi trả",
    ),
    **dict.fromkeys(
        ("bao_cao_tru_thu_nhap", "quyet_dinh_thu_tien_nguoi_thu_ba"),
        "tiền vào bằng hành vi thu tiền, có biên lai",
    ),
    **dict.fromkeys(
        ("bao_cao_xac_minh_thiet_hai", "quyet_dinh_boi_thuong", "chi_tra_boi_thuong"),
        "ngân sách cấp để bồi thường, không phải tiền thi hành án",
    ),
}
"""Hành vi có số tiền mà không định khoản, and why not."""


def is_debit_side(account: str) -> bool:
    """Tài khoản dư nợ: custody and receivables; the others are owed."""
    return account in CUSTODY or account in RECEIVABLE
