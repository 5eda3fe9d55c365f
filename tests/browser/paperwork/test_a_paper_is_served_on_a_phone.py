"""Ngoài hiện trường: sign at the desk, serve with a thumb, number the file, bind it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from PIL import Image
from selenium.webdriver.support.ui import Select

from tests.browser.axe import PHONE, barriers, set_width
from tests.browser.signing_in import sign_in
from tests.browser.waiting import another_page, press, until_written
from tests.builders.agencies import an_account
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


@pytest.fixture
def decided(office: Office, waiting: int) -> int:
    """Việc vừa ra quyết định, with its paper and those who must be told."""
    from thads.records.cases.actions import record_act
    from thads.records.ledger.values import ProposedAct, Recorded

    act = ProposedAct(
        "quyet_dinh_thi_hanh_an",
        office.today,
        signed_by="AB00-LD01",
        signed_as="thu_truong",
    )
    told = record_act(
        proceeding_id=waiting,
        act=act,
        by=None,
        now=timezone.now(),
        paper={"lap_van_ban": "co"},
    )
    assert isinstance(told, Recorded), told
    return waiting


@pytest.fixture
def registrar(browser: "Chrome", site: str, office: Office) -> "Chrome":
    """The browser after the registrar of the agency signed in."""
    from thads.records.agencies.models import Role

    made = an_account(office.home.top, Role.REGISTRAR)
    return sign_in(browser, site, made, "/viec/")


def test_a_decision_is_served_and_its_file_is_bound(
    registrar: "Chrome", site: str, decided: int, tmp_path: Path
) -> None:
    driver, papers = registrar, f"{site}/viec/{decided}/tai-lieu/"
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        if wrong := barriers(driver):
            found[name] = wrong
        set_width(driver, PHONE)

    driver.get(f"{site}/van-ban/phai-thong-bao/")
    look("to serve")
    driver.get(f"{papers}thong-bao/")
    look("of the case")
    press(driver, "tbody tr a.btn.primary")  # the debtor's notice stands first
    until_written(driver, "Đã thông báo bằng cách nào")
    look("ways")
    with another_page(driver):
        press(driver, "a.btn.primary[href*='cach=giao_tan_tay']")
    look("attempt")
    Select(driver.find_element("name", "deliverer")).select_by_value("chap_hanh_vien")
    photo = tmp_path / "bien-ban.jpg"
    Image.new("RGB", (90, 120), "white").save(photo, "JPEG")
    driver.find_element("name", "scan").send_keys(str(photo))
    press(driver, ".form-foot button.primary")
    until_written(driver, "Đã ghi hành vi thông báo ngày")
    driver.get(f"{papers}dua-vao/")
    look("take in")
    driver.find_element("name", "tep").send_keys(str(photo))
    press(driver, ".form-foot button.primary")
    until_written(driver, "Đã đưa 1 giấy tờ vào hồ sơ")
    look("file, not numbered")
    press(driver, ".card-f button.primary")
    until_written(driver, "Đã đánh bút lục")
    look("file, numbered")
    press(driver, "#dong-ho-so button")
    until_written(driver, "Mở tệp hồ sơ")
    driver.get(f"{site}/van-den/?viec=Tạo")
    look("arrivals")
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert found == {}
