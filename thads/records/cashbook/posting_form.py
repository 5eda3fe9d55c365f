"""Ô nhập: gửi tiền qua bưu chính, bưu chính trả lại."""

from django import forms

from thads.records.web.forms import DongField, VietnameseDateField

REGIONS = [
    ("", "Chọn vùng"),
    (1, "Vùng I"),
    (2, "Vùng II"),
    (3, "Vùng III"),
    (4, "Vùng IV"),
]


class SendForm(forms.Form):
    """Gửi một lệnh chi qua bưu chính."""

    dia_chi = forms.CharField(label="Địa chỉ người nhận", max_length=300)
    so_phieu = forms.CharField(label="Số phiếu gửi của bưu chính", max_length=80)
    cuoc = DongField(
        label="Cước (đồng)",
        min_value=0,
        help_text="Người nhận chịu, trừ vào số tiền họ được nhận.",
    )
    vung = forms.TypedChoiceField(
        label="Vùng lương tối thiểu nơi cơ quan đóng", choices=REGIONS, coerce=int
    )
    ngay = VietnameseDateField(label="Ngày gửi")


class BackForm(forms.Form):
    """Bưu chính trả lại tiền."""

    so_tien = DongField(label="Số tiền nhận lại (đồng)", min_value=1)
    ly_do = forms.CharField(
        label="Vì sao trả lại",
        max_length=200,
        help_text="Như bưu chính ghi, ví dụ: không có người nhận.",
    )
    ngay = VietnameseDateField(label="Ngày nhận lại")
