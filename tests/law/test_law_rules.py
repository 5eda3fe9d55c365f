"""Mỗi quy tắc một phép thử cùng tên: what it refuses, and what it lets pass."""

from tests.law import (
    test_law_archiving,
    test_law_rules_of_assets,
    test_law_rules_of_closing,
    test_law_rules_of_registers,
    test_law_rules_of_requests,
    test_law_rules_of_third_parties,
    test_law_rules_of_time,
)
from tests.law.cases import proposed, told
from thads.law.acts import rules
from thads.law.acts.history import History

OPEN = ("nhan_ban_an 2026-04-20", "quyet_dinh_thi_hanh_an 2026-04-29")
SERVED = (*OPEN, "thong_bao 2026-05-04")
WITHOUT = (
    "nhan_ban_an 2021-03-01",
    "quyet_dinh_thi_hanh_an 2021-03-03",
    "xac_minh 2021-04-06 ket_qua=khong_co_dieu_kien",
    "quyet_dinh_chua_co_dieu_kien 2021-04-08 ly_do=44a.1.a",
)
WITHOUT_NEW = (
    "nhan_yeu_cau 2026-07-01",
    "quyet_dinh_thi_hanh_an 2026-07-02",
    "xac_minh 2026-07-27 ket_qua=khong_co_dieu_kien",
    "quyet_dinh_chua_co_dieu_kien 2026-07-29 ly_do=38.1.a",
)


def refused(case: History, act: str) -> list[str]:
    return [refusal.rule for refusal in rules.judge(case, proposed(act))]


def said(case: History, act: str) -> str:
    (refusal,) = rules.judge(case, proposed(act))
    return refusal.sentence


def test_act_exists_in_the_law_of_its_day() -> None:
    case = told(*OPEN)
    rule = "act_exists_in_the_law_of_its_day"
    assert rule in refused(case, "ban_giao_viec 2025-06-30 don_vi_nhan=KV3")
    assert refused(case, "ban_giao_viec 2026-05-01 don_vi_nhan=KV3") == []


def test_act_follows_a_fitting_status() -> None:
    suspended = told(*OPEN, "quyet_dinh_tam_dinh_chi 2026-05-06 ly_do=49.2")
    act = "quyet_dinh_cuong_che 2026-05-20 ly_do=ke_bien ket_qua=ngan_chan_tau_tan"
    assert refused(suspended, act) == ["act_follows_a_fitting_status"]
    assert refused(told(*SERVED), act) == []
    nothing = told()
    act = "quyet_dinh_thi_hanh_an 2026-05-20"
    assert said(nothing, act).startswith("Chưa được: chưa nhận bản án")


def test_ended_is_ended() -> None:
    ended = told(*OPEN, "quyet_dinh_dinh_chi 2026-05-06 ly_do=50.1.c")
    act = "xac_minh 2026-05-07 ket_qua=chua_ro"
    assert refused(ended, act) == ["ended_is_ended"]
    assert "(đình chỉ) từ ngày 06/05/2026" in said(ended, act)
    assert refused(ended, "gui_quyet_dinh_cho_vien_kiem_sat 2026-05-08") == []


def test_act_is_not_before_the_decision() -> None:
    case = told(*OPEN)
    early = "xac_minh 2026-04-28 ket_qua=chua_ro"
    assert refused(case, early) == ["act_is_not_before_the_decision"]
    assert refused(case, "xac_minh 2026-04-29 ket_qua=chua_ro") == []
    assert refused(case, "nhan_yeu_cau 2026-04-22") == []


NEW_OPEN = ("nhan_yeu_cau 2026-07-01", "quyet_dinh_thi_hanh_an 2026-07-02")
INTEREST = "xac_dinh_lai_cham 2026-08-10 so_tien=50 ly_do=ban_an_co_tuyen"


def test_late_interest_is_of_days_gone_by() -> None:
    case = told(*NEW_OPEN, due=100)
    rule = "late_interest_is_of_days_gone_by"
    assert refused(case, f"{INTEREST} den_ngay=2026-08-11") == [rule]
    assert refused(case, f"{INTEREST} den_ngay=2026-08-10") == []


