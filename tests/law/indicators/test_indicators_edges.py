"""Mép của biểu: first and last days, acts that do not decide, sums and their checks."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.law.indicators.a_case import BEFORE, DUE, FIRST, INSIDE, LAST, YEAR, a_case
from thads.law.indicators import (
    Base,
    Line,
    Period,
    cases_form,
    checks,
    compare,
    deciding_act,
    edition,
    money_form,
    rate_percent,
    roll_up,
)
from thads.law.indicators.cells import whole
from thads.law.indicators.counting import cases_lines

NO_MEANS, TO_BOOK = "quyet_dinh_chua_co_dieu_kien", "chuyen_so_theo_doi_rieng"
GO_ON = "quyet_dinh_tiep_tuc"
NEXT = timedelta(days=1)
AFTER = LAST + NEXT
USED = edition("01", LAST)


def lines(*acts, **options):
    counted = cases_lines(a_case(*acts, **options), YEAR)
    return set(counted[1]) if counted else set()


def money(*acts, letter, **options):
    (row,) = money_form([a_case(*acts, **options)], YEAR).values()
    return row[letter]


@pytest.mark.parametrize(
    ("on", "brought", "collected"),
    [(FIRST - NEXT, DUE - 5, 0), (FIRST, DUE, 5), (LAST, DUE, 5), (AFTER, DUE, 0)],
)
def test_money_of_the_first_and_last_day_is_of_the_period(on, brought, collected):
    paid = ("thu_tien", on, {"amount": 5})
    assert money(paid, letter="M2") == brought
    assert money(paid, letter="M8") == collected


@pytest.mark.parametrize(("on", "left"), [(LAST, DUE - 5), (AFTER, DUE)])
def test_money_of_the_last_day_lessens_what_stands_in_the_separate_book(on, left):
    paid = ("thu_tien", on, {"amount": 5})
    assert money((TO_BOOK, BEFORE), paid, letter="M18") == left


@pytest.mark.parametrize("on", [FIRST, LAST])
def test_a_return_on_the_first_or_last_day_is_new(on):
    found = lines((NO_MEANS, BEFORE), (TO_BOOK, BEFORE), (GO_ON, on))
    assert found == {Line.NEW, Line.IN_PROGRESS}


def test_a_return_of_one_day_is_new_and_moved_again():
    again = FIRST + NEXT
    found = lines(
        (NO_MEANS, BEFORE), (TO_BOOK, BEFORE), (GO_ON, FIRST), (TO_BOOK, again)
    )
    assert found == {Line.NEW, Line.TO_SEPARATE_BOOK, Line.IN_SEPARATE_BOOK}


def test_a_judgment_received_on_the_day_of_the_end_counts():
    assert Line.RECEIVED in lines(("ket_thuc", INSIDE), ("nhan_ban_an", INSIDE))


@pytest.mark.parametrize(
    ("acts", "wanted", "code"),
    [
        (((NO_MEANS, INSIDE), ("xac_minh", LAST)), (Line.WITHOUT_MEANS,), NO_MEANS),
        (
            ((NO_MEANS, INSIDE), (NO_MEANS, AFTER, {"number": "2"})),
            (Line.WITHOUT_MEANS,),
            NO_MEANS,
        ),
        ((("ket_thuc", LAST),), (Line.NEW, Line.DONE), "ket_thuc"),
    ],
)
def test_the_act_that_decides_is_of_the_period_and_of_its_column(acts, wanted, code):
    told = a_case(*acts, decided=INSIDE)
    found = deciding_act(told, YEAR, wanted, is_money=False)
    assert found is not None and (found.code, found.number) == (code, None)


def test_money_settled_outside_the_period_does_not_decide():
    told = a_case(("thu_tien", AFTER, {"amount": 5}), (NO_MEANS, INSIDE))
    found = deciding_act(told, YEAR, (Line.DONE,), is_money=True)
    assert found is not None and found.code == "quyet_dinh_thi_hanh_an"
    told = a_case(("thu_tien", LAST, {"amount": 5}), (NO_MEANS, INSIDE))
    found = deciding_act(told, YEAR, (Line.DONE,), is_money=True)
    assert found is not None and found.code == "thu_tien"
    other = deciding_act(told, YEAR, (Line.TERMINATED,), is_money=True)
    assert other is not None and other.code != "thu_tien"


def test_nothing_decides_for_a_case_that_is_not_there_yet():
    told = a_case(decided=AFTER)
    assert deciding_act(told, YEAR, (Line.NEW,), is_money=False) is None


def rows():
    done = a_case(("ket_thuc", INSIDE))
    poor = a_case((NO_MEANS, INSIDE))
    (row,) = cases_form([done, poor, a_case()], YEAR).values()
    return row


def test_every_identity_is_checked_and_a_wrong_figure_is_found():
    row = rows()
    made = checks(USED, row)
    assert len(made) == len(USED.identities) > 0
    assert all(check.holds for check in made)
    wrong = checks(USED, {**row, "B8": row["B8"] + 1})
    assert not all(check.holds for check in wrong)


def test_units_are_added_and_their_rate_is_computed_anew():
    row = rows()
    both = roll_up(USED, [row, row])
    assert (both["B2"], both["B8"], both["B12"]) == (6, 2, 2)
    assert both["B20"] == row["B20"] == Decimal("50.00")
    assert list(both) == [column.letter for column in USED.columns]
    assert roll_up(USED, [])["B20"] is None


def test_a_rate_takes_no_part_in_a_sum():
    assert whole(3) == 3
    for cell in (Decimal("1.00"), None):
        with pytest.raises(TypeError, match="không cộng tỷ lệ"):
            whole(cell)


@pytest.mark.parametrize(
    ("top", "bottom", "rate"),
    [(1, -32, "-3.13"), (-1, -32, "3.13"), (-1, 32, "-3.13"), (0, -5, "0.00")],
)
def test_a_rate_keeps_its_sign(top, bottom, rate):
    assert rate_percent(top, bottom) == Decimal(rate)


def test_a_period_has_its_first_and_last_day_and_no_more():
    assert FIRST in YEAR and LAST in YEAR
    assert YEAR.eve not in YEAR and AFTER not in YEAR
    assert str(YEAR) == "từ 01/10/2021 đến 31/03/2022"
    assert Period(LAST, LAST).first == LAST


def test_a_target_is_never_prorated_beyond_its_year():
    long = Period(date(2021, 10, 1), date(2022, 10, 31))
    used = compare(Decimal(80), Decimal(84), ">=", long, Base.PRORATED)
    assert used.target == Decimal(84)
    eleven = Period(date(2021, 10, 1), date(2022, 8, 31))
    assert compare(
        Decimal(80), Decimal(84), ">=", eleven, Base.PRORATED
    ).target == Decimal(77)
