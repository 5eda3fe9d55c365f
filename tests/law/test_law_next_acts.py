"""Hành vi tiếp theo và phát hiện: what the case page offers, what an import reports."""

from datetime import date

import pytest

from tests.law.cases import told
from thads.law import deadlines
from thads.law.acts import catalogue, rules
from thads.law.acts.history import History
from thads.law.acts.rules import NextAct

SERVED = (
    "nhan_yeu_cau 2026-04-24",
    "quyet_dinh_thi_hanh_an 2026-04-29",
    "phan_cong_chap_hanh_vien 2026-04-29",
    "thong_bao 2026-05-04",
)


def on(case: History, day: str) -> dict[str, NextAct]:
    acts = rules.permitted(case, date.fromisoformat(day))
    return {each.kind.code: each for each in acts}


def recommended(case: History, day: str) -> set[str]:
    return {code for code, each in on(case, day).items() if each.recommended}


def test_every_act_of_the_day_is_listed_with_what_the_law_says() -> None:
    old, new = on(told(*SERVED), "2026-06-30"), on(told(*SERVED), "2026-07-01")
    assert {"gui_lai_yeu_cau", "hop_phoi_hop_cuong_che"} <= set(new) - set(old)
    assert set(old) - set(new) == {
        "thong_bao_ket_qua_xac_minh",
        "xu_phat_khong_chap_hanh",
    }
    kinds = catalogue.of_procedure("thi_hanh_an")
    assert set(old) | set(new) == {kind.code for kind in kinds}


def test_another_procedure_lists_its_own_acts_by_its_own_statuses() -> None:
    complaint = told("nhan_khieu_nai 2026-07-06 ket_qua=truoc_cuong_che")
    listed = rules.permitted(complaint, date(2026, 7, 8), procedure="khieu_nai")
    allowed = {each.kind.code for each in listed if each.allowed}
    assert {"thu_ly_khieu_nai", "khong_thu_ly_khieu_nai"} <= allowed
    assert "quyet_dinh_giai_quyet_lan_dau" not in allowed


def test_a_refused_act_says_from_which_day_it_will_be_lawful() -> None:
    coercion = on(told(*SERVED), "2026-05-10")["quyet_dinh_cuong_che"]
    assert coercion.earliest_on == date(2026, 5, 15)
    assert coercion.allowed, "a choice in the form lifts this refusal"
    assert "tẩu tán" in coercion.refusals[0].unless
    assert on(told(*SERVED), "2026-05-15")["quyet_dinh_cuong_che"].refusals == ()


def test_no_earliest_day_when_more_than_time_is_lacking() -> None:
    rows = (
        "nhan_ban_an 2021-03-01",
        "quyet_dinh_thi_hanh_an 2021-03-03",
        "quyet_dinh_chua_co_dieu_kien 2021-04-08 ly_do=44a.1.a",
    )
    separate = on(told(*rows), "2021-06-01")["chuyen_so_theo_doi_rieng"]
    assert len(separate.refusals) == 2
    assert separate.earliest_on is None
    assert not separate.allowed


def test_what_the_form_will_ask_is_not_held_against_an_act() -> None:
    offered = on(told(*SERVED), "2026-05-20")
    assert offered["quyet_dinh_uy_thac"].allowed
    assert offered["quyet_dinh_hoan"].allowed
    assert offered["dinh_chinh"].allowed


def test_the_usual_next_step_is_recommended() -> None:
    received = told(SERVED[0], on_request=True)
    assert recommended(received, "2026-04-27") == {"quyet_dinh_thi_hanh_an"}
    decided = told(*SERVED[:2], on_request=True)
    wanted = {"phan_cong_chap_hanh_vien", "thong_bao"}
    assert recommended(decided, "2026-04-30") == wanted
    assert recommended(told(*SERVED, due=10), "2026-05-14") == set()
    assert recommended(told(*SERVED, due=10), "2026-05-15") == {"xac_minh"}
    rich = told(*SERVED, "xac_minh 2026-05-18 ket_qua=co_dieu_kien", due=10)
    assert recommended(rich, "2026-05-19") == {"quyet_dinh_cuong_che"}
    poor = told(*SERVED, "xac_minh 2026-05-18 ket_qua=khong_co_dieu_kien", due=10)
    assert recommended(poor, "2026-05-19") == {"quyet_dinh_chua_co_dieu_kien"}


