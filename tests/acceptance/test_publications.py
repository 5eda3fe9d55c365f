"""Mười hai kỳ và mười nghìn hành vi muộn, mọi biểu: the issue's own test.

Run by `make acceptance`; what was measured stands in docs/statisticians/closing.md.
"""

import pytest

from tests.readers.statistics.closing.test_publications_stay import (
    YEAR,
    a_year_with_late_acts,
)
from thads.law.indicators.reporting import report_ends

pytestmark = pytest.mark.django_db


def test_ten_thousand_late_acts_change_no_digit() -> None:
    told = a_year_with_late_acts(cases=1_500, acts=10_000, ends=report_ends(YEAR))
    print(f"\n{told}")
    assert told.recorded == 10_000
    assert told.differing > 1_000
