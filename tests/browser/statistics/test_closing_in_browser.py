"""Chốt số liệu trong trình duyệt: closed and signed with the keyboard, no barriers."""

from datetime import timedelta
from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By

from tests.browser.axe import barriers_on
from tests.browser.waiting import until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

LAST = "2022-03-31"


def test_a_period_is_closed_signed_and_looked_at(
    statistician: "Chrome", site: str
) -> None:
    from tests.readers.statistics.statistics_book import CLOSED_AT, NOW
    from thads.law.indicators.publication import VersionKind
    from thads.readers.statistics.asking import read_day
    from thads.readers.statistics.closing import freezing
    from thads.records.agencies.models import Unit

    top = Unit.objects.get(code="QN00")
    asked = freezing.Asking(
        top, read_day(LAST), VersionKind.PROVISIONAL, known_at=CLOSED_AT
    )
    made = freezing.close(asked, by=None, now=NOW + timedelta(days=1))
    version = f"/chot-so-lieu/ban/{made.code}/"
    pages = (
        f"/chot-so-lieu/?den={LAST}",
        f"/chot-so-lieu/chot/?don_vi=QN00&den={LAST}&ban=so_bo",
        version,
        f"{version}tinh-lai/?bieu=02",
        f"/bieu/01/?don_vi=QN00&den={LAST}&ban={made.code}&truc=nguon",
        f"/bieu/01/o/?don_vi=QN00&den={LAST}&ban={made.code}&cot=B8",
        f"/bieu/kiem-tra/?don_vi=QN00&den={LAST}",
        "/",
        f"{version}chenh-lech/?bieu=01",
    )
    assert barriers_on(statistician, site, pages) == {}
    statistician.get(site + version)
    statistician.find_element(
        By.CSS_SELECTOR, f"form[action='{version}ky/'] button"
    ).click()
    until(
        statistician,
        lambda driver: (
            "chưa ký" in driver.page_source
            and "ký bản này"
            not in driver.find_element(By.ID, "ban-so-lieu").text.lower()
        ),
    )
