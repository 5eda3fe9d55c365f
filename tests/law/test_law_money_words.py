"""Số tiền bằng số và bằng chữ: every vector, and back again for any amount."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.cases import of
from thads.law.money import decimal, figures, half_up, in_words, percentage

SPOKEN = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {word: digit for digit, word in enumerate(SPOKEN)}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5}
UNITS = {"nghìn": 1000, "triệu": 10**6, "tỷ": 10**9}


def heard(words: str) -> int:
    """The amount someone hears: written here without a look at how it is spoken."""
    whole = billions = group = digit = 0
    for word in words.removesuffix(" đồng").lower().split():
        if word in DIGITS:
            group, digit = group + digit, DIGITS[word]
        elif word == "trăm":
            group, digit = group + 100 * digit, 0
        elif word in ("mười", "mươi"):
            group, digit = group + 10 * (digit or 1), 0
        elif word == "tỷ":
            billions, whole, group, digit = whole + group + digit, 0, 0, 0
        elif word in UNITS:
            whole, group, digit = whole + (group + digit) * UNITS[word], 0, 0
        else:
            assert word == "linh"
    return billions * UNITS["tỷ"] + whole + group + digit


@of("words")
def test_amount_in_words_example(example: dict[str, str]) -> None:
    amount = int(example["figures"].replace(".", ""))
    assert figures(amount) == example["figures"]
    assert in_words(amount) == example["words"]
    assert heard(example["words"]) == amount


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**13) | st.integers(0, 3000) | st.integers(0, 10**16))
def test_what_is_spoken_is_heard_as_the_same_amount(amount: int) -> None:
    assert heard(in_words(amount)) == amount


def test_habits_of_the_south_and_of_accountants() -> None:
    assert in_words(105, link="lẻ") == "Một trăm lẻ năm đồng"
    assert in_words(2_000, exact=True) == "Hai nghìn đồng chẵn"
    with pytest.raises(ValueError, match="“và” không phải"):
        in_words(1, link="và")
    with pytest.raises(ValueError, match="không âm"):
        in_words(-1)


def test_decimals_are_cut_and_halves_go_up() -> None:
    assert decimal(1_000_007, 3, 3) == "333.335,666"
    assert decimal(1, 1, 2) == "1,00"
    assert percentage(560_800_000, 992_500_000) == "56,5037%"
    assert percentage(1, 1) == "100,0000%"
    assert percentage(1, 200, 2) == "0,50%"
    assert [half_up(number, 2) for number in (0, 1, 2, 3)] == [0, 1, 1, 2]
    assert half_up(149, 100) == 1
