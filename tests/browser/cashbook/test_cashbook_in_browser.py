"""Every page of money: axe finds nothing, nothing scrolls sideways, keys do the work."""

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qs, urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on
from tests.browser.waiting import until
from tests.records.cashbook.money_office import MoneyOffice
from thads.records.cashbook.models import Distribution, Payment, Receipt, Transfer

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def pages(money: MoneyOffice) -> list[str]:
    case = f"/viec/{money.case}/"
    return [
        "/tien/",
        "/tien/tam-ung/",
        "/tien/quy/?tu=01/08/2026&den=05/08/2026&lai=1",
        f"{case}hoan-tien-mua/",
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
    until(browser, lambda d: d.find_elements(By.NAME, "viec"))
    browser.find_element(By.NAME, "viec").send_keys("412/QĐ-KV1")
    browser.find_element(By.NAME, "nguoi_nop").send_keys("Lê Thị Hoa", Keys.ENTER)
    until(browser, lambda d: d.current_url == f"{site}/tien/")
    known = "//*[contains(text(), 'Mọi khoản tiền đến đều đã rõ việc.')]"
    until(browser, lambda d: d.find_elements(By.XPATH, known))


def test_an_auditor_reaches_the_judgment_from_a_payment_in_four_clicks(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    browser = at_the_books
    browser.get(f"{site}/tien/chi/{Payment.objects.get().pk}/")
    case = money.case
    receipt = "main .trace a[href*='/tien/bien-lai/']"
    act = f"main .card-f a[href*='/viec/{case}/#hanh-vi-']"
    decision = f"main .idbar a[href*='/viec/{case}/#hanh-vi-']"
    judgment = f"main .idbar a[href*='/viec/{case}/duong-su/']"
    shown = (
        (receipt, "Số này đã dùng một lần"),
        (act, "Thu tiền"),
        (decision, "412/QĐ-KV1"),
        (judgment, "Bản án, quyết định được thi hành"),
    )
    clicks = 0
    for link, words in shown:
        found = browser.find_element(By.CSS_SELECTOR, link)
        there = urlsplit(found.get_attribute("href") or "")
        found.send_keys(Keys.ENTER)
        clicks += 1
        until(browser, lambda d, there=there: _is_at(d.current_url, there))  # type: ignore[misc]
        assert words in browser.find_element(By.TAG_NAME, "main").text
    assert clicks == 4


def _is_at(address: str, there: SplitResult) -> bool:
    here = urlsplit(address)
    return (here.path, here.fragment) == (there.path, there.fragment)


def test_any_receipt_number_is_found_and_was_used_once(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    browser = at_the_books
    browser.get(f"{site}/tien/bien-lai/")
    for receipt in Receipt.objects.filter(agency_id=money.agency):
        box = browser.find_element(By.NAME, "so")
        box.clear()
        box.send_keys(receipt.text, Keys.ENTER)
        until(
            browser,
            lambda d, text=receipt.text: (  # type: ignore[misc]
                parse_qs(urlsplit(d.current_url).query).get("so") == [text]
            ),
        )
        told = browser.find_element(By.TAG_NAME, "main").text
        assert told.count("Số này đã dùng một lần") == 1
