"""Biểu ghi tài khoản nhận tiền của một người được nhận."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thads.records.cases.models import CaseParty
from thads.records.cashbook.actions import GivenAccount


class PayeeAccountForm(forms.Form):
    """Tài khoản nhận tiền, as the payee asked in writing."""

    def __init__(
        self, creditors: Sequence[CaseParty], data: Any = None, **given: Any
    ) -> None:
        super().__init__(data, **given)
        people = [(str(each.party_id), str(each.party)) for each in creditors]
        self.fields["nguoi_co_tai_khoan"] = forms.ChoiceField(
            label="Người được nhận", choices=people
        )
        self.fields["noi_mo"] = forms.CharField(label="Mở tại", max_length=120)
        self.fields["so_tai_khoan"] = forms.RegexField(
            r"^[0-9A-Za-z]{6,19}$",
            label="Số tài khoản",
            error_messages={
                "invalid": "Số tài khoản gồm 6 đến 19 chữ số hoặc chữ cái, không có "
                "dấu cách."
            },
        )
        self.fields["ten_tai_khoan"] = forms.CharField(
            label="Tên tài khoản", max_length=200
        )
        self.fields["van_ban"] = forms.CharField(
            label="Căn cứ",
            max_length=200,
            help_text="Đơn, biên bản mà người được nhận ghi tài khoản, có ngày.",
        )

    @property
    def party_id(self) -> int:
        """Người được nhận đã chọn."""
        return int(self.cleaned_data["nguoi_co_tai_khoan"])

    def account(self) -> GivenAccount:
        """Tài khoản như đã ghi."""
        typed = self.cleaned_data
        return GivenAccount(
            typed["noi_mo"],
            typed["so_tai_khoan"],
            typed["ten_tai_khoan"],
            typed["van_ban"],
        )