def test_late_interest_is_taken_back_while_unpaid() -> None:
    rule = "late_interest_is_taken_back_while_unpaid"
    determined = (*NEW_OPEN, f"{INTEREST} den_ngay=2026-08-10")
    back = "dinh_chinh 2026-08-12 dinh_chinh_stt=3"
    paid = told(*determined, "thu_tien 2026-08-11 so_tien=101", due=100)
    assert refused(paid, back) == [rule]
    assert "chỉ còn phải thi hành 49 đồng" in said(paid, back)
    later = told(*determined, "thu_tien 2026-08-13 so_tien=150", due=100)
    assert refused(later, back) == [rule]
    principal = told(*determined, "thu_tien 2026-08-11 so_tien=100", due=100)
    assert refused(principal, back) == []
    assert refused(paid, "dinh_chinh 2026-08-12 dinh_chinh_stt=4") == []


def test_act_is_not_after_its_recording() -> None:
    case = told(*OPEN)
    act = "thong_bao 2026-05-05 ghi_nhan_luc=2026-05-04T16:00:00"
    assert refused(case, act) == ["act_is_not_after_its_recording"]
    act = "thong_bao 2026-05-04 ghi_nhan_luc=2026-05-04T00:10:00"
    assert refused(case, act) == []


def test_correction_names_a_standing_act() -> None:
    case = told(*OPEN, "thong_bao 2026-05-04", "dinh_chinh 2026-05-05 dinh_chinh_stt=3")
    again = "dinh_chinh 2026-05-06 dinh_chinh_stt=3"
    assert refused(case, again) == ["correction_names_a_standing_act"]
    missing = "dinh_chinh 2026-05-06 dinh_chinh_stt=17"
    assert refused(case, missing) == ["correction_names_a_standing_act"]
    assert refused(case, "dinh_chinh 2026-05-06 dinh_chinh_stt=2") == []


def test_ground_is_given() -> None:
    assert refused(told(*OPEN), "quyet_dinh_hoan 2026-05-06") == ["ground_is_given"]
    assert refused(told(*OPEN), "quyet_dinh_hoan 2026-05-06 ly_do=48.1.a") == []


def test_ground_is_of_the_law_of_its_day() -> None:
    case, rule = told(*OPEN), "ground_is_of_the_law_of_its_day"
    assert refused(case, "quyet_dinh_tam_dinh_chi 2026-07-01 ly_do=49.1") == [rule]
    assert refused(case, "quyet_dinh_tam_dinh_chi 2026-06-30 ly_do=47.2") == [rule]
    assert refused(case, "quyet_dinh_tam_dinh_chi 2026-07-01 ly_do=47.2") == []


def test_result_is_given() -> None:
    assert refused(told(*OPEN), "xac_minh 2026-05-06") == ["result_is_given"]
    assert "kết quả xác minh" in said(told(*OPEN), "xac_minh 2026-05-06")


def test_result_is_known() -> None:
    act = "xac_minh 2026-05-06 ket_qua=xong"
    assert refused(told(*OPEN), act) == ["result_is_known"]
    assert "co_dieu_kien, khong_co_dieu_kien, chua_ro" in said(told(*OPEN), act)


def test_amount_is_given() -> None:
    case = told(*OPEN, due=100)
    assert refused(case, "thu_tien 2026-05-06") == ["amount_is_given"]
    assert refused(case, "thu_tien 2026-05-06 so_tien=0") == ["amount_is_given"]
    assert refused(case, "thu_tien 2026-05-06 so_tien=1") == []


def test_amount_is_not_negative() -> None:
    case = told(*OPEN, due=100)
    act = "thu_tien 2026-05-06 so_tien=-5"
    assert refused(case, act) == ["amount_is_not_negative"]


def test_receiving_unit_is_given() -> None:
    case, rule = told(*OPEN), "receiving_unit_is_given"
    assert refused(case, "quyet_dinh_uy_thac 2026-05-06") == [rule]
    assert refused(case, "ban_giao_viec 2026-05-06") == [rule]
    assert refused(case, "quyet_dinh_uy_thac 2026-05-06 don_vi_nhan=HN01") == []


def test_payout_is_within_what_was_collected() -> None:
    case = told(*OPEN, "thu_tien 2026-05-06 so_tien=70", due=100)
    rule = "payout_is_within_what_was_collected"
    assert refused(case, "chi_tra 2026-05-07 so_tien=71") == [rule]
    assert refused(case, "chi_tra 2026-05-07 so_tien=70") == []
    assert refused(case, "chi_tra 2026-05-05 so_tien=70") == [rule]


def test_collection_is_within_what_remains() -> None:
    rule = "collection_is_within_what_remains"
    case = told(*OPEN, "thu_tien 2026-05-06 so_tien=101", due=100)
    assert [each.code for each in rules.findings(case)] == [rule]
    # Money that did come in must be recordable, so it is a finding and no refusal.
    assert refused(told(*OPEN, due=100), "thu_tien 2026-05-06 so_tien=101") == []


