"""Chỉ tiêu gốc: the smallest things a form counts; every column is a sum of them."""

from datetime import date
from enum import StrEnum

from thads.law import statutes
from thads.law.acts.history import CaseStatus

_NEW_INTEREST = "lai_cham_la_thu_ly_moi"


class Line(StrEnum):
    """Chỉ tiêu gốc of the two main forms; a column names the ones it sums."""

    RECEIVED = "ban_an_da_nhan"
    CARRIED_OVER = "nam_truoc_chuyen_sang"
    NEW = "thu_ly_moi"
    ENTRUSTED = "uy_thac"
    WITHDRAWN = "thu_hoi_huy"
    TO_SEPARATE_BOOK = "chuyen_so_theo_doi_rieng"
    SENT_BACK = "gui_lai_yeu_cau"
    DONE = "thi_hanh_xong"
    TERMINATED = "dinh_chi"
    REDUCED = "giam"
    IN_PROGRESS = "dang_thi_hanh"
    POSTPONED_BY_AGREEMENT = "hoan_theo_thoa_thuan"
    WITHOUT_MEANS = "chua_co_dieu_kien"
    POSTPONED = "hoan"
    SUSPENDED = "tam_dinh_chi"
    PAUSED = "tam_dung"
    OTHER = "khac"
    IN_SEPARATE_BOOK = "trong_so_theo_doi_rieng"
    KEPT_IN_SEPARATE_BOOK = "van_trong_so_theo_doi_rieng"


PLACE_OF_STATUS = {
    CaseStatus.DONE: Line.DONE,
    CaseStatus.TERMINATED: Line.TERMINATED,
    CaseStatus.ENTRUSTED: Line.ENTRUSTED,
    CaseStatus.WITHDRAWN: Line.WITHDRAWN,
    CaseStatus.CANCELLED: Line.WITHDRAWN,
    CaseStatus.SENT_BACK: Line.SENT_BACK,
    CaseStatus.SEPARATE_BOOK: Line.TO_SEPARATE_BOOK,
    CaseStatus.IN_PROGRESS: Line.IN_PROGRESS,
    CaseStatus.POSTPONED_BY_AGREEMENT: Line.POSTPONED_BY_AGREEMENT,
    CaseStatus.POSTPONED: Line.POSTPONED,
    CaseStatus.SUSPENDED: Line.SUSPENDED,
    CaseStatus.PAUSED: Line.PAUSED,
}
"""Trạng thái cuối kỳ: where each status puts a case that has means."""

REST_OF_PLACE = {
    Line.DONE: Line.IN_PROGRESS,
    Line.TERMINATED: Line.IN_PROGRESS,
}
"""Phần chênh: an unexplained remainder of an ended case stays in sight as open."""


def late_interest_line(on: date) -> Line:
    """Dòng của lãi chậm được xác định trong kỳ kết thúc ngày ấy: newly taken in, or not.

    No edition of the form says where it is counted, so the reading is a dated value of its
    own: 0 adds it to what was carried over. Before the first edition it is read like that.
    """
    first, *_ = statutes.current_book().history(_NEW_INTEREST)
    value = statutes.find(_NEW_INTEREST, on) or first
    return Line.NEW if value.value else Line.CARRIED_OVER
