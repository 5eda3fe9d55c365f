"""Tình trạng thời hạn: where a term stands on the day it is asked about."""

from enum import StrEnum


class DeadlineState(StrEnum):
    """Tình trạng thời hạn vào ngày được hỏi."""

    RUNNING = "dang_chay"
    OVERDUE = "qua_han"
    MET = "da_xong"
    MET_LATE = "xong_tre"
    VOID = "het_hieu_luc"


STATE_LABELS = {
    DeadlineState.RUNNING: "Đang chạy",
    DeadlineState.OVERDUE: "Quá hạn",
    DeadlineState.MET: "Đã xong",
    DeadlineState.MET_LATE: "Xong trễ",
    DeadlineState.VOID: "Hết hiệu lực",
}
"""Tên tình trạng trên màn hình."""
