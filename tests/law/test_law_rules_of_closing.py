"""Quy tắc chốt số liệu thống kê: a test of the same name for each."""

from tests.law.cases import proposed, told
from thads.law.acts import rules
from thads.law.acts.history import History

OPENED = ("mo_ky_bao_cao 2026-03-02 den_ngay=2026-03-31",)
PROVISIONAL = (*OPENED, "chot_so_bo 2026-04-01")
OFFICIAL = (*PROVISIONAL, "chot_chinh_thuc 2026-04-03")
SIGNED = (*OFFICIAL, "ky_thong_ke 2026-04-03", "ky_thu_truong 2026-04-03")


def refused(case: History, act: str) -> list[str]:
    return [refusal.rule for refusal in rules.judge(case, proposed(act))]


def test_figures_are_closed_after_the_last_day() -> None:
    rule = ["figures_are_closed_after_the_last_day"]
    assert refused(told(*OPENED), "chot_so_bo 2026-03-31") == rule
    assert refused(told(*OPENED), "chot_so_bo 2026-04-01") == []
    assert refused(told(*OPENED), "chot_chinh_thuc 2026-04-01") == []


def test_provisional_figures_come_before_official_ones() -> None:
    rule = ["provisional_figures_come_before_official_ones"]
    assert refused(told(*OFFICIAL), "chot_so_bo 2026-04-03") == rule
    assert refused(told(*PROVISIONAL), "chot_so_bo 2026-04-03") == []


def test_official_figures_are_closed_once() -> None:
    rule = ["official_figures_are_closed_once"]
    assert refused(told(*SIGNED), "chot_chinh_thuc 2026-04-06") == rule
    corrected = told(*SIGNED, "dinh_chinh_so_lieu 2026-04-20")
    assert refused(corrected, "chot_chinh_thuc 2026-04-21") == rule
    # What nobody has signed yet is closed anew.
    assert refused(told(*OFFICIAL), "chot_chinh_thuc 2026-04-06") == []


def test_correction_follows_official_figures() -> None:
    signed = ("ky_thong_ke 2026-04-02", "ky_thu_truong 2026-04-02")
    provisional = told(*PROVISIONAL, *signed)
    rule = ["correction_follows_official_figures"]
    assert refused(provisional, "dinh_chinh_so_lieu 2026-04-20") == rule
    assert refused(told(*SIGNED), "dinh_chinh_so_lieu 2026-04-20") == []


def test_the_head_signs_after_the_statistician() -> None:
    rule = ["act_follows_a_fitting_status"]
    assert refused(told(*OFFICIAL), "ky_thu_truong 2026-04-03") == rule
    assert refused(told(*OFFICIAL), "ky_thong_ke 2026-04-03") == []
    assert refused(told(*OFFICIAL), "gui_bao_cao 2026-04-03") == rule
    assert refused(told(*SIGNED), "gui_bao_cao 2026-04-03") == []
