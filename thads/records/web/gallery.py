"""Dữ liệu mẫu của bộ thành phần: invented values, and no article of any law."""

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator

from thads.records.web.forms import DongField, VietnameseDateField
from thads.records.web.minicalendar import mini_calendar

SAMPLE_TEXT = "Quyết định cưỡng chế ở Ẩm Thượng, Nguyễn Ỷ Lễ: 1.234.567.890 đ"
CITATION = "Đ.x k.y Văn bản mẫu"
SATURDAY = 5
INITIAL = {"so": "57/MẪU", "ngay": "19/05/2026", "so_tien": 1234567}

CHIPS = (
    ("Đang thi hành", "blue", "player-play"),
    ("Có điều kiện", "green", "scale"),
    ("Chưa có điều kiện", "violet", "eye-off"),
    ("Hoãn", "amber", "player-pause"),
    ("Tạm đình chỉ", "amber", "hand-stop"),
    ("Đình chỉ", "", "ban"),
    ("Thi hành xong", "green", "circle-check"),
    ("Cưỡng chế", "teal", "gavel"),
    ("Quá hạn", "red", "alert-triangle"),
    ("Hôm nay", "amber", "clock"),
    ("Sắp đến hạn", "blue", "calendar-due"),
    ("Trong hạn", "green", "circle-check"),
)
SWATCHES = (
    ("ink-900", "16,5 : 1"),
    ("ink-700", "10,7 : 1"),
    ("ink-600", "7,7 : 1"),
    ("ink-500", "5,7 : 1"),
    ("ink-500s", "5,0 : 1"),
    ("brand-600", "7,7 : 1"),
    ("brand-700", "9,7 : 1"),
    ("red", "6,7 : 1"),
    ("amber", "6,9 : 1"),
    ("green", "6,6 : 1"),
    ("blue", "8,3 : 1"),
    ("violet", "8,0 : 1"),
    ("teal", "6,7 : 1"),
    ("grey", "7,6 : 1"),
    ("line", "3,2 : 1"),
)
TYPE_STEPS = (
    ("28 / 1,2, chỉ số", "t-28"),
    ("22 / 1,32, h1", "t-22"),
    ("15 / 1,4, h2", "t-15"),
    ("14 / 1,5, chữ chạy", "t-14"),
    ("13 / 1,43, bảng", "t-13"),
    ("12 / 1,4, chú thích", "t-12"),
    ("Hẹp, biểu rộng", "t-cond"),
    ("Văn bản in", "t-doc"),
)


