"""Biểu ghi người được nhận: which claim, what is noted, who, since when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from thads.law.distribution.fee_grounds import exemptions, in_force, reliefs
from thads.law.money.tax_codes import tax_code_fault
from thads.records.cases.models import CaseParty
from thads.records.cashbook.models import Entitlement
from thads.records.parties.models import Kind
from thads.records.web.forms import DongField, VietnameseDateField

_KIND = Entitlement.Kind
_DEEDS = [
    (_KIND.NAMED.value, "Ghi người được nhận của khoản"),
    (_KIND.ASKED.value, "Ghi yêu cầu thi hành án đến sau"),
    (_KIND.TRANSFERRED.value, "Ghi chuyển giao quyền được nhận"),
    (_KIND.FEE.value, "Ghi không chịu phí, miễn, giảm phí"),
]
_AS_USUAL = ("", "Chịu phí như thường")


class EntitlingForm(forms.Form):
    """Ghi người được nhận."""

    def __init__(
        self,
        claims: Sequence[tuple[str, str]],
        creditors: Sequence[CaseParty],
        today: date,
        data: Any = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        people = [(str(each.party_id), str(each.party)) for each in creditors]
        self.fields["khoan"] = forms.ChoiceField(label="Khoản", choices=claims)
        self.fields["viec"] = forms.ChoiceField(label="Ghi gì", choices=_DEEDS)
        self.fields["nguoi"] = forms.ChoiceField(
            label="Người được nhận",
            choices=[("", "Người mới, ghi bên dưới"), *people],
            required=False,
            initial=people[0][0] if people else "",
        )
        self.fields["ho_ten"] = forms.CharField(
            label="Họ tên, tên tổ chức (người mới)", max_length=200, required=False
        )
        self.fields["so_giay_to"] = forms.CharField(
            label="Số giấy tờ (người mới)", max_length=40, required=False
        )
        self.fields["loai_moi"] = forms.ChoiceField(
            label="Loại (người mới)",
            choices=Kind.choices,
            initial=Kind.PERSON,
            required=False,
        )
        self.fields["phi"] = forms.ChoiceField(
            label="Trường hợp phí",
            choices=_fee_cases(today),
            required=False,
            help_text="Chỉ khi ghi về phí. Miễn, giảm phải có quyết định trong việc.",
        )
        self.fields["muc_giam"] = forms.IntegerField(
            label="Mức giảm phí (%)",
            min_value=1,
            max_value=100,
            required=False,
            help_text="Theo quyết định; bỏ trống: mức cao nhất luật cho phép.",
        )
        self.fields["ngay"] = VietnameseDateField(
            label="Ngày yêu cầu, chuyển giao, quyết định"
        )
        self.fields["so_tien"] = DongField(
            label="Số tiền chuyển giao (đồng)",
            min_value=1,
            required=False,
            help_text="Bỏ trống: chuyển giao toàn bộ phần còn lại.",
        )
        self.fields["can_cu"] = forms.CharField(
            label="Căn cứ",
            max_length=200,
            required=False,
            help_text="Số, ngày văn bản: đơn yêu cầu, quyết định chuyển giao quyền.",
        )
        self.fields["chua_yeu_cau"] = forms.BooleanField(
            label="Người này chưa yêu cầu thi hành án", required=False
        )

    def clean(self) -> dict[str, Any]:
        """A name or a creditor of the case; a transfer says on what it rests."""
        typed: dict[str, Any] = super().clean() or {}
        deed = typed.get("viec")
        nobody = not typed.get("nguoi") and not typed.get("ho_ten")
        if deed in (_KIND.NAMED, _KIND.TRANSFERRED) and nobody:
            self.add_error("ho_ten", "Chưa ghi người được nhận.")
        if deed == _KIND.FEE and not typed.get("can_cu"):
            self.add_error("can_cu", "Chưa ghi căn cứ: số, ngày quyết định, giấy tờ.")
        if deed == _KIND.TRANSFERRED and not typed.get("can_cu"):
            self.add_error(
                "can_cu", "Chưa ghi quyết định hoặc văn bản chuyển giao quyền."
            )
        typed["loai_moi"] = typed.get("loai_moi") or Kind.PERSON
        fault = tax_code_fault(typed.get("so_giay_to", ""))
        if fault and typed["loai_moi"] != Kind.PERSON:
            self.add_error("so_giay_to", fault)
        return typed


def _fee_cases(on: date) -> list[tuple[str, Any]]:
    """Các trường hợp phí của luật ngày ấy, for a list to choose from."""
    groups = (("Không phải chịu phí", exemptions()), ("Miễn, giảm phí", reliefs()))
    return [_AS_USUAL] + [
        (name, [(each.code, each.name) for each in in_force(cases, on)])
        for name, cases in groups
    ]
