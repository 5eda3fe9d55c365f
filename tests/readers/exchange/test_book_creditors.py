"""Người được nhận trong sổ: who receives an obligation comes in and goes out again."""

from datetime import date

import pytest

from tests.builders.books import NOW, Book, a_book
from thads.law.distribution import CannotDistribute
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.export import export_book
from thads.records.agencies.models import Unit
from thads.records.cashbook.entitled import claims_of
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db
ON = date(2022, 6, 1)


def with_two_creditors(**cells: object) -> Book:
    book = a_book()
    first = book["duong_su"][1]
    book["duong_su"].append(first | {"ho_ten": "Ngân hàng Móng Cái"})
    book["nghia_vu"][0] |= {"nguoi_duoc": "Ngân hàng Móng Cái"} | cells
    return book


def test_a_creditor_named_for_an_obligation_receives_it_and_is_exported() -> None:
    book = with_two_creditors(ngay_yeu_cau="2021-03-15")
    assert import_book(book, now=NOW).problems == ()
    case = Proceeding.objects.get(code="V1").pk
    (claim,) = claims_of(case, ON)
    assert (claim.payee, claim.claim.requested_on) == (
        "Ngân hàng Móng Cái",
        date(2021, 3, 15),
    )
    rows = export_book(Unit.objects.get(code="QN00")).sheets["nghia_vu"]
    assert rows[0][0][-2:] == ["Ngân hàng Móng Cái", date(2021, 3, 15)]
    assert rows[1][0][-2:] == [None, None]


def test_papers_name_a_creditor_whose_name_repeats() -> None:
    book = with_two_creditors(nguoi_duoc="0123")
    for row, papers in zip(book["duong_su"][1::3], ("0123", "0456"), strict=True):
        row |= {"ho_ten": "Ngân hàng Hạ Long", "so_giay_to": papers}
    assert import_book(book, now=NOW).problems == ()
    rows = export_book(Unit.objects.get(code="QN00")).sheets["nghia_vu"]
    assert rows[0][0][-2] == "0123"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"nguoi_duoc": "Ngân hàng Uông Bí"}, "nguoi_duoc"),
        ({"nguoi_duoc": "Đỗ Thị Hoà"}, "nguoi_duoc"),
        ({"loai": "cong_viec", "so_tien": ""}, "nguoi_duoc"),
        ({"nguoi_duoc": "", "ngay_yeu_cau": "2021-03-15"}, "ngay_yeu_cau"),
    ],
)
def test_whoever_is_named_is_a_creditor_of_the_case(
    cells: dict[str, object], column: str
) -> None:
    (problem,) = import_book(with_two_creditors(**cells), now=NOW).problems
    assert (problem.sheet, problem.row, problem.column) == ("nghia_vu", 2, column)


def test_without_names_several_creditors_are_not_divided() -> None:
    assert import_book(with_two_creditors(nguoi_duoc=""), now=NOW).problems == ()
    with pytest.raises(CannotDistribute, match="2 người được thi hành án"):
        claims_of(Proceeding.objects.get(code="V1").pk, ON)
