"""Every page of the law: axe finds nothing, no sideways scroll, chips lead to it."""

import re
from typing import TYPE_CHECKING

from tests.browser.axe import barriers, barriers_on
from tests.browser.waiting import until
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGES = (
    "/phap-luat/",
    "/phap-luat/?q=cuong+che&ngay=01/07/2026",
    "/phap-luat/?ngay=31/02/2026",
    "/phap-luat/hanh-vi/quyet_dinh_cuong_che/",
    "/phap-luat/hanh-vi/thong_bao/",
    "/phap-luat/thoi-han/",
    "/phap-luat/thoi-han/xac_minh_dinh_ky/",
    "/phap-luat/gia-tri/",
    "/phap-luat/gia-tri/thoi_han_tu_nguyen/",
    "/phap-luat/quy-tac/",
    "/phap-luat/van-ban/",
    "/phap-luat/van-ban/luat_2025/",
    "/phap-luat/can-cu/luat_2008/48/",
    "/phap-luat/can-cu/luat_2008/999/",
    "/phap-luat/can-cu/?vien_dan=abc",
    "/phap-luat/lich/",
    "/gia-dinh/",
)


def test_no_page_has_a_barrier(at_the_law: "Chrome", site: str) -> None:
    assert barriers_on(at_the_law, site, PAGES) == {}


def test_what_a_draft_moves_is_read_at_every_width(
    at_the_law: "Chrome", site: str
) -> None:
    at_the_law.get(f"{site}/gia-dinh/")
    draft = at_the_law.find_element("name", "ban")
    text = str(draft.get_attribute("value"))
    assert "value = 10" in text
    draft.clear()
    draft.send_keys(_from_long_ago(text.replace("value = 10", "value = 45")))
    at_the_law.find_element("css selector", "main button[type=submit]").click()
    until(at_the_law, lambda driver: driver.find_elements("id", "ket-qua"))
    told = at_the_law.find_element("id", "ket-qua").text
    assert "1 việc có hạn dời" in told
    assert "412/QĐ-KV2" in told
    assert barriers(at_the_law) == []


def _from_long_ago(text: str) -> str:
    return re.sub(r"valid_from = \S+", "valid_from = 2020-01-01", text)


def test_a_chip_of_a_case_opens_what_rests_on_it(
    at_the_law: "Chrome", site: str, office: Office
) -> None:
    at_the_law.get(f"{site}/viec/{office.case}/")
    chip = at_the_law.find_element("css selector", "a.law")
    at_the_law.get(str(chip.get_attribute("href")))
    assert "/phap-luat/can-cu/" in at_the_law.current_url
    assert at_the_law.find_elements("css selector", "main table")


def test_the_law_is_searched_while_typing(at_the_law: "Chrome", site: str) -> None:
    at_the_law.get(f"{site}/phap-luat/")
    at_the_law.find_element("id", "tim-luat").send_keys("tu nguyen")
    until(
        at_the_law,
        lambda d: (
            "tự nguyện"
            in d.find_element("css selector", "#ket-qua-tim table").text.lower()
        ),
    )
