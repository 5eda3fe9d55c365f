"""Biểu mẫu chương trình: signing with commitments, meetings, next partners, education."""

from typing import Any

from django import forms

from thads.records.mobilisation.forms import long_text, text
from thads.records.mobilisation.models import (
    CommitmentKind,
    EducationKind,
    MeetingKind,
    Partner,
    PartnerKind,
    Programme,
)
from thads.records.web.forms import VietnameseDateField

TARGET = "muc_tieu_"


class CommitmentFields(forms.Form):
    """Cam kết của một năm: which, and the target of each if there is one."""

    cam_ket = forms.MultipleChoiceField(
        label="Nội dung cam kết",
        choices=CommitmentKind.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **more: Any):
        """One target field a kind."""
        super().__init__(*args, **more)
        for kind, label in CommitmentKind.choices:
            self.fields[f"{TARGET}{kind}"] = forms.IntegerField(
                label=f"Mục tiêu năm: {label.lower()}", required=False, min_value=1
            )

    @property
    def targets(self) -> dict[str, int | None]:
        """Cam kết đã chọn và mục tiêu."""
        typed = self.cleaned_data
        return {kind: typed[f"{TARGET}{kind}"] for kind in typed["cam_ket"]}


class SigningForm(CommitmentFields):
    """Ký một chương trình phối hợp."""

    ben = forms.ModelChoiceField(
        label="Bên phối hợp", queryset=Partner.objects.none(), empty_label="Chọn"
    )
    so = text("Số", 80)
    ten = text("Tên chương trình", 300, required=True)
    ngay = VietnameseDateField(label="Ngày ký")
    den = VietnameseDateField(label="Hiệu lực đến", required=False)
    noi = text("Nơi ký", 200)
    dai_bieu = long_text("Đại biểu dự lễ ký", 1000)
    dau_moi = text("Đầu mối của hai bên", 200)
    field_order = ("ben", "so", "ten", "ngay", "den", "noi", "dai_bieu", "dau_moi")

    def __init__(self, *args: Any, agency_id: int, **more: Any):
        """Partners of the agency."""
        super().__init__(*args, **more)
        partners = Partner.objects.filter(agency_id=agency_id).order_by("name")
        self.fields["ben"].queryset = partners  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Hết hiệu lực không sớm hơn ngày ký."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("den") and typed.get("ngay") and typed["den"] < typed["ngay"]:
            self.add_error("den", "Ngày hết hiệu lực sớm hơn ngày ký.")
        return typed


class YearForm(CommitmentFields):
    """Cam kết của một năm sau."""

    nam = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    field_order = ("nam",)


class MeetingForm(forms.Form):
    """Họp giao ban, sơ kết, tổng kết."""

    loai = forms.ChoiceField(label="Loại", choices=MeetingKind.choices)
    ngay = VietnameseDateField(label="Ngày")
    noi = text("Nơi họp", 200)
    du = text("Dự họp", 500)
    ket_luan = long_text("Kết luận", 1500)
    tiep = VietnameseDateField(label="Họp tiếp ngày", required=False)


class PlannedForm(forms.Form):
    """Bên dự kiến ký tiếp."""

    loai = forms.ChoiceField(label="Loại", choices=PartnerKind.choices)
    ten = text("Tên", 200, required=True)
    ngay = VietnameseDateField(label="Dự kiến ký ngày")
    ghi_chu = text("Ghi chú", 300)


class EducationForm(forms.Form):
    """Một lần tuyên truyền, phổ biến pháp luật."""

    hinh_thuc = forms.ChoiceField(label="Hình thức", choices=EducationKind.choices)
    ngay = VietnameseDateField(label="Ngày")
    chu_de = text("Chủ đề", 300, required=True)
    chuong_trinh = forms.ModelChoiceField(
        label="Theo chương trình",
        queryset=Programme.objects.none(),
        required=False,
        empty_label="Không theo chương trình nào",
    )
    xa = text("Xã, phường", 120)
    noi = text("Nơi", 200)
    nguoi = text("Người nghe, người đọc", 200)
    so_nguoi = forms.IntegerField(label="Số người", required=False, min_value=0)

    def __init__(self, *args: Any, agency_id: int, **more: Any):
        """Programmes of the agency."""
        super().__init__(*args, **more)
        field: Any = self.fields["chuong_trinh"]
        field.queryset = Programme.objects.filter(partner__agency_id=agency_id)
        field.label_from_instance = lambda each: each.title
