"""Trang điều hành: the months are those of form 01, every part opens, nothing is lost."""

import csv
import html
import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from tests.builders.agencies import an_account
from tests.readers.statistics.indicators.test_league import (
    CLOCK,
    LATER,
)
from thads.law.indicators import Period
from thads.readers.statistics.figures import figures
from thads.readers.statistics.indicators import dashboard, pacing, trend
from thads.readers.statistics.indicators.ages import ages
from thads.readers.statistics.indicators.boards import asked_of, board
from thads.readers.statistics.rows import OWN
from thads.records.agencies.models import Appointment, Role

if TYPE_CHECKING:
    from tests.builders.agencies import Province
    from tests.readers.statistics.statistics_book import Book
    from thads.records.agencies.models import Account

LAST = date(2025, 8, 14)
FIGURE = re.compile(r"cột \S+ “[^”]+”: ([\d.]+) ")


def test_each_month_of_the_trend_is_that_month_of_form_01(
    merged: "Province",
) -> None:
    asked = asked_of("CC00", LAST, None, LATER)
    found = trend.trend(asked)
    form = figures("01", "CC00", LAST, known_at=LATER)
    assert [each.label for each in found.before] == [
        "10",
        "11",
        "12",
        "01",
        "02",
        "03",
        "04",
        "05",
        "06",
        "07",
        "08",
        "09",
    ]
    assert found.now[-1].period == Period(date(2025, 8, 1), LAST)
    for month in (*found.now, *found.before):
        cells = form.over(month.period).total
        assert month.stock == cells["B19a"]
        assert month.new == cells["B3"]
        assert month.ended == int(cells["B8"] or 0) + int(cells["B9"] or 0)
    assert any(month.new for month in found.now)


@pytest.mark.parametrize(
    ("stock", "told"),
    [(0, "bằng cùng kỳ"), (-2, "giảm 2 việc so với"), (1200, "tăng 1.200 việc so với")],
)
def test_the_title_of_the_trend_says_the_finding(
    merged: "Province", stock: int, told: str
) -> None:
    found = trend.trend(asked_of("CC00", LAST, None, LATER))
    assert found.difference == 0
    last = replace(found.now[-1], stock=found.now[-1].stock + stock)
    changed = replace(found, now=(*found.now[:-1], last))
    assert told in changed.finding
    assert replace(found, before=()).difference is None


def test_the_pace_says_what_is_needed_and_what_was_done(book: "Book") -> None:
    asked = asked_of("QN00", date(2022, 3, 31), None, LATER)
    cases, money = (board(asked, is_money=each) for each in (False, True))
    row = cases.total
    assert row.missing is not None and row.months_left == 6
    told = pacing.pace(row)
    assert told.startswith(f"6 tháng còn lại cần xong thêm {row.missing} việc")
    assert dashboard.finding(row, money.total).startswith("Về việc ")
    (step,) = pacing.milestone_steps(row, money.total)
    assert step["text"].startswith("Về việc: 80,00% × 6 ÷ 12 = 40,00%")


@pytest.fixture
def client(book: "Book", signed_in: Callable[..., Any]) -> Any:
    """Trình duyệt của cán bộ thống kê tỉnh."""
    return signed_in(book.statistician)


def test_every_point_of_the_curves_opens_the_cell_it_names(client: Any) -> None:
    text = client.get("/dieu-hanh/", CLOCK).content.decode()
    drawings = [
        ElementTree.fromstring(each)
        for each in re.findall(r"<svg class=\"chart.*?</svg>", text)
    ]
    points = [link for drawing in drawings for link in drawing.iter("a")]
    opened = 0
    for point in points:
        name = point.get("aria-label", "")
        address = point.get("href", "")
        if "/bieu/01/o/" not in address or "thi hành xong" in name:
            continue
        shown = re.findall(r"([\d.]+) việc", name)[0]
        page = client.get(address).content.decode()
        found = FIGURE.search(page)
        assert found is not None and found.group(1) == shown, name
        opened += 1
        if opened == 4:
            break
    assert opened == 4


