"""Quy tắc về yêu cầu thi hành án: sent, asked, refused in time or not."""

import pytest

from tests.law.cases import proposed, told
from thads.law.acts import rules
from thads.law.acts.history import History

LATE = "nhan_yeu_cau 2026-08-17 den_ngay=2021-08-14"
IN_TIME = "nhan_yeu_cau 2026-08-14 den_ngay=2021-08-14"


def refused(case: History, act: str) -> list[str]:
    return [refusal.rule for refusal in rules.judge(case, proposed(act))]


def asked(*rows: str) -> History:
    return told(*rows, on_request=True)


def found(*rows: str) -> list[str]:
    return [each.code for each in rules.findings(asked(*rows))]


def test_judgment_is_sent_in_time() -> None:
    rule = ["judgment_is_sent_in_time"]
    new = "den_ngay=2026-07-15"
    assert found(f"nhan_ban_an 2026-07-31 {new}") == rule
    assert found(f"nhan_ban_an 2026-07-30 {new}") == []
    assert found(f"nhan_ban_an 2026-07-31 ket_qua=thi_hanh_ngay {new}") == rule
    old = "den_ngay=2026-03-04"
    assert found(f"nhan_ban_an 2026-04-04 {old}") == rule
    assert found(f"nhan_ban_an 2026-04-03 {old}") == []
    assert found(f"nhan_ban_an 2026-03-20 ket_qua=thi_hanh_ngay {old}") == rule
    assert found(f"nhan_ban_an 2026-03-19 ket_qua=thi_hanh_ngay {old}") == []
    assert found("nhan_ban_an 2026-07-31") == []
    assert refused(asked(), f"nhan_ban_an 2026-07-31 {new}") == []


def test_request_is_within_limitation() -> None:
    rule = ["request_is_within_limitation"]
    assert found(LATE) == rule
    assert found(IN_TIME) == []
    assert found(f"{LATE} ly_do=yeu_cau_tro_lai") == []
    assert found(f"{LATE} ly_do=pham_nhan_tu_nguyen") == []
    assert found(f"{LATE} ly_do=nuoi_duong") == rule
    assert found("nhan_yeu_cau 2026-08-17") == [], "no day is told"
    judged = "nhan_ban_an 2021-08-16 den_ngay=2021-08-13"
    assert found(judged, "nhan_yeu_cau 2026-08-14") == rule
    assert found(judged, "nhan_yeu_cau 2026-08-13") == []
    assert found(judged, "nhan_yeu_cau 2026-08-14 den_ngay=2022-01-04") == []


def test_late_request_is_accepted_before_the_decision() -> None:
    rule = ["late_request_is_accepted_before_the_decision"]
    decided = "quyet_dinh_thi_hanh_an 2026-08-21"
    asked_late = ("yeu_cau_qua_han 2026-08-17 ly_do=bat_kha_khang",)
    answer = "tra_loi_yeu_cau_qua_han 2026-08-20 ket_qua="
    assert refused(asked(LATE), decided) == rule
    assert refused(asked(IN_TIME), decided) == []
    assert (
        refused(asked(LATE, *asked_late, f"{answer}khong_chap_nhan"), decided) == rule
    )
    assert refused(asked(LATE, *asked_late, f"{answer}chap_nhan"), decided) == []
    again = f"{LATE} ly_do=yeu_cau_tro_lai"
    assert refused(asked(again), decided) == []
    assert refused(asked("nhan_ban_an 2026-08-17"), decided) == []


def test_refusal_for_lateness_needs_a_late_request() -> None:
    rule = ["refusal_for_lateness_needs_a_late_request"]
    refusal = "tu_choi_yeu_cau 2026-08-20 ly_do="
    assert refused(asked(IN_TIME), f"{refusal}34.4.d") == rule
    assert refused(asked(LATE), f"{refusal}34.4.d") == []
    assert refused(asked(IN_TIME), f"{refusal}34.4.c") == []
    assert refused(asked("nhan_yeu_cau 2026-08-14"), f"{refusal}34.4.d") == []
    old = "nhan_yeu_cau 2025-08-14 den_ngay=2020-08-14"
    assert refused(asked(old), "tu_choi_yeu_cau 2025-08-20 ly_do=31.5.c") == rule
    (said,) = rules.judge(asked(IN_TIME), proposed(f"{refusal}34.4.d"))
    assert "còn đến ngày 14/08/2026" in said.sentence


