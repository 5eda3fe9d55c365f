"""Bàn làm việc và báo cáo trong trình duyệt: keys, filters in place, axe, narrow screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on, on_paper
from tests.browser.waiting import until, until_at
from tests.readers.worklist.bench import Bench

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from thads.records.agencies.models import Account

SignIn = Callable[["Account"], "Chrome"]
OFFICERS = ("/", "/?loc=qua_han", "/?loc=hom_nay", "/?nhom=viec", "/?in=1", "/tien-do/")
HEADS = ("/", "/?loc=im_lang", "/?loc=cho", "/bao-cao/?tu=")
READERS = (
    "/",
    "/?loc=qua_han",
    "/bao-cao/?tu=",
    "/bao-cao/cuong-che/to_chuc/?don_vi=AB00",
)


def pages_of(bench: Bench) -> list[tuple["Account", tuple[str, ...]]]:
    return [
        (bench.officer, OFFICERS),
        (bench.head, HEADS),
        (bench.statistician, READERS),
    ]


def press(driver: "Chrome", *keys: str) -> None:
    ActionChains(driver).send_keys(*keys).perform()


def spoken(driver: "Chrome") -> str | None:
    return driver.find_element(By.ID, "thong-bao-sr").get_attribute("textContent")


def current(driver: "Chrome") -> str:
    return driver.find_element(By.CSS_SELECTOR, "tr.cur").text


def test_no_page_has_a_barrier(at_bench: SignIn, site: str, bench: Bench) -> None:
    found = {}
    for account, pages in pages_of(bench):
        driver = at_bench(account)
        if here := barriers_on(driver, site, pages):
            found[account.username] = here
        driver.delete_all_cookies()
    assert found == {}


def test_pages_say_nothing_to_the_console(
    at_bench: SignIn, site: str, bench: Bench
) -> None:
    driver = at_bench(bench.head)
    driver.get_log("browser")
    for page in HEADS:
        driver.get(site + page)
    assert driver.get_log("browser") == []


def test_the_first_screen_answers_what_is_late(at_bench: SignIn, bench: Bench) -> None:
    driver = at_bench(bench.officer)
    row = driver.find_element(By.CSS_SELECTOR, "tbody tr:not(.grp)")
    assert "Người phải thi hành late" in row.text
    assert row.rect["y"] + row.rect["height"] < driver.execute_script(
        "return window.innerHeight"
    )


def test_a_tile_filters_in_place_and_the_address_follows(
    at_bench: SignIn, bench: Bench
) -> None:
    driver = at_bench(bench.officer)
    driver.execute_script("window.stayed = true")
    driver.find_element(By.CSS_SELECTOR, ".tile.red").click()
    until_at(driver, "loc=qua_han")
    until(driver, lambda d: "soon" not in d.find_element(By.TAG_NAME, "main").text)
    assert driver.execute_script("return window.stayed")
    until(driver, lambda d: spoken(d) == "Quá hạn: 1 việc")
    driver.back()
    until(driver, lambda d: "soon" in d.find_element(By.TAG_NAME, "main").text)


def test_the_same_filter_works_as_a_plain_link(
    at_bench: SignIn, site: str, bench: Bench
) -> None:
    driver = at_bench(bench.officer)
    href = driver.find_element(By.CSS_SELECTOR, ".tile.red").get_attribute("href")
    driver.get(str(href))
    assert parse_qs(urlsplit(driver.current_url).query) == {"loc": ["qua_han"]}
    assert "Người phải thi hành soon" not in driver.page_source


def test_keys_move_open_and_record(at_bench: SignIn, site: str, bench: Bench) -> None:
    driver = at_bench(bench.officer)
    assert "late" in current(driver)
    press(driver, "j")
    until(driver, lambda d: "soon" in current(d))
    press(driver, "k")
    until(driver, lambda d: "late" in current(d))
    press(driver, Keys.ENTER)
    until_at(driver, f"/viec/{bench.cases['late']}/")
    driver.get(f"{site}/")
    press(driver, "j", "g")
    until(
        driver,
        lambda d: d.current_url.endswith(
            f"/viec/{bench.cases['soon']}/ghi-nhan/chi_tra/"
        ),
    )


def test_a_head_chooses_an_officer_without_a_button(
    at_bench: SignIn, bench: Bench
) -> None:
    from selenium.webdriver.support.ui import Select

    driver = at_bench(bench.head)
    menu = Select(driver.find_element(By.NAME, "can_bo"))
    menu.select_by_value("AB02-CHV01")
    until_at(driver, "can_bo=AB02-CHV01")
    until(driver, lambda d: "late" not in d.find_element(By.TAG_NAME, "main").text)


def test_paper_shows_the_schedule_and_not_the_frame(
    at_bench: SignIn, site: str, bench: Bench
) -> None:
    driver = at_bench(bench.officer)
    driver.get(f"{site}/?in=1")
    with on_paper(driver):
        shown = driver.execute_script(
            "return ['.sidebar', '.topbar', '.btn', 'table'].map((each) =>"
            " getComputedStyle(document.querySelector(each)).display)"
        )
    assert shown == ["none", "none", "none", "table"]


def test_a_figure_of_the_report_opens_its_cell(
    at_bench: SignIn, site: str, bench: Bench
) -> None:
    driver = at_bench(bench.statistician)
    today = bench.today.isoformat()
    driver.get(f"{site}/bao-cao/?don_vi=AB00&den={today}")
    figure = driver.find_element(By.CSS_SELECTOR, ".paper a[href*='/o/']")
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", figure)
    figure.click()
    until_at(driver, "/bieu/01/o/")
    assert parse_qs(urlsplit(driver.current_url).query)["don_vi"] == ["AB00"]
