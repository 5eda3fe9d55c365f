"""The keyboard: single keys, the row cursor, the grid, menus, and the way out."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import set_width
from tests.browser.waiting import until, until_at

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement


def press(driver: "Chrome", *keys: str) -> None:
    driver.switch_to.active_element.send_keys(*keys)


def focused(driver: "Chrome") -> "WebElement":
    return driver.switch_to.active_element


def help_is_open(driver: "Chrome") -> bool:
    return driver.find_element(By.ID, "phim-tat").is_displayed()


def test_slash_goes_to_the_search_box(gallery: "Chrome") -> None:
    press(gallery, "/")
    assert focused(gallery).get_attribute("name") == "q"
    assert focused(gallery).get_attribute("value") == ""


def test_search_sends_what_was_typed(gallery: "Chrome") -> None:
    press(gallery, "/")
    press(gallery, "nguyễn tạo", Keys.ENTER)
    until_at(gallery, "/tim/?q=nguy")


def test_single_keys_are_letters_while_typing(gallery: "Chrome") -> None:
    field = gallery.find_element(By.NAME, "ghi_chu")
    field.send_keys("j? gk /")
    assert field.get_attribute("value") == "j? gk /"
    assert not help_is_open(gallery)


def test_single_keys_rest_while_a_syllable_is_composed(gallery: "Chrome") -> None:
    gallery.execute_script(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        "{key: '?', isComposing: true, bubbles: true}))"
    )
    assert not help_is_open(gallery)


def test_question_mark_opens_the_list_of_keys_and_escape_closes_it(
    gallery: "Chrome",
) -> None:
    press(gallery, "?")
    assert help_is_open(gallery)
    press(gallery, Keys.ESCAPE)
    assert not help_is_open(gallery)


def test_single_keys_can_be_switched_off_and_stay_off(gallery: "Chrome") -> None:
    gallery.find_element(By.CSS_SELECTOR, ".top-right [data-opens]").click()
    gallery.find_element(By.ID, "phim-tat-bat").click()
    press(gallery, Keys.ESCAPE)
    gallery.refresh()
    press(gallery, "?")
    assert not help_is_open(gallery)
    assert gallery.execute_script("return localStorage['thads:phim-tat']") == "tat"


def test_j_and_k_move_the_row_cursor_and_enter_opens(gallery: "Chrome") -> None:
    press(gallery, "j")
    press(gallery, "j")
    press(gallery, "k")
    press(gallery, "j")
    row = gallery.find_element(By.CSS_SELECTOR, "tr.cur")
    assert row.text.startswith("002/MẪU")
    assert focused(gallery) == row
    press(gallery, Keys.ENTER)
    until(gallery, lambda d: d.current_url.endswith("#muc-1"))


def test_g_presses_the_page_s_own_button(gallery: "Chrome") -> None:
    press(gallery, "g")
    until(gallery, lambda d: d.current_url.endswith("#bieu-mau"))


def test_digits_open_the_tabs(gallery: "Chrome") -> None:
    press(gallery, "3")
    until(gallery, lambda d: d.current_url.endswith("#2"))


def test_arrows_walk_the_grid_and_only_one_cell_takes_tab(gallery: "Chrome") -> None:
    reachable = "return document.querySelectorAll('.stat td a[tabindex=\"0\"]').length"
    assert gallery.execute_script(reachable) == 1
    gallery.find_element(By.CSS_SELECTOR, ".stat tbody td a").send_keys(
        Keys.ARROW_RIGHT
    )
    assert focused(gallery).text == "3.755"
    press(gallery, Keys.ARROW_DOWN)
    assert focused(gallery).text == "684"
    press(gallery, Keys.END)
    assert focused(gallery).text == "47,41"
    press(gallery, Keys.HOME)
    assert focused(gallery).text == "1.706"


def test_cell_opens_its_panel_and_escape_returns_to_the_cell(gallery: "Chrome") -> None:
    cell = gallery.find_element(By.CSS_SELECTOR, ".stat tbody td a")
    cell.send_keys(Keys.ENTER)
    until(gallery, lambda d: focused(d).get_attribute("id") == "o-h")
    assert "cột 1" in focused(gallery).text
    spoken = gallery.find_element(By.ID, "thong-bao-sr")
    assert spoken.get_attribute("textContent") == "Đã mở danh sách của ô."
    press(gallery, Keys.ESCAPE)
    assert focused(gallery) == cell
    assert not gallery.find_elements(By.ID, "o-h")


def test_skip_link_comes_first_and_leads_to_the_content(gallery: "Chrome") -> None:
    press(gallery, Keys.TAB)
    assert focused(gallery).text == "Chuyển đến nội dung chính"
    press(gallery, Keys.ENTER)
    until(gallery, lambda d: focused(d).get_attribute("id") == "noi-dung")


def test_open_menu_closes_on_escape_and_focus_returns(gallery: "Chrome") -> None:
    summary = gallery.find_element(By.CSS_SELECTOR, ".unit-menu summary")
    summary.send_keys(Keys.ENTER)
    assert gallery.find_element(By.LINK_TEXT, "Phòng THADS khu vực 3").is_displayed()
    press(gallery, Keys.TAB)
    press(gallery, Keys.ESCAPE)
    assert focused(gallery) == summary
    assert not gallery.find_elements(By.CSS_SELECTOR, ".unit-menu[open]")


def test_menu_closes_when_something_else_is_clicked(gallery: "Chrome") -> None:
    gallery.find_element(By.CSS_SELECTOR, ".user-menu summary").click()
    gallery.find_element(By.TAG_NAME, "h1").click()
    assert not gallery.find_elements(By.CSS_SELECTOR, "details[data-closes][open]")


def test_side_navigation_opens_behind_its_button_on_a_phone(gallery: "Chrome") -> None:
    set_width(gallery, 390)
    button = gallery.find_element(By.CSS_SELECTOR, "[data-menu]")
    sidebar = gallery.find_element(By.ID, "dieu-huong")
    assert not sidebar.is_displayed()
    button.click()
    until(gallery, lambda _: sidebar.is_displayed())
    assert button.get_attribute("aria-expanded") == "true"
    press(gallery, Keys.ESCAPE)
    until(gallery, lambda _: not sidebar.is_displayed())
    assert focused(gallery) == button
