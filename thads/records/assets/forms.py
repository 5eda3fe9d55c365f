"""Biểu mẫu kho: list a thing, order it, what was seen when it moved, stock-take."""

from typing import Any

from django import forms

from thads.records.assets.models import Reason, SealState, StockTake
from thads.records.web.forms import VietnameseDateField


def _quantity(label: str, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=14, decimal_places=3, localize=True, **more
    )


def _text(label: str, longest: int, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required)


class ExhibitForm(forms.Form):
    """Một vật chứng, tài sản theo biên bản thu giữ."""

    ten = _text("Tên, đặc điểm", 300, required=True)
    so_luong = _quantity("Số lượng")
    don_vi_tinh = _text("Đơn vị tính", 30, required=True)
    chu_so_huu = _text("Chủ sở hữu, người liên quan", 200)
    tinh_trang = _text("Tình trạng khi thu giữ", 300)
    niem_phong = _text("Số niêm phong", 60)
    bien_ban = _text("Biên bản thu giữ", 120)


class OrderForm(forms.Form):
    """Lệnh nhập, lệnh xuất kho."""

    ly_do = forms.ChoiceField(label="Lệnh", choices=Reason.choices)
    nguoi = _text("Người giao, người nhận", 200, required=True)
    ngay = VietnameseDateField(label="Ngày lệnh")
    can_cu = _text("Căn cứ", 300)


class QuantityForm(forms.Form):
    """Số lượng của một đồ vật trong lệnh; empty leaves it out."""

    so_luong = _quantity("Số lượng", required=False)


class SeenForm(forms.Form):
    """Thấy khi giao nhận một đồ vật."""

    so_luong = _quantity("Số lượng thực")
    niem_phong = forms.ChoiceField(label="Niêm phong", choices=SealState.choices)
    ket_luan = _text("Kết luận, nếu niêm phong rách", 200)
    tinh_trang = _text("Tình trạng", 300)
    giai_thich = _text("Giải thích chênh lệch", 300)
    vi_tri = _text("Vị trí trong kho", 80)


class StockForm(forms.Form):
    """Kỳ và ngày kiểm kê."""

    ky = forms.ChoiceField(label="Kỳ kiểm kê", choices=StockTake.Period.choices)
    ngay = VietnameseDateField(label="Ngày kiểm kê")


class CountedForm(forms.Form):
    """Số thực tế của một đồ vật khi kiểm kê."""

    so_luong = _quantity("Thực tế")
    tinh_trang = _text("Tình trạng", 300)
    giai_thich = _text("Giải thích chênh lệch", 300)
