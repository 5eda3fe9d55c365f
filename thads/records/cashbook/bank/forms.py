"""Biểu mẫu của phần ngân hàng."""

from typing import Any

from django import forms

from thads.law.money.vietqr import banks
from thads.records.cashbook.bank.custody import NewAccount
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.forms import ACCOUNTS
from thads.records.web.forms import VietnameseDateField


def _banks() -> list[tuple[str, str]]:
    """Tên ngân hàng theo vần, its code behind it."""
    named = sorted(banks().items(), key=lambda each: each[1].casefold())
    return [
        ("", "Kho bạc Nhà nước"),
        *((code, f"{name} · {code}") for code, name in named),
    ]


class AccountForm(forms.Form):
    """Khai một tài khoản tạm giữ, tạm gửi."""

    noi_mo = forms.ChoiceField(label="Mở tại", choices=ACCOUNTS)
    ngan_hang = forms.ChoiceField(
        label="Ngân hàng",
        choices=_banks,
        required=False,
        help_text="Tài khoản kho bạc không có mã ngân hàng nên không có VietQR.",
    )
    chi_nhanh = forms.CharField(
        label="Chi nhánh, phòng giao dịch", max_length=120, required=False
    )
    so_tai_khoan = forms.RegexField(
        r"^[0-9A-Za-z.]{6,19}$",
        label="Số tài khoản",
        error_messages={
            "invalid": "Số tài khoản gồm 6 đến 19 chữ số hoặc chữ cái, không có dấu cách."
        },
    )
    ten = forms.CharField(
        label="Tên tài khoản",
        max_length=120,
        help_text="Đúng như ngân hàng hiện cho người nộp.",
    )
    muc_dich = forms.ChoiceField(
        label="Mục đích", choices=CustodyAccount.Purpose.choices
    )
    tu_ngay = VietnameseDateField(label="Dùng từ ngày")

    def clean(self) -> dict[str, Any]:
        """A bank account names its bank."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("noi_mo") == "ngan_hang" and not typed.get("ngan_hang"):
            self.add_error("ngan_hang", "Chưa chọn ngân hàng mở tài khoản.")
        return typed

    def account(self) -> NewAccount:
        """Tài khoản như đã khai."""
        typed = self.cleaned_data
        return NewAccount(
            place=typed["noi_mo"],
            number=typed["so_tai_khoan"],
            name=typed["ten"],
            valid_from=typed["tu_ngay"],
            bank=typed["ngan_hang"],
            branch=typed["chi_nhanh"],
            purpose=typed["muc_dich"],
        )


class EndForm(forms.Form):
    """Thôi dùng một tài khoản."""

    den_ngay = VietnameseDateField(label="Dùng đến hết ngày")
    ly_do = forms.CharField(label="Lý do", max_length=200)
