"""An officer at work: one province with a running case."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cases.office import Office


@pytest.fixture
def office(site: str) -> "Office":
    """Việc 412/QĐ-KV2 of the officer of AB02, committed, so that the site shows it."""
    from tests.records.cases.office import an_office

    return an_office()


@pytest.fixture
def at_work(browser: "Chrome", site: str, office: "Office") -> "Chrome":
    """The browser after the officer of AB02 signed in."""
    return sign_in(browser, site, office.officer, "/viec/")


@pytest.fixture
def at_work_by_phone(phone: "Chrome", site: str, office: "Office") -> "Chrome":
    """The same on a phone."""
    return sign_in(phone, site, office.officer, "/viec/")