def test_the_stock_of_each_row_opens_that_row(book: "Book") -> None:
    """What the agency itself holds is not the stock of all that stand below it."""
    asked = asked_of("QN00", date(2022, 3, 31), None, LATER)
    found = dashboard.unit_rows(
        asked,
        board(asked, is_money=False),
        board(asked, is_money=True),
        ages(asked),
        {},
        "",
    )
    own = [each for each in found if each.cases.row.extent == OWN]
    assert own
    for each in own:
        assert f"pham_vi={OWN}" in each.stock_url
        assert each.aged_url == ""
    assert any("pham_vi=ca" in each.stock_url for each in found)


@pytest.mark.parametrize("name", ["an-ton", "vao-ra", "tuoi-an"])
def test_every_chart_gives_its_figures_as_a_file(client: Any, name: str) -> None:
    answer = client.get("/dieu-hanh/", CLOCK | {"tai": name})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) in (6, 13)
    assert client.get("/dieu-hanh/", CLOCK | {"tai": "khong-co"}).status_code == 404


def test_the_page_leads_to_duties_signs_units_and_back(client: Any) -> None:
    text = html.unescape(client.get("/dieu-hanh/", CLOCK).content.decode())
    for address in ("?loc=", "/dieu-hanh/dau-hieu/", "/so-sanh/", "/doi-chung/"):
        assert address in text
    card = client.get("/dieu-hanh/dau-hieu/", CLOCK)
    assert card.status_code == 200
    assert 'id="ds-dau-hieu"' in card.content.decode()


def test_an_officer_without_targets_of_a_year_still_sees_the_page(
    book: "Book", signed_in: Callable[..., Any]
) -> None:
    client = signed_in(book.officer)
    answer = client.get("/dieu-hanh/", {"don_vi": "QN01", "den": "30/09/2021"})
    assert answer.status_code == 200
    assert "Chưa giao chỉ tiêu" in answer.content.decode()


def test_beside_the_form_stands_what_its_rate_leaves_out(client: Any) -> None:
    text = html.unescape(client.get("/bieu/01/", CLOCK).content.decode())
    address = re.findall(r'hx-get="(/doi-chung/[^"]+)"', text)
    assert len(address) == 1
    part = client.get(address[0], headers={"HX-Request": "true"}).content.decode()
    assert 'id="doi-chung"' in part and "Xong trên tổng số phải thi hành" in part
    assert "/doi-chung/" not in client.get("/bieu/06/", CLOCK).content.decode()


@pytest.fixture
def leader(book: "Book") -> "Account":
    """Lãnh đạo của hai tỉnh, made before the database knows the web's role only."""
    leader = an_account(book.home.top, Role.LEADERSHIP)
    Appointment.objects.create(
        account=leader,
        unit=book.away.top,
        role=Role.LEADERSHIP,
        valid_from=date(2020, 1, 1),
    )
    return leader


def test_who_leads_in_several_provinces_sees_them_beside_each_other(
    book: "Book", leader: "Account", signed_in: Callable[..., Any]
) -> None:
    """Các tỉnh đứng cạnh nhau: target, backlog and signs in one row each."""
    client = signed_in(leader)
    page = client.get("/dieu-hanh/?den=2022-03-31").content.decode()
    assert "Toàn quốc" in page and "Các tỉnh, thành phố" in page
    table = page[page.index('id="h-don-vi"') :]
    for code in ("QN00", "HY00"):
        assert f'id="dh-{code}-ca"' in table and f"don_vi={code}" in table
    assert "chuyển kỳ sau" in table and "Dấu hiệu" in table and "mốc" in table
    assert 'id="dh-QN01-ca"' not in table
    card = client.get("/dieu-hanh/dau-hieu/?don_vi=toan_quoc&den=2022-03-31")
    told = card.content.decode()
    assert 'id="dh-HY00-ca" hx-swap-oob="true"' in told
    own = client.get("/dieu-hanh/?den=2022-03-31&don_vi=QN00").content.decode()
    assert 'id="dh-QN01-ca"' in own and "Theo đơn vị" in own
