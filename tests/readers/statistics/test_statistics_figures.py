"""Số liệu: what was known when, who sees what, and lists that make their cells."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.builders.proceedings import moment
from tests.readers.statistics.statistics_book import (
    CLOSED_AT,
    CORRECTED,
    DUE,
    LAST,
    NOW,
    PAID,
    Book,
)
from thads.law.indicators import Base
from thads.readers.statistics.drilldown import (
    RateHasNoList,
    case_codes,
    cell_list,
    entries,
)
from thads.readers.statistics.figures import Figures, differences, figures
from thads.readers.statistics.scope import UnknownUnit
from thads.readers.statistics.targets import against_target
from thads.records.agencies import access
from thads.records.agencies.models import Account

AsApp = Callable[[], AbstractContextManager[Any]]


def form(
    code: str = "01", unit: str = "QN00", known_at: datetime = CLOSED_AT, **more: Any
) -> Figures:
    return figures(code, unit, more.pop("last", LAST), known_at=known_at, **more)


def test_cases_are_counted_by_unit_and_in_total(book: Book) -> None:
    found = form()
    assert set(found.own) == {"QN00", "QN01", "QN02"}
    counted = {letter: cell for letter, cell in found.total.items() if cell}
    assert counted == {
        "B1": 5,
        "B2": 2,
        "B3": 3,
        "B5": 1,
        "B6": 4,
        "B7": 3,
        "B8": 2,
        "B10": 1,
        "B12": 1,
        "B17": 4,
        "B19": 2,
        "B19a": 1,
        "B20": Decimal("66.67"),
    }
    assert found.own["QN02"]["B12"] == 1 and found.own["QN00"]["B5"] == 1


def test_money_is_exact_to_the_dong(book: Book) -> None:
    found = form("02")
    assert found.total["M1"] == 5 * DUE
    assert found.total["M8"] == found.total["done"] == 2 * PAID
    assert found.total["M5"] == found.total["M12"] == DUE


@pytest.mark.parametrize(
    ("known_at", "done"),
    [
        (CLOSED_AT, 2),
        (moment(CORRECTED, second=4) - timedelta(microseconds=1), 2),
        (moment(CORRECTED, second=4), 1),
        (NOW, 1),
    ],
)
def test_a_correction_counts_from_the_moment_it_is_recorded(
    book: Book, known_at: datetime, done: int
) -> None:
    assert form(known_at=known_at).total["B8"] == done


def test_what_changed_since_is_found_cell_by_cell(book: Book) -> None:
    then = form()
    changed = differences(then, then.as_known(NOW))
    assert {letter for code, letter in changed if code == "QN01"} == {
        *("B8", "B10", "B19", "B19a", "B20")
    }
    assert {code for code, _ in changed} == {"QN01"}
    assert differences(then, form()) == set()


def test_the_check_code_belongs_to_the_cells(book: Book) -> None:
    assert form().check_code == form().check_code != form(known_at=NOW).check_code


def test_a_year_before_and_a_day_in_between_can_be_asked_for(book: Book) -> None:
    assert form(last=date(2021, 9, 30), known_at=NOW).total["B1"] == 2
    assert form(first=date(2021, 11, 3), known_at=NOW).total["B3"] == 0


@pytest.mark.parametrize("code", ["01", "02"])
def test_every_list_makes_its_cell(book: Book, code: str) -> None:
    found = form(code)
    for column in found.edition.columns:
        if column.is_rate:
            continue
        assert cell_list(found, column, found.scope.units).reconciles


def test_a_list_names_the_cases_and_the_acts_that_counted(book: Book) -> None:
    found = form()
    listed = cell_list(found, found.edition.column("B8"), found.scope.units)
    assert case_codes(found, listed) == ["V1", "V2"]
    first = entries(found, listed, listed.counted)[0]
    assert first.act_name.endswith("số 7/KT") and first.on == date(2022, 2, 1)
    assert first.debtor == "Trần Văn V1" and first.citation is not None


def test_a_page_of_a_list_is_a_part_of_the_whole(book: Book) -> None:
    found = form()
    listed = cell_list(found, found.edition.column("B1"), found.scope.units).counted
    whole = list(listed)
    assert len(whole) == len(listed) == 5 == sum(each.amount for each in whole)
    assert whole == sorted(whole, key=lambda each: each.proceeding)
    assert [*listed[0:2], *listed[2:4], *listed[4:9]] == whole
    assert listed[::2] == whole[::2] and listed[7:9] == listed[3:1] == []
    assert [listed[0], listed[-1]] == [whole[0], whole[-1]]
    with pytest.raises(IndexError):
        listed[5]


def test_a_rate_has_no_list_of_its_own(book: Book) -> None:
    found = form()
    with pytest.raises(RateHasNoList, match="tử số B8, B9, mẫu số B7"):
        cell_list(found, found.edition.column("rate"), found.scope.units)


def test_the_target_is_compared_in_two_named_ways(book: Book) -> None:
    found = against_target(form())
    assert found is not None and found.holder == "Đơn vị QN00"
    assert (found.numerator, found.denominator) == (2, 3)
    assert found.comparison.points_above == Decimal("-13.33")
    assert found.comparison.share_of_target == Decimal("83.34")
    part = against_target(form(), Base.PRORATED)
    assert part is not None and part.comparison.target == Decimal("40.00")


def test_a_unit_without_a_target_is_held_to_the_provinces(book: Book) -> None:
    found = against_target(form(unit="QN01"))
    assert found is not None and found.holder == "Đơn vị QN00"


def test_money_without_a_target_is_not_compared(book: Book) -> None:
    assert against_target(form("02")) is None


def test_an_unknown_unit_names_those_there_are(book: Book) -> None:
    with pytest.raises(UnknownUnit, match="QN00, QN01, QN02"):
        form(unit="XX")


def seen(account: Account, unit: str) -> Figures:
    access.show_pass(account.pk)
    return form(unit=unit)


def test_a_statistician_of_the_province_sees_all_of_it(
    book: Book, as_app_role: AsApp
) -> None:
    with as_app_role():
        found = seen(book.statistician, "QN00")
        assert found.total["B1"] == 5 and found.scope.unseen == 0


def test_an_officer_sees_the_own_agency_and_no_other(
    book: Book, as_app_role: AsApp
) -> None:
    with as_app_role():
        assert seen(book.officer, "QN01").total["B1"] == 2
        for unit in ("QN00", "QN02", "HY00", "HY01"):
            with pytest.raises(UnknownUnit, match="không được xem"):
                seen(book.officer, unit)


def test_a_sum_over_part_of_the_units_says_so(book: Book, as_app_role: AsApp) -> None:
    with as_app_role():
        found = seen(book.province_officer, "QN00")
        assert found.scope.unseen == 2 and found.total["B1"] == 1


def test_the_rows_of_another_agency_do_not_reach_the_facts(
    book: Book, as_app_role: AsApp
) -> None:
    with as_app_role():
        found = seen(book.officer, "QN01")
        assert found.counting.facts.cases.num_rows == 2
