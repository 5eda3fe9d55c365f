"""Biểu mẫu kiểm tra."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thads.records.agencies.models import Officer, Unit
from thads.records.supervision.models import PlannedInspection, Remedy, Review
from thads.records.web.forms import VietnameseDateField

LARGEST_SAMPLE = 500


def _text(label: str, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=2000, required=required, widget=area)


class PlanForm(forms.Form):
    """Đưa một cuộc kiểm tra vào kế hoạch năm."""

    nam = forms.IntegerField(label="Kế hoạch năm", min_value=2010, max_value=2100)
    so = forms.CharField(label="Số kế hoạch", max_length=120)
    don_vi = forms.ModelChoiceField(
        label="Đơn vị được kiểm tra", queryset=Unit.objects.none(), empty_label="Chọn"
    )
    noi_dung = forms.CharField(label="Nội dung", max_length=300)
    truoc = VietnameseDateField(label="Tiến hành trước ngày")

    def __init__(self, *args: Any, units: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["don_vi"].queryset = units  # type: ignore[attr-defined]


class InspectedForm(forms.Form):
    """Đơn vị được kiểm tra, when a matter is opened on the common page."""

    duoc_kiem_tra = forms.ModelChoiceField(
        label="Đơn vị được kiểm tra", queryset=Unit.objects.none(), empty_label="Chọn"
    )
    theo_ke_hoach = forms.ModelChoiceField(
        label="Theo kế hoạch",
        queryset=PlannedInspection.objects.none(),
        required=False,
        empty_label="Đột xuất, ngoài kế hoạch",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        unit: Any = self.fields["duoc_kiem_tra"]
        unit.queryset = Unit.objects.filter(valid_to=None).order_by("code")
        plan: Any = self.fields["theo_ke_hoach"]
        rows = PlannedInspection.objects.filter(held=None)
        plan.queryset = rows.select_related("inspected")
        plan.label_from_instance = lambda each: (
            f"{each.document}: {each.subject}, {each.inspected.name}"
        )


class FindingForm(forms.Form):
    """Một phát hiện."""

    noi_dung = _text("Phát hiện, kiến nghị khắc phục")
    viec = forms.CharField(
        label="Mã việc", max_length=60, required=False, help_text="Bỏ trống nếu chung."
    )
    ngay = VietnameseDateField(label="Ngày")
    han = VietnameseDateField(label="Khắc phục xong trước ngày")

    def clean(self) -> dict[str, Any]:
        """Hạn khắc phục không sớm hơn ngày phát hiện."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("han") and typed.get("ngay") and typed["han"] < typed["ngay"]:
            self.add_error("han", "Hạn khắc phục sớm hơn ngày phát hiện.")
        return typed


class RemedyForm(forms.Form):
    """Khắc phục một phát hiện."""

    ngay = VietnameseDateField(label="Ngày")
    ket_qua = forms.ChoiceField(label="Kết quả", choices=Remedy.Result.choices)
    da_lam = _text("Đã làm gì")


class SampleForm(forms.Form):
    """Rút mẫu."""

    co_mau = forms.IntegerField(
        label="Rút bao nhiêu hồ sơ", min_value=1, max_value=LARGEST_SAMPLE, initial=20
    )
    hat = forms.CharField(
        label="Mã rút",
        max_length=120,
        help_text="Công bố trước khi rút; ai cũng rút lại được.",
    )


class ReviewForm(forms.Form):
    """Kết quả xem một hồ sơ."""

    viec = forms.ChoiceField(label="Việc")
    ket_luan = forms.ChoiceField(label="Kết luận", choices=Review.Verdict.choices)
    ghi_chu = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(self, *args: Any, codes: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["viec"]
        field.choices = [
            (code, f"{place}. {code}") for place, code in enumerate(codes, start=1)
        ]


class ConductForm(forms.Form):
    """Người bị phản ánh."""

    cong_chuc = forms.ModelChoiceField(
        label="Công chức bị phản ánh",
        queryset=Officer.objects.none(),
        required=False,
        empty_label="Không nêu tên",
        help_text="Người này không xem được hồ sơ phản ánh.",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["cong_chuc"]
        field.queryset = Officer.objects.filter(valid_to=None).order_by("code")
        field.label_from_instance = lambda e: f"{e.full_name} ({e.code})"
