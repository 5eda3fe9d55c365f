"""Văn Lâm trong sổ Hưng Yên: 24 decisions of coercion, 10 then voluntary, as published.

Run by `make acceptance`, like the other books with answers.
"""

import pytest

from tests.acceptance.test_books import FOUND, Thads, thads

__all__ = ["thads"]
BOOK = next((each for each in FOUND if each.name == "hung-yen-2021"), None)
PERIOD = ("--from", "2020-10-01", "--to", "2021-09-30")


@pytest.mark.parametrize("unit", ["HY02"])
def test_van_lam_comes_out_of_the_book(thads: Thads, unit: str) -> None:
    assert BOOK is not None, "Không thấy sổ hung-yen-2021."
    found = thads("mobilisation", "--unit", unit, *PERIOD, "--json")
    assert found["quyet_dinh_cuong_che"] == 24
    assert found["tu_nguyen"] == 10
    assert found["tu_nguyen_co_van_dong"] <= 10
    cases = thads("form", "01", "--unit", unit, *PERIOD, "--json")
    assert cases["columns"]["B7"] == 572
