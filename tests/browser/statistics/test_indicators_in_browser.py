"""Điều hành, so sánh, đối chứng trong trình duyệt: no barriers, by keyboard, in grey."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import DESKTOP, barriers, set_width
from tests.browser.waiting import until, until_at

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

ASKED = "?don_vi=QN00&den=2022-03-31"
PAGES = (
    f"/dieu-hanh/{ASKED}",
    f"/so-sanh/{ASKED}",
    f"/doi-chung/{ASKED}",
    f"/doi-chung/tuoi-an/duoi-1/{ASKED}",
    "/chi-tieu/?nam=2022",
    "/chi-tieu/giao/?don_vi=QN01&nam=2022&chi_so=ty_le_viec",
)


def test_the_pages_of_comparison_have_no_barriers(
    statistician: "Chrome", site: str
) -> None:
    found = {}
    for page in PAGES:
        statistician.get(site + page)
        _settled(statistician)
        if here := barriers(statistician):
            found[page] = here
    assert found == {}
    log = statistician.get_log("browser")  # type: ignore[attr-defined]
    assert [entry for entry in log if "Content Security" in entry["message"]] == []


def test_a_point_of_a_curve_is_opened_with_the_keyboard(
    statistician: "Chrome", site: str
) -> None:
    set_width(statistician, DESKTOP)
    statistician.get(site + PAGES[0])
    _settled(statistician)
    point = statistician.find_element(By.CSS_SELECTOR, "svg.chart a[aria-label]")
    statistician.execute_script("arguments[0].focus()", point)
    focused = statistician.switch_to.active_element
    assert "việc" in (focused.get_attribute("aria-label") or "")
    focused.send_keys(Keys.ENTER)
    until_at(statistician, "/bieu/01/o/")


def _settled(driver: "Chrome") -> None:
    """The card of signs is fetched on its own."""
    until(
        driver,
        lambda d: (
            not d.find_elements(By.CSS_SELECTOR, ".htmx-request")
            and (
                not d.find_elements(By.ID, "the-dau-hieu")
                or d.find_elements(By.ID, "ds-dau-hieu")
                or d.find_elements(
                    By.CSS_SELECTOR,
                    "#the-dau-hieu .signs, #the-dau-hieu p:not(:has(a))",
                )
            )
        ),
    )
