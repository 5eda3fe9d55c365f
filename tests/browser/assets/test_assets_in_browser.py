"""Every page of the storehouse: axe finds nothing, nothing scrolls sideways."""

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on
from tests.browser.signing_in import sign_in
from tests.browser.waiting import until_at, until_written

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.builders.store import Store


@pytest.fixture
def kept(site: str) -> "Store":
    """Ống thuỷ tinh trong kho, xe máy chờ nhập, một biên bản kiểm kê."""
    from decimal import Decimal

    from tests.builders.store import NOW, TODAY, a_store, person
    from thads.records.assets import actions
    from thads.records.assets.counting import Counted, take_stock

    made = a_store()
    head, keeper = person(made.head), person(made.keeper)
    common = {"on": TODAY, "now": NOW}
    ordering = {
        "proceeding_id": made.case,
        "reason": "nhap_moi",
        "other": "Công an phường Hồng Gai",
        "by": head,
    }
    coming = actions.order_move(
        quantities={made.ampoules.pk: Decimal(12)}, **ordering, **common
    )
    actions.carry_out(order_id=coming.pk, found={}, by=keeper, **common)
    actions.order_move(quantities={made.bike.pk: Decimal(1)}, **ordering, **common)
    actions.note_fate(
        exhibit_id=made.ampoules.pk, fate="tieu_huy", basis="điểm b", by=None, now=NOW
    )
    take_stock(
        agency_id=made.agency,
        period="quy",
        counted={made.ampoules.pk: Counted(Decimal(11), "", "vỡ 1 ống")},
        by=keeper,
        **common,
    )
    return made


def test_the_storekeeper_takes_a_thing_in_and_every_page_is_sound(
    browser: "Chrome", site: str, kept: "Store"
) -> None:
    from thads.records.assets.models import StockTake, StoreOrder

    sign_in(browser, site, kept.keeper, "/kho/")
    orders = [f"/kho/lenh/{each.pk}/" for each in StoreOrder.objects.order_by("pk")]
    pages = [
        *("/kho/", "/kho/kiem-ke/", "/kho/so/", f"/viec/{kept.case}/vat-chung/"),
        f"/viec/{kept.case}/vat-chung/nhan/",
        *(f"/viec/{kept.case}/vat-chung/xu-ly/", *orders),
        f"/kho/kiem-ke/{StockTake.objects.get().pk}/",
    ]
    assert barriers_on(browser, site, pages) == {}

    browser.get(site + "/kho/")
    browser.find_element(By.PARTIAL_LINK_TEXT, "LNK-").send_keys(Keys.ENTER)
    until_at(browser, "/kho/lenh/")
    order = StoreOrder.objects.filter(move__isnull=True).get()
    assert not browser.find_elements(By.CSS_SELECTOR, "main input[value='12']")
    for line in order.all_lines.select_related("exhibit"):
        quantity = browser.find_element("name", f"{line.exhibit_id}-so_luong")
        quantity.send_keys(str(line.quantity.normalize()), Keys.TAB)
        if line.exhibit.seal:
            browser.switch_to.active_element.send_keys("Niêm phong còn")
    browser.find_element(By.CSS_SELECTOR, "main .btn.primary").send_keys(Keys.ENTER)
    until_written(browser, "PNK-2026-00002")

    # Counted without seeing the card; Enter goes from one quantity to the next.
    browser.get(site + "/kho/kiem-ke/")
    counts = browser.find_elements(By.CSS_SELECTOR, "input[data-next]")
    assert counts and not any(each.get_attribute("value") for each in counts)
    counts[0].send_keys("1", Keys.ENTER)
    focused = browser.switch_to.active_element
    assert focused == counts[1] if len(counts) > 1 else focused.tag_name == "button"

    # What is to be done with each thing stands on the store's page, with its term.
    browser.get(site + "/kho/")
    told = browser.find_element(By.TAG_NAME, "main").text
    assert "Chờ xử lý" in told
    assert "Thành lập hội đồng tiêu huỷ" in told
    browser.find_element(By.PARTIAL_LINK_TEXT, "Sổ theo dõi").send_keys(Keys.ENTER)
    until_at(browser, "/kho/so/")
    assert "PNK-2026-00002" in browser.find_element(By.TAG_NAME, "main").text
