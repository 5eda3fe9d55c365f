"""Every page of money: axe finds nothing, nothing scrolls sideways, keys do the work."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.axe import barriers_on
from tests.records.cashbook.money_office import MoneyOffice
from thads.records.cashbook.models import Distribution, Payment, Transfer

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def pages(money: MoneyOffice) -> list[str]:
    case = f"/viec/{money.case}/"
    return [
        "/tien/",
        "/tien/tam-ung/",
        "/tien/bien-lai/?ngay=05/08/2026",
        "/tien/den/",
        f"/tien/den/{Transfer.objects.get().pk}/",
        "/tien/so-ngay/?ngay=2026-08-05",
        f"{case}thu-tien/",
        f"{case}phan-phoi/?so_tien=240.000.000&ngay=06/08/2026",
        *(f"/tien/phan-phoi/{each.pk}/" for each in Distribution.objects.all()),
        f"/tien/chi/{Payment.objects.get().pk}/",
        f"{case}lenh-chi/",
        f"/tien/bang-ke/viec/{money.case}/?tu=01/08/2026&den=31/08/2026",
        "/tien/bang-ke/tai-khoan/tien_mat/?tu=01/08/2026&den=31/08/2026",
    ]


def test_no_page_has_a_barrier(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    assert barriers_on(at_the_books, site, pages(money)) == {}


def test_money_that_arrived_finds_its_case_by_keyboard(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    browser = at_the_books
    browser.get(f"{site}/tien/")
    browser.find_element(By.PARTIAL_LINK_TEXT, "Xác định").send_keys(Keys.ENTER)
    wait = WebDriverWait(browser, 20)
    wait.until(lambda d: d.find_elements(By.NAME, "viec"))
    browser.find_element(By.NAME, "viec").send_keys("412/QĐ-KV1")
    browser.find_element(By.NAME, "nguoi_nop").send_keys("Lê Thị Hoa", Keys.ENTER)
    wait.until(lambda d: d.current_url == f"{site}/tien/")
    known = "//*[contains(text(), 'Mọi khoản tiền đến đều đã rõ việc.')]"
    wait.until(lambda d: d.find_elements(By.XPATH, known))


def test_an_auditor_reaches_the_judgment_from_a_payment_in_four_clicks(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    browser = at_the_books
    wait = WebDriverWait(browser, 20)
    browser.get(f"{site}/tien/chi/{Payment.objects.get().pk}/")
    trail = ".trace a"
    browser.find_element(By.CSS_SELECTOR, trail).send_keys(Keys.ENTER)
    wait.until(lambda d: "/tien/bien-lai/" in d.current_url)
    assert "Số này đã dùng một lần" in browser.page_source
    for words, where in (
        ("hành vi ", "#hanh-vi-"),
        ("quyết định thi hành án", "#hanh-vi-"),
        ("bản án, quyết định", "/duong-su/"),
    ):
        browser.get(f"{site}/tien/bien-lai/?so=26TAA+00000001")
        browser.find_element(By.PARTIAL_LINK_TEXT, words).send_keys(Keys.ENTER)
        wait.until(lambda d, where=where: where in d.current_url)  # type: ignore[misc]
