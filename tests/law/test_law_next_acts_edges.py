"""Mép của gợi ý: what is recommended on one side of an edge and not on the other."""

from datetime import date

import pytest

from tests.law.cases import told
from thads.law.acts import rules
from thads.law.acts.rules import NextAct

OPEN = ("nhan_ban_an 2026-06-01", "quyet_dinh_thi_hanh_an 2026-06-03")
SERVED = (*OPEN, "phan_cong_chap_hanh_vien 2026-06-03", "thong_bao 2026-06-08")
RICH = (*SERVED, "xac_minh 2026-07-06 ket_qua=co_dieu_kien")
POOR = (
    *SERVED,
    "xac_minh 2026-07-06 ket_qua=khong_co_dieu_kien",
    "quyet_dinh_chua_co_dieu_kien 2026-07-08 ly_do=38.1.a",
)
POSTPONED = "quyet_dinh_hoan 2026-07-08 ly_do={} den_ngay=2026-08-10"
DONE = (*RICH, "thu_tien 2026-07-13 so_tien=10", "chi_tra 2026-07-14 so_tien=10")
ASKED = (*DONE, "ket_thuc 2026-07-15", "yeu_cau_xac_nhan_ket_qua 2026-07-20")
EDGES = [
    (OPEN, "2026-06-04", "thong_bao", True),
    (SERVED, "2026-06-09", "thong_bao", False),
    (OPEN, "2026-06-04", "phan_cong_chap_hanh_vien", True),
    (SERVED, "2026-06-09", "phan_cong_chap_hanh_vien", False),
    (SERVED, "2026-06-18", "xac_minh", False),
    (SERVED, "2026-06-19", "xac_minh", True),
    (RICH, "2026-07-07", "xac_minh", False),
    (
        (*SERVED, "quyet_dinh_hoan 2026-06-10 ly_do=48.1.a"),
        "2026-06-19",
        "xac_minh",
        False,
    ),
    (RICH, "2026-07-07", "quyet_dinh_cuong_che", True),
    (
        (*RICH, "thu_tien 2026-07-07 so_tien=10"),
        "2026-07-08",
        "quyet_dinh_cuong_che",
        False,
    ),
    (
        (*RICH, "quyet_dinh_cuong_che 2026-07-07 ly_do=ke_bien"),
        "2026-07-08",
        "quyet_dinh_cuong_che",
        False,
    ),
    (SERVED, "2026-07-07", "quyet_dinh_cuong_che", False),
    (POOR[:-1], "2026-07-07", "quyet_dinh_chua_co_dieu_kien", True),
    (POOR, "2026-07-09", "quyet_dinh_chua_co_dieu_kien", False),
    (RICH, "2026-07-07", "quyet_dinh_chua_co_dieu_kien", False),
    (POOR, "2026-07-09", "cong_khai_chua_co_dieu_kien", True),
    (
        (*POOR, "cong_khai_chua_co_dieu_kien 2026-07-09"),
        "2026-07-10",
        "cong_khai_chua_co_dieu_kien",
        False,
    ),
    (POOR, "2026-07-09", "quyet_dinh_tiep_tuc", False),
    (
        (*POOR, "xac_minh 2026-08-03 ket_qua=co_dieu_kien"),
        "2026-08-04",
        "quyet_dinh_tiep_tuc",
        True,
    ),
    ((*SERVED, POSTPONED.format("46.1.c")), "2026-08-10", "quyet_dinh_tiep_tuc", False),
    ((*SERVED, POSTPONED.format("46.1.c")), "2026-08-11", "quyet_dinh_tiep_tuc", True),
    ((*SERVED, POSTPONED.format("46.1.a")), "2026-08-11", "quyet_dinh_tiep_tuc", True),
    (
        (
            *SERVED,
            POSTPONED.format("46.1.a"),
            "tam_dung_giai_quyet_khieu_nai 2026-07-20",
        ),
        "2026-08-11",
        "quyet_dinh_tiep_tuc",
        False,
    ),
    (DONE[:-1], "2026-07-14", "chi_tra", True),
    (DONE, "2026-07-15", "chi_tra", False),
    (DONE, "2026-07-15", "ket_thuc", True),
    (DONE[:-1], "2026-07-14", "ket_thuc", False),
    (ASKED[:-1], "2026-07-20", "xac_nhan_ket_qua", False),
    (ASKED, "2026-07-21", "xac_nhan_ket_qua", True),
    ((*ASKED, "xac_nhan_ket_qua 2026-07-21"), "2026-07-22", "xac_nhan_ket_qua", False),
]


@pytest.mark.parametrize(("acts", "on", "code", "recommended"), EDGES)
def test_the_usual_next_step_on_both_sides_of_its_edge(
    acts: tuple[str, ...], on: str, code: str, recommended: bool
) -> None:
    assert offered(acts, on, code, due=10).recommended is recommended


def offered(acts: tuple[str, ...], on: str, code: str, due: int) -> NextAct:
    found = rules.permitted(told(*acts, due=due), date.fromisoformat(on))
    return next(each for each in found if each.kind.code == code)


def test_ending_is_not_recommended_where_no_money_is_due() -> None:
    assert not offered(SERVED, "2026-07-15", "ket_thuc", due=0).recommended


def test_the_earliest_day_is_the_last_of_all_that_is_lacking() -> None:
    waiting = offered(SERVED, "2026-06-17", "quyet_dinh_cuong_che", due=10)
    assert waiting.earliest_on == date(2026, 6, 19)
    open_now = offered(SERVED, "2026-06-19", "quyet_dinh_cuong_che", due=10)
    assert open_now.earliest_on is None
    assert open_now.allowed
