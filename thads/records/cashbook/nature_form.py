"""Biểu mẫu tiền chưa rõ bản án, người nhận."""

from django import forms

from thads.records.cashbook.models.natures import NATURES
from thads.records.web.forms import VietnameseDateField


class NatureForm(forms.Form):
    """Khoản tiền đến là tiền gì, nhận ngày nào, theo giấy nào."""

    tien_gi = forms.ChoiceField(
        label="Là tiền gì",
        required=False,
        choices=[*NATURES, ("", "Tiền đến thường, bỏ điều đã ghi")],
    )
    ngay_nhan = VietnameseDateField(
        label="Nhận ngày", help_text="Ngày tiền được thu, nhận lần đầu."
    )
    can_cu = forms.CharField(
        label="Căn cứ", max_length=300, help_text="Biên bản, danh sách, thông báo nào."
    )
