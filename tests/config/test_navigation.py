"""The side navigation leads only where something is, and marks where one stands."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory

from thads.config.navigation import navigation
from thads.records.agencies.models import Role


def sections(path: str, *roles: str) -> dict[str, dict[str, Any]]:
    request = RequestFactory().get(path)
    request.person = SimpleNamespace(roles=frozenset(roles))  # type: ignore[attr-defined]
    groups = navigation(request)["nav"]
    return {entry["label"]: entry for group in groups for entry in group["entries"]}


def pages(path: str) -> dict[str, dict[str, Any]]:
    shown = sections(path).values()
    return {each["label"]: each for entry in shown for each in entry["pages"]}


def test_a_bar_is_short_for_everybody() -> None:
    longest = 14
    for role in Role.values:
        assert 0 < len(sections("/", role)) <= longest, role


def test_a_role_sees_the_sections_of_its_work() -> None:
    officer, storekeeper = sections("/", "chap_hanh_vien"), sections("/", "thu_kho")
    assert "Tiền thi hành án" in officer
    assert "Kho vật chứng" in storekeeper
    assert "Tiền thi hành án" not in storekeeper


def test_every_entry_leads_somewhere() -> None:
    shown = sections("/")
    assert shown["Bàn làm việc"]["url"] == "/"
    assert shown["Biểu, báo cáo"]["url"] == "/bieu/01/"


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Bàn làm việc"),
        ("/viec/", "Danh sách"),
        ("/viec/17/ghi-nhan/xac_minh/", "Danh sách"),
        ("/tiep-nhan/", "Tiếp nhận"),
        ("/bieu/02/", "Biểu"),
        ("/bieu/01/o/", "Biểu"),
        ("/bieu/dau-hieu/", "Dấu hiệu cần xem"),
        ("/bieu/dau-hieu/tep/", "Dấu hiệu cần xem"),
        ("/bao-cao/", "Báo cáo"),
        ("/phap-luat/lich/", "Tra cứu"),
        ("/gia-dinh/", "Nếu luật đổi"),
        ("/ho-so/kiem-tra/17/ghi-nhan/", "Kiểm tra"),
        ("/ho-so/to-cao/17/", "Bảng đơn"),
        ("/don/nhan/", "Bảng đơn"),
        ("/ho-so/thi-hanh-an-hanh-chinh/", "Án hành chính"),
        ("/ho-so/boi-thuong/17/", "Mọi hồ sơ"),
    ],
)
def test_one_page_is_current(path: str, label: str) -> None:
    current = [name for name, entry in pages(path).items() if entry["current"]]
    assert current == [label]


def test_a_page_outside_marks_nothing() -> None:
    assert not any(entry["current"] for entry in sections("/tim/").values())


def test_the_pages_of_a_section_are_its_tabs() -> None:
    request = RequestFactory().get("/so-sanh/")
    tabs = navigation(request)["section_tabs"]
    assert [each["label"] for each in tabs if each["current"]] == ["So sánh đơn vị"]
    assert "Dấu hiệu cần xem" in [each["label"] for each in tabs]
