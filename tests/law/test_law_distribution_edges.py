"""Phân phối tiền: first and last days, what is refused, and what an answer carries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from thads.law import statutes
from thads.law.distribution import (
    CannotDistribute,
    Claim,
    FeeTable,
    Rate,
    Security,
    distribute,
    explained,
    fee_division,
    fee_left,
    fee_on,
    late_interest,
    order_on,
    transferred,
)
from thads.law.distribution.fee_grounds import exemptions, reliefs
from thads.law.distribution.order import every_heading
from thads.law.periods import Stretch

OLD_FIRST, OLD_LAST = date(2015, 7, 1), date(2026, 6, 30)
NEW_FIRST, FAR = date(2026, 7, 1), date(2036, 1, 1)
FEES_FIRST = date(2017, 1, 1)
ONE_DAY = timedelta(days=1)
ASKED = date(2026, 7, 2)
ON = date(2026, 9, 1)

TIERS = {OLD_FIRST: "abc", OLD_LAST: "abc", NEW_FIRST: "abcdđ", FAR: "abcdđ"}
DEDUCTIONS = {
    OLD_LAST: ["chi_phi_thi_hanh_an", "tien_thue_nha"],
    NEW_FIRST: [
        "chi_phi_thi_hanh_an",
        "tien_thue_nha",
        "le_phi_truoc_ba",
        "thue_chuyen_nhuong",
    ],
}
PLACES = {
    "bao_dam_nguoi_khac": ("47.3", "54.3"),
    "an_phi_bao_dam": ("47.3", "54.3"),
    "bao_dam": ("47.3", "54.3"),
    "cung_hang": ("47.2.a", "54.2.a"),
    "da_yeu_cau": ("47.2.b", "54.2.b"),
    "yeu_cau_sau": ("47.2.b", "54.2.b"),
    "con_lai": ("47.2.c", "54.2.c"),
}


@pytest.mark.parametrize("on", TIERS)
def test_tiers_belong_to_the_law_of_the_day(on: date) -> None:
    assert "".join(tier.code for tier in order_on(on).tiers) == TIERS[on]


@pytest.mark.parametrize("on", DEDUCTIONS)
def test_deductions_belong_to_the_law_of_the_day(on: date) -> None:
    assert [each.code for each in order_on(on).deductions] == DEDUCTIONS[on]


@pytest.mark.parametrize("place", PLACES)
def test_places_rest_on_the_article_of_each_law(place: str) -> None:
    for on, law in ((OLD_FIRST, 0), (OLD_LAST, 0), (NEW_FIRST, 1), (FAR, 1)):
        assert order_on(on).places[place].citation.slug() == PLACES[place][law]


def test_each_heading_holds_from_its_first_day_to_its_last() -> None:
    for headings in every_heading().values():
        for each in headings:
            old = each.citation.instrument == "luat_2008"
            first, last = (OLD_FIRST, OLD_LAST) if old else (NEW_FIRST, None)
            assert (each.valid.first, each.valid.last) == (first, last)
            assert each.confidence == "verified"


def test_before_the_amended_law_no_order_is_known() -> None:
    with pytest.raises(CannotDistribute, match="30/06/2015"):
        order_on(OLD_FIRST - ONE_DAY)


def test_fee_cases_hold_from_their_first_day() -> None:
    for each in (*exemptions(), *reliefs()):
        of_circular = each.citation.instrument == "tt_216_2016"
        first = FEES_FIRST if of_circular else NEW_FIRST
        assert (each.valid.first, each.valid.last) == (first, None), each.code
        doubted = each.code == "thu_cho_ngan_sach"
        assert each.confidence == ("recalled" if doubted else "verified")


def test_the_fee_table_of_the_new_law_is_only_recalled() -> None:
    assert FeeTable.on(NEW_FIRST).confidence == "recalled"
    of_circular = statutes.value("phi_thi_hanh_an_mien_den", OLD_LAST)
    assert of_circular.confidence == "verified"
    assert fee_on(0, 10**8, ON).citation.short() == "Đ.4 TT 216/2016"


def test_a_collected_fee_is_divided_without_a_dong_left_over() -> None:
    assert fee_division(101, ON) == {
        "phi_de_lai": 66,
        "phi_chuyen_cap_tren": 20,
        "phi_nop_ngan_sach_ty_le": 15,
    }


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("lai_cham_thi_hanh_an", (FEES_FIRST, FAR)),
        ("lai_cham_so_ngay_mot_nam", (FEES_FIRST, FAR)),
        ("lai_cham_so_thang_mot_nam", (FEES_FIRST, FAR)),
        ("phi_tu_giao_nhan_mot_phan", (FEES_FIRST, FAR)),
        ("phi_nop_ngan_sach_ty_le", (FEES_FIRST, FAR)),
        *(
            (f"luong_toi_thieu_vung_{region}", (date(2026, 1, 1), FAR))
            for region in range(1, 5)
        ),
        *(
            (f"phi_thi_hanh_an_{edge}", (FEES_FIRST, FAR))
            for edge in (
                *("bac_1", "bac_2", "bac_3", "bac_4", "bac_5"),
                *("den_bac_1", "den_bac_2", "den_bac_3", "den_bac_4"),
                *("goc_bac_2", "goc_bac_3", "goc_bac_4", "goc_bac_5"),
            )
        ),
        ("giam_phi_ho_ngheo", (FEES_FIRST, FAR)),
        ("giam_phi_xac_minh_dung", (FEES_FIRST, FAR)),
        ("giam_phi_xac_minh_dung_co_luc_luong", (FEES_FIRST, FAR)),
        ("phi_de_lai", (FEES_FIRST, FAR)),
        ("phi_chuyen_cap_tren", (FEES_FIRST, FAR)),
    ],
)
def test_a_value_is_known_from_its_first_day_on(
    key: str, days: tuple[date, date]
) -> None:
    first, later = days
    assert statutes.value(key, first) == statutes.value(key, later)
    assert statutes.find(key, first - ONE_DAY) is None


def test_base_salaries_follow_each_other_without_a_gap() -> None:
    salaries = statutes.current_book().history("luong_co_so")
    assert [(each.valid_from, each.value) for each in salaries] == [
        (date(2016, 5, 1), 1_210_000),
        (date(2017, 7, 1), 1_300_000),
        (date(2018, 7, 1), 1_390_000),
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
        (date(2026, 7, 1), 2_530_000),
    ]
    ends = [each.valid_to for each in salaries]
    assert ends == [each.valid_from - ONE_DAY for each in salaries[1:]] + [None]
    certain = [each.valid_from for each in salaries if each.is_certain]
    assert certain == [NEW_FIRST]


def test_minimum_wages_of_the_four_regions() -> None:
    keys = [f"luong_toi_thieu_vung_{region}" for region in range(1, 5)]
    wages = [statutes.value(key, NEW_FIRST) for key in keys]
    assert [wage.value for wage in wages] == [
        5_310_000,
        4_730_000,
        4_140_000,
        3_700_000,
    ]
    assert {wage.confidence for wage in wages} == {"recalled"}


def a_claim(code: str = "X", due: int = 100, **others: int) -> Claim:
    return Claim(code, "no_dan_su", due, ASKED, **others)


@pytest.mark.parametrize(
    ("attempt", "says"),
    [
        (lambda: distribute([a_claim()], -1, ON), "không âm"),
        (lambda: distribute([a_claim(), a_claim()], 1, ON), "trùng mã"),
        (
            lambda: distribute([a_claim()], 9, OLD_LAST, deductions=[("thue", 1)]),
            "ngày 30/06/2026 không cho trừ trước khoản “thue”. Được trừ: chi phí",
        ),
        (
            lambda: distribute(
                [a_claim()], 9, ON, deductions=[("chi_phi_thi_hanh_an", -1)]
            ),
            "Khoản trừ “chi_phi_thi_hanh_an” không âm",
        ),
        (lambda: a_claim(received=101), "đã nhận 101 trên số phải thi hành 100 đồng"),
        (lambda: a_claim(received=-1), "đã nhận -1"),
        (lambda: transferred(a_claim(), "Y", ON, 101), "chuyển giao 101 đồng ngày 01"),
        (lambda: transferred(a_claim(), "Y", ON, 0), "nhưng chỉ còn 100 đồng"),
        (lambda: fee_on(-1, 0, ON), "không âm"),
        (lambda: fee_on(0, -1, ON), "không âm"),
        (lambda: fee_on(0, 1, ON, ground="la"), "Ngày 01/09/2026 không có trường hợp"),
        (lambda: fee_on(0, 1, ON, relief="la"), "Có: mien_nguoi_co_cong, mien_neo"),
        (
            lambda: fee_on(
                0, 1, ON, relief="giam_ho_ngheo", reduction=Fraction(81, 100)
            ),
            "giảm nhiều nhất 80,00%",
        ),
        (
            lambda: fee_on(0, 1, ON, relief="giam_ho_ngheo", reduction=Fraction(-1)),
            "giảm nhiều nhất",
        ),
        (lambda: late_interest(-1, ON, ON), "không âm"),
        (lambda: late_interest(1, ON, ON - ONE_DAY), "31/08/2026 trước ngày bắt đầu"),
        (
            lambda: late_interest(5, ASKED, ON, collected=[(ON, 6)]),
            "Khoản thu 6 đồng ngày 01/09/2026 không khớp",
        ),
        (lambda: late_interest(5, ASKED, ON, collected=[(ON, -1)]), "Khoản thu -1"),
        (
            lambda: late_interest(5, ASKED, ON, collected=[(ASKED - ONE_DAY, 1)]),
            "Khoản thu 1",
        ),
    ],
)
def test_what_cannot_be_is_refused(attempt: Callable[[], object], says: str) -> None:
    with pytest.raises(CannotDistribute, match=says):
        attempt()


def test_edges_of_what_may_be() -> None:
    assert distribute([a_claim()], 0, ON).to_debtor == 0
    assert a_claim(received=100).remaining == 0
    assert fee_on(0, 0, ON).amount == 0
    free = fee_on(0, 10**8, ON, relief="giam_ho_ngheo", reduction=Fraction(0))
    assert (free.amount, free.in_full) == (3_000_000, 3_000_000)
    most = fee_on(0, 10**8, ON, relief="giam_ho_ngheo", reduction=Fraction(80, 100))
    assert most.amount == 600_000
    assert [each.due for each in transferred(a_claim(), "Y", ON, 1)] == [99, 1]
    paid_off = late_interest(5, ASKED, ON, collected=[(ON, 5)])
    assert paid_off.segments[-1].days.last == ON


def test_a_transferred_right_keeps_its_rank_and_leaves_its_history_behind() -> None:
    old = Claim(
        "CU", "cap_duong", 100, ASKED, 30, charged_before=7, payee="A", fee_before=1
    )
    kept, moved = transferred(old, "MOI", ON, 50)
    assert (kept.due, kept.received, kept.charged_before) == (20, 0, 37)
    assert (kept.payee, kept.fee_before, moved.fee_before) == ("A", 1, None)
    assert (moved.due, moved.received, moved.charged_before) == (50, 0, 0)
    assert (moved.kind, moved.requested_on, moved.payee) == ("cap_duong", ASKED, "")
    assert moved.transferred_from == "CU"
    assert [each.code for each in transferred(old, "MOI", ON)] == ["MOI"]
    assert transferred(old, "MOI", ON)[0].due == 70


def test_an_explanation_carries_the_division() -> None:
    found = distribute([a_claim("A"), a_claim("B"), a_claim("C")], 100, ON)
    first = explained(found.shares[0])
    assert (first.claim, first.tier, first.money, first.due) == ("A", "đ", 100, 100)
    assert (first.quotient, first.remainder, first.divisor) == (33, 100, 300)
    assert (first.raised, first.amount, first.confidence) == (True, 34, "verified")
    assert first.citation.slug() == "54.1.đ"
    assert first.in_words().endswith("Khoản A được 34 đồng. [quy ước làm tròn]")
    assert "Làm tròn xuống; 1 đồng lẻ thuộc" in explained(found.shares[1]).in_words()
    even = distribute([a_claim("A"), a_claim("B")], 100, ON)
    assert "Chia hết, không có đồng lẻ." in explained(even.shares[0]).in_words()
    assert (
        "cho 2 khoản còn phải thi hành 200 đồng" in explained(even.shares[0]).in_words()
    )
    later = distribute([a_claim("A", received=40), a_claim("B", received=40)], 60, ON)
    told = explained(later.shares[0]).in_words()
    assert "có 60 đồng cho 2 khoản còn phải thi hành 120 đồng" in told
    assert list(found.explanations) == [explained(share) for share in found.shares]
    assert [share.amount for share in found.of("B")] == [33]
    assert (found.pools[0].last_raised, even.pools[0].last_raised) == (0, -1)


def test_a_rate_is_the_one_that_began_last() -> None:
    rates = [Rate(ON, Fraction(2)), Rate(ASKED, Fraction(1))]
    found = late_interest(365, ON - ONE_DAY, ON, rates=rates)
    assert found.amount == 2
    assert [each.yearly for each in found.segments] == [2]


def test_a_court_fee_with_security_of_its_own_is_paid_once() -> None:
    secured = Claim("AP", "an_phi", 8, ASKED, security=Security.NAMED, judgment="B")
    found = distribute([secured], 20, ON)
    assert [share.amount for share in found.shares] == [8]
    assert "lãi chậm" not in explained(found.shares[0]).in_words()
    assert [pool.heading.code for pool in found.pools] == ["bao_dam"]


def test_an_explanation_is_read_from_the_place_to_the_last_dong() -> None:
    moved = replace(a_claim("A"), transferred_from="CU")
    found = distribute([moved, a_claim("B"), a_claim("C")], 100, ON, cut_off=ON)
    assert explained(found.shares[0]).in_words() == (
        "Người được thi hành án tính đến thời điểm có quyết định cưỡng chế. "
        "[Đ.54 k.2 đ.b Luật THADS 2025] Hàng thứ năm: các khoản khác: có 100 đồng cho 3 "
        "khoản còn phải thi hành 300 đồng. [Đ.54 k.1 đ.đ Luật THADS 2025] Quyền được "
        "chuyển giao từ khoản CU. [Đ.54 k.1 đ.đ Luật THADS 2025] Chia theo tỷ lệ "
        "33,3333%: 100 × 100 ÷ 300 = 33,333 đồng. [Đ.54 k.1 đ.đ Luật THADS 2025] Phần lẻ "
        "thuộc 1 phần lẻ lớn nhất: thêm 1 đồng. Khoản A được 34 đồng. [quy ước làm tròn]"
    )


def test_the_law_may_change_its_rate_on_the_way() -> None:
    book = statutes.current_book()
    rates = [
        replace(each, valid=Stretch(FEES_FIRST, OLD_LAST))
        for each in book.history("lai_cham_thi_hanh_an")
    ]
    doubled = [replace(each, value=20, valid=Stretch(NEW_FIRST)) for each in rates]
    other = [
        value
        for key in book.names()
        for value in book.history(key)
        if key != "lai_cham_thi_hanh_an"
    ]
    with statutes.overlaid(statutes.StatuteBook([*other, *rates, *doubled])):
        found = late_interest(365_000, OLD_LAST - 9 * ONE_DAY, NEW_FIRST + ONE_DAY)
    assert [each.counted for each in found.segments] == [9, 2]
    assert found.amount == 9 * 100 + 2 * 200


def test_before_the_civil_code_of_2015_no_rate_is_known() -> None:
    late_interest(1, FEES_FIRST - ONE_DAY, FEES_FIRST)
    with pytest.raises(statutes.UnknownValueError, match="lai_cham_thi_hanh_an"):
        late_interest(1, FEES_FIRST - 2 * ONE_DAY, FEES_FIRST)
    own = [Rate(OLD_FIRST, Fraction(1, 10))]
    assert late_interest(3650, OLD_FIRST, FEES_FIRST, rates=own).amount == 550


def test_the_rest_of_a_fee_is_what_no_receipt_has_covered() -> None:
    """TT 216/2016 Art 4: the fee of the sum, less what was charged; never below zero."""
    on = date(2026, 8, 5)
    assert fee_left(5_061_000, 1_000, on).amount == 150_830
    assert fee_left(5_061_000, 151_830, on).amount == 0
    assert fee_left(5_060_000, 0, on).amount == fee_left(0, 500, on).amount == 0
