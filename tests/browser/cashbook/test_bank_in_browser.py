"""VietQR as a payer meets it: read from a phone's screen and from a slip of paper."""

import base64
import random
from io import BytesIO
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageFilter
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import PHONE, barriers_on, set_width
from tests.browser.waiting import until, until_written
from tests.records.cashbook.bank.bank_office import (
    CAME,
    NUMBER,
    a_full_bank,
    an_account_in_use,
)
from tests.records.cashbook.money_office import NOW, MoneyOffice, person
from thads.law.money.vietqr import Transfer, read
from thads.readers.simulation import statements
from thads.readers.simulation.statements import Made, Move
from thads.records.cashbook.bank import importing
from thads.records.cashbook.bank.paying_in import pay_ins
from thads.records.cashbook.models import Receipt
from thads.records.ledger.models import Proceeding

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

A4_WIDTH, A4_HEIGHT, SCREEN_DPI, PRINTER_DPI = 794, 1123, 96, 150
FAINT, TILT = 40, 2.5
NO_CODE = "không đọc được mã"


def the_transfer(money: MoneyOffice) -> Transfer:
    """What the code of the case's one obligation must say."""
    case = Proceeding.objects.select_related("unit").get(pk=money.case)
    (code,) = pay_ins(case, case.opened_on)  # type: ignore[arg-type]
    return Transfer(code.account.bank, NUMBER, code.amount, code.reference)


def decoded(picture: Image.Image) -> Transfer | None:
    """What its code says; None as long as none stands on it."""
    found = zxingcpp.read_barcode(picture.convert("L"))
    return read(found.text) if found else None


def photographed(paper: Image.Image) -> Image.Image:
    """The sheet as a hand holds it: tilted, a little blurred, with noise."""
    grey = paper.convert("L").rotate(TILT, expand=True, fillcolor=255)
    grey = grey.filter(ImageFilter.GaussianBlur(0.6))
    noise = random.Random(5).randbytes(grey.width * grey.height)
    grain = Image.frombytes("L", grey.size, noise).point(lambda v: v * FAINT // 255)
    return Image.blend(grey, Image.eval(grain, lambda v: 235 - v), 0.15)


def screenshot(browser: "Chrome", clip_height: int | None = None) -> Image.Image:
    asked = {"format": "png", "captureBeyondViewport": clip_height is not None}
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", asked)
    return Image.open(BytesIO(base64.b64decode(taken["data"])))


def sheet_decoded(browser: "Chrome") -> Transfer | None:
    """What is read from the photograph of the whole sheet, once it has its size."""
    sheet = screenshot(browser)
    printed = round(A4_WIDTH * PRINTER_DPI / SCREEN_DPI)
    return decoded(photographed(sheet)) if abs(sheet.width - printed) <= 1 else None


def at(browser: "Chrome", url: str) -> None:
    browser.get(url)
    browser.find_element(By.CSS_SELECTOR, ".qr img")


def test_a_code_is_read_from_a_phones_screen(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    an_account_in_use(money)
    set_width(at_the_books, PHONE)
    at(at_the_books, f"{site}/viec/{money.case}/nop-tien/")
    at_the_books.execute_script(
        "document.querySelector('.qr img').scrollIntoView({block: 'center'})"
    )
    shown = until(at_the_books, lambda d: decoded(screenshot(d)), NO_CODE)
    at_the_books.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert shown == the_transfer(money)


def test_a_code_is_read_from_a_slip_of_paper(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    an_account_in_use(money)
    wanted = the_transfer(money)
    at(at_the_books, f"{site}/viec/{money.case}/nop-tien/{wanted.purpose}/")
    pdf = at_the_books.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert base64.b64decode(pdf["data"]).startswith(b"%PDF")
    at_the_books.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    at_the_books.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": A4_WIDTH,
            "height": A4_HEIGHT,
            "deviceScaleFactor": PRINTER_DPI / SCREEN_DPI,
            "mobile": False,
        },
    )
    said = until(at_the_books, sheet_decoded, NO_CODE)
    at_the_books.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    at_the_books.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert said == wanted


def test_axe_finds_nothing_on_the_pages_of_the_bank(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    an_account_in_use(money)
    home = f"/viec/{money.case}/nop-tien/"
    pages = [home, f"{home}{the_transfer(money).purpose}/", "/tien/tai-khoan/"]
    pages += a_full_bank(money)
    assert barriers_on(at_the_books, site, pages) == {}


def test_the_likeliest_case_is_accepted_by_one_key(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    an_account_in_use(money)
    a_full_bank(money)
    at_the_books.get(f"{site}/tien/cho-ro/")
    waiting = len(at_the_books.find_elements(By.CSS_SELECTOR, "tr .cand"))
    body = at_the_books.find_element(By.TAG_NAME, "body")
    body.send_keys("j")
    body.send_keys("j")
    body.send_keys("n")
    until(
        at_the_books,
        lambda d: "Đã nhận" in d.find_element(By.CLASS_NAME, "messages").text,
    )
    assert len(at_the_books.find_elements(By.CSS_SELECTOR, "tr .cand")) < waiting


def test_exact_ones_are_accepted_together_and_the_page_says_how_far(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    an_account_in_use(money)
    a_full_bank(money)
    at_the_books.get(f"{site}/tien/cho-ro/")
    accept = "//button[contains(., 'khớp đúng mã')]"
    at_the_books.find_element(By.XPATH, accept).send_keys(Keys.ENTER)
    until(
        at_the_books, lambda d: d.find_elements(By.LINK_TEXT, "Xem các khoản còn lại")
    )
    assert Receipt.objects.filter(amount=4_000_000).exists()


def test_a_statement_is_imported_by_its_button(
    at_the_books: "Chrome", site: str, money: MoneyOffice
) -> None:
    """What tells the progress beside it does not hold the form back."""
    account = an_account_in_use(money)
    moves = [Move(CAME, 4_000_000 + at, f"FT{at}", "LE THI HOA", "") for at in (1, 2)]
    file = importing.upload(
        account=account,
        name="sao-ke.csv",
        data=statements.as_csv(Made("1", NUMBER, 0, moves)),
        by=person(money.accountant),
        now=NOW,
    )
    at_the_books.get(f"{site}/tien/sao-ke/tep/{file.pk}/")
    at_the_books.find_element(By.CSS_SELECTOR, "#nhap button").send_keys(Keys.ENTER)
    until_written(at_the_books, "Đã nhập 2 dòng")
