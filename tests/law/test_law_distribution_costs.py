"""Chi phí cưỡng chế và mức theo lương: worked examples and their edges."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.law.cases import of
from thads.law import statutes
from thads.law.distribution import CannotDistribute
from thads.law.distribution.costs import (
    CostRelief,
    CostSheet,
    Payer,
    Spent,
    cost_head,
    cost_heads,
    cost_sheet,
    relieved,
)
from thads.law.distribution.set_aside import may_go_by_post, rent_set_aside

Example = dict[str, Any]
LAST_OF_OLD, FIRST_OF_NEW = date(2026, 6, 30), date(2026, 7, 1)
ONE_DAY = timedelta(days=1)
ON = date(2026, 9, 1)


def spent(line: str) -> Spent:
    head, *more = line.split()
    if len(more) == 1:
        return Spent(head, amount=int(more[0]))
    level, people, days = more
    return Spent(head, level, int(people), int(days))


@of("costs")
def test_cost_example(example: Example) -> None:
    sheet = cost_sheet(map(spent, example["lines"]), example["on"])
    assert [line.amount for line in sheet.lines] == example["amounts"]
    assert sheet.total == example["total"]
    borne = {payer: sheet.borne_by(payer) for payer in Payer}
    told = [f"{payer} {amount}" for payer, amount in borne.items() if amount]
    assert told == example["borne"]
    said = " ".join(f"{each.step.text} [{each.step.citation}]" for each in sheet.lines)
    assert example.get("says", "") in said
    assert f"[{example.get('citation', '')}" in said
    if "relief" in example:
        check_relief(sheet, example)


def check_relief(sheet: CostSheet, example: Example) -> None:
    found = relieved(
        sheet.borne_by(Payer.DEBTOR),
        CostRelief(example["relief"]),
        example["on"],
        example.get("paid", 0),
    )
    assert (found.owed, found.budget) == (example["owed"], example["budget"])
    assert example.get("relief_citation", found.step.citation) in found.step.citation


@of("rent")
def test_sum_by_wage_example(example: Example) -> None:
    region, on = example["region"], example["on"]
    if "rent" in example:
        amount, step = rent_set_aside(region, on)
        assert amount == example["rent"]
        assert example.get("says", "") in step.text
        assert step.citation == "Đ.67 k.3 NĐ 152/2026"
    else:
        assert may_go_by_post(example["amount"], region, on) is example["post"]


@pytest.mark.parametrize(
    ("attempt", "says"),
    [
        (lambda: cost_head("la", ON), "Ngày 01/09/2026 không có loại chi phí “la”"),
        (
            lambda: cost_head("thong_bao_theo_de_nghi", LAST_OF_OLD),
            "Có: thong_bao_cuong_che, vat_tu",
        ),
        (
            lambda: cost_sheet([Spent("boi_duong", amount=-1)], ON),
            "bảo vệ cưỡng chế” không âm",
        ),
        (lambda: cost_sheet([Spent("boi_duong", "x", people=-1)], ON), "không âm"),
        (lambda: cost_sheet([Spent("boi_duong", "x", days=-1)], ON), "không âm"),
        (
            lambda: relieved(101, CostRelief.POLICY_FAMILY, ON, 50),
            "mới nộp 50 trên 101 đồng.*ít nhất một nửa.*Đ.87 k.3 đ.b NĐ 152/2026",
        ),
        (lambda: relieved(1, CostRelief.HARDSHIP, ON, 2), "Đã nộp 2 đồng trên chi"),
        (lambda: relieved(1, CostRelief.HARDSHIP, ON, -1), "Đã nộp -1 đồng"),
        (lambda: rent_set_aside(1, LAST_OF_OLD), "giá thuê nhà trung bình"),
    ],
)
def test_what_cannot_be_is_refused(attempt: Callable[[], object], says: str) -> None:
    with pytest.raises(CannotDistribute, match=says):
        attempt()


def test_a_cost_head_holds_as_long_as_its_instrument() -> None:
    begins = {
        "luat_2008": date(2009, 7, 1),
        "tt_200_2016": date(2017, 1, 1),
        "luat_2025": FIRST_OF_NEW,
        "nd_152_2026": FIRST_OF_NEW,
    }
    for head in cost_heads():
        law = head.citation.instrument
        assert head.valid.first == begins[law]
        old = law in ("luat_2008", "tt_200_2016")
        assert head.valid.last == (LAST_OF_OLD if old else None)
        assert (head.confidence, head.row) == ("verified", "L268")


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("boi_duong_cuong_che_chu_tri", date(2017, 1, 1)),
        ("boi_duong_cuong_che", date(2017, 1, 1)),
        ("boi_duong_hop_chu_tri", date(2017, 1, 1)),
        ("boi_duong_hop", date(2017, 1, 1)),
        ("boi_duong_thong_bao", date(2017, 1, 1)),
        ("boi_duong_thong_bao_khac", date(2017, 1, 1)),
        ("boi_duong_giao_tai_san", date(2017, 1, 1)),
        ("boi_duong_tieu_huy_chu_tri", date(2017, 1, 1)),
        ("boi_duong_tieu_huy", date(2017, 1, 1)),
        ("tu_van_chuyen_gia", date(2017, 1, 1)),
        ("giam_chi_phi_cuong_che", date(2015, 9, 1)),
        ("mien_chi_phi_da_nop", date(2015, 9, 1)),
        ("chi_tra_qua_buu_dien", date(2015, 9, 1)),
    ],
)
def test_a_level_changes_with_the_law(key: str, first: date) -> None:
    old, new = statutes.current_book().history(key)
    assert (old.valid_from, old.valid_to) == (first, LAST_OF_OLD)
    assert (new.valid_from, new.valid_to) == (FIRST_OF_NEW, None)
    assert statutes.find(key, first - ONE_DAY) is None


@pytest.mark.parametrize(
    ("on", "owed"), [(date(2015, 9, 1), 5), (LAST_OF_OLD, 5), (FIRST_OF_NEW, 5)]
)
def test_half_is_relieved_under_both_laws(on: date, owed: int) -> None:
    for by in (CostRelief.HARDSHIP, CostRelief.LONELY_OR_ILL):
        assert relieved(10, by, on).owed == owed
    assert relieved(10, CostRelief.POLICY_FAMILY, on, owed).budget == owed
    with pytest.raises(CannotDistribute):
        relieved(10, CostRelief.POLICY_FAMILY, on, owed - 1)


def test_a_line_is_one_person_for_one_day_unless_it_says_otherwise() -> None:
    sheet = cost_sheet([Spent("boi_duong", "boi_duong_cuong_che")], ON)
    assert sheet.total == 500_000
    assert relieved(0, CostRelief.HARDSHIP, ON).owed == 0
