"""Mã nộp tiền: short, unique, found however it is typed, and never another case's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.law.money.references import (
    CASE,
    LONGEST,
    OBLIGATION,
    grouped,
    reference,
    references_in,
)
from thads.law.money.vietqr import plain

KINDS = st.sampled_from([OBLIGATION, CASE])
NUMBERS = st.integers(1, 999_999_999)


def found(text: str) -> list[tuple[str, int]]:
    return [(each.kind, each.number) for each in references_in(text)]


@given(KINDS, NUMBERS)
def test_a_reference_is_short_plain_and_read_back(kind: str, number: int) -> None:
    text = reference(kind, number)
    assert text == plain(text) and text.isalnum() and len(text) <= LONGEST
    (read,) = references_in(text)
    assert (read.kind, read.number, read.is_exact, read.text) == (
        kind,
        number,
        True,
        text,
    )


@given(
    KINDS,
    NUMBERS,
    st.text(alphabet="ABC xyz.,-:", max_size=12),
    st.text(alphabet="ABC xyz.,-:", max_size=12),
)
def test_it_is_found_inside_what_the_bank_writes(
    kind: str, number: int, before: str, after: str
) -> None:
    text = reference(kind, number)
    wanted = [(kind, number)]
    assert found(f"{before}{text}{after}") == wanted
    assert found(f"{before}{text.lower()}{after}") == wanted
    assert found(f"{before}{grouped(text)}{after}") == wanted
    assert found(f"{text} {text}") == wanted


@given(KINDS, NUMBERS, st.integers(4, 14), st.integers(1, 9))
def test_a_mistyped_digit_names_nobody(
    kind: str, number: int, at: int, more: int
) -> None:
    text = reference(kind, number)
    other = str((int(text[at]) + more) % 10)
    assert found(text[:at] + other + text[at + 1 :]) == []


@given(KINDS, NUMBERS, st.integers(4, 13))
def test_two_digits_exchanged_name_nobody(kind: str, number: int, at: int) -> None:
    text = reference(kind, number)
    swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    assert swapped == text or found(swapped) == []


@given(NUMBERS)
def test_an_obligation_is_not_taken_for_a_case(number: int) -> None:
    text = reference(OBLIGATION, number)
    assert found(text.replace(f"THA{OBLIGATION}", f"THA{CASE}")) == []


def test_digits_that_run_on_leave_a_doubt() -> None:
    (read,) = references_in(reference(OBLIGATION, 123) + "0912345678")
    assert read.number == 123 and not read.is_exact


@pytest.mark.parametrize(("kind", "number"), [("X", 1), ("K", 0), ("K", 10**9)])
def test_what_cannot_be_written_is_refused(kind: str, number: int) -> None:
    with pytest.raises(ValueError, match=r"(?i)mã nộp tiền"):
        reference(kind, number)
