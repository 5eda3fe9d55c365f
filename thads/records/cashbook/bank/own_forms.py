"""Biểu của nhiều tài khoản: moving between own accounts, which takes in what."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thads.records.cases.presenters import words
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.bank.custody import accounts_on, bank_name
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.web.forms import DongField, VietnameseDateField


def labelled(accounts: Sequence[CustodyAccount]) -> list[tuple[str, str]]:
    """Tài khoản để chọn: its number and where."""
    return [(str(each.pk), f"{each.number} · {bank_name(each)}") for each in accounts]


def _items() -> list[tuple[str, str]]:
    named = sorted(words.ITEMS.items(), key=lambda each: each[1].casefold())
    return [("", "Mọi khoản khác"), *named]


class _OfAccounts(forms.Form):
    """Phần chung: the accounts in use today."""

    fields_of_accounts: tuple[str, ...] = ()
    only_banks = False

    def give_accounts(self, agency_id: int, on: Any) -> None:
        """Những tài khoản đang dùng của cơ quan."""
        rows = [
            each
            for each in accounts_on(agency_id, on)
            if not self.only_banks or each.place == Account.BANK
        ]
        self.known = {str(each.pk): each for each in rows}
        for name in self.fields_of_accounts:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = labelled(rows)

    def account(self, name: str) -> CustodyAccount:
        """Tài khoản đã chọn."""
        return self.known[self.cleaned_data[name]]


class BetweenForm(_OfAccounts):
    """Chuyển tiền giữa hai tài khoản của cơ quan."""

    fields_of_accounts = ("tu_tai_khoan", "den_tai_khoan")
    tu_tai_khoan = forms.ChoiceField(label="Từ tài khoản")
    den_tai_khoan = forms.ChoiceField(label="Đến tài khoản")
    so_tien = DongField(label="Số tiền (đồng)", min_value=1)
    ngay_di = VietnameseDateField(label="Ngày đi")
    ngay_den = VietnameseDateField(label="Ngày đến")

    def clean(self) -> dict[str, Any]:
        """Two accounts."""
        typed: dict[str, Any] = super().clean() or {}
        target = typed.get("den_tai_khoan")
        if target and typed.get("tu_tai_khoan") == target:
            self.add_error(
                "den_tai_khoan", "Trùng tài khoản chuyển đi; chọn tài khoản khác."
            )
        return typed


class PayInForm(_OfAccounts):
    """Khoản nào nộp vào tài khoản nào."""

    fields_of_accounts = ("tai_khoan_nhan",)
    only_banks = True
    khoan = forms.ChoiceField(label="Khoản", choices=_items, required=False)
    tai_khoan_nhan = forms.ChoiceField(label="Nộp vào tài khoản")
    hieu_luc = VietnameseDateField(label="Từ ngày")
