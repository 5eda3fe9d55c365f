"""Thời hạn: the explanation reads in order, and regeneration depends on facts alone."""

from datetime import date

from tests.law.cases import told
from thads.law.deadlines import Deadline, DeadlineState, derive
from thads.law.deadlines.values import STATE_LABELS
from thads.law.periods import Calendar, default_calendar

SERVED = (
    "nhan_ban_an 2026-04-20",
    "quyet_dinh_thi_hanh_an 2026-04-29",
    "thong_bao 2026-05-04",
)


def one(deadlines: list[Deadline], code: str) -> Deadline:
    (found,) = [each for each in deadlines if each.code == code]
    return found


def test_why_is_it_this_day_reads_from_the_act_to_the_result() -> None:
    found = one(derive(told(*SERVED), date(2026, 5, 19)), "xac_minh_lan_dau")
    texts = [step.text for step in found.derivation]
    assert texts[0].startswith("Thời hạn tự nguyện thi hành án hết ngày 14/05/2026")
    assert texts[1].endswith("(10 ngày)")
    assert texts[2] == (
        "Không tính ngày 14/05/2026; đếm từ 15/05/2026, ngày thứ 10 là 24/05/2026"
    )
    assert texts[3].startswith("24/05/2026 là Chủ nhật nên hạn lùi")
    assert texts[4] == "Thứ Hai, 25/05/2026"
    assert texts[-2] == "Luật áp dụng tại ngày tính thời hạn: Luật THADS 2008"
    assert texts[-1] == "Còn 6 ngày"
    assert found.citation.short() == "Đ.44 k.1 Luật THADS 2008"
    assert found.confidence == "verified"


def test_a_duty_is_the_office_s_and_a_wait_is_not() -> None:
    deadlines = derive(told(*SERVED), date(2026, 5, 19))
    assert one(deadlines, "xac_minh_lan_dau").duty
    assert not one(deadlines, "tu_nguyen").duty


def test_deadlines_come_in_the_order_of_their_last_day() -> None:
    deadlines = derive(told(*SERVED), date(2026, 5, 19))
    assert [each.due_on for each in deadlines] == sorted(
        each.due_on for each in deadlines
    )


def test_a_deadline_can_be_asked_for_at_the_end_of_time() -> None:
    found = one(derive(told(*SERVED), date.max), "xac_minh_lan_dau")
    assert found.state is DeadlineState.OVERDUE
    assert found.due_on == date(2026, 5, 25)


def test_another_calendar_gives_another_day() -> None:
    no_holidays = Calendar([])
    day = date(2026, 5, 19)
    usual = one(derive(told(*SERVED), day, default_calendar()), "thong_bao")
    plain = one(derive(told(*SERVED), day, no_holidays), "thong_bao")
    assert (usual.due_on, plain.due_on) == (date(2026, 5, 6), date(2026, 5, 4))


def test_every_state_has_a_name_on_screen() -> None:
    assert set(STATE_LABELS) == set(DeadlineState)


def test_an_empty_history_has_no_deadline() -> None:
    assert derive(told(), date(2026, 5, 19)) == []


def test_what_was_done_for_one_planned_day_does_not_serve_the_next() -> None:
    planned = (
        *SERVED,
        "hop_phoi_hop_cuong_che 2026-08-03",
        "phe_duyet_ke_hoach_cuong_che 2026-08-03 den_ngay=2026-08-19",
        "phe_duyet_ke_hoach_cuong_che 2026-09-07 den_ngay=2026-09-24",
    )
    found = [
        each
        for each in derive(told(*planned), date(2026, 9, 8))
        if each.code == "hop_phoi_hop_cuong_che"
    ]
    states = [(each.due_on, each.state) for each in found]
    assert states == [
        (date(2026, 8, 18), DeadlineState.MET),
        (date(2026, 9, 23), DeadlineState.RUNNING),
    ]
