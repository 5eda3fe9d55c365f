"""Biểu mẫu của phần ngân hàng."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from thads.law.money.vietqr import banks
from thads.records.cashbook.bank.custody import NewAccount, bank_name
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.reading import Reading
from thads.records.cashbook.bank.reading.files import LARGEST
from thads.records.cashbook.bank.reading.layout import FIELDS, label_of
from thads.records.cashbook.forms import ACCOUNTS
from thads.records.web.forms import DongField, VietnameseDateField


class _CustodyAccounts(forms.ModelChoiceField):
    def label_from_instance(self, obj: CustodyAccount) -> str:
        return f"{obj.number} · {bank_name(obj)}"


def _banks() -> list[tuple[str, str]]:
    """Tên ngân hàng theo vần, its code behind it."""
    named = sorted(banks().items(), key=lambda each: each[1].casefold())
    return [
        ("", "Chọn ngân hàng (Kho bạc: để trống)"),
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


class UploadForm(forms.Form):
    """Tệp sao kê của một tài khoản."""

    tai_khoan = _CustodyAccounts(
        queryset=CustodyAccount.objects.none(), label="Tài khoản"
    )
    tep = forms.FileField(
        label="Tệp sao kê",
        help_text="CSV, Excel (.xlsx), MT940 hoặc camt.053, không quá 12 MB.",
        max_length=200,
        error_messages={"empty": "Tệp rỗng: chọn tệp sao kê có nội dung."},
    )

    def give_accounts(self, accounts: Sequence[CustodyAccount]) -> None:
        """Các tài khoản đang dùng."""
        field = self.fields["tai_khoan"]
        assert isinstance(field, _CustodyAccounts)
        field.queryset = CustodyAccount.objects.filter(
            pk__in=[each.pk for each in accounts]
        ).order_by("pk")
        field.initial = field.queryset.first()

    def clean_tep(self) -> Any:
        """Not read into memory when it is too big to be a statement."""
        given = self.cleaned_data["tep"]
        if given.size > LARGEST:
            raise forms.ValidationError(
                f"Tệp {given.size // 2**20} MB, quá {LARGEST // 2**20} MB. Tải sao kê "
                "theo từng tháng."
            )
        return given


class BalancesForm(forms.Form):
    """Số dư đầu, cuối kỳ khi tệp không nói."""

    so_du_dau = DongField(label="Số dư đầu kỳ (đồng)", required=False)
    so_du_cuoi = DongField(label="Số dư cuối kỳ (đồng)", required=False)


class ColumnsForm(forms.Form):
    """Cột nào là gì, on a statement that is a table."""

    @classmethod
    def of(cls, found: Reading) -> "ColumnsForm | None":
        """The choices are the names in the file's own head."""
        if found.layout is None:
            return None
        form = cls()
        names = [(name, name) for name in found.layout.names if name]
        for field in FIELDS:
            form.fields[f"cot_{field}"] = forms.ChoiceField(
                label=label_of(field),
                choices=[("", "không có"), *names],
                initial=found.layout.chosen.get(field, ""),
                required=False,
            )
        return form

    @staticmethod
    def chosen(typed: Mapping[str, str]) -> dict[str, str]:
        """Cột đã chọn; none when the form was not sent."""
        return {
            field: typed.get(f"cot_{field}", "")
            for field in FIELDS
            if f"cot_{field}" in typed
        }


class AcceptForm(forms.Form):
    """Nhận một khoản tiền đến cho một việc."""

    viec = forms.IntegerField()
    khoan = forms.IntegerField(required=False)
    so_tien = DongField(min_value=1)
    ly_do = forms.CharField(max_length=200, required=False)


class ReturnForm(forms.Form):
    """Trả lại người chuyển."""

    nguoi = forms.CharField(label="Trả lại cho", max_length=200)
    tai_khoan = forms.CharField(
        label="Số tài khoản nhận",
        max_length=40,
        help_text="Tài khoản đã chuyển đến, theo tra soát của ngân hàng.",
    )


class TakeBackForm(forms.Form):
    """Gỡ một khoản nhận nhầm việc."""

    ly_do = forms.CharField(
        label="Vì sao gỡ",
        max_length=200,
        help_text="Ví dụ: nhận nhầm việc, khoản này của người khác.",
    )


class UndoPairingForm(forms.Form):
    """Gỡ ghép một dòng sao kê, and what it is instead."""

    la = forms.ChoiceField(
        label="Dòng sao kê này thật ra là", widget=forms.RadioSelect, required=False
    )
    ly_do = forms.CharField(
        label="Vì sao gỡ",
        max_length=200,
        help_text="Ví dụ: trùng số tiền, dòng này là khoản nộp tiền mặt ngày 03/8.",
    )

    def offer(self, entries: Sequence[tuple[str, str]], *, came: bool) -> None:
        """Các bút toán có thể; money that came in may be nobody's yet."""
        choices = [*entries]
        if came:
            choices.append((UNIDENTIFIED, "tiền đến chưa rõ của việc nào"))
        choices.append((LEFT_OPEN, "để ngỏ, ghép sau ở trang Đối chiếu"))
        field = self.fields["la"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        field.initial = choices[0][0]


UNIDENTIFIED, LEFT_OPEN = "chua-ro", "de-ngo"


class TurnBackForm(forms.Form):
    """Đính chính một bút toán nhập tay."""

    ly_do = forms.CharField(
        label="Vì sao đính chính",
        max_length=200,
        help_text="Ví dụ: ghi nhầm số tiền, nộp vào tài khoản khác.",
    )


class SignForm(forms.Form):
    """Kế toán ký đối chiếu."""

    ghi_chu = forms.CharField(
        label="Giải thích chênh lệch, cách xử lý", max_length=300, required=False
    )
