"""Chia tiền vào biểu 02: what moved is settled, only the rest follows the status."""

from datetime import date, timedelta

import pytest

from tests.law.indicators.a_case import (
    BEFORE,
    DUE,
    INSIDE,
    LAST,
    YEAR,
    a_case,
    late_interest_is_carried_over_from,
)
from thads.law.indicators import Line, Period, checks, edition, money_form

ENTRUST = "quyet_dinh_uy_thac"


def cells(*acts, period=YEAR, **options):
    found = money_form([a_case(*acts, **options)], period)
    used = edition("02", period.last)
    for row in found.values():
        assert all(check.holds for check in checks(used, row))
    only = next(iter(found.values()), {})
    return {
        letter: value
        for letter, value in only.items()
        if value and letter not in ("M20", "M6", "M7", "M1", "M19", "M19a")
    }


def paid(amount):
    return ("thu_tien", INSIDE, {"amount": amount})


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ((), {"M10": DUE}),
        ((paid(400),), {"M8": 400, "done": 400, "M10": DUE - 400}),
        (
            (("thu_tien", BEFORE, {"amount": 400}), paid(1)),
            {"M2": DUE - 400, "M8": 1, "done": 1, "M10": DUE - 401},
        ),
        (
            (paid(400), ("quyet_dinh_chua_co_dieu_kien", LAST)),
            {"M8": 400, "done": 400, "M12": DUE - 400},
        ),
        (
            (("giao_tai_san", INSIDE, {"amount": 5}), ("ket_thuc", INSIDE)),
            {"M8": 5, "done": 5, "M10": DUE - 5},
        ),
        (
            (("quyet_dinh_mien_giam", INSIDE, {"amount": 7}),),
            {"M9b": 7, "done": 7, "M10": DUE - 7},
        ),
        ((("quyet_dinh_dinh_chi", INSIDE),), {"M9": DUE, "done": DUE}),
        (
            (("quyet_dinh_dinh_chi", INSIDE, {"amount": 9}),),
            {"M9": 9, "done": 9, "M10": DUE - 9},
        ),
        (((ENTRUST, INSIDE),), {"M4": DUE}),
        (((ENTRUST, INSIDE, {"amount": 3}),), {"M4": 3, "M10": DUE - 3}),
        ((paid(400), (ENTRUST, INSIDE)), {"M8": 400, "done": 400, "M4": DUE - 400}),
        (
            (paid(400), ("quyet_dinh_thu_hoi", INSIDE)),
            {"M8": 400, "done": 400, "M5": DUE - 400},
        ),
        (
            (paid(400), ("chuyen_so_theo_doi_rieng", INSIDE)),
            {"M8": 400, "done": 400, "M5b": DUE - 400, "M18": DUE - 400},
        ),
        ((("gui_lai_yeu_cau", INSIDE),), {"M5c": DUE}),
        ((("quyet_dinh_tam_dinh_chi", INSIDE),), {"M14": DUE}),
    ],
)
def test_money_is_split_between_what_moved_and_the_rest(acts, expected):
    assert cells(*acts) == {"M2": DUE, **expected}


def test_late_interest_is_newly_due_in_the_period_in_which_it_is_determined():
    accrued = {"amount": 50}
    found = cells(("xac_dinh_lai_cham", INSIDE, accrued), paid(DUE + 20))
    assert found == {"M2": DUE, "M3": 50, "M8": DUE + 20, "done": DUE + 20, "M10": 30}
    earlier = cells(("xac_dinh_lai_cham", BEFORE, accrued), paid(DUE))
    assert earlier == {"M2": DUE + 50, "M8": DUE, "done": DUE, "M10": 50}
    apart = cells(
        ("chuyen_so_theo_doi_rieng", BEFORE), ("xac_dinh_lai_cham", INSIDE, accrued)
    )
    assert apart == {"M18": DUE + 50}


def test_late_interest_is_read_by_the_value_of_the_day_on_which_the_period_ends():
    act = ("xac_dinh_lai_cham", INSIDE, {"amount": 50})
    with late_interest_is_carried_over_from(YEAR.last + timedelta(days=1)):
        assert cells(act) == {"M2": DUE, "M3": 50, "M10": DUE + 50}
        longer = Period(YEAR.first, date(2022, 9, 30))
        assert cells(act, period=longer) == {"M2": DUE + 50, "M10": DUE + 50}
    with late_interest_is_carried_over_from(YEAR.last):
        assert cells(act) == {"M2": DUE + 50, "M10": DUE + 50}


def test_more_than_was_due_shows_as_a_negative_rest_and_not_as_money_from_nowhere():
    found = cells(paid(DUE + 10), ("ket_thuc", INSIDE))
    assert found == {"M2": DUE, "M8": DUE + 10, "done": DUE + 10, "M10": -10}


def test_money_of_a_case_in_the_separate_book_is_a_memo_only():
    found = cells(("chuyen_so_theo_doi_rieng", BEFORE), paid(100))
    assert found == {"M18": DUE - 100}


def test_every_line_of_money_has_a_column_in_every_edition():
    used = edition("02", YEAR.last)
    counted = {line for column in used.columns for line in column.counts}
    assert counted == set(Line) - {Line.RECEIVED, Line.KEPT_IN_SEPARATE_BOOK}
