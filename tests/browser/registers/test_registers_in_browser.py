"""Sổ thi hành án in a real browser: axe, narrow screens, from row to case by keyboard."""

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import overflow, set_width, violations

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

REGISTER = "/so-sach/so_thu_ly_theo_yeu_cau/?don_vi=AB02"
PAGES = (
    "/so-sach/",
    REGISTER,
    f"{REGISTER}&tu=31/02/2026",
    f"{REGISTER}&den=01/01/2020",
)


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing(at_the_shelf: "Chrome", site: str, width: int) -> None:
    set_width(at_the_shelf, width)
    found = {}
    for page in PAGES:
        at_the_shelf.get(site + page)
        found[page] = violations(at_the_shelf)
    assert not any(found.values()), found


def test_nothing_scrolls_sideways(at_the_shelf: "Chrome", site: str) -> None:
    set_width(at_the_shelf, 320)
    for page in PAGES:
        at_the_shelf.get(site + page)
        assert overflow(at_the_shelf) == 0, page


def test_the_keyboard_leads_from_a_row_to_its_act(
    at_the_shelf: "Chrome", site: str
) -> None:
    at_the_shelf.get(site + REGISTER)
    ActionChains(at_the_shelf).send_keys("j").send_keys(Keys.ENTER).perform()
    assert "/viec/" in at_the_shelf.current_url
    assert at_the_shelf.current_url.endswith("#muc-3")
