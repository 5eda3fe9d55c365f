"""Somebody at the law: signed in on a site with one running case."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.cases.conftest import office
from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.cases.office import Office

__all__ = ["office"]


@pytest.fixture
def at_the_law(browser: "Chrome", site: str, office: "Office") -> "Chrome":
    """The browser after the officer of AB02 signed in."""
    return sign_in(browser, site, office.officer, "/viec/")
