"""Ô nhập chỉ tiêu: what is given, and the decision that gives it."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thads.records.agencies.models import Target, Unit
from thads.records.web.forms import VietnameseDateField


class PercentField(forms.CharField):
    """Tỷ lệ phần trăm: “83,25” hoặc “83.25”, two decimals at most."""

    def clean(self, value: Any) -> Any:
        """Read what people write; refuse with what is expected."""
        text = str(super().clean(value)).strip().rstrip("%").strip()
        try:
            number = Decimal(text.replace(",", "."))
        except InvalidOperation as problem:
            raise ValidationError(
                f"“{text}” không phải là một tỷ lệ. Viết như 83,25."
            ) from problem
        if not 0 < number <= 100 or number != round(number, 2):
            raise ValidationError("Tỷ lệ trên 0 đến 100, nhiều nhất hai số lẻ.")
        return number


class TargetForm(forms.Form):
    """Giao hoặc đính chính một chỉ tiêu."""

    don_vi = forms.ChoiceField(label="Đơn vị")
    nam = forms.IntegerField(
        label="Năm thống kê",
        min_value=2009,
        max_value=2100,
        help_text="Năm 2026 là từ 01/10/2025 đến 30/9/2026",
    )
    chi_so = forms.ChoiceField(label="Chỉ số", choices=Target.Measure.choices)
    so_sanh = forms.ChoiceField(
        label="So sánh",
        choices=[
            (">=", "từ (đạt khi bằng hoặc cao hơn)"),
            (">", "trên (phải cao hơn)"),
        ],
    )
    gia_tri = PercentField(label="Giá trị, %", help_text="Như 83,25")
    van_ban = forms.CharField(
        label="Số quyết định giao", max_length=200, help_text="Như 881/QĐ-CTHADS"
    )
    ngay = VietnameseDateField(label="Ngày quyết định")
    ly_do = forms.CharField(
        label="Lý do đính chính",
        max_length=500,
        required=False,
        help_text="Khi chỉ tiêu này đã có: dòng cũ được giữ bên dòng mới",
    )

    def __init__(self, given: Any, *, units: Sequence[Unit], **more: Any) -> None:
        super().__init__(given, **more)
        choices = [(each.code, each.name) for each in units]
        self.fields["don_vi"].choices = choices  # type: ignore[attr-defined]
