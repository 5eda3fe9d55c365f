"""Quy tắc về người ký, giờ, ngày và thời hạn: a test of the same name for each."""

from dataclasses import replace

from tests.law.cases import proposed, told
from thads.law.acts import rules
from thads.law.acts.history import History

COERCED_OLD = (
    "nhan_ban_an 2025-11-03",
    "quyet_dinh_thi_hanh_an 2025-11-05",
    "thong_bao 2025-11-06",
    "quyet_dinh_cuong_che 2025-12-01 ly_do=ke_bien",
)
COERCED = (
    "nhan_ban_an 2026-07-06",
    "quyet_dinh_thi_hanh_an 2026-07-08",
    "thong_bao 2026-07-09",
    "quyet_dinh_cuong_che 2026-07-27 ly_do=ke_bien",
)
DAY = "to_chuc_cuong_che 2026-08-12 ket_qua=thanh_cong"
POOR = (
    "nhan_ban_an 2021-03-01",
    "quyet_dinh_thi_hanh_an 2021-03-03",
    "xac_minh 2026-08-03 ket_qua=khong_co_dieu_kien",
)


def refused(case: History, act: str) -> list[str]:
    return [refusal.rule for refusal in rules.judge(case, proposed(act))]


def found(*rows: str, on_request: bool = False) -> list[str]:
    return [each.code for each in rules.findings(told(*rows, on_request=on_request))]


def test_signatory_has_authority() -> None:
    act = "quyet_dinh_hoan 2026-08-12 ly_do=46.1.a"
    rule = ["signatory_has_authority"]
    assert refused(told(*COERCED), f"{act} vai_tro_ky=chap_hanh_vien") == rule
    for signed in ("thu_truong", "pho_thu_truong", "truong_phong"):
        assert refused(told(*COERCED), f"{act} vai_tro_ky={signed}") == []
    exit_stop = "bien_phap_bao_dam 2026-08-12 ly_do=tam_hoan_xuat_canh"
    assert refused(told(*COERCED), f"{exit_stop} vai_tro_ky=chap_hanh_vien") == rule
    assert refused(told(*COERCED), f"{exit_stop} vai_tro_ky=thu_truong") == []
    freeze = "bien_phap_bao_dam 2026-08-12 ly_do=phong_toa"
    assert refused(told(*COERCED), f"{freeze} vai_tro_ky=chap_hanh_vien") == []
    assert refused(told(*COERCED), f"{freeze} vai_tro_ky=van_thu") == rule


def test_recorder_has_authority() -> None:
    act = "thu_tien 2026-08-12 so_tien=1"
    case = told(*COERCED, due=10)
    assert refused(case, f"{act} vai_tro_ghi=van_thu") == ["recorder_has_authority"]
    assert refused(case, f"{act} vai_tro_ghi=ke_toan") == []


def test_coercion_is_not_at_night() -> None:
    for at in ("22:00", "23:30", "00:00", "05:59"):
        assert refused(told(*COERCED), f"{DAY} luc={at}") == [
            "coercion_is_not_at_night"
        ]
    for at in ("06:00", "14:30", "21:59"):
        assert refused(told(*COERCED), f"{DAY} luc={at}") == []


def test_coercion_is_not_on_a_day_off() -> None:
    rule = "coercion_is_not_on_a_day_off"
    act = "to_chuc_cuong_che 2026-{} ket_qua=thanh_cong"
    for day in ("08-15", "08-16", "08-31", "09-02", "11-24"):
        assert refused(told(*COERCED), act.format(day)) == [rule]
    assert refused(told(*COERCED), act.format("08-22")) == [], "a Saturday worked"
    (refusal,) = rules.judge(told(*COERCED), proposed(act.format("08-29")))
    assert refusal.earliest_on is not None
    assert refusal.earliest_on.isoformat() == "2026-09-03"
    assert rule in found(*COERCED, act.format("08-15"))


