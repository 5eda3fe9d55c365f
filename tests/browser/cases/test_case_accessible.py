"""Every page of a case: axe finds nothing, and no sideways scroll on a narrow screen."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import (
    visibility_of_element_located,
)

from tests.browser.axe import barriers_on
from tests.browser.waiting import until
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


def test_no_page_has_a_barrier(at_work: "Chrome", site: str, office: Office) -> None:
    pages = [page.format(case=office.case) for page in PAGES]
    assert barriers_on(at_work, site, pages) == {}


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
    told = (By.XPATH, "//*[contains(text(), 'Đã ghi nhận: Vận động')]")
    until(phone, visibility_of_element_located(told))
