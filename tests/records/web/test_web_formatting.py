"""Numbers, money and days as a Vietnamese office writes them."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.records.web import formatting

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = dt.date(2026, 5, 19)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1234567890, "1.234.567.890"), (0, "0"), (-5000, "−5.000"), (999, "999")],
)
def test_whole_numbers_have_thousand_dots(value: int, shown: str) -> None:
    assert formatting.whole(value) == shown


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_whole_number_can_be_read_back(value: int) -> None:
    text = formatting.whole(value)
    assert int(text.replace(".", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (38_413_000_000, "38,41 tỷ"),
        (999_999_999, "1,00 tỷ"),
        (999_994_999, "999,99 triệu"),
        (1_500_000, "1,50 triệu"),
        (999_999, "999.999"),
        (940_000, "940.000"),
        (-2_000_000_000, "−2,00 tỷ"),
        (0, "0"),
    ],
)
def test_short_money_names_its_unit(value: int, shown: str) -> None:
    assert formatting.money_short(value) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (48.2, 2, "48,20"),
        (Decimal("48.155"), 2, "48,16"),
        ("54.895", 2, "54,90"),
        (66.1, 1, "66,1"),
        (1234.5, 2, "1.234,50"),
    ],
)
def test_rates_round_half_up_with_a_comma(
    value: float, places: int, shown: str
) -> None:
    assert formatting.decimal_vi(value, places) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(-8.6, "−8,60"), (1.2, "+1,20"), (0, "0,00"), (-0.001, "0,00")],
)
def test_points_carry_a_real_sign(value: float, shown: str) -> None:
    assert formatting.signed(value) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (dt.date(2026, 5, 25), "còn 6 ngày"),
        (dt.date(2026, 5, 19), "hôm nay"),
        (dt.date(2026, 5, 15), "quá 4 ngày"),
    ],
)
def test_distance_is_told_from_today(day: dt.date, shown: str) -> None:
    assert formatting.distance(day, TODAY) == shown


def test_moment_shows_the_office_s_clock() -> None:
    late_evening_utc = dt.datetime(2026, 5, 18, 20, 30, tzinfo=dt.UTC)
    assert formatting.moment(late_evening_utc) == "03:30, 19/05/2026"
    assert formatting.day_long(late_evening_utc) == "Thứ Ba, 19/05/2026"


def test_local_moment_keeps_its_hour() -> None:
    assert formatting.clock(dt.datetime(2026, 5, 4, 15, 42, tzinfo=HANOI)) == "15:42"
    assert formatting.clock(dt.time(8, 5)) == "08:05"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("001074004471", "••••••••4471"),
        ("0010 7400 4471", "••••••••4471"),
        ("123", "•••"),
        ("", "–"),
    ],
)
def test_identity_numbers_show_their_last_four_digits(number: str, shown: str) -> None:
    assert formatting.masked(number) == shown


@given(st.text(alphabet="0123456789", min_size=5, max_size=20))
def test_mask_never_shows_more_than_four_digits(number: str) -> None:
    shown = formatting.masked(number)
    assert sum(sign.isdigit() for sign in shown) == 4
    assert len(shown) == len(number)
