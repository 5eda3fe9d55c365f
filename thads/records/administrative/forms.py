"""Biểu mẫu của án hành chính."""

from datetime import date
from typing import Any

from django import forms

from thads.records.administrative.models import Obligor, Responsible
from thads.records.web.forms import VietnameseDateField

TODAY = "ngay"


class JudgmentForm(forms.Form):
    """Bản án, phần thêm vào biểu mở hồ sơ."""

    toa_an = forms.CharField(label="Toà án", max_length=200)
    so_ban_an = forms.CharField(label="Số bản án, quyết định", max_length=80)
    ngay_tuyen = VietnameseDateField(label="Ngày tuyên")
    ngay_hieu_luc = VietnameseDateField(label="Ngày có hiệu lực", required=False)
    phai_thi_hanh = forms.ChoiceField(
        label="Người phải thi hành án là", choices=Obligor.choices
    )
    noi_dung = forms.CharField(
        label="Nội dung phải thi hành",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Phần về tài sản là một việc thi hành án dân sự, không ghi ở đây.",
    )
    cap_tren = forms.CharField(
        label="Cấp trên trực tiếp của người phải thi hành",
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Có hiệu lực sau khi tuyên."""
        read = super().clean() or {}
        judged, in_force = read.get("ngay_tuyen"), read.get("ngay_hieu_luc")
        if judged and in_force and in_force < judged:
            self.add_error(
                "ngay_hieu_luc", "Ngày có hiệu lực không thể trước ngày tuyên án."
            )
        return read


class DayForm(forms.Form):
    """Một bước có ngày; not later than today."""

    ngay = VietnameseDateField(label="Ngày")

    def __init__(self, today: date, *given: Any, **more: Any) -> None:
        """Keep today."""
        super().__init__(*given, **more)
        self.today = today

    def clean_ngay(self) -> date:
        """Ghi điều đã làm."""
        day: date = self.cleaned_data[TODAY]
        if day > self.today:
            raise forms.ValidationError("Ngày này chưa đến; ghi khi đã làm xong.")
        return day


class SessionForm(DayForm):
    """Biên bản làm việc."""

    noi_lam_viec = forms.CharField(label="Nơi làm việc", max_length=200)
    thanh_phan = forms.CharField(label="Thành phần", max_length=300)
    noi_dung = forms.CharField(
        label="Nội dung làm việc",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hen_xong = VietnameseDateField(label="Hẹn thi hành xong ngày", required=False)


class RecommendationForm(DayForm):
    """Kiến nghị xử lý trách nhiệm."""

    so = forms.CharField(label="Số văn bản", max_length=80, required=False)
    gui_den = forms.CharField(label="Gửi đến", max_length=200)
    ve_ai = forms.CharField(label="Người, cơ quan có trách nhiệm", max_length=200)
    noi_dung = forms.CharField(
        label="Nội dung kiến nghị",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PostingForm(DayForm):
    """Công khai quyết định buộc thi hành án."""

    noi_cong_khai = forms.CharField(
        label="Nơi công khai",
        max_length=300,
        help_text="Cổng, trang thông tin điện tử, trụ sở; nhiều nơi thì ghi hết.",
    )


class ResponsibleForm(DayForm):
    """Người chịu trách nhiệm thi hành."""

    ho_ten = forms.CharField(label="Họ tên", max_length=120)
    chuc_vu = forms.CharField(label="Chức vụ, cơ quan", max_length=200)
    trach_nhiem = forms.ChoiceField(
        label="Trách nhiệm", choices=Responsible.Part.choices
    )