def test_coercion_is_not_around_tet() -> None:
    rule = ["coercion_is_not_around_tet"]
    alone = "to_chuc_cuong_che 2026-{} ket_qua=thanh_cong"
    act = f"{alone} ly_do=huy_dong_luc_luong"
    for day in ("02-02", "03-04"):
        assert refused(told(*COERCED_OLD), act.format(day)) == rule
        assert refused(told(*COERCED_OLD), alone.format(day)) == []
    for day in ("01-30", "03-05"):
        assert refused(told(*COERCED_OLD), act.format(day)) == []
    new = "to_chuc_cuong_che 2027-01-25 ket_qua=thanh_cong"
    assert refused(told(*COERCED), new) == []
    assert refused(told(*COERCED), f"{new} ly_do=huy_dong_luc_luong") == rule


def test_coercion_is_planned_for_an_allowed_day() -> None:
    rule = ["coercion_is_planned_for_an_allowed_day"]
    act = "phe_duyet_ke_hoach_cuong_che 2026-08-03 den_ngay"
    assert refused(told(*COERCED), f"{act}=2026-08-15") == rule
    assert refused(told(*COERCED), f"{act}=2026-08-14") == []
    old = "phe_duyet_ke_hoach_cuong_che 2026-01-05 den_ngay=2026-02-04"
    assert refused(told(*COERCED_OLD), f"{old} ly_do=huy_dong_luc_luong") == rule
    assert refused(told(*COERCED_OLD), old) == rule, "a plan needs forces by itself"
    decided = "quyet_dinh_cuong_che 2026-01-05 ly_do=khau_tru_tai_khoan den_ngay"
    assert refused(told(*COERCED_OLD), f"{decided}=2026-02-04") == []
    assert refused(told(*COERCED_OLD), f"{decided}=2026-02-17") == rule
    new = "phe_duyet_ke_hoach_cuong_che 2026-12-07 den_ngay=2027-01-25"
    assert refused(told(*COERCED), f"{new} ly_do=huy_dong_luc_luong") == rule
    assert refused(told(*COERCED), new) == []


def test_coercion_is_not_on_a_traditional_day() -> None:
    rule = ["coercion_is_not_on_a_traditional_day"]
    honoured = "doi_tuong_chinh_sach 2025-12-02"
    case = told(*COERCED_OLD, honoured)
    act = "to_chuc_cuong_che 2025-12-{} ket_qua=thanh_cong"
    forces = f"{act} ly_do=huy_dong_luc_luong"
    assert refused(case, forces.format(22)) == rule
    assert refused(case, act.format(22)) == []
    assert refused(told(*COERCED_OLD), forces.format(22)) == []
    assert refused(case, forces.format(19)) == refused(case, forces.format(23)) == []
    (refusal,) = rules.judge(case, proposed(forces.format(22)))
    assert str(refusal.earliest_on) == "2025-12-23"
    assert "Quân đội nhân dân" in refusal.sentence
    new = told(*COERCED, "doi_tuong_chinh_sach 2026-07-27")
    july = "to_chuc_cuong_che 2026-07-27 ket_qua=thanh_cong ly_do=huy_dong_luc_luong"
    (refusal,) = rules.judge(new, proposed(july))
    assert refusal.citation.short() == "Đ.42 k.2 NĐ 152/2026"
    assert "Thương binh" in refusal.sentence


def test_real_estate_seizure_waits_for_its_notice() -> None:
    rule = "real_estate_seizure_waits_for_its_notice"
    seized = "ke_bien 2026-08-07 ket_qua=bat_dong_san"
    assert found(*COERCED, seized) == [rule]
    assert found(*COERCED, "thong_bao_ke_bien_bat_dong_san 2026-08-05", seized) == [
        rule
    ]
    assert found(*COERCED, "thong_bao_ke_bien_bat_dong_san 2026-08-04", seized) == []
    assert found(*COERCED, "ke_bien 2026-08-07 ket_qua=dong_san") == []


VALUED = (
    *COERCED,
    "ke_bien 2026-08-07 ket_qua=dong_san",
    "tham_dinh_gia 2026-08-21 so_tien=100",
    "thong_bao_ket_qua_tham_dinh_gia 2026-08-24",
)


def test_revaluation_is_asked_in_time() -> None:
    act = "yeu_cau_tham_dinh_gia_lai 2026-{} ly_do=duong_su_yeu_cau"
    rule = ["revaluation_is_asked_in_time"]
    assert refused(told(*VALUED), act.format("09-03")) == []
    assert refused(told(*VALUED), act.format("09-04")) == rule
    other = "yeu_cau_tham_dinh_gia_lai 2026-09-04 ly_do=vi_pham"
    assert refused(told(*VALUED), other) == []


