"""Mục việc phải làm: what each asks, how far away it is, and where it leads."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from thads.law.deadlines import terms
from thads.readers.worklist import items, severity
from thads.readers.worklist.conditions import Bucket
from thads.readers.worklist.queries import Row
from thads.records.agencies.models import Role

TODAY = date(2026, 11, 23)
ROW = Row(
    proceeding_id=7,
    number="412/QĐ-KV2",
    case_code="V1",
    debtor="Nguyễn Hữu Tạo",
    officer="Trần Minh Khôi",
    unit="Phòng khu vực 2",
    code="chi_tra",
    from_act=5,
    from_date=date(2026, 11, 2),
    on=TODAY - timedelta(days=4),
    amount=42_000_000,
)


def item(*, roles: Iterable[str] = Role, **changes: object) -> items.Item:
    return items.item_of(replace(ROW, **changes), TODAY, frozenset(roles))  # type: ignore[arg-type]


def test_a_duty_names_its_sum_and_leads_to_the_act_that_settles_it() -> None:
    due = item()
    assert isinstance(due, items.Duty)
    assert due.title == "Chi trả tiền đã thu: 42.000.000 đồng"
    assert due.step.url == "/viec/7/ghi-nhan/chi_tra/"
    assert due.why_url == "/viec/7/thoi-han/chi_tra/5/"
    assert due.citation.startswith("Đ.")


def test_who_may_not_record_the_act_is_led_to_the_case() -> None:
    due = item(roles=[Role.STOREKEEPER])
    assert due.step.url == "/viec/7/"
    assert due.step.label == "Xem việc"


def test_a_notice_leads_to_the_page_of_who_must_be_told() -> None:
    """Each person has a way and a proof; the bare act is for what was told outside."""
    due = item(code="thong_bao", amount=None)
    assert due.step.url == "/viec/7/tai-lieu/thong-bao/"
    assert due.step.label == "Thông báo"


@pytest.mark.parametrize(
    ("days", "bucket", "level", "distance"),
    [
        (-4, Bucket.OVERDUE, "over", "quá 4 ngày"),
        (0, Bucket.TODAY, "now", "hôm nay"),
        (1, Bucket.WEEK, "", "còn 1 ngày"),
        (7, Bucket.WEEK, "", "còn 7 ngày"),
        (8, Bucket.LATER, "", "còn 8 ngày"),
    ],
)
def test_a_duty_knows_its_group(
    days: int, bucket: Bucket, level: str, distance: str
) -> None:
    due = item(on=TODAY + timedelta(days=days))
    assert (due.bucket, due.level, due.distance) == (bucket, level, distance)


@pytest.mark.parametrize(
    ("code", "due_on", "bucket"),
    [
        ("cong_khai", date(2026, 9, 30), Bucket.UNWRITTEN),
        ("cong_khai", date(2026, 10, 1), Bucket.OVERDUE),
        ("chi_tra", date(2018, 10, 2), Bucket.OVERDUE),
    ],
)
def test_what_an_older_book_may_leave_out_is_not_called_late_after_its_year(
    code: str, due_on: date, bucket: Bucket
) -> None:
    assert item(code=code, amount=None, on=due_on).bucket is bucket


def test_a_wait_is_nobodys_lateness() -> None:
    wait = item(code="tu_nguyen", amount=None, on=TODAY - timedelta(days=1))
    assert isinstance(wait, items.Wait)
    assert wait.level == ""
    assert wait.bucket is Bucket.WAITING


def test_what_is_allowed_from_a_day_says_so_and_not_before_its_law() -> None:
    allowed = item(
        code="gui_lai_yeu_cau",
        amount=None,
        from_date=date(2017, 10, 9),
        on=date(2019, 10, 9),
    )
    assert isinstance(allowed, items.Wait)
    assert allowed.distance == "đã được làm"
    assert allowed.on == date(2026, 7, 1)
    assert allowed.step.url == "/viec/7/ghi-nhan/gui_lai_yeu_cau/"


def test_a_wait_without_an_act_of_its_own_leads_to_the_choice_of_acts() -> None:
    wait = item(code="tu_nguyen", amount=None)
    assert wait.step.url == "/viec/7/ghi-nhan/"


def test_a_silent_case_tells_how_long_and_how_much() -> None:
    still = item(code="", from_act=None, on=TODAY - timedelta(days=200))
    assert isinstance(still, items.Silence)
    assert still.distance == "200 ngày chưa ghi nhận"
    assert still.title.endswith("còn phải thi hành 42.000.000 đồng")
    assert still.citation == ""


def test_a_case_without_a_number_is_called_by_its_code() -> None:
    assert item(number="").number == "V1"


def test_a_value_that_is_not_certain_says_so() -> None:
    doubtful = [
        each
        for term in terms()
        if (each := item(code=term.code, amount=None)).confidence
        not in ("", "verified")
    ]
    assert doubtful
    assert all(each.doubt for each in doubtful)


def test_the_longer_of_two_terms_is_cited_where_it_gives_the_day() -> None:
    short = items.basis_of("xac_minh_dinh_ky", date(2020, 1, 6), date(2020, 7, 6))
    long = items.basis_of("xac_minh_dinh_ky", date(2020, 1, 6), date(2021, 1, 6))
    assert short is not None and long is not None
    assert short.key == "xac_minh_dinh_ky"
    assert long.key == "xac_minh_dinh_ky_keo_dai"


def test_every_term_has_one_degree_of_severity() -> None:
    graded = [code for codes in severity.codes_by_severity() for code in codes]
    assert sorted(graded) == sorted(term.code for term in terms())
    assert "chi_tra" in severity.codes_by_severity()[severity.Severity.RIGHTS]
    assert "cong_khai" in severity.codes_by_severity()[severity.Severity.UNWRITTEN]
