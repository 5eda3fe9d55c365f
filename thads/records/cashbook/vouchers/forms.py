"""Biểu mẫu mã số thuế của cơ quan thu."""

from django import forms

from thads.records.web.forms import VietnameseDateField


class TaxCodeForm(forms.Form):
    """Mã số thuế của cơ quan, từ một ngày."""

    ma = forms.CharField(
        label="Mã số thuế", max_length=14, help_text="10 số, hoặc 10 số, gạch, 3 số."
    )
    can_cu = forms.CharField(
        label="Căn cứ", max_length=200, help_text="Giấy chứng nhận nào, ngày nào."
    )
    ngay = VietnameseDateField(label="Dùng từ ngày")
