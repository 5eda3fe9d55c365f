"""Chờ trang: the one place where a browser test waits for what it wants to see.

A wait that comes true costs nothing, so there is one patience for all of them, long
enough for a machine many times slower than this one. What a page is missing while it
changes (an element that is gone, hidden, covered or not yet there) is waited for too.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from selenium.common.exceptions import (
    ElementClickInterceptedException,
    JavascriptException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
    WebDriverException,
)
from selenium.common.exceptions import ElementNotInteractableException as OutOfReach
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

Found = TypeVar("Found")

PATIENCE_SECONDS, GLANCE_SECONDS = 60, 0.05
CHANGING = (
    ElementClickInterceptedException,
    JavascriptException,
    NoSuchElementException,
    OutOfReach,
    StaleElementReferenceException,
)
# Loaded, so that its scripts listen, and nothing of it being fetched or put in place.
_STANDS = """
return document.readyState === 'complete'
  && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')
"""
_LEFT = "document.isLeft = true"
_ANOTHER = "return !document.isLeft"
_SHOWN = "return (document.querySelector('main') || document.body).innerText"
_TO_THE_MIDDLE = "arguments[0].scrollIntoView({block: 'center'})"
_TOLD_AT_MOST = 1500


def until(driver: "Chrome", what: Callable[["Chrome"], Found], told: str = "") -> Found:
    """What `what` answers as soon as it is something, on a page that stands.

    Whatever is pressed after it therefore meets the scripts of that page.
    """

    def answered(driver: "Chrome") -> Found | None:
        answer = what(driver)
        return answer if answer and driver.execute_script(_STANDS) else None

    try:
        return patient(driver).until(answered)  # type: ignore[return-value]
    except TimeoutException:
        raise TimeoutException(_in_vain(driver, told)) from None


def _in_vain(driver: "Chrome", told: str) -> str:
    """What was awaited, and what stands there instead."""
    try:
        shown = str(driver.execute_script(_SHOWN))[:_TOLD_AT_MOST]
        return f"{told or 'chờ mà không thấy'}; {driver.current_url}\n{shown}"
    except WebDriverException as problem:
        return f"{told or 'chờ mà không thấy'}; {problem.msg}"


def patient(driver: "Chrome") -> "WebDriverWait[Chrome]":
    """Looks again and again, past whatever a changing page has not."""
    return WebDriverWait(
        driver, PATIENCE_SECONDS, GLANCE_SECONDS, ignored_exceptions=CHANGING
    )


def until_written(driver: "Chrome", words: str) -> None:
    """Wait for these words anywhere in the page."""
    until(driver, lambda d: words in d.page_source, f"không thấy “{words}”")


def until_still(driver: "Chrome") -> None:
    """Wait until the page stands."""
    until(driver, lambda _: True, "trang chưa yên")


def until_at(driver: "Chrome", part: str) -> None:
    """Wait for a page whose address has this part."""
    until(driver, lambda d: part in d.current_url, f"không đến được {part}")


def press(driver: "Chrome", css: str) -> None:
    """Bring a button under the finger and press it, once it can be pressed."""

    def pressed(driver: "Chrome") -> bool:
        button = driver.find_element("css selector", css)
        driver.execute_script(_TO_THE_MIDDLE, button)
        button.click()
        return True

    patient(driver).until(pressed, f"không bấm được {css}")


@contextmanager
def another_page(driver: "Chrome") -> Iterator[None]:
    """What is done within opens another page, or the same anew; after it that one stands.

    For whatever the page that is left would also have answered.
    """
    driver.execute_script(_LEFT)
    yield
    until(driver, lambda d: d.execute_script(_ANOTHER), "trang không đổi")
