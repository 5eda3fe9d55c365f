"""A coercion from its decision to its recovered advance, by each hand that must sign."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import barriers_on
from tests.browser.desk import Desk, day

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.builders.operations import Coercing

COST = "9.000.000"


@pytest.fixture
def office(site: str) -> "Coercing":
    """Một việc đã có quyết định cưỡng chế, and everybody who must sign."""
    from django.utils import timezone

    from tests.builders.operations import an_office

    return an_office(timezone.localdate())


def the_day_is_refused_and_another_offered(desk: Desk, office: "Coercing") -> None:
    sunday = office.day + timedelta(days=6 - office.day.weekday())
    desk.typed(
        ngay=day(sunday),
        gio="08:00",
        dia_diem="số 12 ngõ 3",
        luc_luong="Một",
        phuong_an="Giao nhà",
    )
    desk.press("Lập kế hoạch", "là ngày nghỉ")
    assert "Sớm nhất" in desk.browser.page_source


def test_a_plan_walks_through_every_hand(
    browser: "Chrome", site: str, office: "Coercing"
) -> None:
    desk = Desk(browser, site, f"/viec/{office.case}/cuoc-cuong-che/")
    desk.of(office.officer).press("Mở cuộc", "Dự trù chi phí")
    plan_path = desk.here
    the_day_is_refused_and_another_offered(desk, office)
    desk.typed(ngay=day(office.day))
    for row in range(4):
        desk.typed(**{f"cp{row}__so_luong": "1", f"cp{row}__don_gia": "2.250.000"})
    desk.press("Lập kế hoạch", "Kế hoạch lần 1")
    desk.path = one = desk.here
    desk.typed(ngay_ky=day(office.on(7)))
    desk.press("Ký trình", "Đã ký kế hoạch")
    for account, words, before in (
        (office.accountant, "Ký đồng ý", 7),
        (office.room_head, "Ký đồng ý", 7),
        (office.head, "Phê duyệt", 6),
    ):
        desk.of(account).typed(ngay_ky=day(office.on(before)))
        desk.press(words, "Đã ký kế hoạch")
    assert "Chờ ngày cưỡng chế" in browser.page_source

    desk.of(office.accountant).press("Tạm ứng", "Số tiền tạm ứng")
    desk.typed(ngay=day(office.on(5)))
    desk.press("Ghi nhận", "Đã ghi: Tạm ứng")
    desk.of(office.officer)
    desk.press("Ghi: Thông báo dự trù", "Chi phí dự trù")
    desk.typed(ngay=day(office.on(5)))
    desk.press("Ghi nhận", "Đã ghi: Thông báo")
    desk.press("Ghi ngày cưỡng chế", "Sự cố")
    desk.typed(bat_dau="08:00", ket_thuc="10:30", dien_bien="Đã giao nhà")
    desk.press("Ghi ngày cưỡng chế", "Đã ghi ngày cưỡng chế")
    desk.of(office.accountant).press("Thu hồi tạm ứng", "Số tiền thu hồi")
    desk.press("Ghi nhận", "Đã ghi: Thu hồi")
    assert "Đã tổ chức" in browser.page_source
    assert f"{COST}" in browser.page_source

    pages = ["/cuong-che/", f"/viec/{office.case}/cuoc-cuong-che/", one, plan_path]
    pages += [f"{one}ngay/", f"{one}buoc/thu_hoi_tam_ung/"]
    assert barriers_on(browser, site, pages) == {}
