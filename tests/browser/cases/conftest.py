"""An officer at work: one province with a running case, signed in by keyboard."""

from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cases.office import Office

HASHER = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PASSWORD = "mật khẩu thử nghiệm"


@pytest.fixture
def office(site: str) -> "Office":
    """Việc 412/QĐ-KV2 of the officer of AB02, committed, so that the site shows it."""
    from tests.records.cases.office import an_office

    made = an_office()
    # The site runs with its own settings and does not know the tests' quick hashes.
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        made.officer.set_password(PASSWORD)
        made.officer.save()
    return made


@pytest.fixture
def at_work(browser: "Chrome", site: str, office: "Office") -> "Chrome":
    """The browser after the officer of AB02 signed in."""
    return sign_in(browser, site)


@pytest.fixture
def at_work_by_phone(phone: "Chrome", site: str, office: "Office") -> "Chrome":
    """The same on a phone."""
    return sign_in(phone, site)


def sign_in(driver: "Chrome", site: str) -> "Chrome":
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait

    driver.get(f"{site}/dang-nhap/?next=/viec/")
    driver.execute_script("localStorage.clear(); sessionStorage.clear()")
    driver.find_element("name", "username").send_keys("ab02.chap_hanh_vien", Keys.TAB)
    driver.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
    WebDriverWait(driver, 10).until(lambda d: "/dang-nhap/" not in d.current_url)
    return driver