def test_reduction_is_within_what_remains() -> None:
    case, rule = told(*OPEN, due=100), "reduction_is_within_what_remains"
    assert refused(case, "quyet_dinh_mien_giam 2026-05-06 so_tien=101") == [rule]
    assert refused(case, "quyet_dinh_mien_giam 2026-05-06 so_tien=100") == []
    act = "quyet_dinh_dinh_chi 2026-05-06 ly_do=50.1.e so_tien=101"
    assert refused(case, act) == [rule]


def test_price_returns_after_annulment() -> None:
    rule, back = "price_returns_after_annulment", "tra_tien_mua_tai_san 2026-05-09"
    sold = (*OPEN, "nop_tien_mua_tai_san 2026-05-06 so_tien=50")
    annulled = "huy_ket_qua_dau_gia 2026-05-08"
    assert refused(told(*sold, due=100), f"{back} so_tien=50") == [rule]
    assert refused(told(*sold, annulled, due=100), f"{back} so_tien=50") == []
    again = told(*sold, annulled, "nop_tien_mua_tai_san 2026-05-09 so_tien=60", due=100)
    late = "tra_tien_mua_tai_san 2026-05-10 so_tien=50"
    assert refused(again, late) == [rule]


def test_completion_needs_nothing_remaining() -> None:
    paid = told(*OPEN, "thu_tien 2026-05-06 so_tien=100", due=100)
    assert refused(paid, "ket_thuc 2026-05-07") == []
    half = told(*OPEN, "thu_tien 2026-05-06 so_tien=60", due=100)
    rule = "completion_needs_nothing_remaining"
    assert refused(half, "ket_thuc 2026-05-07") == [rule]
    rest = "quyet_dinh_dinh_chi 2026-05-06 ly_do=50.1.e so_tien=40"
    ended_in_parts = told(*OPEN, "thu_tien 2026-05-06 so_tien=60", rest, due=100)
    assert refused(ended_in_parts, "ket_thuc 2026-05-07") == []


def test_coercion_waits_for_the_voluntary_period() -> None:
    rule = "coercion_waits_for_the_voluntary_period"
    case, act = told(*SERVED), "quyet_dinh_cuong_che 2026-05-14 ly_do=tru_thu_nhap"
    assert refused(case, act) == [rule]
    assert refused(case, f"{act} ket_qua=ngan_chan_tau_tan") == []
    assert refused(case, "quyet_dinh_cuong_che 2026-05-15 ly_do=tru_thu_nhap") == []
    assert said(told(*OPEN), act).startswith("Chưa được: chưa thông báo")


def test_coercion_needs_means() -> None:
    case = told(*WITHOUT, "thong_bao 2021-03-04")
    act = "quyet_dinh_cuong_che 2021-06-01 ly_do=ke_bien"
    assert refused(case, act) == ["coercion_needs_means"]


def test_coercion_is_carried_out_after_its_decision() -> None:
    act = "to_chuc_cuong_che 2026-05-20 ket_qua=thanh_cong ly_do=huy_dong_luc_luong"
    rule = "coercion_is_carried_out_after_its_decision"
    assert refused(told(*SERVED), act) == [rule]
    decided = told(*SERVED, "quyet_dinh_cuong_che 2026-05-15 ly_do=giao_tai_san")
    assert refused(decided, act) == []


def test_seizure_needs_its_decision() -> None:
    other = told(*SERVED, "quyet_dinh_cuong_che 2026-05-15 ly_do=giao_tai_san")
    assert refused(other, "ke_bien 2026-05-20") == ["seizure_needs_its_decision"]
    decided = told(*SERVED, "quyet_dinh_cuong_che 2026-05-15 ly_do=ke_bien")
    assert refused(decided, "ke_bien 2026-05-20") == []


def test_valuation_needs_seizure() -> None:
    act = "tham_dinh_gia 2026-05-25"
    assert refused(told(*SERVED), act) == ["valuation_needs_seizure"]
    assert refused(told(*SERVED, "ke_bien 2026-05-20"), act) == []


def test_auction_needs_seizure() -> None:
    case = told(*SERVED, "tham_dinh_gia 2026-05-25")
    act = "ban_dau_gia 2026-06-25 ket_qua=thanh_cong"
    assert refused(case, act) == ["auction_needs_seizure"]


