"""Bàn tay: does a task's steps with keys only, or with a finger on a phone."""

from typing import TYPE_CHECKING

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.axe import DESKTOP, PHONE, set_width
from tests.browser.tasks.told import Step, Task

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

NAMED = {
    "enter": Keys.ENTER,
    "space": Keys.SPACE,
    "down": Keys.ARROW_DOWN,
    "right": Keys.ARROW_RIGHT,
}
_REACH, _MARKS = 140, "@=~>!"
# Named so, or with such words; “@” and “=” mean the page itself, “~” the side bar.
_FITS = """
const [by, what] = arguments, [name, value] = what.split(':');
const fits = e => (by === '=' ? e.name === name && (!value || e.value === value)
  : e.matches('a, button, summary') && e.textContent.trim().startsWith(what))
  && (by === '~' || e.closest('main'));
"""
_IS = _FITS + "return fits(document.activeElement)"
# What a finger would press must be on the screen.
_FIND = (
    _FITS
    + """
const all = document.querySelectorAll(
  'a, button, summary, input:not([type=hidden]), select, textarea');
return [...all].find(e => e.checkVisibility() && fits(e))
"""
)


class Hands:
    """Người làm việc: signed in somewhere, pressing keys and counting nothing else."""

    def __init__(self, driver: "Chrome", site: str, password: str) -> None:
        self.driver, self.site, self.password = driver, site, password
        self.patient = WebDriverWait(
            driver, 20, ignored_exceptions=[StaleElementReferenceException]
        )

    def sign_in(self, username: str) -> None:
        """Đăng nhập, by keyboard."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.driver.get(f"{self.site}/dang-nhap/")
        self.driver.execute_script("localStorage.clear(); sessionStorage.clear()")
        self.driver.find_element("name", "username").send_keys(username, Keys.TAB)
        self.driver.find_element("name", "password").send_keys(
            self.password, Keys.ENTER
        )
        self.patient.until(lambda d: "/dang-nhap/" not in d.current_url)

    def do(self, task: Task) -> list[str]:
        """Làm một việc from the first page on; what was told of each step, in order."""
        set_width(self.driver, PHONE if task.phone else DESKTOP)
        self.driver.get(self.site)
        for step in task.steps:
            self._take(step, by_finger=task.phone)
            self.patient.until(
                lambda d, then=step.then: (
                    then in d.find_element("tag name", "main").text
                ),
                f"{task.name}: “{step.told}” không ra “{step.then}”",
            )
        return [step.told for step in task.steps]

    def _take(self, step: Step, *, by_finger: bool) -> None:
        for place, key in enumerate(step.keys):
            if key[0] not in _MARKS or len(key) == 1:
                pressed = by_finger and place and step.keys[place - 1][0] in "@=~"
                if not (pressed and key in ("enter", "space")):
                    self.press(NAMED.get(key, key))
            elif key[0] == ">":
                self.press(key[1:])
            elif key[0] == "!":
                self.patient.until(lambda _, gone=key[1:]: gone not in self.shown)
            elif by_finger:
                self._touch(key[0], key[1:])
            else:
                self._reach(key[0], key[1:])

    @property
    def shown(self) -> str:
        """Chữ trên trang."""
        return self.driver.find_element("tag name", "main").text

    def press(self, keys: str) -> None:
        """Phím đi đến chỗ đang có con trỏ."""
        ActionChains(self.driver).send_keys(keys).perform()

    def _touch(self, by: str, what: str) -> None:
        def there(driver: "Chrome") -> "WebElement | None":
            found: WebElement | None = driver.execute_script(_FIND, by, what)
            return found

        self.patient.until(there, f"không thấy “{what}”").click()

    def _reach(self, by: str, what: str) -> None:
        """Tab on until it has the focus; a real Tab, past whatever stands between."""
        for _ in range(_REACH):
            if self.driver.execute_script(_IS, by, what):
                return
            self.press(Keys.TAB)
        raise AssertionError(f"Tab không đến được “{what}”")
