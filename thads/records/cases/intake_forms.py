"""Biểu tiếp nhận: judgment, parties, obligations, how the case begins; and its decision."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thads.law.money.tax_codes import tax_code_fault
from thads.records.cases.actions import VALUED, NewObligation, NewParty
from thads.records.cases.forms import Choices, Signer, Suggested
from thads.records.cases.intake import TakenIn
from thads.records.cases.models import CaseParty, Obligation
from thads.records.cases.presenters.words import FIELDS, ITEMS
from thads.records.parties.models import Kind
from thads.records.web.forms import DongField, VietnameseDateField

PARTIES, OBLIGATIONS = "so_duong_su", "so_nghia_vu"
FEWEST = {PARTIES: 2, OBLIGATIONS: 1}
MOST = 20
BEGINNINGS = (
    ("theo_yeu_cau", "Theo yêu cầu thi hành án"),
    ("chu_dong", "Chủ động thi hành án"),
)
_ROLES = CaseParty.CaseRole
_FIRST_ROLES = (_ROLES.DEBTOR, _ROLES.CREDITOR)
# What a judgment of money says most often; other words may be typed.
_COURT_HINT = "Tên toà án hoặc cơ quan ra bản án, quyết định."


class IntakeForm(forms.Form):
    """Tiếp nhận bản án và yêu cầu; rows of parties and obligations as many as asked."""

    def __init__(
        self,
        units: Choices,
        officers: Choices,
        data: Mapping[str, Any] | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._add_judgment(units)
        self.counts = {name: self._count(name) for name in FEWEST}
        for row in range(1, self.counts[PARTIES] + 1):
            self._add_party(row)
        for row in range(1, self.counts[OBLIGATIONS] + 1):
            self._add_obligation(row)
        self._add_beginning(officers)

    def _count(self, name: str) -> int:
        """How many rows the page has, one more where that was asked."""
        try:
            asked = int(self.data.get(name, FEWEST[name]))
        except ValueError:
            asked = FEWEST[name]
        more = 1 if self.data.get("them") == name else 0
        self.fields[name] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=FEWEST[name]
        )
        return max(FEWEST[name], min(asked + more, MOST))

    def _add_judgment(self, units: Choices) -> None:
        self.fields["ban_an"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False
        )
        self.fields["don_vi"] = forms.ChoiceField(
            label="Đơn vị thi hành", choices=list(units)
        )
        self.fields["so"] = _text("Số bản án, quyết định", 80)
        self.fields["ngay"] = VietnameseDateField(label="Ngày bản án, quyết định")
        self.fields["co_quan"] = _text("Nơi ban hành", 200, hint=_COURT_HINT)
        self.fields["linh_vuc"] = forms.ChoiceField(
            label="Lĩnh vực", choices=[("", "Chọn…"), *FIELDS.items()]
        )
        self.fields["ngay_hieu_luc"] = VietnameseDateField(
            label="Ngày có hiệu lực pháp luật", required=False
        )
        self.fields["ngay_nhan"] = VietnameseDateField(label="Ngày nhận bản án")

    def _add_party(self, row: int) -> None:
        first = _FIRST_ROLES[row - 1] if row <= len(_FIRST_ROLES) else _ROLES.CONCERNED
        needed = row <= len(_FIRST_ROLES)
        label = f"Họ tên, tên tổ chức (người {row})"
        self.fields[f"ds{row}_ho_ten"] = _text(label, 200, required=needed)
        self.fields[f"ds{row}_vai_tro"] = forms.ChoiceField(
            label="Vai trò", choices=_ROLES.choices, initial=first
        )
        self.fields[f"ds{row}_loai"] = forms.ChoiceField(
            label="Loại", choices=Kind.choices, initial=Kind.PERSON
        )
        self.fields[f"ds{row}_giay_to"] = _text("Số giấy tờ", 40, required=False)
        self.fields[f"ds{row}_dia_chi"] = _text("Địa chỉ", 300, required=False)

    def _add_obligation(self, row: int) -> None:
        self.fields[f"nv{row}_khoan"] = forms.CharField(
            label=f"Khoản {row}",
            max_length=80,
            required=row == 1,
            widget=Suggested([(label, label) for label in ITEMS.values()]),
        )
        self.fields[f"nv{row}_loai"] = forms.ChoiceField(
            label="Loại nghĩa vụ", choices=Obligation.Kind.choices
        )
        self.fields[f"nv{row}_so_tien"] = DongField(label="Số tiền", required=False)

    def _add_beginning(self, officers: Choices) -> None:
        self.fields["loai"] = forms.ChoiceField(
            label="Cách bắt đầu", choices=BEGINNINGS, widget=forms.RadioSelect
        )
        self.fields["ngay_yeu_cau"] = VietnameseDateField(
            label="Ngày nhận yêu cầu",
            required=False,
            help_text="Chỉ ghi khi thi hành theo yêu cầu.",
        )
        self.fields["chap_hanh_vien"] = forms.ChoiceField(
            label="Chấp hành viên đề nghị phân công",
            choices=[("", "Chưa đề nghị"), *officers],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        read = super().clean() or self.cleaned_data
        by_request = read.get("loai") == "theo_yeu_cau"
        if (
            by_request
            and not read.get("ngay_yeu_cau")
            and not self._bad("ngay_yeu_cau")
        ):
            self.add_error("ngay_yeu_cau", "Chưa ghi ngày nhận yêu cầu thi hành án.")
        for row in self._rows(OBLIGATIONS, "nv", "khoan"):
            self._check_amount(row)
        for row in self._rows(PARTIES, "ds", "ho_ten"):
            self._check_tax_code(row)
        for earlier, later, sentence in _ORDERS:
            first, second = read.get(earlier), read.get(later)
            if first and second and second < first:
                self.add_error(later, sentence.format(first))
        return read

    def _check_amount(self, row: int) -> None:
        name = f"nv{row}_so_tien"
        valued = self.cleaned_data.get(f"nv{row}_loai") == Obligation.Kind.MONEY
        if valued and not self.cleaned_data.get(name) and not self._bad(name):
            self.add_error(
                name, "Nghĩa vụ bằng tiền phải ghi số tiền, ví dụ 1.234.567."
            )

    def _check_tax_code(self, row: int) -> None:
        """The number of an organisation, where it is written like a tax code."""
        kind = self.cleaned_data.get(f"ds{row}_loai")
        text = self.cleaned_data.get(f"ds{row}_giay_to", "")
        if kind != Kind.PERSON and (fault := tax_code_fault(text)):
            self.add_error(f"ds{row}_giay_to", fault)

    def _bad(self, name: str) -> bool:
        return name in self.errors

    def _rows(self, count: str, prefix: str, needed: str) -> list[int]:
        """The rows in which something is told; an empty one is left out."""
        every = range(1, self.counts[count] + 1)
        return [n for n in every if self.cleaned_data.get(f"{prefix}{n}_{needed}")]

    def rows(self, prefix: str) -> list[list[Any]]:
        """Các ô của từng dòng, for the page."""
        count = self.counts[PARTIES if prefix == "ds" else OBLIGATIONS]
        return [
            [self[name] for name in self.fields if name.startswith(f"{prefix}{row}_")]
            for row in range(1, count + 1)
        ]

    def taken_in(self) -> TakenIn:
        """Nội dung tiếp nhận."""
        read = self.cleaned_data
        by_request = read["loai"] == "theo_yeu_cau"
        return TakenIn(
            unit_id=int(read["don_vi"]),
            number=read["so"],
            date=read["ngay"],
            issuer=read["co_quan"],
            field=read["linh_vuc"],
            effective_on=read["ngay_hieu_luc"],
            received_on=read["ngay_nhan"],
            requested_on=read["ngay_yeu_cau"] if by_request else None,
            parties=[self._party(n) for n in self._rows(PARTIES, "ds", "ho_ten")],
            obligations=[
                self._obligation(n) for n in self._rows(OBLIGATIONS, "nv", "khoan")
            ],
            judgment_id=read["ban_an"],
            proposed_officer=read["chap_hanh_vien"],
        )

    def _party(self, row: int) -> NewParty:
        read = self.cleaned_data
        return NewParty(
            role=read[f"ds{row}_vai_tro"],
            kind=read[f"ds{row}_loai"],
            full_name=read[f"ds{row}_ho_ten"],
            identity_number=read[f"ds{row}_giay_to"] or None,
            address=read[f"ds{row}_dia_chi"] or None,
        )

    def _obligation(self, row: int) -> NewObligation:
        read = self.cleaned_data
        kind, item = read[f"nv{row}_loai"], read[f"nv{row}_khoan"]
        slugs = {label: slug for slug, label in ITEMS.items()}
        amount = read[f"nv{row}_so_tien"] if kind in VALUED else None
        return NewObligation(f"N{row}", kind, slugs.get(item, item), amount)


_ORDERS = (
    ("ngay", "ngay_hieu_luc", "Trước ngày bản án ({:%d/%m/%Y})."),
    ("ngay", "ngay_nhan", "Trước ngày bản án ({:%d/%m/%Y})."),
    ("ngay", "ngay_yeu_cau", "Trước ngày bản án ({:%d/%m/%Y})."),
)


def _text(
    label: str, longest: int, *, required: bool = True, hint: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Chưa ghi."},
    )


class DecisionForm(forms.Form):
    """Ra quyết định thi hành án: number, day, who signs, which officer."""

    def __init__(
        self,
        signers: Sequence[Signer],
        roles: frozenset[str],
        officers: Choices,
        data: Mapping[str, Any] | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.signers, self.roles = {each.code: each for each in signers}, roles
        self.fields["so"] = _text(
            "Số quyết định",
            60,
            required=False,
            hint="Bỏ trống: hệ thống cấp số tiếp theo khi ký.",
        )
        self.fields["ngay"] = VietnameseDateField(label="Ngày quyết định")
        self.fields["ky_boi"] = forms.ChoiceField(
            label="Người ký",
            choices=[(each.code, each.label) for each in signers],
            help_text="Người có thẩm quyền ký vào ngày quyết định.",
        )
        self.fields["chap_hanh_vien"] = forms.ChoiceField(
            label="Chấp hành viên được phân công", choices=[("", "Chọn…"), *officers]
        )
        self.fields["phien_ban"] = forms.IntegerField(widget=forms.HiddenInput)

    def clean_ky_boi(self) -> str:
        code: str = self.cleaned_data["ky_boi"]
        on: dt.date | None = self.cleaned_data.get("ngay")
        if on and self.signers[code].role_on(on) not in self.roles:
            raise ValidationError(
                "Người này không có thẩm quyền ký vào ngày quyết định. Chọn người khác."
            )
        return code

    def signed_as(self) -> str:
        """Vai trò của người ký vào ngày quyết định."""
        read = self.cleaned_data
        return self.signers[read["ky_boi"]].role_on(read["ngay"])
