"""Quy tắc về người thứ ba, tài khoản, xuất cảnh, giá trị nhỏ: edges of each."""

import pytest

from tests.law.cases import proposed, told
from thads.law.acts import rules
from thads.law.acts.history import History

RUNNING = (
    "nhan_ban_an 2026-07-06",
    "quyet_dinh_thi_hanh_an 2026-07-08",
    "thong_bao 2026-07-09",
)
RUNNING_OLD = (
    "nhan_ban_an 2025-09-03",
    "quyet_dinh_thi_hanh_an 2025-09-05",
    "thong_bao 2025-09-08",
)


def refused(case: History, act: str) -> list[str]:
    return [refusal.rule for refusal in rules.judge(case, proposed(act))]


def found(*rows: str) -> list[str]:
    return [each.code for each in rules.findings(told(*rows))]


def test_account_may_be_deducted() -> None:
    rule = ["account_may_be_deducted"]
    account = "nhan_thong_tin_cung_cap 2026-07-15 ket_qua="
    deduct = "quyet_dinh_cuong_che 2026-07-27 ly_do=khau_tru_tai_khoan"
    assert refused(told(*RUNNING, f"{account}ngan_sach_nha_nuoc"), deduct) == rule
    assert refused(told(*RUNNING, f"{account}tam_thu_tam_giu"), deduct) == rule
    assert refused(told(*RUNNING, f"{account}kho_bac_dich_vu"), deduct) == []
    assert refused(told(*RUNNING), deduct) == []
    both = (f"{account}ngan_sach_nha_nuoc", f"{account}tai_khoan_thuong")
    assert refused(told(*RUNNING, *both), deduct) == []
    seize = "quyet_dinh_cuong_che 2026-07-27 ly_do=ke_bien"
    assert refused(told(*RUNNING, f"{account}ngan_sach_nha_nuoc"), seize) == []
    case = told(*RUNNING, f"{account}ngan_sach_nha_nuoc")
    (refusal,) = rules.judge(case, proposed(deduct))
    assert "thuộc quỹ, kinh phí ngân sách nhà nước" in refusal.sentence


def test_third_party_is_asked_first() -> None:
    rule = ["third_party_is_asked_first"]
    demand = (
        "yeu_cau_giao_nop_tien 2026-07-15 ket_qua=dang_giu_tien den_ngay=2026-07-24"
    )
    act = "quyet_dinh_thu_tien_nguoi_thu_ba 2026-07-{}"
    assert refused(told(*RUNNING), act.format(27)) == rule
    assert refused(told(*RUNNING, demand), act.format(24)) == rule
    assert refused(told(*RUNNING, demand), act.format(25)) == []
    old = "yeu_cau_giao_nop_tien 2025-09-15 ket_qua=co_nghia_vu den_ngay=2025-09-24"
    late = "quyet_dinh_thu_tien_nguoi_thu_ba 2025-09-24"
    assert refused(told(*RUNNING_OLD, old), late) == rule


@pytest.mark.parametrize(
    "reason",
    [
        "da_giao_tai_san",
        "da_chuyen_giao_nghia_vu",
        "dan_do",
        "luat_xuat_nhap_canh",
        "nguoi_nuoc_ngoai_it_nghiem_trong",
        "cong_an_de_nghi",
    ],
)
def test_exit_may_be_suspended(reason: str) -> None:
    rule = ["exit_may_be_suspended"]
    act = "bien_phap_bao_dam 2026-07-15 ly_do="
    assert refused(told(*RUNNING), f"{act}tam_hoan_xuat_canh ket_qua={reason}") == rule
    assert refused(told(*RUNNING), f"{act}tam_hoan_xuat_canh") == []
    assert refused(told(*RUNNING), f"{act}tam_giu ket_qua={reason}") == []


def test_small_value_is_within_its_limit() -> None:
    rule = ["small_value_is_within_its_limit"]
    act = "xac_dinh_gia 2026-07-20 ly_do={} ket_qua={} so_tien={}"
    limits = {"vung_1": 26_550_000, "vung_2": 23_650_000, "vung_3": 20_700_000}
    for region, most in (limits | {"vung_4": 18_500_000}).items():
        assert refused(told(*RUNNING), act.format("gia_tri_nho", region, most)) == []
        above = act.format("gia_tri_nho", region, most + 1)
        assert refused(told(*RUNNING), above) == rule
    assert refused(told(*RUNNING), act.format("de_hu_hong", "vung_1", 90_000_000)) == []
    no_region = "xac_dinh_gia 2026-07-20 ly_do=gia_tri_nho so_tien=90000000"
    assert refused(told(*RUNNING), no_region) == []
    no_price = "xac_dinh_gia 2026-07-20 ly_do=gia_tri_nho ket_qua=vung_1"
    assert refused(told(*RUNNING), no_price) == []
    old = "xac_dinh_gia 2026-06-30 ly_do=gia_tri_nho ket_qua=vung_1 so_tien=90000000"
    assert refused(told(*RUNNING_OLD), old) == []


def test_decision_is_not_served_digitally() -> None:
    rule = ["decision_is_not_served_digitally"]
    digital = "thong_bao 2026-07-09 ket_qua=dien_tu"
    assert found(*RUNNING[:2], digital) == rule
    assert found(*RUNNING[:2], "thong_bao 2026-07-09 ket_qua=buu_dien") == []
    assert found(*RUNNING, "thong_bao 2026-07-10 ket_qua=dien_tu") == []
    assert found(*RUNNING_OLD[:2], "thong_bao 2025-09-08 ket_qua=dien_tu") == []
    early = ("nhan_ban_an 2026-07-06", "thong_bao 2026-07-07 ket_qua=dien_tu")
    assert rule[0] not in found(*early, "quyet_dinh_thi_hanh_an 2026-07-08")
    assert refused(told(*RUNNING[:2]), digital) == []
