"""Every page of a case: axe finds nothing, and no sideways scroll on a narrow screen."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import overflow, set_width, violations
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGES = (
    "/viec/",
    "/viec/?trang_thai=xong",
    "/viec/{case}/",
    "/viec/{case}/?luc=2020-01-01T08:00",
    "/viec/{case}/duong-su/",
    "/viec/{case}/tien/",
    "/viec/{case}/thoi-han/",
    "/viec/{case}/thoi-han/tu_nguyen/4/",
    "/viec/{case}/thoi-han/tu_nguyen/4/cham-mot-ngay/",
    "/viec/{case}/cuong-che/",
    "/viec/{case}/ghi-nhan/",
    "/viec/{case}/ghi-nhan/thu_tien/",
    "/viec/{case}/ghi-nhan/quyet_dinh_hoan/",
    "/viec/{case}/ghi-nhan/dinh_chinh/?dinh_chinh_stt=6",
    "/viec/{case}/ghi-nhan/ban_giao_viec/",
    "/tim/?q=khong+co+ai",
    "/tim/",
)
DESKTOP, PHONE, NARROWEST = 1366, 390, 320


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_axe_finds_nothing(
    at_work: "Chrome", site: str, office: Office, width: int
) -> None:
    set_width(at_work, width)
    found = {}
    for page in PAGES:
        at_work.get(site + page.format(case=office.case))
        if problems := violations(at_work):
            found[page] = problems
    at_work.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert found == {}


def test_nothing_scrolls_sideways_at_320(
    at_work: "Chrome", site: str, office: Office
) -> None:
    set_width(at_work, NARROWEST)
    wide = {}
    for page in PAGES:
        at_work.get(site + page.format(case=office.case))
        if pixels := overflow(at_work):
            wide[page] = pixels
    at_work.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide == {}


def test_pages_say_nothing_to_the_console(
    at_work: "Chrome", site: str, office: Office
) -> None:
    at_work.get_log("browser")
    for page in PAGES:
        at_work.get(site + page.format(case=office.case))
    said = [
        entry["message"]
        for entry in at_work.get_log("browser")
        if "ban_giao_viec" not in entry["message"]  # 403 is what that page answers
    ]
    assert said == []


def test_a_case_is_read_and_recorded_on_a_phone(
    at_work_by_phone: "Chrome", site: str, office: Office
) -> None:
    phone = at_work_by_phone
    phone.get(f"{site}/viec/{office.case}/ghi-nhan/van_dong/")
    phone.find_element("css selector", "button.primary[type=submit]").click()
    assert "Đã ghi nhận: Vận động" in phone.find_element("tag name", "main").text