def test_auction_needs_valuation() -> None:
    act = "ban_dau_gia 2026-06-25 ket_qua=thanh_cong"
    seized = told(*SERVED, "ke_bien 2026-05-20")
    assert refused(seized, act) == ["auction_needs_valuation"]
    valued = told(*SERVED, "ke_bien 2026-05-20", "tham_dinh_gia 2026-05-25")
    assert refused(valued, act) == []


def test_price_reduction_needs_a_failed_auction() -> None:
    act, rule = "giam_gia 2026-06-29", "price_reduction_needs_a_failed_auction"
    sold = told(*SERVED, "ban_dau_gia 2026-06-25 ket_qua=thanh_cong")
    assert refused(sold, act) == [rule]
    failed = told(*SERVED, "ban_dau_gia 2026-06-25 ket_qua=khong_thanh")
    assert refused(failed, act) == []


def test_reoccupation_needs_a_handover() -> None:
    act = "tai_chiem 2026-06-29"
    assert refused(told(*SERVED), act) == ["reoccupation_needs_a_handover"]
    handed_over = told(*SERVED, "giao_tai_san 2026-06-01", "ket_thuc 2026-06-02")
    assert refused(handed_over, act) == []


def test_no_means_needs_a_verification() -> None:
    rule = "no_means_needs_a_verification"
    act = "quyet_dinh_chua_co_dieu_kien 2026-05-20 ly_do=44a.1.a"
    assert refused(told(*SERVED), act) == [rule]
    unclear = told(*SERVED, "xac_minh 2026-05-18 ket_qua=chua_ro")
    assert refused(unclear, act) == [rule]
    none = told(*SERVED, "xac_minh 2026-05-18 ket_qua=khong_co_dieu_kien")
    assert refused(none, act) == []
    by_auction = "quyet_dinh_chua_co_dieu_kien 2026-07-20 ly_do=38.1.g"
    assert refused(told(*SERVED), by_auction) == []


def test_no_means_is_decided_once() -> None:
    act = "quyet_dinh_chua_co_dieu_kien 2021-06-01 ly_do=44a.1.a"
    assert refused(told(*WITHOUT), act) == ["no_means_is_decided_once"]


def test_publication_needs_a_no_means_decision() -> None:
    act, rule = "cong_khai_chua_co_dieu_kien", "publication_needs_a_no_means_decision"
    assert refused(told(*SERVED), f"{act} 2026-05-20") == [rule]
    assert refused(told(*WITHOUT), f"{act} 2021-04-12") == []


def test_separate_book_needs_a_no_means_decision() -> None:
    continued = told(*WITHOUT, "quyet_dinh_tiep_tuc 2021-09-01")
    rule = "separate_book_needs_a_no_means_decision"
    assert refused(continued, "chuyen_so_theo_doi_rieng 2022-05-04") == [rule]


def test_separate_book_waits_for_its_term() -> None:
    rule = "separate_book_waits_for_its_term"
    case = told(*WITHOUT, "xac_minh 2021-10-08 ket_qua=khong_co_dieu_kien")
    assert refused(case, "chuyen_so_theo_doi_rieng 2022-04-07") == [rule]
    assert refused(case, "chuyen_so_theo_doi_rieng 2022-04-08") == []
    unknown = [row.replace("44a.1.a", "44a.1.c") for row in WITHOUT]
    case = told(*unknown, "xac_minh 2021-10-08 ket_qua=khong_co_dieu_kien")
    assert refused(case, "chuyen_so_theo_doi_rieng 2022-04-08") == [rule]
    assert refused(case, "chuyen_so_theo_doi_rieng 2023-04-10") == []


def test_separate_book_needs_verifications() -> None:
    act, rule = (
        "chuyen_so_theo_doi_rieng 2022-04-08",
        "separate_book_needs_verifications",
    )
    assert refused(told(*WITHOUT), act) == [rule]
    assert "mới xác minh 1 lần, cần ít nhất 2 lần" in said(told(*WITHOUT), act)


def test_separate_book_is_for_ex_officio_cases() -> None:
    rows = (*WITHOUT_NEW, "xac_minh 2027-01-20 ket_qua=khong_co_dieu_kien")
    act, rule = (
        "chuyen_so_theo_doi_rieng 2028-08-01",
        "separate_book_is_for_ex_officio_cases",
    )
    assert refused(told(*rows, on_request=True), act) == [rule]
    assert refused(told(*rows, on_request=False), act) == []


