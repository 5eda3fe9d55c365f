"""The side navigation leads only where something is, and marks where one stands."""

from typing import Any

import pytest
from django.test import RequestFactory

from thads.config.navigation import navigation


def entries(path: str) -> dict[str, dict[str, Any]]:
    groups = navigation(RequestFactory().get(path))["nav"]
    return {entry["label"]: entry for group in groups for entry in group["entries"]}


def test_every_entry_leads_somewhere() -> None:
    shown = entries("/")
    assert set(shown) == {
        "Bàn làm việc",
        "Việc thi hành án",
        "Tiếp nhận",
        "Tiền thi hành án",
        "Kho vật chứng",
        "Biểu thống kê",
        "Dấu hiệu cần xem",
        "Chốt số liệu",
        "Báo cáo",
        "Sổ thi hành án",
        "Chỉ tiêu",
        "So sánh đơn vị",
        "Điều hành, chỉ tiêu",
        "Văn bản trong ngày",
        "Mẫu văn bản",
        "Pháp luật",
        "Nếu luật đổi",
    }
    assert shown["Bàn làm việc"]["url"] == "/"
    assert shown["Biểu thống kê"]["url"] == "/bieu/01/"


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "Bàn làm việc"),
        ("/viec/", "Việc thi hành án"),
        ("/viec/17/ghi-nhan/xac_minh/", "Việc thi hành án"),
        ("/tiep-nhan/", "Tiếp nhận"),
        ("/bieu/02/", "Biểu thống kê"),
        ("/bieu/01/o/", "Biểu thống kê"),
        ("/bieu/dau-hieu/", "Dấu hiệu cần xem"),
        ("/bieu/dau-hieu/tep/", "Dấu hiệu cần xem"),
        ("/bao-cao/", "Báo cáo"),
        ("/phap-luat/lich/", "Pháp luật"),
        ("/gia-dinh/", "Nếu luật đổi"),
    ],
)
def test_one_entry_is_current(path: str, label: str) -> None:
    current = [name for name, entry in entries(path).items() if entry["current"]]
    assert current == [label]


def test_a_page_outside_marks_nothing() -> None:
    assert not any(entry["current"] for entry in entries("/tim/").values())
