"""Biểu nhập đăng nhập."""

from django import forms


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