def test_paying_out_comes_before_ending() -> None:
    rows = (*SERVED, "xac_minh 2026-05-18 ket_qua=co_dieu_kien")
    collected = told(*rows, "thu_tien 2026-05-19 so_tien=10", due=10)
    assert recommended(collected, "2026-05-20") == {"chi_tra"}
    paid = told(
        *rows,
        "thu_tien 2026-05-19 so_tien=10",
        "chi_tra 2026-05-20 so_tien=10",
        due=10,
    )
    assert recommended(paid, "2026-05-21") == {"ket_thuc"}


def test_continuing_is_recommended_when_the_postponement_is_over() -> None:
    postponed = "quyet_dinh_hoan 2026-05-06 ly_do=48.1.c den_ngay=2026-05-20"
    case = told(*SERVED, postponed, due=10)
    assert recommended(case, "2026-05-20") == set()
    assert recommended(case, "2026-05-21") == {"quyet_dinh_tiep_tuc"}


def test_recommended_acts_come_first_and_refused_ones_last() -> None:
    acts = rules.permitted(told(*SERVED, due=10), date(2026, 5, 15))
    order = [(not each.recommended, not each.allowed) for each in acts]
    assert order == sorted(order)


def test_findings_judge_each_act_as_the_case_stood_on_its_day() -> None:
    case = told(
        "nhan_ban_an 2022-01-04",
        "quyet_dinh_thi_hanh_an 2022-01-06",
        "thu_tien 2022-01-20 so_tien=60",
        "ket_thuc 2022-01-24",
        "xac_minh 2022-02-14 ket_qua=co_dieu_kien",
        due=100,
    )
    found = [(each.code, each.seq) for each in rules.findings(case)]
    assert found == [("completion_needs_nothing_remaining", 4), ("ended_is_ended", 5)]


def test_findings_include_duties_done_late_or_not_at_all() -> None:
    case = told(
        "nhan_ban_an 2022-01-04",
        "quyet_dinh_thi_hanh_an 2022-01-13",
        "thong_bao 2022-01-14",
        due=100,
    )
    found = deadlines.findings(case, date(2022, 3, 31))
    assert [(each.code, each.seq) for each in found] == [
        ("lo_han_ra_quyet_dinh_chu_dong", 1),
        ("lo_han_xac_minh_lan_dau", 3),
    ]
    assert "hạn 11/01/2022, xong trễ 2 ngày (13/01/2022)" in found[0].sentence
    assert "chưa ghi nhận đã làm" in found[1].sentence


def test_a_duty_overdue_when_it_lapsed_is_still_a_finding() -> None:
    case = told(
        "nhan_ban_an 2022-01-04",
        "quyet_dinh_thi_hanh_an 2022-01-06",
        "thong_bao 2022-01-07",
        "ket_thuc 2022-03-01",
    )
    found = deadlines.findings(case, date(2022, 3, 31))
    assert [each.code for each in found] == ["lo_han_xac_minh_lan_dau"]


def test_waiting_for_others_is_no_finding() -> None:
    case = told("nhan_ban_an 2022-03-01", "yeu_cau_giai_thich 2022-03-02")
    found = deadlines.findings(case, date(2022, 5, 31))
    assert [each.code for each in found] == ["lo_han_ra_quyet_dinh_chu_dong"]


def test_only_the_acts_a_page_shows_are_asked_about() -> None:
    case, on = told(*SERVED, due=10), date(2026, 5, 15)
    shown = {"thu_tien", "quyet_dinh_cuong_che", "khong_co_hanh_vi_nay"}
    every = {each.kind.code: each for each in rules.permitted(case, on)}
    few = {each.kind.code: each for each in rules.permitted(case, on, codes=shown)}
    assert few == {code: every[code] for code in shown if code in every}
    assert rules.permitted(case, on, codes=()) == []


@pytest.mark.parametrize(
    ("result", "code"),
    [("huy", "quyet_dinh_dinh_chi"), ("sua", "quyet_dinh_sua_doi")],
)
def test_what_the_court_did_asks_for_a_decision(result: str, code: str) -> None:
    changed = f"ban_an_bi_huy_sua 2026-05-12 ket_qua={result}"
    on = date(2026, 5, 15)

    def recommended(*rows: str) -> bool:
        (act,) = rules.permitted(told(*SERVED, *rows, due=10), on, codes={code})
        return act.recommended

    assert recommended(changed)
    assert not recommended()
    assert not recommended("ban_an_bi_huy_sua 2026-05-12 ket_qua=giu_nguyen")
    done = f"{code} 2026-05-13 so_tien=1 ly_do=50.1.c"
    assert not recommended(changed, done)
