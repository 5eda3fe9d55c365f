"""Tài khoản (accounts): where money lies and whose it is, by slugs of the house.

The official numbers of the accounting circular are not known to us; these slugs are
stable names that a table of numbers can be laid over.
"""

from django.db import models


class Account(models.TextChoices):
    """Tài khoản của sổ tiền."""

    CASH = "tien_mat", "Quỹ tiền mặt"
    BANK = "ngan_hang", "Tài khoản ngân hàng"
    TREASURY = "kho_bac", "Tài khoản Kho bạc Nhà nước"
    WITH_OFFICER = "chap_hanh_vien_giu", "Đã thu, chưa nộp vào quỹ"
    DEPOSIT = "tien_gui", "Tiền gửi kỳ hạn, tiết kiệm"
    CARRIED_IN = "mang_sang", "Số dư mang sang, chưa đối chiếu nơi giữ"
    BETWEEN_AGENCIES = "chuyen_giao", "Chuyển giao giữa các cơ quan"
    ADVANCED_COST = "tam_ung_chi_phi", "Chi phí cưỡng chế tạm ứng phải thu hồi"
    HELD = "giu_ho", "Tiền của việc đang giữ"
    DUE = "phai_tra", "Tiền đã phân phối, phải chi trả"
    UNIDENTIFIED = "cho_xac_dinh", "Tiền đến chưa rõ của việc nào"
    UNCLAIMED = "khong_nguoi_nhan", "Tiền không có người nhận"
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
        Account.CARRIED_IN,
        Account.BETWEEN_AGENCIES,
    }
)
"""Nơi giữ tiền: their sum is the money in custody."""

RECEIVABLE = frozenset({Account.ADVANCED_COST})
"""Phải thu."""

OF_CASES = frozenset({Account.HELD, Account.DUE, Account.UNCLAIMED})
"""Tiền của việc: collected and not yet paid out."""

MONEY_ACTS = frozenset({"thu_tien", "chi_tra", "sung_quy"})
"""Hành vi làm tiền của việc tăng, giảm."""


def is_debit_side(account: str) -> bool:
    """Tài khoản dư nợ: custody and receivables; the others are owed."""
    return account in CUSTODY or account in RECEIVABLE
