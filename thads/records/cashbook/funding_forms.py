"""Biểu ghi bút toán quỹ: what moves between fund, bank and deposits, and interest."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_forms import labelled
from thads.records.cashbook.forms import case_named
from thads.records.web.forms import DongField, VietnameseDateField

WITH_CASE = frozenset({"rut_tien_gui", "khong_nguoi_nhan"})
MOVES = [
    ("nop_ngan_hang", "Nộp tiền mặt vào ngân hàng"),
    ("nop_kho_bac", "Nộp tiền mặt vào Kho bạc"),
    ("rut_ngan_hang", "Rút tiền mặt từ ngân hàng về quỹ"),
    ("rut_tien_gui", "Rút tiền gửi của một việc về tài khoản"),
    ("lai", "Lãi tiền gửi ngân hàng báo có"),
    ("phi", "Ngân hàng trừ phí tài khoản"),
    ("bu_phi", "Kinh phí cơ quan bù phí ngân hàng"),
    ("khong_nguoi_nhan", "Chuyển tiền của việc sang tiền không có người nhận"),
]
_OF_THE_CASHIER = frozenset({"nop_ngan_hang", "nop_kho_bac", "rut_ngan_hang"})


class MoveForm(forms.Form):
    """Một bút toán quỹ."""

    loai = forms.ChoiceField(label="Bút toán", choices=MOVES)
    so_tien = DongField(label="Số tiền (đồng)", min_value=1)
    ngay = VietnameseDateField(label="Ngày")
    tai_khoan = forms.ChoiceField(label="Tài khoản", required=False)
    viec = forms.CharField(
        label="Việc",
        max_length=80,
        required=False,
        help_text="Số quyết định hoặc mã việc; lãi chung nhiều việc thì bỏ trống.",
    )

    def give_accounts(self, accounts: Sequence[CustodyAccount]) -> None:
        """Tài khoản ngân hàng, kho bạc nào: asked only where there are several."""
        if len(accounts) < 2:
            del self.fields["tai_khoan"]
            return
        field = self.fields["tai_khoan"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Chưa rõ, theo sao kê"), *labelled(accounts)]

    def offer(self, roles: frozenset[str]) -> bool:
        """Chỉ bày những bút toán vai trò này ghi; whether there is any."""
        own = [
            (kind, label)
            for kind, label in MOVES
            if ("thu_quy" if kind in _OF_THE_CASHIER else "ke_toan") in roles
        ]
        self.fields["loai"].widget.choices = own
        return bool(own)

    def clean(self) -> dict[str, Any]:
        """The case is named where the money is of one case."""
        typed: dict[str, Any] = super().clean() or {}
        text, kind = typed.get("viec", "").strip(), typed.get("loai")
        typed["viec"] = None
        if not text and kind in WITH_CASE:
            self.add_error("viec", "Chưa ghi là tiền của việc nào.")
        elif text:
            try:
                typed["viec"] = case_named(text)
            except forms.ValidationError as wrong:
                self.add_error("viec", wrong)
        return typed


class ShareOutForm(forms.Form):
    """Chia lãi chung của một kỳ."""

    tu = VietnameseDateField(label="Lãi từ ngày")
    den = VietnameseDateField(label="Đến ngày")
    lai = DongField(label="Số lãi đem chia (đồng)", min_value=1)

    def clean(self) -> dict[str, Any]:
        """A period that runs forward."""
        typed: dict[str, Any] = super().clean() or {}
        since, until = typed.get("tu"), typed.get("den")
        if since and until and until <= since:
            self.add_error("den", "Phải sau ngày bắt đầu tính lãi.")
        return typed
