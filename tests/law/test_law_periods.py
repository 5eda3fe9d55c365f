"""Ngày, kỳ, lịch: stretches, days off, counting checked against a second computation."""

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from itertools import count as naturals

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thads.law.periods import (
    VIETNAM,
    Calendar,
    CalendarDay,
    CalendarError,
    Stretch,
    count,
    count_days,
    count_hours,
    count_months,
    count_working_days,
    count_years,
    default_calendar,
    local_day,
    statistics_year,
    statistics_year_number,
    statistics_year_start,
    weekday_name,
)

CALENDAR = default_calendar()
DAYS = st.dates(date(2020, 1, 1), date(2027, 6, 30))
JANUARY = Stretch(date(2026, 1, 1), date(2026, 1, 31))
FEBRUARY = Stretch(date(2026, 2, 1), date(2026, 2, 28))
FROM_MID_JANUARY = Stretch(date(2026, 1, 15))


def test_stretch_includes_both_ends() -> None:
    assert date(2026, 1, 1) in JANUARY
    assert date(2026, 1, 31) in JANUARY
    assert date(2026, 2, 1) not in JANUARY
    assert date(2099, 1, 1) in FROM_MID_JANUARY
    assert len(list(JANUARY.days())) == 31


def test_stretch_knows_its_neighbours() -> None:
    assert JANUARY.is_followed_by(FEBRUARY)
    assert not JANUARY.overlaps(FEBRUARY)
    assert JANUARY.overlaps(FROM_MID_JANUARY)
    shared = JANUARY.intersection(FROM_MID_JANUARY)
    assert shared == Stretch(date(2026, 1, 15), date(2026, 1, 31))
    assert JANUARY.intersection(FEBRUARY) is None
    assert FROM_MID_JANUARY.intersection(Stretch(date(2026, 2, 1))) == Stretch(
        date(2026, 2, 1)
    )


def test_stretch_refuses_to_run_backwards_or_to_list_no_end() -> None:
    with pytest.raises(ValueError, match="ngược"):
        Stretch(date(2026, 2, 1), date(2026, 1, 1))
    with pytest.raises(ValueError, match="còn mở"):
        list(FROM_MID_JANUARY.days())


def test_day_of_the_event_is_not_counted() -> None:
    counted = count_days(date(2026, 11, 16), 1, CALENDAR)
    assert counted.due_on == date(2026, 11, 17)
    assert not counted.was_rolled


@pytest.mark.parametrize("counter", [count_days, count_working_days])
def test_term_cannot_be_negative(counter: object) -> None:
    with pytest.raises(ValueError, match="âm"):
        counter(date(2026, 1, 1), -1, CALENDAR)  # type: ignore[operator]


def test_unit_that_is_no_time_is_refused() -> None:
    with pytest.raises(ValueError, match="dong"):
        count("dong", date(2026, 1, 1), 1, CALENDAR)


def test_hours_run_by_the_clock_through_holidays() -> None:
    moment = datetime(2026, 4, 30, 9, 30, tzinfo=VIETNAM)
    counted = count_hours(moment, 24)
    assert counted.due_at == datetime(2026, 5, 1, 9, 30, tzinfo=VIETNAM)
    assert counted.due_on == date(2026, 5, 1)
    with pytest.raises(ValueError, match="múi giờ"):
        count_hours(datetime(2026, 4, 30, 9, 30), 24)  # noqa: DTZ001


def _is_worked(on: date) -> bool:
    special = CALENDAR.special_day(on)
    return special.is_working if special else on.isoweekday() <= 5


def _first_worked(on: date) -> date:
    return next(
        day for day in (on + timedelta(days=n) for n in naturals()) if _is_worked(day)
    )


@given(DAYS, st.integers(1, 60))
def test_days_agree_with_a_second_computation(start: date, term: int) -> None:
    expected = _first_worked(start + timedelta(days=term))
    assert count_days(start, term, CALENDAR).due_on == expected


@given(DAYS, st.integers(1, 60))
def test_working_days_agree_with_a_second_computation(start: date, term: int) -> None:
    due = count_working_days(start, term, CALENDAR).due_on
    between = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(_is_worked(day) for day in between) == term
    assert _is_worked(due)


@given(DAYS, st.integers(1, 36))
def test_months_agree_with_a_second_computation(start: date, term: int) -> None:
    year, month = start.year, start.month
    for _ in range(term):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day = min(start.day, monthrange(year, month)[1])
    counted = count_months(start, term, CALENDAR)
    assert counted.unrolled_on == date(year, month, day)
    assert counted.due_on == _first_worked(counted.unrolled_on)


