"""Giấy tờ trên màn hình: seen while typing, signed, found, printed; axe finds nothing."""

from typing import TYPE_CHECKING

from selenium.webdriver.support.ui import Select

from tests.browser.axe import barriers_on
from tests.browser.waiting import press, until, until_written
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGES = (
    "/viec/{case}/tai-lieu/",
    "/viec/{case}/tai-lieu/lap/f06/",
    "/viec/{waiting}/ra-quyet-dinh/",
    "/viec/{case}/ghi-nhan/quyet_dinh_uy_thac/",
    "/van-ban/trong-ngay/",
    "/van-ban/mau/",
    "/van-ban/mau/f02/",
    "/van-ban/cach-trinh-bay/",
    "/van-ban/hinh-chu-ky/",
    "/van-ban/chung-thu/",
)


def test_no_page_has_a_barrier(
    head: "Chrome", site: str, office: Office, waiting: int
) -> None:
    pages = [page.format(case=office.case, waiting=waiting) for page in PAGES]
    assert barriers_on(head, site, pages) == {}


def test_the_paper_follows_what_is_typed(
    head: "Chrome", site: str, office: Office, waiting: int
) -> None:
    """Preview while typing: the missing part is named, then stands on the paper."""
    head.get(f"{site}/viec/{office.case}/ghi-nhan/quyet_dinh_uy_thac/")
    paper = head.find_element("id", "van-ban")
    assert "Còn thiếu để lập văn bản" in paper.text
    head.find_element("id", "vb_ly_do_uy_thac").send_keys("tài sản ở Quảng Ninh")
    until(
        head,
        lambda d: (
            "Lý do uỷ thác: tài sản ở Quảng Ninh."
            in d.find_element("id", "van-ban").text
        ),
    )
    marks = (
        "return [...document.querySelectorAll('#van-ban .paper mark')]"
        ".map(mark => mark.innerText)"
    )
    assert "tài sản ở Quảng Ninh" in head.execute_script(marks)
    typed = head.find_element("id", "vb_ly_do_uy_thac")
    assert typed.get_attribute("value") == "tài sản ở Quảng Ninh"
    assert (
        head.switch_to.active_element == typed
    )  # the swap left the cursor where it was


def test_a_decision_is_signed_and_printed_with_the_papers_of_the_day(
    head: "Chrome", site: str, office: Office, waiting: int
) -> None:
    head.get(f"{site}/viec/{waiting}/ra-quyet-dinh/")
    assert "VỀ VIỆC" in head.find_element("css selector", ".paper").text.upper()
    officer = Select(head.find_element("name", "chap_hanh_vien"))
    officer.select_by_value(office.person.code)
    press(head, ".form-foot button.primary")
    until_written(head, "01/QĐ-THADS")
    head.get(f"{site}/viec/{waiting}/tai-lieu/")
    assert len(head.find_elements("css selector", "tbody tr")) == 2
    head.get(f"{site}/van-ban/trong-ngay/")
    press(head, "#luot-in button")
    until_written(head, "Đã gộp 2 văn bản")
