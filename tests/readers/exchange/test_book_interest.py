"""Lãi chậm trong sổ: of which principal it is comes in and goes out again."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders.books import NOW, Book, a_book
from thads.readers.exchange.actions import import_book
from thads.readers.exchange.export import export_book
from thads.readers.exchange.read import read_book
from thads.readers.exchange.write import write_book
from thads.records.agencies.models import Unit
from thads.records.cashbook.entitled import claims_of
from thads.records.cashbook.models import LateInterest
from thads.records.ledger.models import Proceeding

pytestmark = pytest.mark.django_db
ROW = {
    "viec": "V1",
    "stt": 7,
    "nghia_vu": "N1",
    "so_tien": "8000000",
    "goc": "100000000",
    "tu_sau_ngay": "2021-03-04",
    "den_het_ngay": "2021-12-21",
    "so_ngay": "292",
    "cach_dem": "nam_co_dinh",
}


def with_interest(**cells: object) -> Book:
    """Việc V1 có hai khoản nợ; lãi chậm là của riêng khoản N1."""
    book = a_book()
    owed = {"viec": "V1", "ma": "N3", "loai": "tien", "so_tien": "300000000"}
    book["nghia_vu"].append(owed | {"khoan": "no_dan_su"})
    act = {"viec": "V1", "stt": 7, "loai": "xac_dinh_lai_cham", "ngay": "2021-12-22"}
    more = {"so_tien": "8000000", "ly_do": "ban_an_co_tuyen", "den_ngay": "2021-12-21"}
    book["hanh_vi"].append(act | more)
    book["lai_cham"] = [ROW | cells]
    return book


def test_the_principal_of_late_interest_is_read_back(tmp_path: Path) -> None:
    assert import_book(with_interest(), now=NOW).problems == ()
    case = Proceeding.objects.get(code="V1").pk
    owed = {e.claim.code: e.claim.due for e in claims_of(case, date(2022, 6, 1))}
    assert owed == {"N1": 100_000_000, "N3": 300_000_000, "N1/lai": 8_000_000}
    row = LateInterest.objects.get(proceeding_id=case)
    assert (row.principal, row.days, row.seq) == (100_000_000, 292, 7)
    top = Unit.objects.get(code="QN00")
    write_book(export_book(top), tmp_path / "so.zip")
    (again,) = read_book(tmp_path / "so.zip")["lai_cham"]
    assert {key: str(again[key]) for key in ROW} == {
        key: str(value) for key, value in ROW.items()
    }


def test_a_book_without_the_sheet_still_comes_in() -> None:
    book = with_interest()
    del book["lai_cham"]
    assert import_book(book, now=NOW).problems == ()
    assert not LateInterest.objects.exists()


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"stt": 5}, "stt"),
        ({"nghia_vu": "N9"}, "nghia_vu"),
        ({"goc": "100000001"}, "goc"),
        ({"so_tien": "7999999"}, "so_tien"),
        ({"den_het_ngay": "2021-12-20"}, "den_het_ngay"),
        ({"tu_sau_ngay": "2021-12-21"}, "tu_sau_ngay"),
        ({"cach_dem": "tuy_y"}, "cach_dem"),
    ],
)
def test_a_row_that_fits_nothing_refuses_the_book(
    cells: dict[str, object], column: str
) -> None:
    problems = import_book(with_interest(**cells), now=NOW).problems
    assert ("lai_cham", 2, column) in [(e.sheet, e.row, e.column) for e in problems]
    assert not LateInterest.objects.exists()
