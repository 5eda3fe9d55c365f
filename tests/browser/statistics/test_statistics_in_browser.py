"""Trang biểu trong trình duyệt: by keyboard, without barriers, narrow and on paper."""

import base64
from typing import TYPE_CHECKING

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on, on_paper
from tests.browser.waiting import until, until_at

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

QUESTION = "den=31/03/2022&biet_den=2022-04-06+17:00:00"
CELL = f"{QUESTION}&dong=QN01&pham_vi=ca"
NO_EDITION = "/bieu/01/?den=31/03/2013"
PAGES = (
    f"/bieu/01/?{QUESTION}",
    f"/bieu/02/?{QUESTION}",
    f"/bieu/01/o/?{CELL}&cot=B8",
    f"/bieu/01/o/?{CELL}&cot=B14",
    f"/bieu/01/o/?{CELL}&cot=B20",
    f"/bieu/02/o/?{CELL}&cot=M8",
    NO_EDITION,
    f"/bieu/01/?{QUESTION}&truc=nguon",
    f"/bieu/03/?{QUESTION}",
    f"/bieu/07/o/?{CELL}&cot=C3",
    f"/bieu/kiem-tra/?{QUESTION}",
    "/bieu/ban-bieu/",
    "/bieu/ban-bieu/01-2026/",
)


def press(driver: "Chrome", *keys: str) -> None:
    ActionChains(driver).send_keys(*keys).perform()


def focused(driver: "Chrome") -> "WebElement":
    return driver.switch_to.active_element


def panel(driver: "Chrome") -> str:
    return str(driver.find_element("id", "o-da-chon").text)


def test_no_page_has_a_barrier(statistician: "Chrome", site: str) -> None:
    assert barriers_on(statistician, site, PAGES) == {}


def test_a_cell_is_reached_opened_and_closed_by_keyboard(
    statistician: "Chrome", site: str
) -> None:
    driver = statistician
    driver.get(f"{site}/bieu/01/?{QUESTION}")
    first = driver.find_element("css selector", "table.stat tbody td a")
    driver.execute_script("arguments[0].focus()", first)
    press(driver, Keys.ARROW_DOWN, Keys.ARROW_DOWN, *[Keys.ARROW_RIGHT] * 9)
    until(driver, lambda d: "cot=B8" in str(focused(d).get_attribute("href")))
    press(driver, Keys.ENTER)
    until(driver, lambda d: "2 trong danh sách = 2 trong ô" in panel(d))
    until(driver, lambda d: focused(d).tag_name == "h2")
    until_at(driver, "cot=B8")
    chosen = "td[aria-selected=true]"
    until(driver, lambda d: d.find_element("css selector", chosen).text == "2")
    press(driver, Keys.ESCAPE)
    until(driver, lambda d: panel(d) == "")
    until(driver, lambda d: "cot=B8" in str(focused(d).get_attribute("href")))


def test_an_address_of_a_cell_opens_by_itself_and_leads_to_the_case(
    statistician: "Chrome", site: str
) -> None:
    driver = statistician
    driver.get(f"{site}/bieu/01/o/?{CELL}&cot=B8")
    driver.find_element("link text", "V2/QĐ-THA").click()
    until_at(driver, "/viec/")
    assert "Trần Văn V2" in driver.find_element("tag name", "main").text


def test_the_form_prints_on_landscape_paper_without_navigation(
    statistician: "Chrome", site: str
) -> None:
    driver = statistician
    driver.get(f"{site}/bieu/01/?{QUESTION}")
    hidden = [".topbar", ".sidebar", ".filters", ".page-head"]
    shown = [".ph", ".repro", "table.stat", ".sg"]
    with on_paper(driver):
        visible = {
            each: driver.find_element("css selector", each).is_displayed()
            for each in [*hidden, *shown]
        }
    assert visible == dict.fromkeys(hidden, False) | dict.fromkeys(shown, True)
    assert driver.find_element("css selector", ".sg").is_displayed() is False
    answer = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert b"/MediaBox [0 0 841" in base64.b64decode(answer["data"])


def test_pages_say_nothing_to_the_console(statistician: "Chrome", site: str) -> None:
    statistician.get_log("browser")
    for page in PAGES[:-1]:
        statistician.get(site + page)
    said = [
        entry["message"]
        for entry in statistician.get_log("browser")
        if NO_EDITION not in entry["message"]  # 422 is what that page answers
    ]
    assert said == []
