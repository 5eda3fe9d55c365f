"""Bàn của một người: signs in, types, chooses and presses by the keyboard."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.browser.signing_in import sign_in
from tests.browser.waiting import another_page, until_written

if TYPE_CHECKING:
    from datetime import date

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

    from thads.records.agencies.models import Account


class Desk:
    """Bàn ở một trang của chỗ làm việc."""

    def __init__(self, browser: "Chrome", site: str, path: str) -> None:
        self.browser, self.site, self.path = browser, site, path

    def of(self, account: "Account") -> "Desk":
        """This account, on the page of the desk."""
        sign_in(self.browser, self.site, account, self.path)
        return self

    @property
    def here(self) -> str:
        """Đường dẫn của trang đang xem."""
        return self.browser.current_url[len(self.site) :]

    def typed(self, **values: str) -> None:
        """Each value in the field of that name, in place of what stands there."""
        for name, value in values.items():
            box = self.browser.find_element("name", name.replace("__", "-"))
            if box.tag_name == "select":
                choose(box, value)
            else:
                box.send_keys(Keys.CONTROL, "a")
                box.send_keys(value)

    def press(self, words: str, then: str) -> None:
        """Press what is called so, and wait for what the next page says."""
        told = f"//main//*[self::a or self::button][contains(., '{words}')]"
        with another_page(self.browser):
            self.browser.find_element(By.XPATH, told).send_keys(Keys.ENTER)
        until_written(self.browser, then)


def choose(box: "WebElement", words: str) -> None:
    """Choose from a list by keyboard."""
    box.send_keys(arrows_to(box, words))


def arrows_to(box: "WebElement", words: str) -> str:
    """Keys to what begins so: letters typed too slowly would begin anew each time."""
    texts = [each.text.strip().casefold() for each in Select(box).options]
    wanted = next(
        at for at, text in enumerate(texts) if text.startswith(words.casefold())
    )
    steps = wanted - int(str(box.get_property("selectedIndex")))
    return (Keys.ARROW_DOWN if steps > 0 else Keys.ARROW_UP) * abs(steps)


def day(on: "date") -> str:
    """Ngày như người ta gõ."""
    return f"{on:%d/%m/%Y}"