def test_revaluation_is_asked_once() -> None:
    asked = "yeu_cau_tham_dinh_gia_lai 2026-08-26 ly_do=duong_su_yeu_cau"
    case = told(*VALUED, asked)
    again = "yeu_cau_tham_dinh_gia_lai 2026-08-28 ly_do=duong_su_yeu_cau"
    assert refused(case, again) == ["revaluation_is_asked_once"]


def test_redemption_is_before_the_auction() -> None:
    act = "nop_tien_nhan_lai_tai_san 2026-{} so_tien=100 den_ngay=2026-11-25"
    rule = ["redemption_is_before_the_auction"]
    assert refused(told(*VALUED), act.format("11-23")) == []
    assert refused(told(*VALUED), act.format("11-25")) == rule


def test_protection_is_asked_in_time() -> None:
    rule = "protection_is_asked_in_time"
    act = "de_nghi_cong_an_bao_ve 2026-{} den_ngay=2026-08-14"
    assert found(*COERCED, act.format("08-07")) == []
    assert found(*COERCED, act.format("08-10")) == [rule]


def remission(due: int, asked: str, day: str = "2026-08-10") -> list[str]:
    return refused(told(*POOR, due=due), f"de_nghi_mien_giam {day} {asked}")


def test_remission_waits_for_its_years() -> None:
    asked = "ly_do=mien_10_nam so_tien=6000000"
    assert remission(6_000_000, asked) == ["remission_waits_for_its_years"]
    asked = "ly_do=mien_5_nam so_tien=4000000"
    assert remission(4_000_000, asked) == []
    case = told(*POOR, due=4_000_000)
    early = proposed(f"de_nghi_mien_giam 2026-03-02 {asked}")
    refusals = {each.rule: each for each in rules.judge(case, early)}
    earliest = refusals["remission_waits_for_its_years"].earliest_on
    assert earliest is not None
    assert earliest.isoformat() == "2026-03-03"


def test_remission_is_within_its_threshold() -> None:
    rule = ["remission_is_within_its_threshold"]
    assert remission(4_999_999, "ly_do=mien_5_nam so_tien=4999999") == []
    assert remission(5_000_000, "ly_do=mien_5_nam so_tien=5000000") == rule
    assert remission(4_999_999, "ly_do=giam_5_nam so_tien=1") == rule
    assert remission(5_000_000, "ly_do=giam_5_nam so_tien=1") == []
    assert remission(100_000_001, "ly_do=giam_5_nam so_tien=1") == rule
    old = ("nhan_ban_an 2016-01-04", "quyet_dinh_thi_hanh_an 2016-01-05")
    checked = "xac_minh 2021-02-01 ket_qua=khong_co_dieu_kien"
    asked = "de_nghi_mien_giam 2021-02-03 ly_do=mien_5_nam so_tien=1"
    assert refused(told(*old, checked, due=2_000_000), asked) == rule
    assert refused(told(*old, checked, due=1_999_999), asked) == []
    paid = told(*old, checked, "thu_tien 2021-02-02 so_tien=1", due=3_000_001)
    assert refused(paid, asked) == []


def test_reduction_is_within_its_share() -> None:
    rule = ["reduction_is_within_its_share"]
    assert remission(40_000_000, "ly_do=giam_5_nam so_tien=10000000") == []
    assert remission(40_000_000, "ly_do=giam_5_nam so_tien=10000001") == rule
    rows = ("nhan_ban_an 2014-03-03", "quyet_dinh_thi_hanh_an 2014-03-05", POOR[2])
    case = told(*rows, due=400_000_000)
    act = "de_nghi_mien_giam 2026-08-10 ly_do=giam_10_nam so_tien"
    assert refused(case, f"{act}=50000000") == []
    assert refused(case, f"{act}=50000001") == rule
    small = told(*rows, due=150_000_000)
    assert refused(small, f"{act}=30000000") == []
    assert refused(small, f"{act}=30000001") == rule


