"""The statistician of a province before the form of the closed half year."""

from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from thads.records.agencies.models import Account

HASHER = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PASSWORD = "mật khẩu thử nghiệm"


@pytest.fixture
def statistician(browser: "Chrome", site: str) -> "Chrome":
    """The browser after the statistician of QN signed in; the book is committed."""
    from tests.readers.statistics.statistics_book import a_book

    return signed_in(browser, site, a_book().statistician)


@pytest.fixture
def watching(browser: "Chrome", site: str) -> "Chrome":
    """The statistician of a province in which one unit's class swings around a closing."""
    from tests.readers.statistics.warnings.watched_book import a_watched_book

    return signed_in(browser, site, a_watched_book().province)


def signed_in(browser: "Chrome", site: str, account: "Account") -> "Chrome":
    """The browser after this account signed in."""
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import WebDriverWait

    # The site runs with its own settings and does not know the tests' quick hashes.
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        account.set_password(PASSWORD)
        account.save()
    browser.get(f"{site}/dang-nhap/")
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    browser.find_element("name", "username").send_keys(account.username, Keys.TAB)
    browser.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda d: "/dang-nhap/" not in d.current_url)
    return browser