@given(DAYS, st.integers(1, 3))
def test_a_year_is_twelve_months(start: date, term: int) -> None:
    years = count_years(start, term, CALENDAR)
    assert years.due_on == count_months(start, term * 12, CALENDAR).due_on


def test_every_step_of_a_count_names_its_basis() -> None:
    for unit in ("ngay", "ngay_lam_viec", "thang", "nam"):
        for step in count(unit, date(2026, 4, 20), 3, CALENDAR).steps:
            assert step.text
            assert step.citation


def test_calendar_version_names_its_last_year_and_its_content() -> None:
    assert CALENDAR.version.startswith("2027-")
    assert Calendar([]).version.startswith("trống-")
    assert CALENDAR.with_days([NOTICE_2028]).version.startswith("2028-")


NOTICE_2028 = CalendarDay.from_row(
    {
        "date": "2028-06-12",
        "type": "holiday",
        "is_working_day": "0",
        "name_vi": "Ngày nghỉ thử",
        "linked_date": "",
        "legal_basis": "Thông báo",
        "source": "Công báo",
        "confidence": "verified",
    }
)


def test_a_year_can_be_added_to_the_calendar() -> None:
    start = date(2028, 6, 2)
    before = count_days(start, 10, CALENDAR)
    assert before.due_on == date(2028, 6, 12)
    assert any("Lịch năm 2028 chưa công bố" in step.text for step in before.steps)
    after = count_days(start, 10, CALENDAR.with_days([NOTICE_2028]))
    assert after.due_on == date(2028, 6, 13)
    assert not any("chưa công bố" in step.text for step in after.steps)
    assert count_days(start, 10, CALENDAR).due_on == date(2028, 6, 12)


def test_a_notice_replaces_the_projection_of_its_year() -> None:
    notice = CalendarDay.from_row(
        {
            "date": "2027-02-08",
            "type": "holiday",
            "is_working_day": "0",
            "name_vi": "Tết Âm lịch",
            "linked_date": "",
            "legal_basis": "Thông báo",
            "source": "Công báo",
            "confidence": "verified",
        }
    )
    assert not CALENDAR.is_working_day(date(2027, 2, 4))
    assert CALENDAR.years_projected == {2027}
    noticed = CALENDAR.with_days([notice])
    assert noticed.is_working_day(date(2027, 2, 4))
    assert not noticed.is_working_day(date(2027, 2, 8))
    assert noticed.years_projected == set()


@pytest.mark.parametrize(
    ("column", "value"),
    [("type", "vui"), ("is_working_day", "có"), ("legal_basis", ""), ("source", "")],
)
def test_calendar_row_is_refused(column: str, value: str) -> None:
    row = {
        "date": "2028-01-01",
        "type": "holiday",
        "is_working_day": "0",
        "name_vi": "Tết Dương lịch",
        "linked_date": "",
        "legal_basis": "BLLĐ",
        "source": "Thông báo",
        "confidence": "verified",
    }
    with pytest.raises(CalendarError, match="2028-01-01"):
        CalendarDay.from_row(row | {column: value})


def test_working_days_of_a_week_with_a_swap() -> None:
    assert CALENDAR.is_working_day(date(2026, 8, 22))
    assert not CALENDAR.is_working_day(date(2026, 8, 31))
    assert CALENDAR.next_working_day(date(2026, 8, 28)) == date(2026, 9, 3)
    assert CALENDAR.day_off_name(date(2026, 8, 30)) == "Chủ nhật"


def test_statistics_year_begins_on_the_first_of_october() -> None:
    assert statistics_year_start(date(2022, 3, 31)) == date(2021, 10, 1)
    assert statistics_year_start(date(2021, 10, 1)) == date(2021, 10, 1)
    assert statistics_year_start(date(2021, 9, 30)) == date(2020, 10, 1)
    assert statistics_year(date(2022, 3, 31)).last == date(2022, 9, 30)
    assert statistics_year_number(date(2021, 10, 1)) == 2022


def test_day_of_a_moment_is_the_day_in_viet_nam() -> None:
    evening = datetime(2026, 5, 4, 17, 30, tzinfo=timezone.utc)  # noqa: UP017
    assert local_day(evening) == date(2026, 5, 5)
    assert weekday_name(date(2026, 5, 24)) == "Chủ nhật"
