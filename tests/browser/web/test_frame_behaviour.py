"""What the frame does by itself: fragments, drafts, sign-in, offline."""

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By

from tests.browser.axe import set_width, violations
from tests.browser.waiting import another_page, until, until_at, until_written

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def test_explanation_is_fetched_when_it_is_opened(gallery: "Chrome") -> None:
    closed = gallery.find_element(By.CSS_SELECTOR, "details.why[hx-get]")
    closed.find_element(By.TAG_NAME, "summary").click()
    until(gallery, lambda _: closed.find_elements(By.CSS_SELECTOR, ".trace .res"))
    assert len(closed.find_elements(By.CSS_SELECTOR, ".trace li")) == 5


def test_next_page_changes_the_list_and_the_address_only(gallery: "Chrome") -> None:
    gallery.execute_script("window.sameDocument = true")
    gallery.find_element(By.LINK_TEXT, "Trang sau").click()
    until_at(gallery, "trang=2")
    until_written(gallery, "006/MẪU")
    assert gallery.execute_script("return window.sameDocument") is True
    busy = "return document.getElementById('danh-sach').hasAttribute('aria-busy')"
    until(gallery, lambda driver: not driver.execute_script(busy))


def test_sorting_is_announced_on_its_column_only(gallery: "Chrome") -> None:
    gallery.find_element(By.LINK_TEXT, "Số tiền, đồng").click()
    until_at(gallery, "xep=tien")
    sorted_columns = "th[aria-sort=ascending]"
    until(gallery, lambda d: d.find_elements(By.CSS_SELECTOR, sorted_columns))
    heads = gallery.find_elements(By.CSS_SELECTOR, "th[aria-sort]")
    assert [head.text for head in heads] == ["Số tiền, đồng"]


def test_typed_text_is_offered_again_after_a_reload(gallery: "Chrome") -> None:
    type_note(gallery, "gõ dở")
    gallery.refresh()
    gallery.find_element(By.CSS_SELECTOR, "[data-draft-use]").click()
    assert note(gallery) == "gõ dở"


def test_dropped_draft_is_not_offered_again(gallery: "Chrome") -> None:
    type_note(gallery, "gõ dở")
    gallery.refresh()
    gallery.find_element(By.CSS_SELECTOR, "[data-draft-drop]").click()
    gallery.refresh()
    assert not gallery.find_elements(By.CSS_SELECTOR, "[data-draft-offer]")


def test_signing_out_leaves_no_draft_on_the_machine(gallery: "Chrome") -> None:
    type_note(gallery, "gõ dở")
    gallery.find_element(By.CSS_SELECTOR, ".user-menu summary").click()
    gallery.find_element(By.CSS_SELECTOR, "[data-sign-out] button").click()
    until_at(gallery, "dang-xuat")
    kept = "return Object.keys(localStorage).filter(k => k.startsWith('thads:nhap'))"
    assert gallery.execute_script(kept) == []


def test_lost_connection_is_told_and_nothing_typed_is_lost(gallery: "Chrome") -> None:
    type_note(gallery, "còn nguyên")
    gallery.execute_cdp_cmd("Network.enable", {})
    set_offline(gallery, is_offline=True)
    click_next_page(gallery)
    box = until(
        gallery, lambda d: d.find_element(By.CSS_SELECTOR, "[data-connection-error]")
    )
    assert "Chưa tải được." in box.text
    assert note(gallery) == "còn nguyên"
    set_offline(gallery, is_offline=False)
    gallery.execute_script("arguments[0].scrollIntoView({block: 'center'})", box)
    box.find_element(By.CSS_SELECTOR, "[data-retry]").click()
    until_written(gallery, "006/MẪU")


def test_gallery_is_for_signed_in_people(browser: "Chrome", frame_site: str) -> None:
    browser.get(f"{frame_site}/bo-thanh-phan/?khach")
    until_at(browser, "/dang-nhap/?next=")


def test_password_can_be_shown_and_hidden(browser: "Chrome", frame_site: str) -> None:
    set_width(browser, 1366, 768)
    browser.get(f"{frame_site}/dang-nhap/?khach")
    field = browser.find_element(By.ID, "mat-khau")
    button = browser.find_element(By.CSS_SELECTOR, "[data-shows]")
    button.click()
    assert (field.get_attribute("type"), button.text) == ("text", "Ẩn mật khẩu")
    button.click()
    assert (field.get_attribute("type"), button.text) == ("password", "Hiện mật khẩu")


def test_refused_sign_in_says_what_is_left_and_keeps_the_name(
    browser: "Chrome", frame_site: str
) -> None:
    set_width(browser, 1366, 768)
    browser.get(f"{frame_site}/dang-nhap/?khach")
    browser.find_element(By.ID, "tai-khoan").send_keys("khoi.tm")
    browser.find_element(By.ID, "mat-khau").send_keys("12345678")
    browser.find_element(By.CSS_SELECTOR, "[type=submit]").click()
    alert = until(browser, lambda d: d.find_element(By.ID, "loi"))
    message = alert.text
    assert "Tài khoản hoặc mật khẩu chưa đúng." in message
    assert "Còn 4 lần thử" in message
    kept = browser.find_element(By.ID, "tai-khoan").get_attribute("value")
    assert kept == "khoi.tm"


def test_session_about_to_end_is_told_and_lengthened(
    gallery: "Chrome", frame_site: str
) -> None:
    gallery.get(f"{frame_site}/bo-thanh-phan/?sap-het")
    told = gallery.find_element("css selector", "[data-session-warning]")
    assert "Phiên làm việc hết lúc" in told.text
    assert not told.find_element("css selector", "[data-again]").is_displayed()
    assert violations(gallery) == []
    told.find_element("css selector", "[data-stay]").click()
    until(
        gallery,
        lambda page: not page.find_elements("css selector", "[data-session-warning]"),
    )


def test_form_of_an_old_session_is_refused_with_a_way_back(gallery: "Chrome") -> None:
    gallery.execute_script(
        "document.querySelector('#bieu-mau [name=csrfmiddlewaretoken]').value = 'x'"
    )
    gallery.find_element(By.CSS_SELECTOR, "#bieu-mau [type=submit]").click()
    until_written(gallery, "phiên làm việc đã đổi")
    with another_page(gallery):
        gallery.find_element(By.LINK_TEXT, "Mở lại trang vừa rồi").click()
    assert gallery.find_element(By.TAG_NAME, "h1").text == "Bộ thành phần"


@pytest.mark.parametrize("width", [1366, 390])
def test_content_stands_within_the_first_screen(gallery: "Chrome", width: int) -> None:
    set_width(gallery, width, 768)
    tiles = gallery.find_element(By.CSS_SELECTOR, ".tiles")
    assert tiles.location["y"] + tiles.size["height"] < 768


def type_note(driver: "Chrome", text: str) -> None:
    driver.find_element(By.NAME, "ghi_chu").send_keys(text)
    driver.find_element(By.NAME, "so").click()


def click_next_page(driver: "Chrome") -> None:
    link = driver.find_element(By.LINK_TEXT, "Trang sau")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    link.click()


def note(driver: "Chrome") -> str:
    return driver.find_element(By.NAME, "ghi_chu").get_attribute("value") or ""


def set_offline(driver: "Chrome", *, is_offline: bool) -> None:
    speed = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    driver.execute_cdp_cmd(
        "Network.emulateNetworkConditions", {"offline": is_offline, **speed}
    )
