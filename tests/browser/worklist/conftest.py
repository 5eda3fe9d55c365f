"""Who stands at the workbench: signed in through the page, as people do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.readers.worklist.bench import Bench
    from thads.records.agencies.models import Account

HASHER = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PASSWORD = "mật khẩu thử nghiệm"
SignIn = Callable[["Account"], "Chrome"]


@pytest.fixture
def bench(site: str) -> "Bench":
    """Một tỉnh có việc đến hạn, committed, so that the site shows it."""
    from tests.readers.worklist.bench import a_bench

    made = a_bench()
    # The site runs with its own settings and does not know the tests' quick hashes.
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        for account in (made.officer, made.head, made.statistician):
            account.set_password(PASSWORD)
            account.save()
    return made


@pytest.fixture
def at_bench(browser: "Chrome", site: str, bench: "Bench") -> SignIn:
    """`at_bench(account)`: the browser on the workbench of that person."""

    def sign_in(account: "Account") -> "Chrome":
        from selenium.webdriver.common.keys import Keys
        from selenium.webdriver.support.ui import WebDriverWait

        browser.get(f"{site}/dang-nhap/")
        browser.execute_script("localStorage.clear(); sessionStorage.clear()")
        browser.find_element("name", "username").send_keys(account.username, Keys.TAB)
        browser.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
        WebDriverWait(browser, 10).until(
            lambda driver: "/dang-nhap/" not in driver.current_url
        )
        return browser

    return sign_in
