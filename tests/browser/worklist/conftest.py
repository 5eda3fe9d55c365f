"""Who stands at the workbench: signed in as whoever the test names."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.readers.worklist.bench import Bench
    from thads.records.agencies.models import Account

SignIn = Callable[["Account"], "Chrome"]


@pytest.fixture
def bench(site: str) -> "Bench":
    """Một tỉnh có việc đến hạn, committed, so that the site shows it."""
    from tests.readers.worklist.bench import a_bench

    return a_bench()


@pytest.fixture
def at_bench(browser: "Chrome", site: str, bench: "Bench") -> SignIn:
    """`at_bench(account)`: the browser on the workbench of that person."""

    return partial(sign_in, browser, site)
