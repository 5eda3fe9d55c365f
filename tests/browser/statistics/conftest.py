"""The statistician of a province before the form of the closed half year."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


@pytest.fixture
def statistician(browser: "Chrome", site: str) -> "Chrome":
    """The browser after the statistician of QN signed in; the book is committed."""
    from tests.readers.statistics.statistics_book import a_book

    return sign_in(browser, site, a_book().statistician)


@pytest.fixture
def watching(browser: "Chrome", site: str) -> "Chrome":
    """The statistician of a province in which one unit's class swings around a closing."""
    from tests.readers.statistics.warnings.watched_book import a_watched_book

    return sign_in(browser, site, a_watched_book().province)
