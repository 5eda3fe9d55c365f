"""Biểu mẫu chuyển vận động, and those of the partner's own pages."""

from typing import Any

from django import forms

from thads.records.mobilisation.forms import long_text, text
from thads.records.mobilisation.models import Partner, Programme, ReferralStep
from thads.records.mobilisation.models.partners import MEMBERSHIP
from thads.records.mobilisation.models.referrals import Consent, Relation
from thads.records.web.forms import VietnameseDateField


class ReferralForm(forms.Form):
    """Chuyển một việc: what the partner sees stands in the form, word for word."""

    ben = forms.ModelChoiceField(
        label="Bên phối hợp", queryset=Partner.objects.none(), empty_label="Chọn"
    )
    quan_he = forms.ChoiceField(label="Quan hệ với tổ chức", choices=Relation.choices)
    chi_hoi = text("Chi hội, tổ chức cơ sở", 160)
    ho_ten = text("Họ tên bên phối hợp thấy", 160, required=True)
    dia_ban = text("Địa bàn bên phối hợp thấy", 160, required=True)
    nghia_vu = text("Tóm tắt nghĩa vụ bên phối hợp thấy", 200, required=True)
    dong_y = forms.ChoiceField(
        label="Người phải thi hành án đồng ý", choices=Consent.choices
    )
    ngay_dong_y = VietnameseDateField(label="Ngày đồng ý")
    so_dong_y = text("Biên bản, văn bản số", 120)
    nhan_truoc = VietnameseDateField(label="Nhận trước ngày", required=False)

    def __init__(self, *args: Any, agency_id: int, **more: Any):
        """Organisations that have members."""
        super().__init__(*args, **more)
        partners = Partner.objects.filter(agency_id=agency_id, kind__in=MEMBERSHIP)
        self.fields["ben"].queryset = partners.order_by("name")  # type: ignore[attr-defined]

    def programme(self) -> Programme | None:
        """Chương trình đang có với bên ấy, the latest."""
        rows = Programme.objects.filter(partner=self.cleaned_data["ben"])
        return rows.order_by("-signed_on").first()


class CloseForm(forms.Form):
    """Rút, thôi đồng ý, kết thúc."""

    buoc = forms.ChoiceField(
        label="Bước",
        choices=[
            (each.value, each.label)
            for each in (
                ReferralStep.FINISHED,
                ReferralStep.WITHDRAWN,
                ReferralStep.CONSENT_GONE,
            )
        ],
    )
    ly_do = text("Lý do", 500)


class AnswerReferralForm(forms.Form):
    """Bên phối hợp nhận hoặc trả lại."""

    tra_loi = forms.ChoiceField(
        label="Trả lời", choices=(("nhan", "Nhận"), ("tra_lai", "Trả lại"))
    )
    phu_trach = text("Người phụ trách", 160)
    noi_dung = text("Nội dung", 500)


class TellForm(forms.Form):
    """Bên phối hợp kể một buổi gặp."""

    ngay = VietnameseDateField(label="Ngày gặp")
    noi = text("Nơi gặp", 200)
    ai = text("Ai có mặt", 300)
    trao_doi = long_text("Đã trao đổi", 1000)
    hua = text("Người phải thi hành án hứa", 300)
    hua_ngay = VietnameseDateField(label="Hẹn thực hiện ngày", required=False)
    hen = VietnameseDateField(label="Hẹn gặp lại ngày", required=False)

    def clean_trao_doi(self) -> str:
        """Có nội dung."""
        typed: str = self.cleaned_data["trao_doi"]
        if not typed.strip():
            raise forms.ValidationError("Ghi vài lời về buổi gặp.")
        return typed


class TakeForm(forms.Form):
    """Ghi buổi do bên phối hợp kể vào việc."""

    ket_qua = forms.ChoiceField(
        label="Kết quả",
        choices=(
            ("dong_y", "Đồng ý thi hành"),
            ("chua_dong_y", "Chưa đồng ý"),
            ("vang_mat", "Vắng mặt"),
        ),
    )
