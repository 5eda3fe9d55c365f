"""Biểu nhập đăng nhập, đổi mật khẩu."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from thads.records.agencies.models import Account


class SignInForm(forms.Form):
    """Tài khoản và mật khẩu."""

    username = forms.CharField(
        label="Tài khoản",
        max_length=150,
        error_messages={"required": "Nhập tài khoản."},
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": "Nhập mật khẩu."},
    )


def _secret(label: str, autocomplete: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": f"Nhập {label.lower()}."},
        **more,
    )


class PasswordForm(forms.Form):
    """Đổi mật khẩu: the present one, and the new one twice."""

    hien_tai = _secret("Mật khẩu hiện tại", "current-password")
    moi = _secret(
        "Mật khẩu mới",
        "new-password",
        help_text="Từ 10 ký tự, không phải mật khẩu nhiều người dùng.",
    )
    nhac_lai = _secret("Mật khẩu mới, nhập lại", "new-password")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        """Keep whose password it is."""
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_moi(self) -> str:
        """Đủ dài, không phổ biến, và khác cũ."""
        new: str = self.cleaned_data["moi"]
        if new == self.cleaned_data.get("hien_tai"):
            raise forms.ValidationError("Mật khẩu mới phải khác mật khẩu hiện tại.")
        validate_password(new, self.account)
        return new

    def clean_nhac_lai(self) -> str:
        """Hai lần nhập như nhau."""
        again: str = self.cleaned_data["nhac_lai"]
        if "moi" in self.cleaned_data and again != self.cleaned_data["moi"]:
            raise forms.ValidationError("Hai lần nhập mật khẩu mới không giống nhau.")
        return again
