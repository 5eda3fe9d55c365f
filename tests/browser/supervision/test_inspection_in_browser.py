"""An inspection from the year's plan to a remedied finding and a reviewed sample,
by the keyboard alone; its pages and those of people at a desk and on a phone."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers_on
from tests.browser.desk import Desk, day
from tests.browser.waiting import until

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.proceedings.room import Room


@pytest.fixture
def room(site: str) -> "Room":
    """Một phòng có một việc chưa có điều kiện, and its head."""
    from tests.records.proceedings.room import a_room
    from thads.records.ledger.models import Proceeding

    made = a_room()
    Proceeding.objects.filter(pk=made.case).update(means="chua_co_dieu_kien")
    return made


def test_an_inspection_by_keyboard_and_its_pages(
    browser: "Chrome", site: str, room: "Room"
) -> None:
    from thads.records.supervision.models import Inspection

    soon = day(room.today + timedelta(days=20))
    desk = Desk(browser, site, "/kiem-tra/").of(room.head)
    desk.typed(so="KH 02", don_vi="Đơn vị AB01", noi_dung="Phân loại", truoc=soon)
    desk.press("Ghi vào kế hoạch", "Đã ghi vào kế hoạch")
    desk.press("Mở cuộc kiểm tra", "Quyết định kiểm tra")
    browser.get(f"{site}/kiem-tra/")
    open_it = browser.find_element(By.CSS_SELECTOR, "a[aria-label^='Mở cuộc']")
    open_it.send_keys(Keys.ENTER)
    chosen = "select[name$='theo_ke_hoach'] option:checked"
    box = until(browser, lambda d: d.find_element(By.CSS_SELECTOR, chosen))
    assert "KH 02" in box.text

    one = inspection_of(room)
    browser.get(f"{site}/kiem-tra/{one}/")
    desk.typed(noi_dung="Chưa xác minh tài khoản", han=soon)
    desk.press("Ghi phát hiện", "Đã ghi phát hiện")
    browser.find_element(By.CSS_SELECTOR, "article summary").send_keys(Keys.ENTER)
    until(browser, lambda d: d.find_element("name", "da_lam").is_displayed())
    desk.typed(da_lam="Đã xác minh")
    desk.press("Ghi khắc phục", "Đã ghi khắc phục")
    desk.typed(co_mau="5")
    desk.press("Rút mẫu", "Chưa có ước lượng")
    sample = desk.here
    desk.typed(ket_luan="Có điều kiện")
    desk.press("Ghi kết quả", "khoảng 1 việc như vậy")
    assert Inspection.objects.get(pk=one).findings.get().remedies.count() == 1

    officer = room.person.code
    pages = ("/kiem-tra/", f"/kiem-tra/{one}/", sample, "/can-bo/", "/can-bo/kinh-phi/",
             "/can-bo/danh-sach/", f"/can-bo/nguoi/{officer}/",
             "/phan-cong/khoi-luong/?don_vi=AB01")  # fmt: skip
    assert barriers_on(browser, site, pages) == {}


def inspection_of(room: "Room") -> int:
    """Cuộc kiểm tra của phòng AB01, opened where the test is not about opening."""
    from django.utils import timezone

    from thads.records.ledger.values import ProposedAct
    from thads.records.proceedings.actions import NewMatter, open_proceeding
    from thads.records.supervision import actions

    unit = room.home.units["AB01"]
    return open_proceeding(
        NewMatter("kiem_tra", room.home.top.pk, "Phân loại việc chưa có điều kiện"),
        ProposedAct("mo_kiem_tra", room.today, result="noi_bo"),
        by=None,
        now=timezone.now(),
        also=lambda matter: actions.describe(matter, unit.pk),
    )
