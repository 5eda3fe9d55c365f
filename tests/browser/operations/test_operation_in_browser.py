"""A coercion from its decision to its recovered advance, by each hand that must sign."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import override_settings
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.axe import overflow, set_width, violations

if TYPE_CHECKING:
    from datetime import date

    from selenium.webdriver import Chrome

    from tests.builders.operations import Coercing
    from thads.records.agencies.models import Account

DESKTOP, PHONE, NARROWEST = 1366, 390, 320
HASHER = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
PASSWORD = "mật khẩu thử nghiệm"
COST = "9.000.000"


@pytest.fixture
def office(site: str) -> "Coercing":
    """Một việc đã có quyết định cưỡng chế, and everybody who must sign."""
    from django.utils import timezone

    from tests.builders.operations import an_office

    made = an_office(timezone.localdate())
    with override_settings(PASSWORD_HASHERS=[HASHER]):
        for each in (made.officer, made.accountant, made.room_head, made.head):
            each.set_password(PASSWORD)
            each.save()
    return made


class Desk:
    """Bàn của một người: signs in, presses by keyboard, types."""

    def __init__(self, browser: "Chrome", site: str, path: str) -> None:
        self.browser, self.site, self.path = browser, site, path
        self.wait = WebDriverWait(browser, 20)

    def of(self, account: "Account") -> "Desk":
        """Đăng nhập."""
        self.browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.browser.get(f"{self.site}/dang-nhap/?next={self.path}")
        self.browser.execute_script("localStorage.clear(); sessionStorage.clear()")
        name = self.browser.find_element("name", "username")
        name.send_keys(account.username, Keys.TAB)
        self.browser.find_element("name", "password").send_keys(PASSWORD, Keys.ENTER)
        self.wait.until(lambda d: "/dang-nhap/" not in d.current_url)
        return self

    def typed(self, **values: str) -> None:
        for name, value in values.items():
            box = self.browser.find_element("name", name.replace("__", "-"))
            if box.tag_name == "select":
                box.send_keys(value)
            else:
                box.send_keys(Keys.CONTROL, "a")
                box.send_keys(value)

    def press(self, words: str, then: str) -> None:
        """Press what is called so, and wait for what the next page says."""
        found = self.browser.find_elements(
            By.XPATH, f"//main//*[self::a or self::button][contains(., '{words}')]"
        )
        assert found, words
        found[0].send_keys(Keys.ENTER)
        self.wait.until(lambda d: then in d.page_source)


def day(on: "date") -> str:
    return f"{on:%d/%m/%Y}"


def the_day_is_refused_and_another_offered(desk: Desk, office: "Coercing") -> None:
    sunday = office.day + timedelta(days=6 - office.day.weekday())
    desk.typed(
        ngay=day(sunday),
        gio="08:00",
        dia_diem="số 12 ngõ 3",
        luc_luong="Một",
        phuong_an="Giao nhà",
    )
    desk.press("Lập kế hoạch", "là ngày nghỉ")
    assert "Sớm nhất" in desk.browser.page_source


def test_a_plan_walks_through_every_hand(
    browser: "Chrome", site: str, office: "Coercing"
) -> None:
    desk = Desk(browser, site, f"/viec/{office.case}/cuoc-cuong-che/")
    desk.of(office.officer).press("Mở cuộc", "Dự trù chi phí")
    plan_path = browser.current_url[len(site) :]
    the_day_is_refused_and_another_offered(desk, office)
    desk.typed(ngay=day(office.day))
    for row in range(4):
        desk.typed(**{f"cp{row}__so_luong": "1", f"cp{row}__don_gia": "2.250.000"})
    desk.press("Lập kế hoạch", "Kế hoạch lần 1")
    desk.path = one = browser.current_url[len(site) :]
    desk.typed(ngay_ky=day(office.on(7)))
    desk.press("Ký trình", "Đã ký kế hoạch")
    for account, words, before in (
        (office.accountant, "Ký đồng ý", 7),
        (office.room_head, "Ký đồng ý", 7),
        (office.head, "Phê duyệt", 6),
    ):
        desk.of(account).typed(ngay_ky=day(office.on(before)))
        desk.press(words, "Đã ký kế hoạch")
    assert "Chờ ngày cưỡng chế" in browser.page_source

    desk.of(office.accountant).press("Tạm ứng", "Số tiền tạm ứng")
    desk.typed(ngay=day(office.on(5)))
    desk.press("Ghi nhận", "Đã ghi: Tạm ứng")
    desk.of(office.officer)
    desk.press("Ghi: Thông báo dự trù", "Chi phí dự trù")
    desk.typed(ngay=day(office.on(5)))
    desk.press("Ghi nhận", "Đã ghi: Thông báo")
    desk.press("Ghi ngày cưỡng chế", "Sự cố")
    desk.typed(bat_dau="08:00", ket_thuc="10:30", dien_bien="Đã giao nhà")
    desk.press("Ghi ngày cưỡng chế", "Đã ghi ngày cưỡng chế")
    desk.of(office.accountant).press("Thu hồi tạm ứng", "Số tiền thu hồi")
    desk.press("Ghi nhận", "Đã ghi: Thu hồi")
    assert "Đã tổ chức" in browser.page_source
    assert f"{COST}" in browser.page_source

    pages = ["/cuong-che/", f"/viec/{office.case}/cuoc-cuong-che/", one, plan_path]
    pages += [f"{one}ngay/", f"{one}buoc/thu_hoi_tam_ung/"]
    assert faults(browser, site, pages) == {}


def faults(
    browser: "Chrome", site: str, pages: list[str]
) -> dict[tuple[str, int], list[str]]:
    found = {}
    for width in (DESKTOP, PHONE):
        set_width(browser, width)
        for page in pages:
            browser.get(site + page)
            problems = violations(browser)
            if pixels := overflow(browser):
                problems.append(f"scrolls sideways by {pixels} px")
            if problems:
                found[page, width] = problems
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return found
