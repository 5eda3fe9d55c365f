"""The frame alone, without database or accounts: the gallery behind a real server."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings

from tests.browser.axe import set_width
from tests.browser.web.stand_in import SETTINGS

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


class QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests' own output is what is read."""


@pytest.fixture(scope="module")
def frame_site() -> Iterator[str]:
    """Address of the gallery, the sign-in page and the error pages.

    For one module at a time: while it runs, its settings hold in this process.
    """
    with override_settings(**SETTINGS):
        server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
        server.daemon_threads = True
        server.set_app(StaticFilesHandler(WSGIHandler()))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture
def gallery(browser: "Chrome", frame_site: str) -> Iterator["Chrome"]:
    """The gallery at 1366 × 768, with nothing kept from an earlier test."""
    browser.get_log("browser")  # type: ignore[attr-defined]
    set_width(browser, 1366, 768)
    browser.get(f"{frame_site}/bo-thanh-phan/")
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    browser.get(f"{frame_site}/bo-thanh-phan/")
    yield browser
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
