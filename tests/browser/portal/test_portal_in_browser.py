"""A citizen looks up a case by the keyboard alone, with scripts switched off; the public
pages at a desk and on a phone."""

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers, barriers_on
from tests.browser.waiting import until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cases.office import Office

PAGES = (
    "/cong-khai/",
    "/cong-khai/chua-co-dieu-kien/?ten=khong+ai",
    "/cong-khai/thu-tuc/",
    "/cong-khai/thu-tuc/khieu_nai/?ngay=2026-06-30",
    "/cong-khai/phi/?so_tien=52.250.000",
    "/cong-khai/lich-tiep/",
    "/cong-khai/lien-he/",
)


@pytest.fixture
def office(site: str) -> "Office":
    """Một việc đang thi hành, and what the unit tells of itself."""
    from tests.builders.agencies import SINCE
    from tests.records.cases.office import an_office
    from thads.records.citizens import actions

    made = an_office()
    told = actions.Contact(
        made.home.units["AB02"].pk, SINCE, "Số 9 đường Hoà Bình", "0203 000 111"
    )
    actions.keep_contact(told, by=None, now=timezone.now())
    return made


def test_a_case_is_looked_up_without_a_script_and_every_page_is_open_to_all(
    browser: "Chrome", site: str, office: "Office"
) -> None:
    from tests.builders.cases import IDENTITY
    from thads.records.cases.models import LookupCode

    code = LookupCode.objects.get(case_id=office.case).grouped
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{site}/cong-khai/")
        box = browser.find_element(By.NAME, "ma")
        box.send_keys(code.lower(), Keys.TAB)
        browser.switch_to.active_element.send_keys(IDENTITY[-4:], Keys.ENTER)
        until(browser, lambda d: "412/QĐ-KV2" in d.title)
        shown = browser.find_element(By.TAG_NAME, "main").text
    finally:
        browser.execute_cdp_cmd(
            "Emulation.setScriptExecutionDisabled", {"value": False}
        )
    assert "565.569.863 đ" in shown and "0203 000 111" not in browser.title
    assert browser.current_url == f"{site}/cong-khai/viec/"
    for control in browser.find_elements(By.CSS_SELECTOR, ".lookup input, .pub .btn"):
        if control.is_displayed():
            assert control.size["height"] >= 44
    assert barriers(browser) == []
    assert barriers_on(browser, site, PAGES) == {}
