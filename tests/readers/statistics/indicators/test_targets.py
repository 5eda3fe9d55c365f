"""Chỉ tiêu: only added, put right by a new row, given from above; the database holds it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.db import Error, connection, transaction

from tests.builders.agencies import a_province, an_account
from tests.builders.proceedings import moment
from thads.readers.statistics.indicators.goals import goals_of
from thads.records.agencies import actions
from thads.records.agencies.actions import TargetRefused, give_target
from thads.records.agencies.models import Account, Role, Target, Unit

if TYPE_CHECKING:
    from tests.readers.statistics.statistics_book import Book

NOW = moment(date(2026, 4, 1))
GIVEN: dict[str, Any] = {
    "year": 2026,
    "measure": "ty_le_viec",
    "comparator": ">=",
    "percent": Decimal("83.90"),
    "document": "881/QĐ-CTHADS",
    "decided_on": date(2025, 11, 3),
    "by": None,
    "now": NOW,
}
POSTED = {
    "don_vi": "QN01",
    "nam": "2026",
    "chi_so": "ty_le_viec",
    "so_sanh": ">",
    "gia_tri": "84,05",
    "van_ban": "12/QĐ-THADS",
    "ngay": "05/11/2025",
}


def test_a_target_is_put_right_by_a_row_that_names_it(db: None) -> None:
    unit = a_province("QN").first
    first = give_target(unit=unit, **GIVEN)
    later = {**GIVEN, "percent": Decimal("84.05"), "reason": "gõ nhầm"}
    second = give_target(unit=unit, **later)
    assert second.corrects == first
    assert [each.percent for each in Target.objects.filter(unit=unit)] == [
        Decimal("84.05")
    ]
    assert Target.every.filter(unit=unit).count() == 2


@pytest.mark.parametrize(
    ("changes", "told"),
    [({}, "đã ghi đúng như thế"), ({"percent": Decimal("84.05")}, "lý do đính chính")],
)
def test_a_target_is_not_put_right_without_need_or_reason(
    db: None, changes: dict[str, Any], told: str
) -> None:
    unit = a_province("QN").first
    give_target(unit=unit, **GIVEN)
    with pytest.raises(TargetRefused, match=told):
        give_target(unit=unit, **{**GIVEN, **changes})


def test_a_unit_without_its_own_target_is_held_to_that_above(db: None) -> None:
    province = a_province("QN")
    give_target(unit=province.top, **GIVEN)
    own = province.units["QN02"]
    give_target(unit=own, **{**GIVEN, "percent": Decimal("85.00")})
    goals = goals_of([province.first, own], 2026, is_money=False)
    held, mine = goals[province.first.id], goals[own.id]
    assert (held.percent, held.holder, held.is_own) == (
        Decimal("83.90"),
        province.top.name,
        False,
    )
    assert (mine.percent, mine.is_own) == (Decimal("85.00"), True)
    assert held.decision == "881/QĐ-CTHADS, ngày 03/11/2025"


def test_the_statistician_gives_a_target_on_the_page(
    book: "Book", signed_in: Callable[..., Any]
) -> None:
    client = signed_in(book.statistician)
    answer = client.post("/chi-tieu/giao/", POSTED)
    assert answer.status_code == 302
    page = client.get("/chi-tieu/?nam=2026").content.decode()
    assert "trên 84,05%" in page and "12/QĐ-THADS, ngày 05/11/2025" in page
    again = client.post("/chi-tieu/giao/", POSTED | {"gia_tri": "84,10"})
    assert again.status_code == 422
    assert "lý do đính chính" in again.content.decode()
    put_right = POSTED | {"gia_tri": "84,10", "ly_do": "gõ nhầm"}
    assert client.post("/chi-tieu/giao/", put_right).status_code == 302
    page = client.get("/chi-tieu/?nam=2026").content.decode()
    assert "trên 84,10%" in page and "<s>trên 84,05%" in page


def test_an_officer_sees_targets_and_gives_none(
    book: "Book", signed_in: Callable[..., Any]
) -> None:
    client = signed_in(book.officer)
    assert client.get("/chi-tieu/?nam=2022").status_code == 200
    assert client.get("/chi-tieu/giao/").status_code == 403
    assert client.post("/chi-tieu/giao/", POSTED).status_code == 403


@pytest.mark.parametrize("value", ["", "0", "100,01", "83,255", "tám mươi"])
def test_what_is_no_share_is_refused(
    book: "Book", signed_in: Callable[..., Any], value: str
) -> None:
    posted = POSTED | {"gia_tri": value}
    assert (
        signed_in(book.statistician).post("/chi-tieu/giao/", posted).status_code == 422
    )


def test_another_province_s_unit_is_not_offered(
    book: "Book", signed_in: Callable[..., Any]
) -> None:
    posted = POSTED | {"don_vi": "HY01"}
    assert (
        signed_in(book.statistician).post("/chi-tieu/giao/", posted).status_code == 422
    )


INSERT = """
    INSERT INTO agencies_target (unit_id, year, measure, comparator, percent, document,
                                 extra, corrects_id, reason, recorded_by_id)
    VALUES (%s, 2031, %s, '>=', 80, '', '{}', %s, %s, %s)
