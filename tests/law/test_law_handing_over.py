"""Nộp quỹ: the same day, or the first hour of the next working day."""

from datetime import datetime

import pytest

from thads.law.distribution.handing_over import hand_over_by, office_hours


@pytest.mark.parametrize(
    ("taken", "by", "says"),
    [
        ("2026-08-05 09:15", "2026-08-05 17:00", "nộp quỹ trong ngày"),
        ("2026-08-05 15:59", "2026-08-05 17:00", "nộp quỹ trong ngày"),
        ("2026-08-05 16:00", "2026-08-06 08:30", "cuối ngày làm việc"),
        ("2026-08-07 18:40", "2026-08-10 08:30", "10/08/2026"),
        ("2026-11-24 09:00", "2026-11-25 08:30", "ngày nghỉ"),
        ("2026-08-22 10:00", "2026-08-22 17:00", "nộp quỹ trong ngày"),
    ],
)
def test_cash_is_handed_over_the_same_day(taken: str, by: str, says: str) -> None:
    told = hand_over_by(datetime.fromisoformat(taken))
    assert told.by == datetime.fromisoformat(by)
    assert says in told.why.text
    assert told.why.citation
    assert not told.is_late(told.by)


def test_the_hours_are_the_offices_own_and_marked_so() -> None:
    assert {each.confidence for each in office_hours()} == {"recalled"}
