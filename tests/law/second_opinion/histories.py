"""Diễn biến sinh ra để hỏi hai bên: cases around every edge the two laws have.

A history starts near an edge (the amendment of 2015, Tết, the long holidays, 29 February,
30/6 and 01/7/2026) and goes on in small, middle and long steps, sometimes back. Acts are
written down late, and some correct earlier ones. Whether the law would have let an act
happen is not asked.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.periods import VIETNAM

EDGES = (
    date(2015, 6, 24),
    date(2015, 8, 28),
    date(2020, 2, 29),
    date(2022, 4, 1),
    date(2024, 2, 1),
    date(2024, 6, 28),
    date(2025, 4, 21),
    date(2025, 6, 27),
    date(2026, 2, 9),
    date(2026, 4, 20),
    date(2026, 6, 10),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2026, 8, 20),
    date(2026, 11, 13),
)
STEPS = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 15, 31, 90, 183, 365, 731, -1, -6)
LATE = (0, 0, 0, 1, 3, 40, 200)
NO_MEANS, POSTPONED = "quyet_dinh_chua_co_dieu_kien", "quyet_dinh_hoan"

USUAL = (
    "nhan_ban_an",
    "nhan_yeu_cau",
    "quyet_dinh_thi_hanh_an",
    "phan_cong_chap_hanh_vien",
    "thong_bao",
    "xac_minh",
    "xac_minh",
    NO_MEANS,
    "xac_minh",
    "thu_tien",
    "chi_tra",
)
EVERY = (
    *USUAL,
    NO_MEANS,
    "tu_choi_yeu_cau",
    "gui_quyet_dinh_cho_vien_kiem_sat",
    "lap_ho_so",
    "cong_khai_chua_co_dieu_kien",
    "chuyen_so_theo_doi_rieng",
    "gui_lai_yeu_cau",
    "quyet_dinh_tiep_tuc",
    "quyet_dinh_tiep_tuc",
    POSTPONED,
    POSTPONED,
    "quyet_dinh_tam_dinh_chi",
    "tam_dung_giai_quyet_khieu_nai",
    "bien_phap_bao_dam",
    "quyet_dinh_cuong_che",
    "ke_bien",
    "tham_dinh_gia",
    "ban_dau_gia",
    "giam_gia",
    "giao_tai_san",
    "gia_han_chi_tra",
    "tam_giu_chi_tra",
    "yeu_cau_giai_thich",
    "toa_bao_phuc_tap",
    "tra_loi_giai_thich",
    "yeu_cau_xac_nhan_ket_qua",
    "xac_nhan_ket_qua",
    "quyet_dinh_dinh_chi",
    "quyet_dinh_uy_thac",
    "quyet_dinh_thu_hoi",
    "quyet_dinh_huy",
    "ket_thuc",
    "loi_hua",
    "loi_hua",
    "van_dong",
    "tu_nguyen_thi_hanh",
    "ket_qua_loi_hua",
)
_RESULTS = ("khong_co_dieu_kien", "khong_co_dieu_kien", "co_dieu_kien", "chua_ro")
_PROMISES = ("nop_tien", "ban_giao", "den_lam_viec", "khac")
_MEASURES = ("phong_toa", "tam_dung_dang_ky", "tam_giu")
_SPECIAL = (None, None, None, "an_phat_tu_dai_han", "khong_ro_dia_chi")
_NEW_LAW = date(2026, 7, 1)


class Asked(NamedTuple):
    """A case, its acts, and the day of the question."""

    facts: CaseFacts
    acts: list[RecordedAct]
    on: date


# A case turns around a few kinds of acts, so that those which meet, stop and end the
# same term come together often.
_around = st.lists(st.sampled_from(EVERY), min_size=2, max_size=7)
_one_act = st.tuples(
    st.integers(0, 6),
    st.sampled_from(STEPS),
    st.integers(0, 59),
    st.sampled_from(LATE),
)


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """A case of up to 25 acts and a day on which to ask about it."""
    day = draw(st.sampled_from(EDGES))
    pace = draw(st.sampled_from((4, 1, 6, 12)))
    known = draw(st.integers(0, len(USUAL)))
    drawn = [(code, pace, 0, 0) for code in USUAL[:known]]
    around = draw(_around)
    drawn += [
        (around[number % len(around)], step, detail, late)
        for number, step, detail, late in draw(
            st.lists(_one_act, min_size=4, max_size=14)
        )
    ]
    asked = draw(st.sampled_from((0, 1, 3, 8, 20, 45, 200, 400, 800)))
    facts = CaseFacts(draw(st.booleans()), draw(st.sampled_from((0, 500))), "KV2")
    acts = _acts(day, drawn)
    last = max((act.effective_on for act in acts), default=day)
    first = min((act.effective_on for act in acts), default=day)
    on = last + timedelta(asked) if asked % 2 == 0 else first + timedelta(asked)
    return Asked(facts, acts, on)


def _acts(day: date, drawn: list[tuple[str, int, int, int]]) -> list[RecordedAct]:
    """Acts with their details, numbered in the order in which they were written down."""
    told = []
    for code, step, detail, late in drawn:
        day += timedelta(days=step)
        moment = datetime.combine(day + timedelta(days=late), time(9), VIETNAM)
        told.append((moment, day, code, detail))
    told.sort(key=lambda each: each[0])
    return [
        _act(seq, code, on, moment + timedelta(seconds=seq), detail)
        for seq, (moment, on, code, detail) in enumerate(told, start=1)
    ]


def _act(seq: int, code: str, on: date, at: datetime, detail: int) -> RecordedAct:
    corrects = None
    if seq > 1 and detail % 20 == 19:
        code, corrects = "dinh_chinh", seq - 1 - detail % min(seq - 1, 4)
    return RecordedAct(
        seq=seq,
        code=code,
        effective_on=on,
        recorded_at=at,
        position=seq,
        amount=_amount(code, detail),
        ground=_ground(code, on, detail),
        until_on=_until(code, on, detail),
        result=_result(code, detail),
        corrects=corrects,
    )


def _amount(code: str, detail: int) -> int | None:
    if code in ("thu_tien", "chi_tra", "giao_tai_san"):
        return (40, 60, 100)[detail % 3]
    if code in ("quyet_dinh_dinh_chi", "quyet_dinh_uy_thac"):
        return (None, 50)[detail % 2]
    if code == "loi_hua" and detail % 4 == 0:
        return (None, 60, 150)[detail % 3]
    return None


def _ground(code: str, on: date, detail: int) -> str | None:
    if code == NO_MEANS:
        article = "38.1" if on >= _NEW_LAW else "44a.1"
        return f"{article}.{'aabc'[detail % 4]}"
    if code == POSTPONED:
        return "46.1.c" if on >= _NEW_LAW else "48.1.c"
    return _MEASURES[detail % 3] if code == "bien_phap_bao_dam" else None


def _until(code: str, on: date, detail: int) -> date | None:
    if code in ("loi_hua", "ket_qua_loi_hua"):  # often the first day of a month
        return (on + timedelta(days=detail % 40)).replace(day=1) + timedelta(days=31)
    if code != POSTPONED:
        return None
    return (None, date.max, *(on + timedelta(days=n) for n in (5, 30, 90)))[detail % 5]


def _result(code: str, detail: int) -> str | None:
    if code == "loi_hua":
        return _PROMISES[detail % 4]
    if code == "ket_qua_loi_hua":
        return ("giu", "khong_giu")[detail % 2]
    if code == "van_dong":
        return ("dong_y", "vang_mat")[detail % 2]
    if code == "xac_minh":
        return _RESULTS[detail % 4]
    if code == NO_MEANS:
        return _SPECIAL[detail % 5]
    if code == "nhan_ban_an" and detail % 7 > 4:
        return ("khan_cap_tam_thoi", "tuyen_bo_pha_san")[detail % 2]
    return ("khong_thanh", "thanh_cong")[detail % 2] if code == "ban_dau_gia" else None
