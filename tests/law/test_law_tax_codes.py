"""Mã số thuế: the check digit by published codes, and that one wrong digit is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.law.money.tax_codes import check_digit, tax_code_fault

_BASE = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(
    "code", ["0100233488", "0100112437", "0314409058-002", "0312687878-001"]
)
def test_published_codes_have_no_fault(code: str) -> None:
    assert tax_code_fault(code) == ""


@pytest.mark.parametrize("other", ["", "012345678901", "12345", "GP-0012/2020"])
def test_another_number_is_not_judged(other: str) -> None:
    assert tax_code_fault(other) == ""


@pytest.mark.parametrize("wrong", ["0100233489", "0314409058-000", "0000000000"])
def test_a_wrong_code_is_told(wrong: str) -> None:
    assert wrong in tax_code_fault(wrong)


@given(_BASE, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_of_the_nine_is_found(base: str, at: int, more: int) -> None:
    check = check_digit(base)
    changed = str((int(base[at]) + more) % 10)
    wrong = base[:at] + changed + base[at + 1 :]
    if check is not None:
        assert tax_code_fault(base + str(check)) == ""
        assert tax_code_fault(wrong + str(check))
