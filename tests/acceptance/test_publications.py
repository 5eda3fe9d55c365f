"""Mười hai kỳ và mười nghìn hành vi muộn, mọi biểu: the issue's own test."""

import pytest

from tests.readers.statistics.closing.test_twelve_publications import (
    a_year_with_late_acts,
)
from thads.law.indicators import form_codes

pytestmark = pytest.mark.django_db


def test_ten_thousand_late_acts_change_no_digit() -> None:
    a_year_with_late_acts(
        cases=1_500,
        late=10_000,
        looked_at=tuple(range(12)),
        forms=tuple(form_codes()),
    )