def test_remission_is_for_who_has_no_means() -> None:
    asked = "de_nghi_mien_giam 2026-08-10 ly_do=mien_5_nam so_tien=1"
    rich = told(*POOR[:2], "xac_minh 2026-08-03 ket_qua=co_dieu_kien", due=4_000_000)
    assert refused(rich, asked) == ["remission_is_for_who_has_no_means"]
    assert refused(told(*POOR, due=4_000_000), asked) == []


def test_remission_is_of_what_the_budget_is_owed() -> None:
    case = told(*POOR, due=53_000_000)
    owed_too = replace(case, facts=replace(case.facts, budget_left=3_000_000))
    asked = "de_nghi_mien_giam 2026-08-10 ly_do=mien_5_nam so_tien"
    assert refused(owed_too, f"{asked}=3000000") == []
    rule = ["remission_is_of_what_the_budget_is_owed"]
    assert refused(owed_too, f"{asked}=3000001") == rule


def test_hardship_follows_a_part_performed() -> None:
    asked = "de_nghi_mien_giam 2021-02-03 ly_do=kho_khan_dac_biet so_tien=1"
    rows = ("nhan_ban_an 2020-01-06", "quyet_dinh_thi_hanh_an 2020-01-08")
    checked = "xac_minh 2021-02-01 ket_qua=khong_co_dieu_kien"
    case = told(*rows, checked, due=9_000_000)
    assert refused(case, asked) == ["hardship_follows_a_part_performed"]
    paid = told(*rows, "thu_tien 2020-06-01 so_tien=1", checked, due=9_000_000)
    assert refused(paid, asked) == []


def test_remission_is_asked_once_a_year() -> None:
    decided = "quyet_dinh_mien_giam 2026-08-05 so_tien=100"
    case = told(*POOR, decided, due=40_000_000)
    again = "de_nghi_mien_giam 2026-08-10 ly_do=giam_5_nam so_tien=1"
    assert refused(case, again) == ["remission_is_asked_once_a_year"]


def test_remission_needs_a_recent_verification() -> None:
    rule = ["remission_needs_a_recent_verification"]
    asked = "ly_do=mien_5_nam so_tien=4000000"
    assert remission(4_000_000, asked, "2026-11-03") == []
    assert remission(4_000_000, asked, "2026-11-04") == rule
    never = told(*POOR[:2], due=4_000_000)
    assert refused(never, f"de_nghi_mien_giam 2026-08-10 {asked}") == rule


def test_complaint_is_lodged_in_time() -> None:
    rule = "complaint_is_lodged_in_time"
    lodged = "nhan_khieu_nai 2026-{} ket_qua={} den_ngay=2026-07-06"
    accepted = "thu_ly_khieu_nai 2026-08-11 ket_qua={}"
    for day, what, late in (
        ("07-21", "truoc_cuong_che", False),
        ("07-22", "truoc_cuong_che", True),
        ("07-16", "bao_dam", False),
        ("07-17", "bao_dam", True),
        ("08-05", "cuong_che", False),
        ("08-06", "cuong_che", True),
    ):
        codes = found(lodged.format(day, what), accepted.format(what))
        assert codes == ([rule] if late else []), (day, what)


def test_price_reduction_is_within_its_share() -> None:
    case = told(
        *COERCED,
        "ke_bien 2026-08-07 ket_qua=dong_san",
        "tham_dinh_gia 2026-08-21 so_tien=100000005",
        "ban_dau_gia 2026-10-05 ket_qua=khong_thanh",
    )
    rule = ["price_reduction_is_within_its_share"]
    assert refused(case, "giam_gia 2026-10-09 so_tien=90000005") == []
    assert refused(case, "giam_gia 2026-10-09 so_tien=90000004") == rule
    again = told(
        *(COERCED),
        "ke_bien 2026-08-07 ket_qua=dong_san",
        "tham_dinh_gia 2026-08-21 so_tien=100000000",
        "ban_dau_gia 2026-10-05 ket_qua=khong_thanh",
        "giam_gia 2026-10-09 so_tien=90000000",
        "ban_dau_gia 2026-11-09 ket_qua=khong_thanh",
    )
    assert refused(again, "giam_gia 2026-11-13 so_tien=81000000") == []
    assert refused(again, "giam_gia 2026-11-13 so_tien=80999999") == rule
