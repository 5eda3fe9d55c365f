"""Cách viết số, tiền, ngày: worked examples of the rules."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from thads.law.indicators import Period
from thads.readers.reports import figures, wording


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (149_018_275_000, "149 tỷ 018 triệu 275 nghìn đồng"),
        (289_512_597_000, "289 tỷ 512 triệu 597 nghìn đồng"),
        (1_845_237_418_000, "1.845 tỷ 237 triệu 418 nghìn đồng"),
        (149_006_775_318, "149 tỷ 006 triệu 775 nghìn 318 đồng"),
        (149_000_275_000, "149 tỷ 275 nghìn đồng"),
        (149_000_000_000, "149 tỷ đồng"),
        (42_000_000, "42 triệu đồng"),
        (5_000, "5 nghìn đồng"),
        (7, "7 đồng"),
        (0, "0 đồng"),
    ],
)
def test_money_is_written_in_full_words(amount: int, text: str) -> None:
    assert wording.money(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (149_018_275_000, "trên 149 tỷ đồng"),
        (149_999_999_999, "trên 149 tỷ đồng"),
        (149_000_000_000, "149 tỷ đồng"),
        (33_500_000, "33 triệu 500 nghìn đồng"),
    ],
)
def test_the_short_form_only_rounds_down(amount: int, text: str) -> None:
    assert wording.money_above(amount) == text


def test_counts_rates_and_points_have_dots_commas_and_their_own_units() -> None:
    assert wording.count(1_064_419) == "1.064.419"
    assert wording.percent(Decimal("54.9")) == "54,90%"
    assert wording.percent_of_target(Decimal("66.10")) == "66,1%"
    assert wording.points(Decimal("-28.16")) == "28,16 điểm phần trăm"
    assert wording.thousands(149_018_275_500) == "149.018.276"


def test_days_have_a_zero_below_ten_and_months_below_three() -> None:
    assert wording.day(date(2021, 10, 1)) == "01/10/2021"
    assert wording.day(date(2022, 3, 31)) == "31/3/2022"
    assert wording.day(date(2022, 2, 5)) == "05/02/2022"
    assert wording.day_in_full(date(2022, 4, 6)) == "ngày 06 tháng 4 năm 2022"
    moment = datetime(2022, 4, 6, 10, 0, tzinfo=ZoneInfo("UTC"))
    assert wording.moment(moment) == "17 giờ 00 phút ngày 06/4/2022"


@pytest.mark.parametrize(
    ("last", "name", "following"),
    [
        (
            date(2022, 3, 31),
            "sáu tháng đầu năm 2022",
            "những tháng còn lại của năm 2022",
        ),
        (date(2022, 9, 30), "năm 2022", "năm 2023"),
        (date(2021, 10, 31), "tháng đầu năm 2022", "những tháng còn lại của năm 2022"),
        (
            date(2022, 3, 15),
            "từ ngày 01/10/2021 đến ngày 15/3/2022",
            "những tháng còn lại của năm 2022",
        ),
    ],
)
def test_a_period_is_called_by_its_name(last: date, name: str, following: str) -> None:
    period = Period.until(last)
    assert wording.name_of_period(period) == name
    assert wording.name_of_next_period(period) == following


def test_a_sentence_takes_no_typed_digit() -> None:
    with pytest.raises(figures.TypedFigure, match="chữ số"):
        figures.say("Đã xong 2492 việc.", {})


def test_a_sentence_without_one_of_its_figures_is_not_said() -> None:
    assert figures.say("Đã xong {done} việc.", {"done": None}) is None
    assert figures.say("Đã xong {done} việc.", {}) is None


def test_a_sentence_keeps_its_words_and_figures_in_order() -> None:
    done = figures.figure(2492, wording.count)
    said = figures.say("Đã xong {done} việc.", {"done": done})
    assert said is not None
    assert said.text == "Đã xong 2.492 việc."
    assert said.figures == (done,)
