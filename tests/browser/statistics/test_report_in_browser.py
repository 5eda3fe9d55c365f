"""Trang báo cáo và trang lời của đơn vị: without barriers, narrow, written by hand."""

from typing import TYPE_CHECKING

from tests.browser.axe import DESKTOP, barriers_on, set_width
from tests.browser.waiting import another_page, until_at

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
    put_in = "[name=chen][value='01.B19']"
    with another_page(statistician):
        statistician.find_element("css selector", put_in).click()
    words = statistician.find_element("name", "loi").get_property("value")
    assert "{{01.B19}}" in str(words)
    statistician.find_element("name", "luu").click()
    until_at(statistician, "#muc-han_che")
    section = statistician.find_element("css selector", "#muc-han_che + p")
    assert section.text.startswith("Còn ")
    assert "{{" not in section.text
    assert section.find_elements("tag name", "a")
