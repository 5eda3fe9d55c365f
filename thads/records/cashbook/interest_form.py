"""Biểu tính lãi chậm: what the record knows is filled in, and a person may correct it."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError

from thads.law.distribution import DayCount
from thads.law.periods import Stretch
from thads.records.cashbook.interest_rate import read_rate
from thads.records.web.formatting import day, whole
from thads.records.web.forms import DongField, VietnameseDateField

_LINES_MOST = 400
_Row = TypeVar("_Row")
COUNTS = [
    (DayCount.FIXED_YEAR, "Năm 365 ngày, theo số ngày thực tế"),
    (DayCount.CALENDAR_YEAR, "Năm có số ngày thực tế (365 hoặc 366)"),
    (DayCount.MONTHS, "Theo tháng, ngày lẻ theo số ngày của tháng"),
]


class _YearlyRate(forms.Field):
    """Lãi suất phần trăm một năm, else nothing."""

    def to_python(self, value: Any) -> Fraction | None:
        text = str(value or "").strip()
        if not text:
            return None
        found = read_rate(text)
        if found is None:
            raise ValidationError(
                f"“{text}” không phải lãi suất. Ghi số phần trăm một năm, ví dụ 10 hoặc 7,5."
            )
        return found


class _Lines(forms.Field):
    """Mỗi dòng một khoản; which line is wrong is told."""

    widget = forms.Textarea(attrs={"rows": 4, "autocomplete": "off"})

    def __init__(self, read: Callable[[str, str], _Row], shape: str, **more: Any):
        super().__init__(required=False, **more)
        self.read, self.shape = read, shape

    def to_python(self, value: Any) -> list[Any]:
        rows = [line.split(None, 1) for line in str(value or "").splitlines()]
        typed = [row for row in rows if row]
        if len(typed) > _LINES_MOST:
            raise ValidationError(f"Quá {_LINES_MOST} dòng.")
        return [self._row(number, row) for number, row in enumerate(typed, 1)]

    def _row(self, number: int, row: Sequence[str]) -> Any:
        try:
            return self.read(row[0], row[1].strip() if len(row) > 1 else "")
        except (ValidationError, ValueError) as error:
            told = (
                error.messages[0] if isinstance(error, ValidationError) else str(error)
            )
            raise ValidationError(f"Dòng {number}: {told} {self.shape}") from None


def _day(text: str) -> date:
    found = VietnameseDateField().clean(text)
    assert isinstance(found, date)
    return found


def _paid(on: str, amount: str) -> tuple[date, int]:
    return _day(on), int(DongField(min_value=1).clean(amount) or 0)


def _pause(first: str, last: str) -> Stretch:
    return Stretch(_day(first), _day(last) if last else None)


class InterestForm(forms.Form):
    """Tính lãi chậm của một khoản: from when, to when, on what."""

    goc = DongField(label="Gốc khi bắt đầu tính (đồng)", min_value=1)
    tu = VietnameseDateField(label="Bắt đầu tính từ sau ngày")
    den = VietnameseDateField(label="Đến hết ngày")
    lai_suat = _YearlyRate(
        label="Lãi suất của bản án (% một năm)",
        required=False,
        help_text="Để trống khi bản án không ấn định: theo Bộ luật Dân sự.",
    )
    cach = forms.ChoiceField(label="Cách đếm ngày", choices=COUNTS)
    da_thu = _Lines(
        _paid,
        "Ghi ngày rồi số tiền, ví dụ 15/04/2026 400.000.000.",
        label="Đã thu vào gốc, mỗi dòng ngày và số tiền",
    )
    ngung = _Lines(
        _pause,
        "Ghi ngày đầu rồi ngày cuối, ví dụ 01/06/2026 30/06/2026.",
        label="Không tính lãi, mỗi dòng ngày đầu và ngày cuối",
        help_text="Hoãn theo thoả thuận, hoãn hoặc tạm đình chỉ theo người có thẩm quyền "
        "kháng nghị. Bỏ dòng nào mà đương sự thoả thuận vẫn tính lãi.",
    )


class DetermineForm(forms.Form):
    """Ghi nhận lãi đã tính: what no page can tell, a person attests."""

    co_tuyen = forms.BooleanField(
        label="Bản án, quyết định có tuyên lãi chậm thi hành án và người được thi hành án "
        "yêu cầu",
        help_text="Xác định trước ngày 01/07/2026 thì chỉ cần bản án, quyết định có tuyên.",
    )
    so = forms.CharField(
        label="Số biên bản, văn bản xác định", required=False, max_length=60
    )
    ngay = VietnameseDateField(label="Ngày xác định")


def paid_lines(paid: Sequence[tuple[date, int]]) -> str:
    """Các dòng đã thu, as a person would type them."""
    return "\n".join(f"{day(on)} {whole(amount)}" for on, amount in paid)


def pause_lines(pauses: Sequence[Stretch]) -> str:
    """Các dòng không tính lãi."""
    return "\n".join(
        f"{day(each.first)} {day(each.last) if each.last else ''}".strip()
        for each in pauses
    )
