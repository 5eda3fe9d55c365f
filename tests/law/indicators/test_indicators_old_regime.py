"""Chế độ đến 2019 và các biểu việc đi cùng tiền: what they add to the plain meaning."""

from datetime import date

from tests.law.indicators.a_case import a_case
from thads.law.indicators import (
    Item,
    Matter,
    Period,
    Traits,
    axis,
    checks,
    edition,
    form_cells,
    form_codes,
)
from thads.law.indicators.matters import split_by_item

OLD = Period(date(2018, 10, 1), date(2019, 3, 31))
BEFORE, INSIDE = date(2017, 5, 2), date(2019, 1, 8)
NO_MEANS, TO_BOOK = "quyet_dinh_chua_co_dieu_kien", "chuyen_so_theo_doi_rieng"
STOCK = [
    a_case(decided=BEFORE),
    a_case((NO_MEANS, BEFORE), (TO_BOOK, date(2018, 6, 1)), decided=BEFORE),
    a_case((NO_MEANS, BEFORE), (TO_BOOK, INSIDE), decided=BEFORE),
    a_case(("quyet_dinh_hoan", INSIDE, {"ground": "48.1.c"}), decided=BEFORE),
    a_case(("quyet_dinh_hoan", INSIDE, {"ground": "48.1.a"}), decided=INSIDE),
    a_case(("quyet_dinh_uy_thac", INSIDE), decided=INSIDE),
    a_case(("quyet_dinh_thu_hoi", INSIDE), decided=INSIDE),
    a_case(("ket_thuc", INSIDE), decided=INSIDE),
]


def cells(form, period, matters):
    used = edition(form, period.last)
    found = form_cells(used, matters, period)["QN01"]
    assert all(check.holds for check in checks(used, found))
    return found


def test_every_case_to_be_enforced_was_with_or_without_means_until_2019():
    found = cells("01", OLD, [Matter(each) for each in STOCK])
    wanted = {"A1": 8, "A2": 4, "A3": 4, "A4": 1, "A5": 1, "A6": 6, "A7": 4, "A14": 2}
    assert {letter: found[letter] for letter in wanted} == wanted
    assert (found["A11"], found["A15"], found["A16"]) == (2, 5, 3)


def test_the_separate_book_left_the_totals_in_2020():
    later = Period(date(2019, 10, 1), date(2020, 3, 31))
    told = [Matter(each) for each in STOCK]
    assert cells("01", OLD, told)["A14"] == 2
    found = cells("01", later, told)
    assert (found["B12"], found["B18"]) == (0, 2)


def test_there_are_twelve_forms_and_four_of_several_agencies():
    plain = [form for form in form_codes() if "tkln" not in form]
    assert plain == [f"{number:02}" for number in range(1, 13)]
    assert form_codes()[12:] == ["01tkln", "02tkln", "03tkln", "04tkln"]


YEAR = Period(date(2021, 10, 1), date(2022, 3, 31))
FEES = Traits("hinh_su", "", "nha_nuoc", (Item("an_phi", 200), Item("tien_phat", 800)))


def ex_officio(*acts):
    told = a_case(*acts, due=1000)
    facts = type(told.facts)(False, told.facts.due, told.facts.unit)
    return type(told)(facts, told.acts, told.folded)


def test_the_budget_form_counts_a_case_by_its_largest_item_and_divides_its_money():
    paid = ("thu_tien", date(2022, 1, 10), {"amount": 101})
    matters = [Matter(ex_officio(paid), FEES)]
    rows = axis("ngan_sach")
    used = edition("03", YEAR.last)
    by_row = {
        row.code: form_cells(used, matters, YEAR, row).get("QN01", {})
        for row in rows.rows
    }
    assert by_row["tien_phat"]["B1"] == 1 and by_row["an_phi"]["B1"] == 0
    assert (by_row["an_phi"]["M8"], by_row["tien_phat"]["M8"]) == (20, 81)
    assert by_row["tong"]["M8"] == 101


def test_the_budget_form_leaves_out_what_is_owed_to_people():
    debt = Traits("dan_su", "", "ca_nhan", (Item("no_dan_su", 1000),))
    assert (
        form_cells(edition("03", YEAR.last), [Matter(ex_officio(), debt)], YEAR) == {}
    )
    on_request = Matter(a_case(due=1000), FEES)
    assert form_cells(edition("03", YEAR.last), [on_request], YEAR) == {}


def test_parts_of_money_always_add_up():
    items = (Item("a", 1), Item("b", 1), Item("c", 1))
    for amount in (0, 1, 2, 100, -7):
        assert sum(split_by_item(amount, items).values()) == amount
    assert split_by_item(5, ()) == {"": 5}


def test_rows_of_the_kinds_of_judgment_add_up_to_the_total():
    kinds = ("dan_su", "hinh_su", "lao_dong", "canh_tranh", "")
    matters = [Matter(a_case(), Traits(kind)) for kind in kinds]
    matters += [Matter(ex_officio(), Traits("hinh_su", "ma_tuy"))]
    used, rows = edition("01", YEAR.last), axis("nguon").rows
    taken = {
        row.code: form_cells(used, matters, YEAR, row).get("QN01", {"B1": 0})["B1"]
        for row in rows
    }
    assert taken["tong"] == 6 == taken["chu_dong"] + taken["theo_yeu_cau"]
    for source in ("chu_dong", "theo_yeu_cau"):
        parts = [r.code for r in rows if r.level == 2 and r.code.startswith(source)]
        assert sum(taken[code] for code in parts) == taken[source]
    assert taken["chu_dong.ma_tuy"] == 1
