"""Hành vi làm việc được tính: the act an officer expects beside each case."""

import pytest

from tests.law.indicators.a_case import BEFORE, INSIDE, LAST, YEAR, a_case
from thads.law.indicators import Line, deciding_act

NO_MEANS, TO_BOOK = "quyet_dinh_chua_co_dieu_kien", "chuyen_so_theo_doi_rieng"
PAID = ("thu_tien", INSIDE, {"amount": 5})


@pytest.mark.parametrize(
    ("acts", "lines", "code"),
    [
        ((PAID, ("ket_thuc", INSIDE)), (Line.DONE,), "ket_thuc"),
        ((PAID, ("quyet_dinh_uy_thac", LAST)), (Line.DONE,), "quyet_dinh_uy_thac"),
        ((), (Line.CARRIED_OVER, Line.NEW), "quyet_dinh_thi_hanh_an"),
        (((NO_MEANS, INSIDE),), (Line.WITHOUT_MEANS,), NO_MEANS),
        (
            ((NO_MEANS, BEFORE), (TO_BOOK, BEFORE), ("quyet_dinh_tiep_tuc", INSIDE)),
            (Line.NEW,),
            "quyet_dinh_tiep_tuc",
        ),
        (((TO_BOOK, BEFORE),), (Line.IN_SEPARATE_BOOK,), TO_BOOK),
        ((("nhan_ban_an", INSIDE),), (Line.RECEIVED,), "nhan_ban_an"),
        (
            (("quyet_dinh_hoan", INSIDE, {"ground": "48.1.c"}),),
            (Line.DONE, Line.IN_PROGRESS, Line.POSTPONED_BY_AGREEMENT),
            "quyet_dinh_hoan",
        ),
    ],
)
def test_the_act_behind_a_case(acts, lines, code):
    found = deciding_act(a_case(*acts), YEAR, lines, is_money=False)
    assert found is not None and found.code == code


def test_the_act_behind_settled_money_is_the_last_movement_of_the_period():
    told = a_case(PAID, ("thu_tien", LAST, {"amount": 7}), ("xac_minh", LAST))
    found = deciding_act(told, YEAR, (Line.DONE, Line.TERMINATED), is_money=True)
    assert found is not None and found.amount == 7


def test_the_act_behind_a_rest_is_the_one_behind_the_status():
    told = a_case(PAID, (NO_MEANS, LAST))
    found = deciding_act(told, YEAR, (Line.WITHOUT_MEANS,), is_money=True)
    assert found is not None and found.code == NO_MEANS