class SampleForm(forms.Form):
    """Ô nhập mẫu: one of each kind of field."""

    so = forms.CharField(label="Số văn bản", help_text="Cấp tự động, giữ chỗ")
    ngay = VietnameseDateField(label="Ngày văn bản", help_text="Dạng ngày/tháng/năm")
    so_tien = DongField(label="Số tiền", help_text="Đơn vị: đồng")
    nguoi_ky = forms.ChoiceField(
        label="Người ký", choices=[("a", "Người ký mẫu A"), ("b", "Người ký mẫu B")]
    )
    luc_luong = forms.ChoiceField(
        label="Huy động lực lượng",
        choices=[("khong", "Không huy động"), ("co", "Có: lập kế hoạch")],
        widget=forms.RadioSelect,
        initial="khong",
    )
    ghi_chu = forms.CharField(
        label="Ghi chú nội bộ", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    da_doc = forms.BooleanField(label="Đã đọc cảnh báo", required=False)


def everything(today: dt.date, page: str) -> dict[str, Any]:
    """The samples, placed around the given day."""
    return {
        "swatches": SWATCHES,
        "type_steps": TYPE_STEPS,
        "sample_text": SAMPLE_TEXT,
        "chips": CHIPS,
        "citation": CITATION,
        "tiles": tiles(),
        "clocks": clocks(today),
        "late": today - dt.timedelta(days=4),
        "soon": today + dt.timedelta(days=6),
        **explanation(today),
        "steps_allowed": next_steps(),
        "entries": entries(today),
        "stages": stages(),
        "stepper": stepper(),
        "seg": segments(),
        "tabs": tabs(),
        "repro": reproducibility(),
        "rows": rows(page),
        "grid": GRID,
    }


GRID = (
    ("tong", "Tổng số", (9133, 3755, 5378, 48.16)),
    ("con", "1. Đơn vị mẫu 1", (1706, 684, 1022, 47.41)),
    ("con", "2. Đơn vị mẫu 2", (1344, 541, 803, 49.41)),
    ("con", "3. Đơn vị mẫu 3", (0, 0, 0, None)),
)


def tiles() -> list[dict[str, Any]]:
    """Five counts as on a workbench."""
    rows = (
        ("Quá hạn", 3, "lâu nhất 4 ngày", "alert-triangle", "red"),
        ("Hôm nay", 4, "1 buổi lúc 14:00", "clock", "amber"),
        ("7 ngày tới", 11, "đến hết tuần sau", "calendar-due", "blue"),
        ("Chờ ký", 2, "1 bị trả lại", "writing-sign", ""),
        ("Im lặng trên 90 ngày", 6, "chưa có mục mới", "hourglass", ""),
    )
    names = ("label", "value", "detail", "icon", "level")
    return [dict(zip(names, row, strict=True), url="?loc=mau") for row in rows]


def clocks(today: dt.date) -> list[dict[str, Any]]:
    """A clock with time left, one nearly out and one past."""
    spans = ((-6, 9, ""), (-4, 1, "còn 1 ngày làm việc"), (-9, -1, ""))
    day = dt.timedelta(days=1)
    return [
        {"start": today + a * day, "on": today + b * day, "distance": words}
        for a, b, words in spans
    ]


def explanation(today: dt.date) -> dict[str, Any]:
    """Four steps, a result and the weeks they count over."""
    start, end = today - dt.timedelta(days=5), today + dt.timedelta(days=6)
    steps = (
        "Sự kiện bắt đầu được ghi nhận, ngày ấy không tính.",
        "“Trong thời hạn 10 ngày, kể từ ngày…”",
        "Đếm liên tục từ ngày kế tiếp, cả ngày nghỉ.",
        "Ngày cuối là ngày nghỉ nên lùi đến ngày làm việc tiếp theo.",
    )
    return {
        "why_steps": [{"text": text, "citation": CITATION} for text in steps],
        "why_end": end,
        "why_calendar": mini_calendar(
            start, end, is_off=lambda on: on.weekday() >= SATURDAY
        ),
    }


def next_steps() -> list[dict[str, Any]]:
    """Two permitted steps and a refused one."""
    common = {"citation": CITATION, "url": "#noi-dung"}
    return [
        {"title": "Thông báo kết quả", "is_allowed": True, "is_best": True, **common}
        | {"note": "Nên làm trước: sắp hết hạn."},
        {"title": "Lập biên bản thoả thuận", "is_allowed": True, **common},
        {"title": "Kết thúc", "is_allowed": False, **common}
        | {"note": "Chưa được: còn 534.369.863 đ."},
    ]


def entries(today: dt.date) -> list[dict[str, Any]]:
    """A short timeline: a coming day, the last entry, a payment, a corrected one."""
    day = dt.timedelta(days=1)
    tag = {"text": "Có tài sản", "level": "green", "icon": "circle-check"}
    effect = {"icon": "file-text", "text": "Biên bản mẫu, 3 trang"}
    return [
        {"on": today + 6 * day, "title": "Hạn chót hoàn tất", "citation": CITATION},
        {"on": today - day, "number": 3, "title": "Làm việc tại cơ sở", "kind": "now"}
        | {"tags": [tag], "effects": [effect], "detail": "Ghi chú ngắn của mục."},
        {"on": today - 7 * day, "number": 2, "title": "Nộp 150.000.000 đ"}
        | {"kind": "money", "citation": CITATION},
        {"on": today - 9 * day, "number": 1, "title": "Mục ghi sai", "kind": "struck"}
        | {"corrected_by": {"label": "mục 2", "url": "#muc-2"}},
    ]


def stages() -> list[dict[str, str]]:
    """Where something stands."""
    return [
        {"name": "Thụ lý", "detail": "24/04 – 29/04", "state": "done"},
        {"name": "Thông báo", "detail": "04/05", "state": "done"},
        {"name": "Xác minh", "detail": "hạn 25/05/2026", "state": "cur"},
        {"name": "Kết thúc", "detail": "", "state": ""},
    ]


def stepper() -> list[dict[str, str]]:
    """Three steps of a form."""
    return [
        {"name": "Chọn", "state": "done"},
        {"name": "Nhập nội dung", "state": "cur"},
        {"name": "Trình ký", "state": ""},
    ]


def segments() -> list[dict[str, Any]]:
    """Three views of one list."""
    labels = ("Theo thời hạn", "Theo việc", "Theo địa bàn")
    return [
        {"label": label, "url": f"?nhom={number}", "current": number == 0}
        for number, label in enumerate(labels)
    ]


def tabs() -> list[dict[str, Any]]:
    """Sub-navigation with counts."""
    labels = (("Diễn biến", 8), ("Tiền", 2), ("Tài liệu", 17), ("Nhật ký", None))
    return [
        {"label": label, "count": count, "url": f"#{number}", "current": number == 0}
        for number, (label, count) in enumerate(labels)
    ]


def reproducibility() -> list[tuple[str, str]]:
    """Both clocks of a report."""
    return [
        ("Số liệu tính đến", "hết 30/04/2026"),
        ("Theo dữ liệu ghi nhận đến", "17:00, 04/05/2026"),
        ("Quy tắc tính", "Bản mẫu 3"),
        ("Trạng thái", "Đã chốt"),
        ("Mã kiểm chứng", "7F3A-91C2"),
    ]


def rows(page: str) -> Any:
    """A list long enough to be paged."""
    numbered = [
        {"code": f"{n:03}/MẪU", "name": f"Người mẫu {n}", "amount": 1_250_000 * (n - 1)}
        for n in range(1, 19)
    ]
    return Paginator(numbered, 5).get_page(page)
