"""Lời kể của cách tính: each sentence of a count, both sides of each edge of a day."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from thads.law.periods import (
    VIETNAM,
    Calendar,
    Stretch,
    TermTooFarError,
    count,
    count_back,
    count_hours,
    default_calendar,
    local_day,
    statistics_year,
)

CALENDAR = default_calendar()
VERSION = f"Lịch ngày nghỉ, bản {CALENDAR.version}"
ENGLAND = timezone(timedelta(0))
TOLD = [
    (
        ("ngay", date(2026, 8, 20), 10),
        [
            "Không tính ngày 20/08/2026; đếm từ 21/08/2026, ngày thứ 10 là 30/08/2026",
            "30/08/2026 là Chủ nhật nên hạn lùi đến hết ngày làm việc tiếp theo",
            "Thứ Năm, 03/09/2026",
        ],
    ),
    (
        ("ngay", date(2026, 11, 14), 10),
        [
            "Không tính ngày 14/11/2026; đếm từ 15/11/2026, ngày thứ 10 là 24/11/2026",
            "24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam) nên hạn lùi đến hết ngày "
            "làm việc tiếp theo",
            "Thứ Tư, 25/11/2026",
        ],
    ),
    (
        ("ngay_lam_viec", date(2024, 4, 26), 3),
        [
            "Không tính ngày 26/04/2024; đếm từ 27/04/2024, "
            "ngày làm việc thứ 3 là 04/05/2024",
            "Không tính 2 ngày cuối tuần, 29/04/2024 (Ngày nghỉ hoán đổi), "
            "30/04/2024 (Ngày Chiến thắng), 01/05/2024 (Ngày Quốc tế lao động)",
            "Có tính ngày làm bù: 04/05/2024 (Ngày làm bù (thứ Bảy))",
            "Thứ Bảy, 04/05/2024",
        ],
    ),
    (
        ("ngay_lam_viec", date(2026, 6, 8), 2),
        [
            "Không tính ngày 08/06/2026; đếm từ 09/06/2026, "
            "ngày làm việc thứ 2 là 10/06/2026",
            "Thứ Tư, 10/06/2026",
        ],
    ),
    (
        ("ngay_lam_viec", date(2026, 6, 5), 2),
        [
            "Không tính ngày 05/06/2026; đếm từ 06/06/2026, "
            "ngày làm việc thứ 2 là 09/06/2026",
            "Không tính 2 ngày cuối tuần",
            "Thứ Ba, 09/06/2026",
        ],
    ),
    (
        ("ngay_lam_viec", date(2026, 11, 23), 1),
        [
            "Không tính ngày 23/11/2026; đếm từ 24/11/2026, "
            "ngày làm việc thứ 1 là 25/11/2026",
            "Không tính 24/11/2026 (Ngày Văn hóa Việt Nam)",
            "Thứ Tư, 25/11/2026",
        ],
    ),
    (
        ("thang", date(2024, 11, 30), 3),
        [
            "Không tính ngày 30/11/2024; đếm từ 01/12/2024, tròn 3 tháng là 28/02/2025",
            "Thứ Sáu, 28/02/2025",
        ],
    ),
    (
        ("nam", date(2024, 2, 29), 1),
        [
            "Không tính ngày 29/02/2024; đếm từ 01/03/2024, tròn 1 năm là 28/02/2025",
            "Thứ Sáu, 28/02/2025",
        ],
    ),
    (
        ("gio", date(2026, 7, 1), 24),
        [
            "24 giờ kể từ ngày 01/07/2026; sổ không ghi giờ nên tính đến hết ngày "
            "02/07/2026",
            "Thứ Năm, 02/07/2026",
        ],
    ),
    (
        ("gio", date(2026, 7, 1), 25),
        [
            "25 giờ kể từ ngày 01/07/2026; sổ không ghi giờ nên tính đến hết ngày "
            "03/07/2026",
            "Thứ Sáu, 03/07/2026",
        ],
    ),
    (
        ("ngay", date(2027, 12, 30), 5),
        [
            "Không tính ngày 30/12/2027; đếm từ 31/12/2027, ngày thứ 5 là 04/01/2028",
            "Thứ Ba, 04/01/2028",
            "Lịch nghỉ năm 2027 là dự kiến, chưa có thông báo",
            "Lịch năm 2028 chưa công bố, chỉ trừ thứ Bảy và Chủ nhật",
        ],
    ),
    (
        ("ngay", date(2019, 12, 30), 3),
        [
            "Không tính ngày 30/12/2019; đếm từ 31/12/2019, ngày thứ 3 là 02/01/2020",
            "Thứ Năm, 02/01/2020",
            "Lịch năm 2019 không có trong dữ liệu, chỉ trừ thứ Bảy và Chủ nhật",
        ],
    ),
]


@pytest.mark.parametrize(("asked", "said"), TOLD)
def test_a_count_tells_how_it_was_counted(
    asked: tuple[str, date, int], said: list[str]
) -> None:
    unit, start, term = asked
    steps = count(unit, start, term, CALENDAR).steps
    assert [step.text for step in steps] == [*said, VERSION]


def test_at_once_means_the_same_day_even_a_sunday() -> None:
    counted = count("ngay", date(2026, 5, 24), 0, CALENDAR)
    assert counted.due_on == counted.unrolled_on == date(2026, 5, 24)
    assert [step.text for step in counted.steps] == ["Phải làm ngay trong ngày"]
    assert count("ngay", date(2026, 5, 23), 1, CALENDAR).due_on == date(2026, 5, 25)


def test_a_count_says_whether_it_was_rolled() -> None:
    assert count("ngay", date(2026, 5, 14), 10, CALENDAR).was_rolled
    assert not count("ngay", date(2026, 5, 15), 10, CALENDAR).was_rolled


def test_a_term_is_past_on_the_day_after_its_last() -> None:
    counted = count("ngay", date(2026, 5, 15), 10, CALENDAR)
    assert not counted.is_past(date(2026, 5, 25))
    assert counted.is_past(date(2026, 5, 26))
    assert not counted.is_past(date(2026, 5, 25), time(23, 59))


def test_hours_are_past_one_minute_later_where_the_time_is_known() -> None:
    begun = datetime(2026, 7, 13, 15, 0, tzinfo=VIETNAM)
    counted = count_hours(begun, 24)
    assert counted.due_on == date(2026, 7, 14)
    assert not counted.is_past(date(2026, 7, 14), time(15, 0))
    assert counted.is_past(date(2026, 7, 14), time(15, 1))
    assert not counted.is_past(date(2026, 7, 14))
    assert counted.steps[0].text == "24 giờ kể từ 15:00 ngày 13/07/2026"
    with pytest.raises(ValueError, match="múi giờ"):
        count_hours(datetime(2026, 7, 13, 15, 0), 24)  # noqa: DTZ001


def test_counting_back_passes_over_days_off() -> None:
    back = count_back("ngay_lam_viec", date(2026, 9, 7), 3, CALENDAR)
    assert back.due_on == back.unrolled_on == date(2026, 8, 28)
    said = "Đếm lùi từ ngày 07/09/2026, 3 ngày làm việc trước đó là 28/08/2026"
    assert [step.text for step in back.steps] == [said, "Thứ Sáu, 28/08/2026", VERSION]
    assert count_back("ngay", date(2026, 9, 7), 3, CALENDAR).due_on == date(2026, 9, 4)


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="đếm lùi được theo đơn vị “thang”"):
        count_back("thang", date(2026, 9, 7), 3, CALENDAR)
    with pytest.raises(TermTooFarError, match="vượt quá lịch"):
        count_back("ngay", date(1, 1, 2), 2, CALENDAR)
    assert count_back("ngay", date(1, 1, 2), 1, CALENDAR).due_on == date.min
    with pytest.raises(TermTooFarError, match="31/12/9999"):
        count("ngay", date.max, 1, CALENDAR)


def test_days_near_tet_are_fifteen_on_each_side() -> None:
    near = Stretch(date(2026, 2, 2), date(2026, 3, 4))
    assert CALENDAR.near_tet(date(2026, 2, 2), 15) == near
    assert CALENDAR.near_tet(date(2026, 3, 4), 15) == near
    assert CALENDAR.near_tet(date(2026, 2, 1), 15) is None
    assert CALENDAR.near_tet(date(2026, 3, 5), 15) is None


def test_a_calendar_knows_its_years_and_its_equals() -> None:
    assert Calendar([]).years_covered == frozenset()
    assert Calendar([]).years_to_doubt(date(2026, 1, 1), date(2026, 12, 31)) == (
        "Lịch năm 2026 chưa công bố, chỉ trừ thứ Bảy và Chủ nhật",
    )
    assert Calendar([]) == Calendar([])
    assert hash(Calendar([])) == hash(Calendar([]))
    assert Calendar([]) != CALENDAR
    assert CALENDAR.version != CALENDAR
    assert CALENDAR.special_day(date(2026, 11, 24)) is not None
    assert CALENDAR.special_day(date(2026, 11, 25)) is None
    assert len(CALENDAR.version) == len("2027-12345678")


def test_a_moment_belongs_to_the_day_seven_hours_east_of_england() -> None:
    last_minute = datetime(2026, 6, 30, 16, 59, tzinfo=ENGLAND)
    assert local_day(last_minute) == date(2026, 6, 30)
    assert local_day(last_minute + timedelta(minutes=1)) == date(2026, 7, 1)
    assert local_day(datetime(2026, 6, 30, 23, 59)) == date(2026, 6, 30)  # noqa: DTZ001


def test_a_statistics_year_is_october_to_september() -> None:
    year = Stretch(date(2025, 10, 1), date(2026, 9, 30))
    assert statistics_year(date(2025, 10, 1)) == year
    assert statistics_year(date(2026, 9, 30)) == year
    assert statistics_year(date(2025, 9, 30)).last == date(2025, 9, 30)


def test_stretches_touch_meet_and_count_their_days() -> None:
    one, next_day = Stretch(date(2026, 1, 1), date(2026, 1, 2)), date(2026, 1, 3)
    assert one.is_followed_by(Stretch(next_day))
    assert not one.is_followed_by(Stretch(date(2026, 1, 4)))
    assert not Stretch(next_day).is_followed_by(one)
    assert not one.overlaps(Stretch(next_day))
    assert one.overlaps(Stretch(date(2026, 1, 2)))
    assert list(one.days()) == [date(2026, 1, 1), date(2026, 1, 2)]
    assert Stretch(date(2026, 1, 2)).intersection(one) == Stretch(one.last, one.last)  # type: ignore[arg-type]
    assert Stretch(next_day).intersection(one) is None
    assert Stretch(date.min).intersection(Stretch(next_day)) == Stretch(next_day)
