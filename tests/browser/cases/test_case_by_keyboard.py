"""An officer's work by keyboard alone: search, open, record, see it in the timeline."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.desk import choose
from tests.browser.waiting import until, until_still, until_written
from tests.records.cases.office import Office

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement


def press(driver: "Chrome", *keys: str) -> None:
    """Keys go to whatever has the focus, as from a real keyboard."""
    ActionChains(driver).send_keys(*keys).perform()


def focused(driver: "Chrome") -> "WebElement":
    return driver.switch_to.active_element


def tab_to(driver: "Chrome", name: str) -> None:
    """Tab until the control of that name has the focus."""
    tab_on(driver, f"document.activeElement.name === '{name}'", name, at_most=60)


def tab_to_text(driver: "Chrome", text: str) -> None:
    begins = f"document.activeElement.innerText.trim().startsWith('{text}')"
    tab_on(driver, begins, text, at_most=90)


def tab_on(driver: "Chrome", condition: str, told: str, *, at_most: int) -> None:
    """Tab until this is so; asked in one breath, for a page may change meanwhile."""
    until_still(driver)
    for _ in range(at_most):
        if driver.execute_script(f"return {condition}"):
            return
        press(driver, Keys.TAB)
    raise AssertionError(f"Tab never reaches “{told}”")


def first_offered(driver: "Chrome") -> str:
    """The act whose link to its form stands first."""
    link = "main a[href*='/ghi-nhan/'].btn"
    href = driver.find_element("css selector", link).get_attribute("href")
    return str(href).rstrip("/").rsplit("/", 1)[-1]


def page_text(driver: "Chrome") -> str:
    return driver.find_element("tag name", "main").text


def test_search_open_record_and_see_it_in_the_timeline(
    at_work: "Chrome", office: Office
) -> None:
    driver = at_work
    press(driver, "/")
    press(driver, "huu tao", Keys.ENTER)
    until(driver, lambda d: d.current_url.endswith(f"/viec/{office.case}/"))
    press(driver, "g")
    until(driver, lambda d: d.current_url.endswith("/ghi-nhan/"))
    tab_to(driver, "q")
    # the search box of the top bar bears the same name: the second one is the page's
    press(driver, Keys.TAB)
    tab_to(driver, "q")
    press(driver, "thu tien")
    until(driver, lambda d: first_offered(d) == "thu_tien")
    tab_to_text(driver, "Ghi nhận")
    press(driver, Keys.ENTER)
    until(driver, lambda d: "/ghi-nhan/thu_tien/" in d.current_url)
    tab_to(driver, "so_tien")
    press(driver, "65.569.863")
    until(driver, lambda d: "500.000.000" in d.find_element("id", "he-qua").text)
    assert focused(driver).get_attribute("value") == "65.569.863"
    press(driver, Keys.ENTER)
    until(driver, lambda d: d.current_url.endswith(f"/viec/{office.case}/"))
    until_written(driver, "Đã ghi nhận: Thu tiền thi hành án")
    text = page_text(driver)
    assert "Thu tiền thi hành án: 65.569.863 đồng" in text
    assert driver.find_element("id", "hanh-vi-8")


def test_rows_open_by_j_and_enter(at_work: "Chrome", office: Office) -> None:
    press(at_work, "j", Keys.ENTER)
    until(at_work, lambda d: d.current_url.endswith(f"/viec/{office.case}/"))


def test_tabs_of_a_case_open_by_number(
    at_work: "Chrome", site: str, office: Office
) -> None:
    at_work.get(f"{site}/viec/{office.case}/")
    press(at_work, "4")
    until(at_work, lambda d: d.current_url.endswith("/thoi-han/"))


def test_why_a_day_opens_in_place(at_work: "Chrome", site: str, office: Office) -> None:
    at_work.get(f"{site}/viec/{office.case}/")
    tab_to_text(at_work, "Vì sao là ngày này?")
    press(at_work, Keys.ENTER)
    until(at_work, lambda d: d.find_elements("css selector", ".why[open] .trace li"))
    assert at_work.find_elements("css selector", ".why[open] .cal")
    assert at_work.current_url.endswith(f"/viec/{office.case}/")


def test_the_timeline_is_filtered_in_place_and_the_address_follows(
    at_work: "Chrome", site: str, office: Office
) -> None:
    at_work.get(f"{site}/viec/{office.case}/")
    for _ in ("Tiền thi hành án", "the part of the case"):
        tab_to_text(at_work, "Tiền")
        press(at_work, Keys.TAB)
    tab_to_text(at_work, "Tiền")
    press(at_work, Keys.ENTER)
    until(at_work, lambda d: "loc=tien" in d.current_url)
    until(at_work, lambda d: not d.find_elements("id", "hanh-vi-3"))
    assert at_work.find_elements("id", "hanh-vi-6")
    at_work.back()
    until(at_work, lambda d: d.find_elements("id", "hanh-vi-3"))


def test_a_refused_act_keeps_the_typed_text_and_links_to_the_field(
    at_work: "Chrome", site: str, office: Office
) -> None:
    at_work.get(f"{site}/viec/{office.case}/ghi-nhan/chi_tra/")
    tab_to(at_work, "so")
    press(at_work, "PC-77", Keys.TAB, "999.000.000", Keys.ENTER)
    until(at_work, lambda d: d.find_elements("id", "loi"))
    assert "150.000.000" in at_work.find_element("id", "loi").text
    assert at_work.find_element("name", "so").get_attribute("value") == "PC-77"
    tab_to_text(at_work, "Số tiền")
    press(at_work, Keys.ENTER)
    until(at_work, lambda d: focused(d).get_attribute("name") == "so_tien")


def test_grounds_change_with_the_day_and_what_was_chosen_stays(
    at_work: "Chrome", site: str, office: Office
) -> None:
    driver = at_work
    driver.get(f"{site}/viec/{office.case}/ghi-nhan/quyet_dinh_hoan/")

    def grounds(d: "Chrome") -> list[str]:
        read = "return [...document.querySelectorAll('#id_ly_do option')].map(o => o.value)"
        return list(d.execute_script(read))

    assert "46.1.c" in grounds(driver)
    tab_to(driver, "ngay")
    chord = ActionChains(driver).key_down(Keys.CONTROL).send_keys("a")
    chord.key_up(Keys.CONTROL).perform()
    press(driver, "30/06/2026")
    until(driver, lambda d: "48.1.c" in grounds(d))
    assert "46.1.c" not in grounds(driver)
    assert focused(driver).get_attribute("value") == "30/06/2026"
    tab_to(driver, "ly_do")
    choose(focused(driver), "Đương sự đồng ý")
    until(
        driver, lambda d: "Hoãn theo thoả thuận" in d.find_element("id", "he-qua").text
    )
    assert focused(driver).get_attribute("value") == "48.1.c"
    said = [entry["message"] for entry in driver.get_log("browser")]
    assert [line for line in said if "oobError" in line or "TypeError" in line] == []
