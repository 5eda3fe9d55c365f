"""Biểu mẫu khu vực riêng: the head's order, what comes in, what leaves."""

from collections.abc import Iterable, Sequence

from django import forms

from thads.records.assets.forms import quantity, text
from thads.records.assets.unjudged_models import UnjudgedEnd, UnjudgedOrder
from thads.records.web.forms import VietnameseDateField

IN, OUT = "nhap", "xuat"


class ApartOrderForm(forms.Form):
    """Lệnh nhập, xuất khu vực riêng."""

    chieu = forms.ChoiceField(
        label="Lệnh", choices=[(IN, "Nhập kho"), (OUT, "Xuất kho")]
    )
    vu_an = text("Vụ án", 200, required=True)
    nguoi = text("Người giao, người nhận", 200, required=True)
    do_vat_lenh = text("Đồ vật, số lượng", 500, required=True)
    ngay_lenh = VietnameseDateField(label="Ngày lệnh")


class _UnderAnOrder(forms.Form):
    lenh = forms.ChoiceField(label="Theo lệnh")

    def give_orders(self, orders: Iterable[UnjudgedOrder], *, comes_in: bool) -> None:
        """Các lệnh theo chiều này."""
        field = self.fields["lenh"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(each.pk), f"{each.text}, {each.crime}: {each.content}")
            for each in orders
            if each.comes_in == comes_in
        ]


class ApartForm(_UnderAnOrder):
    """Vật chứng vụ án chưa xét xử xong."""

    co_quan = text("Cơ quan chuyển giao", 200, required=True)
    ten = text("Tên, đặc điểm", 300, required=True)
    so_luong = quantity("Số lượng")
    don_vi_tinh = text("Đơn vị tính", 30, required=True)
    chu_so_huu = text("Chủ sở hữu", 200)
    tinh_trang = text("Tình trạng", 300)
    niem_phong = text("Số niêm phong", 60)
    vi_tri = text("Vị trí trong khu vực riêng", 80, required=True)
    ngay = VietnameseDateField(label="Ngày nhập")


class LetGoForm(_UnderAnOrder):
    """Rời khu vực riêng."""

    do_vat = forms.ChoiceField(label="Đồ vật")
    ly_do = forms.ChoiceField(label="Lý do", choices=UnjudgedEnd.Reason.choices)
    noi = text("Việc thi hành án, cơ quan nhận", 200, required=True)
    ngay = VietnameseDateField(label="Ngày")
    field_order = ["lenh", "do_vat", "ly_do", "noi", "ngay"]

    def give_things(self, things: Sequence[tuple[int, str]]) -> None:
        """Các đồ vật đang ở khu vực riêng."""
        field = self.fields["do_vat"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(key), label) for key, label in things]
