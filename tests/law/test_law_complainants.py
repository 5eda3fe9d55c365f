"""Người đại diện của nhiều người khiếu nại (Nghị định 152/2026, Điều 77)."""

from datetime import date

import pytest

from thads.law.acts.complainants import representatives


@pytest.mark.parametrize(
    ("complainants", "most"), [(1, None), (4, None), (5, 2), (10, 2), (11, 5), (90, 5)]
)
def test_representatives_by_how_many_complain(
    complainants: int, most: int | None
) -> None:
    assert representatives(complainants, date(2026, 7, 1)) == most
    assert representatives(complainants, date(2026, 6, 30)) is None