"""


@pytest.fixture
def tried(
    db: None, as_app_role: Callable[[], Any]
) -> Callable[[Account, str, list[Any]], bool]:
    """`tried(account, statement, values)`: did the database let it through."""
    from thads.records.agencies.access import show_pass

    def attempt(account: Account, statement: str, values: list[Any]) -> bool:
        try:
            with as_app_role(), transaction.atomic(), connection.cursor() as cursor:
                show_pass(account.pk)
                cursor.execute(statement, values)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except Error:
            return False
        return True

    return attempt


def insert(unit: Unit, by: Account, corrects: int | None = None) -> list[Any]:
    return [unit.id, "ty_le_viec", corrects, "lý do", by.pk]


def test_the_database_takes_targets_from_above_only(
    book: "Book", tried: Callable[..., bool]
) -> None:
    own, other = book.home.first, book.away.first
    statistician, officer = book.statistician, book.officer
    room = an_account(own, Role.STATISTICIAN)
    assert tried(statistician, INSERT, insert(own, statistician))
    assert not tried(statistician, INSERT, insert(other, statistician))
    assert not tried(officer, INSERT, insert(own, officer))
    assert not tried(room, INSERT, insert(book.home.top, room))
    assert not tried(statistician, INSERT, insert(own, officer))


def test_the_database_changes_and_removes_no_target(
    book: "Book", tried: Callable[..., bool]
) -> None:
    asked = book.statistician
    assert not tried(asked, "UPDATE agencies_target SET percent = 1", [])
    assert not tried(asked, "DELETE FROM agencies_target", [])


def test_a_row_puts_right_its_own_kind_once(
    book: "Book", tried: Callable[..., bool]
) -> None:
    unit, asked = book.home.first, book.statistician
    first = give_target(unit=unit, **{**GIVEN, "year": 2031})
    other = give_target(unit=unit, **{**GIVEN, "year": 2030})
    assert not tried(asked, INSERT, insert(unit, asked))
    assert not tried(asked, INSERT, insert(unit, asked, other.pk))
    assert not tried(asked, INSERT, [unit.id, "ty_le_viec", first.pk, "", asked.pk])
    assert tried(asked, INSERT, insert(unit, asked, first.pk))
    assert not tried(asked, INSERT, insert(unit, asked, first.pk))


def test_a_book_brings_targets_too(book: "Book") -> None:
    found = Target.objects.get(unit=book.home.top)
    assert (found.decision, found.recorded_by) == ("Quyết định 12/QĐ-CTHADS", None)
    actions.set_targets([])
