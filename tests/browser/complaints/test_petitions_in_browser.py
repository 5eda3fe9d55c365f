"""A complaint from intake to its end, a reception, a task: with the keyboard alone."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.axe import barriers, barriers_on
from tests.browser.desk import Desk, day

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

    from tests.records.proceedings.room import Room
    from thads.records.agencies.models import Account

OWN, PASSWORD = "don-1", "mật khẩu thử nghiệm"


@pytest.fixture
def office(site: str) -> "Room":
    """Phòng với Ban chỉ đạo, kết luận có nhiệm vụ quá hạn, một án hành chính."""
    from tests.records.administrative.test_administrative import ordered
    from tests.records.proceedings.room import a_room
    from tests.records.steering.test_committees import concluded, met, set_up

    room = a_room()
    committee = set_up(room)
    concluded(room, committee, met(room, committee))
    ordered(room)
    return room


class PetitionDesk(Desk):
    """Bàn đơn thư: chooses in a list by arrow, records an act on its page."""

    def chosen(self, name: str, times: int = 1) -> None:
        box = self.browser.find_element("name", name.replace("__", "-"))
        box.send_keys(*[Keys.ARROW_DOWN] * times)

    def recorded(
        self, by: "Account", matter: str, act: str, on: str, then: str
    ) -> None:
        self.path = f"{matter}ghi-nhan/{act}/"
        self.of(by).typed(ngay=on)
        if self.browser.find_elements("name", "ket_qua"):
            self.chosen("ket_qua")
        self.press("Ghi nhận hành vi", then)


def taken_in(desk: PetitionDesk, office: "Room") -> str:
    """The registrar takes a complaint in and says who handles it."""
    desk.path = "/khieu-nai/"
    desk.of(office.registrar).press("Nhận đơn", "Ai gửi")
    desk.typed(tieu_de="Chậm chi trả tiền đã thu")
    desk.press("Xem loại đơn", "Loại đơn: khiếu nại")
    assert barriers(desk.browser) == []
    desk.typed(
        ngay=day(office.today - timedelta(days=60)),
        can_bo=office.handling.full_name,
        nguoi1__ho_ten="Công ty Thép Nam Sơn",
    )
    desk.chosen("ket_qua")
    desk.press("Mở hồ sơ", "Đã mở hồ sơ")
    assert "Thẩm quyền giải quyết" in desk.browser.page_source
    return desk.here


def settled(desk: PetitionDesk, office: "Room", matter: str) -> None:
    """Accepted and decided by the head, sent and published by the registrar, in force."""
    for by, act, ago, then in (
        (office.head, "thu_ly_khieu_nai", 57, "Đang giải quyết"),
        (office.head, "quyet_dinh_giai_quyet_lan_dau", 45, "Đã có quyết định lần đầu"),
        (office.registrar, "gui_quyet_dinh_giai_quyet", 44, "Đã ghi"),
        (office.registrar, "cong_khai_quyet_dinh_giai_quyet", 40, "Đã ghi"),
        (office.registrar, "co_hieu_luc_khieu_nai", 20, "có hiệu lực"),
    ):
        on = day(office.today - timedelta(days=ago))
        desk.recorded(by, matter, act, on, then)
    desk.browser.get(f"{desk.site}/khieu-nai/")
    assert "Chậm chi trả tiền đã thu" in desk.browser.page_source


def received(desk: PetitionDesk, office: "Room") -> None:
    """A citizen is received and their complaint opened without typing it again."""
    desk.path = "/tiep-cong-dan/"
    desk.of(office.registrar).press("Tiếp công dân", "Mở hồ sơ")
    desk.typed(
        tieu_de="Hỏi việc định giá nhà",
        ngay=day(office.today),
        nguoi1__ho_ten="Trịnh Văn Hợp",
    )
    desk.press("Mở hồ sơ", "Đã mở hồ sơ")
    desk.press("từ lượt tiếp này", "Mở từ")
    assert "Hỏi việc định giá nhà" in desk.browser.page_source
    desk.browser.get(f"{desk.site}/tiep-cong-dan/")
    assert "Trịnh Văn Hợp" in desk.browser.page_source


def reported(desk: PetitionDesk, office: "Room") -> None:
    """The officer finds their task on the workbench and reports on it."""
    desk.path = "/"
    desk.of(office.handler).press("Báo cáo", "Mức độ")
    desk.typed(ket_qua="Đã lập danh sách")
    desk.chosen("muc_do")
    desk.press("Báo cáo kết quả", "Đã ghi")


def test_a_complaint_a_reception_and_a_task_by_keyboard_alone(
    browser: "Chrome", site: str, office: "Room"
) -> None:
    desk = PetitionDesk(browser, site, "/khieu-nai/")
    matter = taken_in(desk, office)
    settled(desk, office, matter)
    received(desk, office)
    reported(desk, office)
    desk.path = "/ban-chi-dao/"
    desk.of(office.head).press("Ban chỉ đạo tỉnh AB", "Phiên họp ngày")
    committee = desk.here
    browser.get(f"{site}/an-hanh-chinh/")
    judgment = browser.find_element("css selector", ".tick h3 a").get_attribute("href")
    assert judgment is not None
    pages = [
        "/khieu-nai/",
        "/don/nhan/",
        matter,
        "/tiep-cong-dan/",
        "/tiep-cong-dan/lich/",
        "/ban-chi-dao/",
        committee,
        f"{committee}ket-luan/",
        "/chi-thi/nhiem-vu/",
        "/an-hanh-chinh/",
        judgment[len(site) :],
    ]
    assert barriers_on(browser, site, pages) == {}


def test_a_petitioner_reads_their_own_page(
    browser: "Chrome", site: str, office: "Room"
) -> None:
    from django.utils import timezone

    from tests.records.proceedings.room import opened
    from thads.records.complaints.petitioners import open_petitioner_account

    matter = opened(office, office.registrar)
    account = open_petitioner_account(
        matter, username=OWN, password=PASSWORD, now=timezone.now()
    )
    desk = PetitionDesk(browser, site, "/don-cua-toi/").of(account)
    assert "Đơn của tôi" in desk.browser.page_source
    assert barriers_on(browser, site, ["/don-cua-toi/"]) == {}