def test_return_needs_a_no_means_decision() -> None:
    case = told(
        "nhan_yeu_cau 2026-07-01", "quyet_dinh_thi_hanh_an 2026-07-02", on_request=True
    )
    assert refused(case, "gui_lai_yeu_cau 2028-07-31") == [
        "return_needs_a_no_means_decision"
    ]


def test_return_is_for_requests() -> None:
    case = told(*WITHOUT_NEW, on_request=False)
    assert refused(case, "gui_lai_yeu_cau 2028-07-31") == ["return_is_for_requests"]
    assert (
        refused(told(*WITHOUT_NEW, on_request=True), "gui_lai_yeu_cau 2028-07-31") == []
    )


def test_return_waits_for_its_term() -> None:
    case = told(*WITHOUT_NEW, on_request=True)
    act = proposed("gui_lai_yeu_cau 2028-07-28")
    (refusal,) = rules.judge(case, act)
    assert refusal.rule == "return_waits_for_its_term"
    assert refusal.earliest_on is not None
    assert refusal.earliest_on.isoformat() == "2028-07-31"


def test_postponement_ends_after_it_begins() -> None:
    act = "quyet_dinh_hoan 2026-05-06 ly_do=48.1.c den_ngay=2026-05-05"
    assert refused(told(*OPEN), act) == ["postponement_ends_after_it_begins"]


def test_protest_postponement_is_within_its_term() -> None:
    act = "quyet_dinh_hoan 2026-07-06 ly_do=46.2 den_ngay"
    rule = "protest_postponement_is_within_its_term"
    assert refused(told(*OPEN), f"{act}=2026-10-07") == [rule]
    assert refused(told(*OPEN), f"{act}=2026-10-06") == []


def test_protest_postponement_is_granted_once() -> None:
    case = told(
        *OPEN,
        "quyet_dinh_hoan 2026-05-06 ly_do=48.2 den_ngay=2026-06-30",
        "quyet_dinh_tiep_tuc 2026-07-01",
    )
    act = "quyet_dinh_hoan 2026-07-06 ly_do=46.2"
    assert refused(case, act) == ["protest_postponement_is_granted_once"]


def test_refusal_is_for_requests() -> None:
    rows = ("nhan_ban_an 2026-07-01",)
    act = "tu_choi_yeu_cau 2026-07-02 ly_do=34.4.a"
    assert refused(told(*rows), act) == ["refusal_is_for_requests"]
    assert refused(told(*rows, on_request=True), act) == []


def test_continuing_needs_an_obstacle() -> None:
    act, rule = "quyet_dinh_tiep_tuc 2026-05-20", "continuing_needs_an_obstacle"
    assert refused(told(*SERVED), act) == [rule]
    postponed = told(*SERVED, "quyet_dinh_hoan 2026-05-06 ly_do=48.1.a")
    assert refused(postponed, act) == []
    assert refused(told(*WITHOUT), act) == []


def test_confirmation_needs_a_request() -> None:
    ended = told(*OPEN, "ket_thuc 2026-05-06")
    act = "xac_nhan_ket_qua 2026-05-12"
    assert refused(ended, act) == ["confirmation_needs_a_request"]
    asked = told(*OPEN, "ket_thuc 2026-05-06", "yeu_cau_xac_nhan_ket_qua 2026-05-11")
    assert refused(asked, act) == []


def test_explanation_needs_a_question() -> None:
    act = "tra_loi_giai_thich 2026-05-12"
    assert refused(told(*OPEN), act) == ["explanation_needs_a_question"]
    assert refused(told(*OPEN, "yeu_cau_giai_thich 2026-05-05"), act) == []


def test_every_rule_has_a_test_of_the_same_name() -> None:
    names = [rule.name for rule in rules.every_rule()]
    assert len(set(names)) == len(names)
    elsewhere = (
        test_law_archiving,
        test_law_rules_of_assets,
        test_law_rules_of_requests,
        test_law_rules_of_third_parties,
        test_law_rules_of_time,
        test_law_rules_of_closing,
        test_law_rules_of_registers,
    )
    tested = set(globals()).union(*map(vars, elsewhere))
    missing = [name for name in names if f"test_{name}" not in tested]
    assert missing == []


def test_every_refusal_is_worded_for_an_officer() -> None:
    for rule in rules.every_rule():
        assert rule.sentence.endswith((".", "}"))
        assert rule.sentence.startswith(("Chưa được:", "Không được:", "{"))
        assert "!" not in rule.sentence
