"""Biểu mẫu kho: list a thing, order it, what was seen when it moved, stock-take."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thads.records.assets.models import (
    ExhibitValue,
    Fate,
    Reason,
    SealState,
    Sort,
    StockTake,
)
from thads.records.web.forms import DongField, VietnameseDateField

SEALED = [each for each in SealState.choices if each[0] != SealState.NONE]


def quantity(label: str, **more: Any) -> forms.DecimalField:
    """Ô số lượng: to three decimals, as the store counts."""
    return forms.DecimalField(
        label=label, min_value=0, max_digits=14, decimal_places=3, localize=True, **more
    )


def text(
    label: str, longest: int, required: bool = False, **more: Any
) -> forms.CharField:
    """Ô chữ của biểu mẫu kho."""
    return forms.CharField(label=label, max_length=longest, required=required, **more)


def _in_a_cell(**more: str) -> forms.TextInput:
    """Ô trong bảng, drawn as those of a form."""
    return forms.TextInput({"class": "inp", **more})


class ExhibitForm(forms.Form):
    """Một vật chứng, tài sản theo biên bản thu giữ."""

    ten = text("Tên, đặc điểm", 300, required=True)
    so_luong = quantity("Số lượng")
    don_vi_tinh = text("Đơn vị tính", 30, required=True)
    chu_so_huu = text("Chủ sở hữu, người liên quan", 200)
    tinh_trang = text("Tình trạng khi thu giữ", 300)
    niem_phong = text("Số niêm phong", 60)
    bien_ban = text("Biên bản thu giữ", 120)


class FateForm(forms.Form):
    """Điều bản án tuyên và trị giá của một đồ vật."""

    do_vat = forms.ChoiceField(label="Đồ vật")
    tuyen = forms.ChoiceField(
        label="Bản án tuyên", choices=[("", "Không ghi"), *Fate.choices], required=False
    )
    loai = forms.ChoiceField(label="Loại", choices=Sort.choices)
    diem = text("Điểm của bản án, quyết định", 300)
    tri_gia = DongField(label="Trị giá (đồng)", min_value=0, required=False)
    cach = forms.ChoiceField(label="Định giá", choices=ExhibitValue.Method.choices)
    ngay_gia = VietnameseDateField(label="Ngày định giá", required=False)
    van_ban = text("Văn bản định giá", 200)

    def give_things(self, things: list[tuple[int, str]]) -> None:
        """Những đồ vật của việc."""
        field = self.fields["do_vat"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(key), name) for key, name in things]

    def clean(self) -> dict[str, Any]:
        """Something is noted; what is noted is whole."""
        typed: dict[str, Any] = super().clean() or {}
        fate, amount = typed.get("tuyen"), typed.get("tri_gia")
        if not fate and amount is None:
            self.add_error("tuyen", "Ghi điều bản án tuyên, hoặc ghi trị giá.")
        if fate and not typed.get("diem"):
            self.add_error("diem", "Chưa ghi điểm của bản án, quyết định.")
        if amount is not None and not typed.get("ngay_gia"):
            self.add_error("ngay_gia", "Chưa ghi ngày định giá.")
        return typed


class OrderForm(forms.Form):
    """Lệnh nhập, lệnh xuất kho."""

    ly_do = forms.ChoiceField(label="Lệnh", choices=Reason.choices)
    nguoi = text("Người giao, người nhận", 200, required=True)
    ngay = VietnameseDateField(label="Ngày lệnh")
    can_cu = text("Căn cứ", 300)


class QuantityForm(forms.Form):
    """Số lượng của một đồ vật trong lệnh; empty leaves it out."""

    so_luong = quantity(
        "Số lượng", required=False, help_text="Bỏ trống: không có trong lệnh này."
    )


class SeenForm(forms.Form):
    """Thấy khi giao nhận một đồ vật."""

    so_luong = quantity("Số lượng thực")
    niem_phong = forms.ChoiceField(label="Niêm phong", choices=SealState.choices)
    ket_luan = text("Kết luận, nếu niêm phong rách", 200)
    tinh_trang = text("Tình trạng", 300)
    giai_thich = text("Giải thích chênh lệch", 300)
    vi_tri = text("Vị trí trong kho", 80)

    def ask_seal(self, seal: str) -> None:
        """A thing without a seal has none; of a sealed one it is looked at and said."""
        field = self.fields["niem_phong"]
        assert isinstance(field, forms.ChoiceField)
        if seal:
            field.choices = [("", "Chọn"), *SEALED]
        else:
            field.initial = SealState.NONE


def focus_first(rows: Sequence[forms.Form]) -> None:
    """Mở trang là gõ được số lượng của đồ vật đầu tiên."""
    if rows:
        rows[0].fields["so_luong"].widget.attrs["autofocus"] = True


class StockForm(forms.Form):
    """Kỳ và ngày kiểm kê."""

    ky = forms.ChoiceField(label="Kỳ kiểm kê", choices=StockTake.Period.choices)
    ngay = VietnameseDateField(label="Ngày kiểm kê")


class CountedForm(forms.Form):
    """Số thực tế của một đồ vật khi kiểm kê; Enter goes to the next thing."""

    so_luong = quantity(
        "Thực tế", widget=_in_a_cell(**{"data-next": "", "inputmode": "decimal"})
    )
    tinh_trang = text("Tình trạng", 300, widget=_in_a_cell())
    giai_thich = text("Giải thích chênh lệch", 300, widget=_in_a_cell())
