"""What an officer may type for a day or an amount, and what is answered otherwise."""

import datetime as dt
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from thads.records.web import formatting
from thads.records.web.forms import (
    FIRST_YEAR,
    LAST_YEAR,
    DongField,
    VietnameseDateField,
    read_number,
    read_year,
)


@pytest.mark.parametrize(
    "typed",
    [
        "19/05/2026",
        "19/5/2026",
        "19.05.2026",
        "19-05-2026",
        "2026-05-19",
        " 19/05/2026 ",
    ],
)
def test_day_is_read_as_people_and_machines_write_it(typed: str) -> None:
    assert VietnameseDateField().clean(typed) == dt.date(2026, 5, 19)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2026", "Lịch không có ngày “31/02/2026”"),
        ("05/19/2026", "Lịch không có ngày “05/19/2026”"),
        ("19/05/26", "không đọc được thành ngày"),
        ("hôm qua", "không đọc được thành ngày"),
        ("", "Chưa ghi ngày"),
    ],
)
def test_day_that_cannot_be_is_refused_with_its_reason(
    typed: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        VietnameseDateField().clean(typed)


@given(st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)))
def test_day_shown_in_a_form_reads_back(day: dt.date) -> None:
    field = VietnameseDateField()
    assert field.clean(f"{day.day:02}/{day.month:02}/{day.year:04}") == day
    assert field.clean(day.isoformat()) == day


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.234.567", 1_234_567),
        ("1234567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("1.234.567 đ", 1_234_567),
        ("500 đồng", 500),
        ("0", 0),
        (1_234_567, 1_234_567),
    ],
)
def test_amount_is_read_with_or_without_thousand_dots(typed: Any, amount: int) -> None:
    assert DongField().clean(typed) == amount


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.234,56", "có số lẻ"),
        ("1,5", "có số lẻ"),
        ("1.5", "có số lẻ"),
        ("12.34.567", "dấu chấm đặt sai chỗ"),
        ("1,234,567", "có số lẻ"),
        ("-5", "không được âm"),
        ("năm trăm", "không phải số tiền"),
        ("99999999999999999999", "lớn hơn"),
        ("", "Chưa ghi số tiền"),
    ],
)
def test_amount_that_is_not_whole_dong_is_refused_with_its_reason(
    typed: str, sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        DongField().clean(typed)


def test_amount_below_the_least_is_refused() -> None:
    with pytest.raises(ValidationError, match="nhỏ hơn 1 đồng"):
        DongField(min_value=1).clean("0")


@given(st.integers(min_value=0, max_value=10**15))
def test_amount_shown_in_a_form_reads_back(amount: int) -> None:
    field = DongField()
    assert field.prepare_value(amount) == formatting.whole(amount)
    assert field.clean(field.prepare_value(amount)) == amount


def test_optional_fields_stay_empty() -> None:
    assert DongField(required=False).clean("") is None
    assert VietnameseDateField(required=False).clean("") is None


def test_a_day_from_an_address_is_shown_as_people_write_it() -> None:
    field = VietnameseDateField()
    assert field.prepare_value("2022-03-31") == "31/03/2022"
    assert field.prepare_value("31/02/2022") == "31/02/2022"
    assert field.prepare_value("mai") == "mai"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("12", 12), ("007", 7), ("²", None), ("٣", None), ("-1", None), ("9" * 19, None)],
)
def test_a_number_in_an_address_is_read_or_is_none(
    typed: str, read: int | None
) -> None:
    assert read_number(typed) == read


@pytest.mark.parametrize("typed", ["0000", "1", "9999", "99999999"])
def test_a_year_out_of_reach_is_none(typed: str) -> None:
    assert read_year(typed) is None
    assert read_year("2026") == 2026


def test_an_empty_field_says_what_to_do() -> None:
    empty = [
        forms.CharField().clean,
        forms.ChoiceField(choices=[("a", "A")]).clean,
        forms.BooleanField().clean,
    ]
    said = []
    for clean in empty:
        with pytest.raises(ValidationError) as refused:
            clean("")
        said += refused.value.messages
    assert said == ["Chưa ghi ô này.", "Chưa chọn ở ô này.", "Chưa đánh dấu ô này."]
