"""Biểu mẫu quyển biên lai: issued to a holder, a number spoiled, what was lost."""

from collections.abc import Mapping
from typing import Any

from django import forms

from thads.records.cashbook.models import BookLoss, ReceiptBook
from thads.records.web.forms import VietnameseDateField


class BookForm(forms.Form):
    """Cấp quyển biên lai giấy cho một người, or open a range of electronic numbers."""

    loai = forms.ChoiceField(label="Loại", choices=ReceiptBook.Medium.choices)
    ky_hieu = forms.CharField(label="Ký hiệu biên lai", max_length=20)
    tu_so = forms.IntegerField(label="Từ số", min_value=1)
    den_so = forms.IntegerField(label="Đến số", min_value=1)
    nguoi_giu = forms.ChoiceField(
        label="Người giữ",
        required=False,
        help_text="Biên lai giấy giao cho một người; biên lai điện tử dùng chung.",
    )
    ngay = VietnameseDateField(label="Ngày cấp")

    def give_takers(self, people: Mapping[int, str]) -> None:
        """Những người thu tiền của cơ quan."""
        field = self.fields["nguoi_giu"]
        assert isinstance(field, forms.ChoiceField)
        chosen = [(str(key), name) for key, name in people.items()]
        field.choices = [("", "Dùng chung (điện tử)"), *chosen]

    def clean(self) -> dict[str, Any]:
        """A range; a paper book has its holder, an electronic range none."""
        typed: dict[str, Any] = super().clean() or {}
        first, last = typed.get("tu_so"), typed.get("den_so")
        if first and last and last < first:
            self.add_error("den_so", f"Nhỏ hơn số đầu ({first}).")
        is_paper = typed.get("loai") == ReceiptBook.Medium.PAPER
        if is_paper and not typed.get("nguoi_giu"):
            self.add_error("nguoi_giu", "Biên lai giấy phải có người giữ.")
        if not is_paper and typed.get("nguoi_giu"):
            self.add_error("nguoi_giu", "Biên lai điện tử không giao cho riêng ai.")
        return typed


class SpoilForm(forms.Form):
    """Biên lai hỏng: the next number of the book, with no money."""

    hong = forms.CharField(
        label="Vì sao hỏng",
        max_length=200,
        help_text="Gạch chéo, giữ đủ các liên. Số hỏng là số tiếp theo của quyển.",
    )


class LossForm(forms.Form):
    """Mất, cháy, tiêu huỷ phần chưa dùng của một quyển."""

    loai = forms.ChoiceField(label="Việc", choices=BookLoss.Kind.choices)
    ngay = VietnameseDateField(label="Ngày phát hiện, tiêu huỷ")
    bao_ngay = VietnameseDateField(label="Đã báo cáo ngày")
    bao_ai = forms.CharField(label="Báo cáo với", max_length=200)
    van_ban = forms.CharField(label="Số báo cáo, biên bản", max_length=120)
