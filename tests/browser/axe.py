"""Kiểm tra khả năng tiếp cận: what stands in anybody's way on a page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.waiting import until, until_still

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

SCRIPT = Path(__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE, NARROWEST = 1366, 390, 320
# Only what is wrong is told: what is right need not be described node by node.
RUN = (
    "axe.run(document, {runOnly: arguments[0], resultTypes: ['violations'],"
    " preload: false}).then(arguments[1])"
)
# The new width has come to the page, and the page has answered it in a frame of its own.
_RESIZED = """
const [width, done] = arguments;
const look = () => screen.width === width
  ? requestAnimationFrame(() => done()) : setTimeout(look, 5);
look();
"""
_PRINTED = "return matchMedia('print').matches"


def barriers_on(
    driver: "Chrome", site: str, pages: Iterable[str]
) -> dict[str, list[str]]:
    """What `barriers` finds on each of the pages; a page without any is not named."""
    found = {}
    for page in pages:
        driver.get(site + page)
        if here := barriers(driver):
            found[page] = here
    return found


def barriers(driver: "Chrome") -> list[str]:
    """On the page now open: what axe finds at a desk and on a phone, and how far the
    page scrolls sideways there and on the narrowest screen."""
    found = []
    until_still(driver)
    for width in (DESKTOP, PHONE, NARROWEST):
        set_width(driver, width)
        if width != NARROWEST:
            found += [f"{width}: {rule}" for rule in violations(driver)]
        if pixels := overflow(driver):
            found.append(f"{width}: scrolls sideways by {pixels} px")
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return found


def violations(driver: "Chrome") -> list[str]:
    """One line a broken rule: its name and the first elements that break it."""
    if not driver.execute_script("return Boolean(window.axe)"):
        driver.execute_script(SCRIPT.read_text(encoding="utf-8"))
    found = driver.execute_async_script(RUN, RULES)
    return [
        f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}"
        for rule in found["violations"]
    ]


def set_width(driver: "Chrome", width: int, height: int = 800) -> None:
    """Give the page a width in CSS pixels; narrow ones behave like a phone.

    It is looked at from its top: further down, the bar that stays covers what passes.
    """
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1}
    screen = {"screenWidth": width, "screenHeight": height}
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {**metrics, **screen, "mobile": width < 900},
    )
    driver.execute_async_script(_RESIZED, width)
    driver.execute_script("window.scrollTo(0, 0)")


@contextmanager
def on_paper(driver: "Chrome") -> Iterator[None]:
    """Within it the page is shown as a printer shows it."""
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    until(driver, lambda d: d.execute_script(_PRINTED))
    yield
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    until(driver, lambda d: not d.execute_script(_PRINTED))


def overflow(driver: "Chrome") -> int:
    """How many pixels the page can be scrolled sideways; 0 is right."""
    return int(
        driver.execute_script(
            "const page = document.documentElement;"
            "return page.scrollWidth - page.clientWidth"
        )
    )
