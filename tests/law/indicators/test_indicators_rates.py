"""Tỷ lệ và chỉ tiêu: exact halves, and two comparisons that are never one."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.law.indicators import Base, Period, PeriodError, compare, rate_percent
from thads.law.indicators.targets import months_of

SIX_MONTHS = Period.until(date(2022, 3, 31))


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (2492, 4539, "54.90"),
        (4316, 5132, "84.10"),
        (1, 8, "12.50"),
        (1, 32, "3.13"),  # 3.125: half up
        (1, 160, "0.63"),  # 0.625: half up, not half even
        (0, 5, "0.00"),
        (-1, 32, "-3.13"),
        (149018275000, 1037812450000, "14.36"),
    ],
)
def test_a_rate_has_two_decimals_half_up(numerator, denominator, expected):
    assert str(rate_percent(numerator, denominator)) == expected


def test_a_rate_without_a_denominator_is_unknown():
    assert rate_percent(3, 0) is None


@given(st.integers(0, 10**16), st.integers(1, 10**16))
def test_a_rate_equals_the_exact_quotient_rounded(numerator, denominator):
    exact = Fraction(numerator * 100, denominator)
    cents = exact * 100
    whole = cents.numerator // cents.denominator
    half = cents - whole >= Fraction(1, 2)
    expected = (Decimal(whole + half) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert rate_percent(numerator, denominator) == expected


def test_quang_ninh_is_short_of_its_target_and_at_66_per_cent_of_it():
    found = compare(Decimal("54.90"), Decimal("83.06"), ">=", SIX_MONTHS)
    assert found.points_above == Decimal("-28.16")
    assert found.share_of_target == Decimal("66.10")
    assert not found.is_met and found.base_name == "chỉ tiêu cả năm"


def test_the_prorated_base_is_the_share_of_the_months():
    found = compare(Decimal("54.90"), Decimal("83.06"), ">=", SIX_MONTHS, Base.PRORATED)
    assert found.target == Decimal("41.53") and found.is_met
    assert found.points_above == Decimal("13.37")


@pytest.mark.parametrize(("comparator", "is_met"), [(">", False), (">=", True)])
def test_reaching_a_target_is_enough_only_where_it_says_so(comparator, is_met):
    found = compare(Decimal("80.00"), Decimal("80"), comparator, SIX_MONTHS)
    assert found.is_met is is_met


def test_a_target_of_nothing_has_no_share():
    assert compare(Decimal(1), Decimal(0), ">", SIX_MONTHS).share_of_target is None


@pytest.mark.parametrize(
    ("last", "months"),
    [(date(2021, 10, 1), 1), (date(2022, 3, 31), 6), (date(2022, 9, 30), 12)],
)
def test_a_period_has_the_months_it_touches(last, months):
    assert months_of(Period.until(last)) == months


def test_a_period_begins_on_the_first_of_october_unless_told():
    assert Period.until(date(2022, 9, 30)).first == date(2021, 10, 1)
    assert Period.until(date(2022, 10, 1)).first == date(2022, 10, 1)
    assert Period.until(date(2022, 3, 31), date(2022, 1, 1)).first == date(2022, 1, 1)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(PeriodError, match="Kỳ thống kê ngược"):
        Period(date(2022, 4, 1), date(2022, 3, 31))
