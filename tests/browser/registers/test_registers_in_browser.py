"""Sổ thi hành án in a real browser: axe, narrow screens, from row to case by keyboard."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on
from tests.browser.waiting import until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

REGISTER = "/so-sach/so_thu_ly_theo_yeu_cau/?don_vi=AB02"
PAGES = (
    "/so-sach/",
    REGISTER,
    f"{REGISTER}&tu=31/02/2026",
    f"{REGISTER}&den=01/01/2020",
)


def test_no_page_has_a_barrier(at_the_shelf: "Chrome", site: str) -> None:
    assert barriers_on(at_the_shelf, site, PAGES) == {}


def test_the_keyboard_leads_from_a_row_to_its_act(
    at_the_shelf: "Chrome", site: str
) -> None:
    at_the_shelf.get(site + REGISTER)
    ActionChains(at_the_shelf).send_keys("j").send_keys(Keys.ENTER).perform()
    until(at_the_shelf, lambda d: d.current_url.endswith("#muc-3"))
    assert "/viec/" in at_the_shelf.current_url
