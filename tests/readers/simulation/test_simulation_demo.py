"""The demo province: an exact past, nothing from the future, work for this week."""

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest

from tests.readers.simulation import folded, plain
from thads.law import deadlines
from thads.law.acts.history import History
from thads.law.deadlines import DeadlineState
from thads.readers.simulation import demo, present_spec
from thads.readers.simulation.book import Book
from thads.readers.simulation.spec import LOCAL

FIRST, MONDAY, TET, FAR = (
    date(2026, 7, 1), date(2026, 11, 23), date(2027, 2, 8), date(2028, 6, 1),
)  # fmt: skip
DAYS = (FIRST, MONDAY, TET, FAR)
BUSY = "QN-KV1-CHV01"


@cache
def made(day: date) -> Book:
    (book,) = demo.books(day)
    return book


@cache
def histories(day: date) -> dict[str, History]:
    return folded.histories(made(day))


def _held(day: date) -> Counter[str]:
    states = [each.state for each in histories(day).values()]
    return Counter(state.unit for state in states if state and not state.ended)


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_later_than_the_moment_of_the_demo(day: date) -> None:
    moment = datetime.combine(day, time(7, 45), LOCAL)
    assert all(act["ngay"] <= day for act in made(day)["hanh_vi"])
    assert all(act["ghi_nhan_luc"] <= moment for act in made(day)["hanh_vi"])
    assert len(made(day)["hanh_vi"]) < 66_000


def test_the_past_is_exact_as_the_report_knew_it() -> None:
    past = present_spec.shipped().past
    form = plain.form(made(MONDAY), past.first, past.last, past.known_at)
    row = plain.totals(form)
    wanted = {letter: past[letter] for letter in past.figures if letter[0] in "BM"}
    assert {letter: row[letter] for letter in wanted} == wanted
    assert row["done"] == past["done"]


def test_a_moment_of_the_day_decides_what_is_known() -> None:
    evening = datetime(2026, 11, 23, 18, tzinfo=LOCAL)
    (book,) = demo.books(MONDAY, now=evening)
    assert len(book["hanh_vi"]) > len(made(MONDAY)["hanh_vi"])


def test_the_same_day_gives_the_same_books() -> None:
    assert demo.books(MONDAY) == [made(MONDAY)]


def test_a_day_before_the_rooms_is_refused() -> None:
    with pytest.raises(ValueError, match="01/07/2025"):
        demo.books(date(2025, 7, 1))


@pytest.mark.parametrize("day", DAYS)
def test_only_units_of_today_hold_open_cases(day: date) -> None:
    today = {unit.code for unit in present_spec.shipped().units}
    held = _held(day)
    assert set(held) == today
    assert min(held.values()) >= 15
    assert 400 <= held.total() <= 1_500


def test_open_cases_pass_to_the_mapped_room_on_one_day() -> None:
    spec = present_spec.shipped()
    units = {case["ma"]: case["don_vi"] for case in made(MONDAY)["viec"]}
    handed = [a for a in made(MONDAY)["hanh_vi"] if a["loai"] == "ban_giao_viec"]
    assert len(handed) > 300
    for act in handed:
        assert act["ngay"] == spec.since
        assert act["don_vi_nhan"] == spec.successors[units[act["viec"]]]


def test_every_stage_is_met() -> None:
    states = [each.state for each in histories(MONDAY).values() if each.state]
    assert {state.status.value for state in states} >= {
        "da_tiep_nhan", "dang_thi_hanh", "hoan_theo_thoa_thuan", "hoan", "tam_dinh_chi",
        "theo_doi_rieng", "xong", "dinh_chi", "uy_thac", "gui_lai",
    }  # fmt: skip
    kinds = {act["loai"] for act in made(MONDAY)["hanh_vi"] if act["ngay"].year == 2026}
    assert {"quyet_dinh_cuong_che", "to_chuc_cuong_che", "gui_lai_yeu_cau"} <= kinds


@pytest.mark.parametrize("day", DAYS)
def test_the_officer_has_work_this_week_and_little_that_is_late(day: date) -> None:
    due, late = Counter[str](), 0
    for case in made(day)["viec"]:
        for each in deadlines.derive(histories(day)[case["ma"]], day):
            is_late = (
                each.state is DeadlineState.OVERDUE and not each.book_may_be_silent
            )
            late += is_late
            if case["chap_hanh_vien"] == BUSY and 0 <= (each.due_on - day).days <= 7:
                due[each.code] += each.state is DeadlineState.RUNNING
    assert due.total() >= 8
    assert len(due) >= 3
    assert late <= 30


# They keep the store or come from elsewhere: no officers of the books.
NO_OFFICERS = {"thu_kho", "kiem_sat_vien", "uy_ban_kiem_tra"}


def test_the_accounts_belong_to_officers_and_units_of_the_book() -> None:
    officers = {row["ma"]: row["don_vi"] for row in made(MONDAY)["can_bo"]}
    for account in demo.ACCOUNTS:
        if account.role in NO_OFFICERS:
            assert account.officer is None and account.unit in officers.values()
            continue
        assert account.officer is not None
        assert officers[account.officer] == account.unit
    names = [username for _, username, _ in demo.sign_ins()]
    assert len(set(names)) == len(names)


def test_officers_of_the_old_agencies_have_left() -> None:
    ends = defaultdict(set)
    for row in made(MONDAY)["can_bo"]:
        ends[row["don_vi"]].add(row["den_ngay"])
    assert ends["QN-HL"] == {date(2025, 6, 30)}
    assert ends["QN-KV1"] == {None}


@pytest.mark.parametrize("day", [FIRST, MONDAY, FAR])
def test_each_year_has_its_targets(day: date) -> None:
    years = {r["nam"] for r in made(day)["chi_tieu"] if r["don_vi"] == "THADS-QN"}
    assert max(years) == day.year + (day.month >= 10)


@pytest.mark.django_db
def test_what_the_book_paid_out_today_is_not_at_the_bank_any_more() -> None:
    """Ten million until yesterday, four of it paid today: six lie at the bank."""
    from django.utils import timezone

    from tests.builders.agencies import a_province
    from tests.builders.cases import a_case
    from thads.readers.simulation.demo_bank import reconciled

    today, home = timezone.localdate(), a_province("AB")
    before = today - timedelta(days=2)
    acts = [
        ("nhan_yeu_cau", before, {}),
        ("quyet_dinh_thi_hanh_an", before, {"number": "1/QĐ-THADS"}),
        ("thu_tien", before, {"amount": 10_000_000}),
        ("chi_tra", today, {"amount": 4_000_000}),
    ]
    unit = home.units["AB01"]
    a_case(unit, None, acts)
    agency = unit.agency_id
    assert agency is not None
    assert reconciled(agency, today, timezone.now()) == 6_000_000
