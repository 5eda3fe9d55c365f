"""Bàn tay: does a task's steps with keys only, or with a finger on a phone."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import DESKTOP, PHONE, set_width
from tests.browser.desk import arrows_to
from tests.browser.tasks.told import Step, Task
from tests.browser.waiting import until, until_still

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

NAMED = {
    "enter": Keys.ENTER,
    "space": Keys.SPACE,
    "down": Keys.ARROW_DOWN,
    "right": Keys.ARROW_RIGHT,
}
_REACH, _MARKS = 140, "@=~#>!"
# What a page said before the step counts only when the page has changed with the step.
_SHOWS = """
const main = document.querySelector('main'), [then, was] = arguments;
return Boolean(main) && main.innerText.includes(then)
  && (was === null || !document.isBefore || main.innerText !== was)
"""
_ALREADY = """
const text = document.querySelector('main').innerText;
document.isBefore = true;
return text.includes(arguments[0]) ? text : null
"""
# Named so, or with such words; “@” and “=” mean the page itself, “~” the side bar, “#” a
# figure of that column: how many a day counts is no name for it.
_FITS = """
const [by, what] = arguments, [name, value] = what.split(':');
const fits = e => (by === '=' ? e.name === name && (!value || e.value === value)
  : by === '#' ? e.matches('a') && new URL(e.href).searchParams.get('cot') === what
  : e.matches('a, button, summary') && (what.endsWith('$')
    ? e.textContent.trim() === what.slice(0, -1) : e.textContent.trim().startsWith(what)))
  && (by === '~' || e.closest('main'));
"""
_IS = _FITS + "return fits(document.activeElement)"
_TURNED = "document.querySelector('main').replaceChildren(); document.body.focus()"
# How many Tabs away it is, as a person sees by looking ahead; the Tabs are pressed, and
# where they led is looked at again: a radio group is one stop, what is hidden is none.
_AWAY = (
    _FITS
    + """
const stop = e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility()
  && (e.type !== 'radio' || e.checked || ![...document.getElementsByName(e.name)]
    .some(other => other.checked || other.compareDocumentPosition(e) & 4));
const all = [...document.querySelectorAll(
  'a[href], button, summary, input, select, textarea, [tabindex]')].filter(stop);
const here = document.activeElement;
const from = all.findIndex(e => e === here || here.compareDocumentPosition(e) & 4);
const first = all[from] === here ? from + 1 : from;
const there = all.findIndex((e, at) => at >= first && fits(e));
return from < 0 || there < 0 ? 1 : there - first + 1
"""
)
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

    def sign_in(self, username: str) -> None:
        """Đăng nhập, by keyboard."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.driver.get(f"{self.site}/dang-nhap/")
        self.driver.execute_script("localStorage.clear(); sessionStorage.clear()")
        self.driver.find_element("name", "username").send_keys(username, Keys.TAB)
        self.driver.find_element("name", "password").send_keys(
            self.password, Keys.ENTER
        )
        until(self.driver, lambda d: "/dang-nhap/" not in d.current_url)

    def do(self, task: Task) -> list[str]:
        """Làm một việc; what was told of each step, in order.

        What begins at the side bar or the search begins wherever the last task ended:
        what stood there is taken away, so that only a new page can show what is awaited.
        Everything else begins at the first page.
        """
        set_width(self.driver, PHONE if task.phone else DESKTOP)
        if task.phone or not task.begins_anywhere:
            self.driver.get(self.site)
        else:
            self.driver.execute_script(_TURNED)
        until_still(self.driver)
        for step in task.steps:
            before = self._before(step)
            self._take(step, by_finger=task.phone)
            until(
                self.driver,
                lambda d, then=step.then, was=before: d.execute_script(
                    _SHOWS, then, was
                ),
                f"{task.name}: “{step.told}” không ra “{step.then}”",
            )
        return [step.told for step in task.steps]

    def _before(self, step: Step) -> str | None:
        """What stands there if it already says what this step is to bring."""
        already: str | None = self.driver.execute_script(_ALREADY, step.then)
        return already if step.keys else None

    def _take(self, step: Step, *, by_finger: bool) -> None:
        for place, key in enumerate(step.keys):
            if key[0] not in _MARKS or len(key) == 1:
                pressed = by_finger and place and step.keys[place - 1][0] in "@=~#"
                if not (pressed and key in ("enter", "space")):
                    self.press(NAMED.get(key, key))
            elif key[0] == ">":
                self._write(key[1:])
            elif key[0] == "!":
                until(self.driver, lambda _, gone=key[1:]: gone not in self.shown)
            elif by_finger:
                self._touch(key[0], key[1:])
            else:
                self._reach(key[0], key[1:])

    def _write(self, text: str) -> None:
        """Gõ vào ô đang có con trỏ; what is chosen from a list is arrowed to."""
        box = self.driver.switch_to.active_element
        if box.tag_name == "select":
            self.press(arrows_to(box, text))
        else:
            self.press(text)

    @property
    def shown(self) -> str:
        """Chữ trên trang."""
        return self.driver.find_element("tag name", "main").text

    def press(self, keys: str) -> None:
        """Phím đi đến chỗ đang có con trỏ."""
        ActionChains(self.driver).send_keys(keys).perform()

    def _there(self, by: str, what: str) -> "WebElement":
        """What is so named, once it is on the page and the page stands."""

        def found(driver: "Chrome") -> "WebElement | None":
            there: WebElement | None = driver.execute_script(_FIND, by, what)
            return there

        return until(self.driver, found, f"không thấy “{what}”")

    def _touch(self, by: str, what: str) -> None:
        self._there(by, what).click()

    def _reach(self, by: str, what: str) -> None:
        """Tab on until it has the focus; a real Tab, past whatever stands between."""
        self._there(by, what)
        for _ in range(_REACH):
            if self.driver.execute_script(_IS, by, what):
                return
            self.press(Keys.TAB * self.driver.execute_script(_AWAY, by, what))
        raise AssertionError(f"Tab không đến được “{what}”")
