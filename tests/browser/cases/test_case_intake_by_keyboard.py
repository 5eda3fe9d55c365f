"""Văn thư tiếp nhận bằng bàn phím: field after field with Tab, recorded with Enter."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import barriers, violations
from tests.browser.desk import choose
from tests.browser.signing_in import sign_in
from tests.browser.waiting import until_at
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

TYPED = (
    *("78/2026/DS-ST", "05/10/2026", "TAND khu vực 2", "Dân sự", "", "20/11/2026"),
    None,  # the unit stays as it is
    *("Đỗ Văn Lực", None, None, "031074009999", "Tổ 8"),
    *("Phạm Thị Thu", None, None, "", ""),
    None,  # the button that adds a person
    *("Bồi thường thiệt hại", None, "12.500.000"),
    None,  # the button that adds an obligation
)


@pytest.fixture
def registrar_at_work(browser: "Chrome", site: str, office: Office) -> "Chrome":
    """The registrar of AB02 has signed in and opened the page."""
    from tests.builders.agencies import an_account
    from thads.records.agencies.models import Role

    account = an_account(office.home.units["AB02"], Role.REGISTRAR)
    return sign_in(browser, site, account, "/tiep-nhan/")


def test_a_judgment_is_taken_in_without_the_mouse(registrar_at_work: "Chrome") -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    driver = registrar_at_work
    field = driver.find_element("name", "so")
    driver.execute_script("arguments[0].focus()", field)
    for text in TYPED:
        here = driver.switch_to.active_element
        if text:
            if here.tag_name == "select":
                choose(here, text)
            else:
                here.clear()
                here.send_keys(text)
        ActionChains(driver).send_keys(Keys.TAB).perform()
    ActionChains(driver).send_keys(Keys.SPACE, Keys.TAB).perform()
    driver.switch_to.active_element.send_keys("20/11/2026", Keys.ENTER)
    until_at(driver, "/ra-quyet-dinh/")
    text = driver.find_element("tag name", "main").text
    assert "Đỗ Văn Lực phải thi hành cho Phạm Thị Thu" in text
    assert driver.find_element("name", "so").is_displayed()
    assert violations(driver) == []


def test_the_page_can_be_used_by_everybody(registrar_at_work: "Chrome") -> None:
    assert barriers(registrar_at_work) == []
