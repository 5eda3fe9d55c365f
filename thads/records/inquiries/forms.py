"""Biểu mẫu hỏi thông tin: ask, remind, the answer with its assets."""

from typing import Any

from django import forms

from thads.records.inquiries.actions import Found
from thads.records.inquiries.models import AssetKind, BodyKind, Result
from thads.records.web.forms import DongField, VietnameseDateField

ASSETS = 3


def _text(label: str, longest: int, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required)


class AskForm(forms.Form):
    """Yêu cầu cung cấp thông tin."""

    loai = forms.ChoiceField(label="Loại nơi giữ", choices=BodyKind.choices)
    noi = _text("Tên nơi giữ thông tin", 200, required=True)
    noi_dung = _text("Nội dung yêu cầu", 500, required=True)
    ngay = VietnameseDateField(label="Ngày gửi")
    so = _text("Số văn bản", 80)


class AnswerForm(forms.Form):
    """Trả lời của nơi giữ thông tin."""

    ngay = VietnameseDateField(label="Ngày nhận")
    ket_qua = forms.ChoiceField(label="Kết quả", choices=Result.choices)
    so = _text("Số văn bản trả lời", 80)


class FoundForm(forms.Form):
    """Một tài sản; an empty row is left out."""

    loai = forms.ChoiceField(
        label="Loại", choices=[("", "Không ghi"), *AssetKind.choices], required=False
    )
    mo_ta = _text("Mô tả", 500)
    so_dang_ky = _text("Số đăng ký, số tài khoản", 100)
    gia_tri = DongField(label="Giá trị, số dư", required=False)

    def clean(self) -> dict[str, Any]:
        """What kind, and what."""
        read = super().clean() or {}
        if bool(read.get("loai")) != bool(read.get("mo_ta")):
            raise forms.ValidationError("Ghi cả loại và mô tả tài sản.")
        return read

    def found(self) -> Found | None:
        """Tài sản đã đọc."""
        read = self.cleaned_data
        if not read["loai"]:
            return None
        told = (read["mo_ta"], read["so_dang_ky"], read["gia_tri"])
        return Found(read["loai"], *told)


class RemindForm(forms.Form):
    """Nhắc trả lời."""

    ngay = VietnameseDateField(label="Ngày nhắc")
    so = _text("Số văn bản", 80)