@pytest.mark.parametrize(
    ("special", "ground", "may_not"),
    [
        ("giao_tai_san", "34.4.a", True),
        ("giao_tai_san", "34.4.b", True),
        ("giao_tai_san", "34.4.c", False),
        ("giao_tai_san", "34.4.đ", False),
        ("nuoi_duong", "34.4.b", True),
        ("nuoi_duong", "34.4.c", False),
        ("tham_nom", "34.4.b", True),
        ("tham_nom", "34.4.c", False),
        ("yeu_cau_tro_lai", "34.4.a", True),
        ("yeu_cau_tro_lai", "34.4.b", True),
        ("yeu_cau_tro_lai", "34.4.c", False),
        ("yeu_cau_tro_lai", "34.4.d", True),
        ("yeu_cau_tro_lai", "34.4.đ", True),
        ("pham_nhan_tu_nguyen", "34.4.d", True),
        ("pham_nhan_tu_nguyen", "34.4.a", False),
        ("ky_tiep_theo", "34.4.a", False),
    ],
)
def test_request_may_be_refused(special: str, ground: str, may_not: bool) -> None:
    case = asked(f"nhan_yeu_cau 2026-08-14 ly_do={special}")
    rule = ["request_may_be_refused"] if may_not else []
    assert refused(case, f"tu_choi_yeu_cau 2026-08-20 ly_do={ground}") == rule


def test_requests_the_old_law_does_not_let_be_refused() -> None:
    case = asked("nhan_yeu_cau 2026-06-01 ly_do=giao_tai_san")
    refusal = "tu_choi_yeu_cau 2026-06-08 ly_do=31.5."
    assert refused(case, f"{refusal}a") == ["request_may_be_refused"]
    assert refused(case, f"{refusal}b") == []
    (said,) = rules.judge(case, proposed(f"{refusal}a"))
    assert said.citation.short() == "Đ.7 k.4 NĐ 62/2015"
    assert "khi giao tài sản người được thi hành án" in said.sentence
    plain = asked("nhan_yeu_cau 2026-06-01")
    assert refused(plain, f"{refusal}a") == []


def test_protest_is_made_in_time() -> None:
    rule = ["protest_is_made_in_time"]
    act = "nhan_khang_nghi 2026-{} ket_qua={} den_ngay=2026-{}"
    assert found(act.format("08-19", "cung_cap", "08-03")) == rule
    assert found(act.format("08-18", "cung_cap", "08-03")) == []
    assert found(act.format("09-04", "cap_tren", "08-03")) == rule
    assert found(act.format("09-03", "cap_tren", "08-03")) == []
    assert found(act.format("05-19", "cung_cap", "05-04")) == []
    assert found(act.format("05-20", "cung_cap", "05-04")) == rule
    ended = "nhan_khang_nghi 2027-{} ket_qua=viec_da_ket_thuc den_ngay=2026-08-05"
    assert found(ended.format("08-06")) == rule
    assert found(ended.format("08-05")) == []
    assert found("nhan_khang_nghi 2026-08-19 ket_qua=cung_cap") == []
    assert found("nhan_khang_nghi 2026-08-19 den_ngay=2026-01-05") == []
    assert refused(told(), act.format("08-19", "cung_cap", "08-03")) == []


def test_compensation_is_claimed_in_time() -> None:
    rule = ["compensation_is_claimed_in_time"]
    claim = "nhan_yeu_cau_boi_thuong 2026-{} den_ngay=2023-08-04"
    accepted = "thu_ly_boi_thuong 2026-08-10"
    assert found(claim.format("08-05"), accepted) == rule
    assert found(claim.format("08-04"), accepted) == []
    assert found("nhan_yeu_cau_boi_thuong 2026-08-05", accepted) == []


def test_complaint_is_lodged_in_time_when_an_account_is_frozen() -> None:
    rule = ["complaint_is_lodged_in_time"]
    lodged = "nhan_khieu_nai 2026-05-{} ket_qua=phong_toa den_ngay=2026-05-04"
    accepted = "thu_ly_khieu_nai 2026-05-11 ket_qua=bao_dam"
    assert found(lodged.format("08"), accepted) == rule
    assert found(lodged.format("07"), accepted) == []
    held_up = f"{lodged.format('08')} ly_do=tro_ngai_khach_quan"
    assert found(held_up, accepted) == []


SOLD = (
    "nhan_ban_an 2026-07-06",
    "quyet_dinh_thi_hanh_an 2026-07-08",
    "thong_bao 2026-07-09",
    "quyet_dinh_cuong_che 2026-07-27 ly_do=ke_bien",
    "ke_bien 2026-08-03 ket_qua=dong_san",
)


def test_direct_sale_is_announced_first() -> None:
    rule = ["direct_sale_is_announced_first"]
    sale, notice = (
        "ban_khong_dau_gia 2026-08-10",
        "thong_bao_ban_khong_dau_gia 2026-08-",
    )
    assert refused(told(*SOLD), sale) == rule
    assert refused(told(*SOLD, f"{notice}10 den_ngay=2026-08-10"), sale) == rule
    assert refused(told(*SOLD, f"{notice}08 den_ngay=2026-08-10"), sale) == rule
    assert refused(told(*SOLD, f"{notice}07 den_ngay=2026-08-10"), sale) == []
    old = ("nhan_ban_an 2025-09-03", "quyet_dinh_thi_hanh_an 2025-09-05")
    assert refused(told(*old), "ban_khong_dau_gia 2025-10-15") == []
