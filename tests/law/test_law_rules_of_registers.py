"""Quy tắc kết sổ: a test of the same name for each, and the quarters they rest on."""

from datetime import date

from tests.law.cases import proposed, told
from thads.law.acts import rules
from thads.law.periods import quarters


def refused(act: str) -> list[str]:
    return [refusal.rule for refusal in rules.judge(told(), proposed(act))]


def test_register_is_closed_by_the_quarter() -> None:
    rule = ["register_is_closed_by_the_quarter"]
    assert refused("ket_so 2026-11-02 den_ngay=2026-09-30") == []
    assert refused("ket_so 2026-11-02 den_ngay=2026-10-31") == rule
    assert refused("ket_so 2026-04-01 den_ngay=2026-03-31") == []


def test_register_is_closed_after_the_last_day() -> None:
    rule = ["register_is_closed_after_the_last_day"]
    assert refused("ket_so 2026-09-30 den_ngay=2026-09-30") == rule
    assert refused("ket_so 2026-10-01 den_ngay=2026-09-30") == []


def test_the_four_quarters_cover_the_year_of_statistics() -> None:
    told_of = [(each.first, each.last) for each in quarters(date(2026, 2, 14))]
    assert told_of == [
        (date(2025, 10, 1), date(2025, 12, 31)),
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
    ]
