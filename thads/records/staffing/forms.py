"""Biểu mẫu tổ chức, cán bộ."""

from typing import Any

from django import forms

from thads.records.agencies.models import Officer, Unit
from thads.records.staffing.models import PersonnelFile, SupportKind, UseKind
from thads.records.web.forms import DongField, VietnameseDateField


class QuotaForm(forms.Form):
    """Biên chế giao."""

    don_vi = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), empty_label="Chọn"
    )
    nam = forms.IntegerField(label="Năm", min_value=2010, max_value=2100)
    bien_che = forms.IntegerField(label="Số biên chế", min_value=0, max_value=5000)
    van_ban = forms.CharField(label="Văn bản giao", max_length=200)
    ngay = VietnameseDateField(label="Ngày văn bản")

    def __init__(self, *args: Any, units: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["don_vi"].queryset = units  # type: ignore[attr-defined]


class TerritoryForm(forms.Form):
    """Giao hoặc thôi giao một xã, phường."""

    xa = forms.CharField(label="Xã, phường", max_length=120)
    ngay = VietnameseDateField(label="Từ ngày")
    thoi = forms.BooleanField(label="Thôi phụ trách", required=False)


class SupportForm(forms.Form):
    """Phần được hỗ trợ."""

    don_vi = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.none(), empty_label="Chọn"
    )
    loai = forms.ChoiceField(label="Loại", choices=SupportKind.choices)
    noi = forms.CharField(label="Nơi hỗ trợ", max_length=200)
    ten = forms.CharField(label="Nội dung", max_length=200)
    so_tien = DongField(label="Số tiền", required=False, min_value=1)
    so_luong = forms.IntegerField(label="Hoặc số lượng", required=False, min_value=1)
    ngay = VietnameseDateField(label="Ngày giao")
    van_ban = forms.CharField(label="Văn bản", max_length=200, required=False)

    def __init__(self, *args: Any, units: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["don_vi"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Tiền hoặc số lượng, một trong hai."""
        typed: dict[str, Any] = super().clean() or {}
        if bool(typed.get("so_tien")) == bool(typed.get("so_luong")):
            self.add_error("so_tien", "Ghi số tiền hoặc số lượng, một trong hai.")
        return typed


class UseForm(forms.Form):
    """Phần đã dùng của một khoản."""

    hinh_thuc = forms.ChoiceField(label="Hình thức", choices=UseKind.choices)
    ngay = VietnameseDateField(label="Ngày")
    so = DongField(label="Số lượng", min_value=1)
    vao = forms.CharField(label="Cho ai, vì sao, theo văn bản nào", max_length=300)

    def __init__(self, *args: Any, is_money: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_money:
            del self.fields["hinh_thuc"]
            self.fields["so"].label = "Số tiền đã dùng"
            self.fields["vao"].label = "Dùng vào"


class WhoseForm(forms.Form):
    """Hồ sơ của ai."""

    cong_chuc = forms.ModelChoiceField(
        label="Công chức", queryset=Officer.objects.none(), empty_label="Chọn"
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kept = PersonnelFile.objects.values("officer")
        free = Officer.objects.filter(valid_to=None).exclude(pk__in=kept)
        field: Any = self.fields["cong_chuc"]
        field.queryset = free.order_by("code")
        field.label_from_instance = lambda e: f"{e.full_name} ({e.code})"
