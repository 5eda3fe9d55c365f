"""Bàn giao kho vật chứng cho công an trước 01/7/2028."""

from datetime import date

from thads.law.deadlines.store_handover import handover_of_stores


def test_stores_outside_the_office_pass_before_their_day() -> None:
    assert handover_of_stores(date(2026, 6, 30)) is None
    term = handover_of_stores(date(2026, 7, 1))
    assert term is not None
    assert term.last_day == date(2028, 6, 30)
    assert term.citation.short() == "Đ.116 k.6 Luật THADS 2025"
    assert [term.is_late(date(2028, month, 1)) for month in (6, 7)] == [False, True]
