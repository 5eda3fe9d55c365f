"""The frame and every component: no axe violation, no sideways scroll, no CSP breach."""

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By

from tests.browser.axe import barriers, barriers_on, on_paper, overflow, set_width
from tests.browser.waiting import another_page, until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

PAGES = {
    "gallery": "/bo-thanh-phan/",
    "sign-in": "/dang-nhap/?khach",
    "not found": "/khong-co/",
    "forbidden": "/cam/",
    "broken": "/hong/",
}
EXPECTED_STATUS = "Failed to load resource"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_barrier(browser: "Chrome", frame_site: str, page: str) -> None:
    assert barriers_on(browser, frame_site, [PAGES[page]]) == {}


@pytest.mark.parametrize("width", [1093, 500])
@pytest.mark.parametrize("page", PAGES)
def test_page_does_not_scroll_sideways(
    browser: "Chrome", frame_site: str, page: str, width: int
) -> None:
    set_width(browser, width)
    browser.get(frame_site + PAGES[page])
    assert overflow(browser) == 0


def test_form_with_errors_has_no_barrier(gallery: "Chrome") -> None:
    submit_bad_form(gallery)
    assert barriers(gallery) == []


def test_error_summary_leads_to_the_field(gallery: "Chrome") -> None:
    submit_bad_form(gallery)
    summary = gallery.find_element(By.CSS_SELECTOR, "#loi[role=alert]")
    assert "31/02/2026" in summary.text
    summary.find_element(By.PARTIAL_LINK_TEXT, "Ngày văn bản").click()
    until(
        gallery,
        lambda d: d.switch_to.active_element.get_attribute("name") == "ngay",
    )


def test_error_stands_in_the_place_of_the_hint(gallery: "Chrome") -> None:
    submit_bad_form(gallery)
    field = gallery.find_element(By.NAME, "ngay")
    note = gallery.find_element(By.ID, field.get_attribute("aria-describedby") or "")
    assert field.get_attribute("aria-invalid") == "true"
    assert "Lịch không có ngày" in note.text
    assert field.get_attribute("value") == "31/02/2026"


def test_page_breaks_no_rule_of_its_own_policy(gallery: "Chrome") -> None:
    gallery.find_element(By.CSS_SELECTOR, "details.why[hx-get] summary").click()
    fetched = "details.why[hx-get] .trace .res"
    until(gallery, lambda d: d.find_elements(By.CSS_SELECTOR, fetched))
    log = gallery.get_log("browser")  # type: ignore[attr-defined]
    assert [entry for entry in log if EXPECTED_STATUS not in entry["message"]] == []


def test_print_leaves_out_the_frame(gallery: "Chrome") -> None:
    names = (".topbar", ".sidebar", ".page-head .actions", ".stat", ".chip")
    with on_paper(gallery):
        shown = {
            name: gallery.find_element(By.CSS_SELECTOR, name).is_displayed()
            for name in names
        }
    assert shown == {
        ".topbar": False,
        ".sidebar": False,
        ".page-head .actions": False,
        ".stat": True,
        ".chip": True,
    }


def test_forced_colours_keep_the_edges_of_chips(gallery: "Chrome") -> None:
    forced = [{"name": "forced-colors", "value": "active"}]
    gallery.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": forced})
    asked = "return matchMedia('(forced-colors: active)').matches"
    until(gallery, lambda d: d.execute_script(asked))
    chip = gallery.find_element(By.CSS_SELECTOR, ".chip")
    width = chip.value_of_css_property("border-top-width")
    gallery.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert width == "1px"


def test_focus_is_visible_on_every_kind_of_control(gallery: "Chrome") -> None:
    script = """
        return [...document.querySelectorAll(
            'main a, main button, main input, main select, main textarea, summary'
        )].filter(e => e.offsetParent).filter(e => {
            e.focus({focusVisible: true});
            const box = e.closest('.search') || e;
            return getComputedStyle(box).outlineStyle === 'none';
        }).map(e => e.outerHTML.slice(0, 120))
    """
    assert gallery.execute_script(script) == []


def submit_bad_form(driver: "Chrome") -> None:
    date = driver.find_element(By.NAME, "ngay")
    date.clear()
    date.send_keys("31/02/2026")
    money = driver.find_element(By.NAME, "so_tien")
    money.clear()
    money.send_keys("1.234,56")
    with another_page(driver):
        driver.find_element(By.CSS_SELECTOR, "#bieu-mau [type=submit]").click()
    assert driver.find_elements(By.ID, "loi")
