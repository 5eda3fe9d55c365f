"""Trang báo cáo và trang lời của đơn vị: without barriers, narrow, written by hand."""

from typing import TYPE_CHECKING

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.axe import DESKTOP, barriers_on, set_width

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

QUESTION = "don_vi=QN00&den=2022-03-31&biet_den=2022-04-06+17:00:00"
REPORT = f"/bao-cao/?{QUESTION}"
WRITING = f"/bao-cao/loi-van/han_che/?{QUESTION}"


def test_no_page_has_a_barrier(statistician: "Chrome", site: str) -> None:
    assert barriers_on(statistician, site, (REPORT, WRITING)) == {}


def test_words_are_put_together_and_stand_in_the_report(
    statistician: "Chrome", site: str
) -> None:
    set_width(statistician, DESKTOP)
    statistician.get(site + WRITING)
    statistician.find_element("name", "loi").send_keys("Còn")
    statistician.find_element("css selector", "[name=chen][value='01.B19']").click()
    wait = WebDriverWait(
        statistician, 20, ignored_exceptions=(StaleElementReferenceException,)
    )
    wait.until(
        lambda d: "{{01.B19}}" in d.find_element("name", "loi").get_property("value")
    )
    statistician.find_element("name", "luu").click()
    wait.until(lambda d: "#muc-han_che" in d.current_url)
    section = statistician.find_element("css selector", "#muc-han_che + p")
    assert section.text.startswith("Còn ")
    assert "{{" not in section.text
    assert section.find_elements("tag name", "a")
