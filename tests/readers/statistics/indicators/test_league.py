"""So sánh đơn vị: many periods at once, sums of merged units, links that reconcile."""

import argparse
import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management.base import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.builders.proceedings import moment
from tests.readers.statistics.statistics_book import CLOSED_AT, LAST, NOW, as_typed
from thads.law.indicators import Period
from thads.law.indicators.ages import BANDS
from thads.readers.statistics.figures import figures
from thads.readers.statistics.indicators import commands
from thads.readers.statistics.indicators.ages import ages, listed
from thads.readers.statistics.indicators.boards import asked_of, board
from thads.readers.statistics.indicators.over import cases_over, money_over

if TYPE_CHECKING:
    from tests.builders.agencies import Province
    from tests.readers.statistics.statistics_book import Book

LATER = moment(date(2025, 12, 1))
CLOCK = {"don_vi": "QN00", "den": "31/03/2022", "biet_den": as_typed(CLOSED_AT)}


DAYS = st.dates(date(2023, 10, 1), date(2025, 11, 30))
PERIODS = st.lists(
    st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair))), max_size=5
)


@given(periods=PERIODS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_many_periods_at_once_are_the_forms_one_by_one(
    merged: "Province", periods: list[Period]
) -> None:
    one = figures("01", "CC00", date(2025, 9, 30), known_at=LATER)
    facts = one.counting.facts
    for form, count in (("01", cases_over), ("02", money_over)):
        for period, found in zip(periods, count(facts, periods, LATER), strict=True):
            lines = one.of_form(form).over(period).counting.lines_by_unit()
            assert _without_receipts(lines) == found


def _without_receipts(lines: dict[int, dict[str, int]]) -> dict[int, dict[str, int]]:
    kept = {
        unit: {line: n for line, n in own.items() if line != "ban_an_da_nhan"}
        for unit, own in lines.items()
    }
    return {unit: own for unit, own in kept.items() if own}


def test_last_year_of_a_merged_unit_is_the_sum_of_its_parts(merged: "Province") -> None:
    found = board(asked_of("CC00", date(2025, 9, 30), None, LATER), is_money=False)
    rooms = [row for row in found.units if row.extent == "ca"]
    assert [row.before.done for row in rooms if row.before] == [2, 2]
    assert found.total.before is not None
    parts = [
        figures("01", code, date(2024, 9, 30), known_at=LATER).total["B8"]
        for code in ("AA00", "BB00")
    ]
    assert found.total.before.done == sum(int(part or 0) for part in parts) == 6
    assert found.total.done_change is not None
    assert found.total.done_change.difference == 0


def test_units_of_one_rate_share_their_place(merged: "Province") -> None:
    found = board(asked_of("CC00", date(2025, 9, 30), None, LATER), is_money=False)
    assert {str(found.rank(row)) for row in found.units} == {"1/3, đồng hạng"}
    assert found.rank(found.total) is None


def test_a_board_is_that_of_the_form_and_its_target(book: "Book") -> None:
    asked = asked_of("QN00", LAST, None, CLOSED_AT)
    found = board(asked, is_money=False).total
    form = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    assert found.now.rate == form.total_rate
    assert found.now.with_means == form.total["B7"]
    assert found.now.stock == form.total["B19"]
    assert found.goal is not None and found.goal.percent == Decimal("80.00")
    assert found.milestone is not None
    assert found.milestone.target == Decimal("40.00")


def test_what_is_kept_for_a_moment_is_asked_anew_after_an_import(book: "Book") -> None:
    asked = asked_of("QN00", LAST, None, NOW)
    before = board(asked, is_money=False).total.now.with_means
    again = board(asked, is_money=False).total.now.with_means
    assert before == again == figures("01", "QN00", LAST, known_at=NOW).total["B7"]


def test_bands_of_age_sum_to_what_is_carried_forward(merged: "Province") -> None:
    asked = asked_of("CC00", date(2025, 9, 30), None, LATER)
    found = ages(asked)
    cases = figures("01", "CC00", date(2025, 9, 30), known_at=LATER)
    money = figures("02", "CC00", date(2025, 9, 30), known_at=LATER)
    assert found.cases == cases.total["B19"] > 0
    assert found.money == money.total["M19"]
    for measure in ("cases", "money"):
        for each in found.bands:
            amount = each.cases if measure == "cases" else each.money
            inside = listed(asked, each.band, asked.scope.ids, measure)
            assert sum(case.amount for case in inside) == amount
    assert {each.band for each in found.bands if each.cases} == {BANDS[0], BANDS[1]}


@pytest.fixture
def pages(book: "Book", signed_in: Callable[..., Any]) -> Iterator[Any]:
    """Trình duyệt của cán bộ thống kê tỉnh."""
    yield signed_in(book.statistician)


LINK = re.compile(r'<a href="([^"]+)" aria-label="([^"]+): ([\d.]+)(?: [^"]+)?"')
HEADING = re.compile(r"cột \S+ “[^”]+”: ([\d.]+) ")
AGREES = re.compile(r"trong danh sách = |cộng đúng bằng ô")
IN_BAND = re.compile(r"([\d.]+) (?:việc |đồng )?trong (?:danh sách|ô)")


def opened(pages: Any, address: str) -> str:
    """The figure of the cell that a link opens; its list must sum to it."""
    text = pages.get(html.unescape(address)).content.decode()
    heading = HEADING.search(text)
    assert heading is not None and AGREES.search(text), address
    return heading.group(1)


@pytest.mark.parametrize("measure", ["viec", "tien"])
def test_every_figure_of_the_league_opens_a_list_that_makes_it(
    pages: Any, measure: str
) -> None:
    answer = pages.get("/so-sanh/", CLOCK | {"ve": measure})
    links = LINK.findall(answer.content.decode())
    assert answer.status_code == 200 and len(links) >= 6
    for address, name, shown in links:
        assert opened(pages, address) == shown, name


def test_every_side_of_an_honest_measure_opens_its_list(pages: Any) -> None:
    answer = pages.get("/doi-chung/", CLOCK)
    text = answer.content.decode()
    links = LINK.findall(text)
    assert answer.status_code == 200 and links
    assert "chưa đối chiếu nguyên văn" in text  # the European source says so itself
    for address, name, shown in links:
        if "/tuoi-an/" not in address:
            assert opened(pages, address) == shown, name


def test_every_band_of_age_opens_its_cases(pages: Any) -> None:
    links = LINK.findall(pages.get("/doi-chung/", CLOCK).content.decode())
    bands = [link for link in links if "/tuoi-an/" in link[0]]
    assert len(bands) >= 2 * len(BANDS)
    for address, name, _ in bands:
        text = pages.get(html.unescape(address)).content.decode()
        one, other = IN_BAND.findall(text)[:2]
        assert one == other, name


@pytest.mark.parametrize(
    "key", ["don_vi", "ty_le", "moc", "cung_ky", "hang", "con_can"]
)
def test_the_league_is_ordered_by_link(pages: Any, key: str) -> None:
    for order in (key, f"-{key}"):
        assert pages.get("/so-sanh/", CLOCK | {"xep": order}).status_code == 200


def test_the_league_as_a_workbook_holds_numbers_and_links(pages: Any) -> None:
    answer = pages.get("/so-sanh/tep/", CLOCK)
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Về việc", "Về tiền"]
    sheet = book["Về việc"]
    total = next(row for row in sheet.iter_rows() if row[0].value == "Tổng số")
    shown = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    assert total[1].value == shown.total["B7"]
    assert "/bieu/01/o/" in total[1].hyperlink.target


@pytest.mark.parametrize(
    "page", ["/so-sanh/", "/doi-chung/", "/doi-chung/tuoi-an/1-3/"]
)
def test_what_cannot_be_answered_is_refused_with_words(pages: Any, page: str) -> None:
    for wrong in ({"den": "hôm qua"}, {"don_vi": "HY00"}, {"tu": "01/01/2023"}):
        answer = pages.get(page, CLOCK | wrong)
        assert answer.status_code == 422
    assert pages.get("/doi-chung/tuoi-an/khong-co/").status_code == 404


def run_command(words: list[str]) -> int:
    """As the command line runs it, on the tests' own database."""
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    given = parser.parse_args(words)
    return int(given.func(given))


def test_the_command_tells_the_same_as_the_page(
    book: "Book", capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["indicators", "--unit", "QN00", "--to", "2022-03-31"]
    clock = ["--known-at", as_typed(CLOSED_AT)]
    assert run_command([*asked, *clock, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    form = figures("01", "QN00", LAST, known_at=CLOSED_AT)
    total = told["cases"][0]
    assert Decimal(str(total["measures"]["chinh_thuc"]["value"])) == form.total_rate
    assert total["target"]["percent"] == 80.0
    assert sum(each["cases"] for each in told["ages"]["bands"]) == form.total["B19"]
    assert run_command([*asked, *clock]) == 0
    assert "Xong trên tổng số phải thi hành" in capsys.readouterr().out
    with pytest.raises(CommandError):
        run_command(["indicators", "--unit", "khong-co", "--to", "2022-03-31"])
