"""Văn thư tiếp nhận bằng bàn phím: field after field with Tab, recorded with Enter."""

from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

from tests.browser.axe import barriers, violations
from tests.browser.cases.conftest import HASHER, PASSWORD
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
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait

    from tests.builders.agencies import an_account
    from thads.records.agencies.models import Role

    account = an_account(office.home.units["AB02"], Role.REGISTRAR)
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        account.set_password(PASSWORD)
        account.save()
    browser.get(f"{site}/dang-nhap/?next=/tiep-nhan/")
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    browser.find_element("name", "username").send_keys(account.username, Keys.TAB)
    browser.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda d: "/tiep-nhan/" in d.current_url)
    return browser


def test_a_judgment_is_taken_in_without_the_mouse(registrar_at_work: "Chrome") -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait

    driver = registrar_at_work
    field = driver.find_element("name", "so")
    driver.execute_script("arguments[0].focus()", field)
    for text in TYPED:
        here = driver.switch_to.active_element
        if text:
            if here.tag_name == "input":
                here.clear()
            here.send_keys(text)
        ActionChains(driver).send_keys(Keys.TAB).perform()
    ActionChains(driver).send_keys(Keys.SPACE, Keys.TAB).perform()
    driver.switch_to.active_element.send_keys("20/11/2026", Keys.ENTER)
    WebDriverWait(driver, 10).until(lambda d: "/ra-quyet-dinh/" in d.current_url)
    text = driver.find_element("tag name", "main").text
    assert "Đỗ Văn Lực phải thi hành cho Phạm Thị Thu" in text
    assert driver.find_element("name", "so").is_displayed()
    assert violations(driver) == []


def test_the_page_can_be_used_by_everybody(registrar_at_work: "Chrome") -> None:
    assert barriers(registrar_at_work) == []
