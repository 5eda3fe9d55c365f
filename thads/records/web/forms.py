"""Ô nhập ngày và tiền: fields that read what an officer types and say why not."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from thads.records.web import formatting

DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
CLOCK = re.compile(r"(\d{1,2})[:hg](\d{2})")
GROUPED = re.compile(r"\d{1,3}(?:[. \u00a0]\d{3})+|\d+")
UNIT = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)\.?\s*$", re.IGNORECASE)
# Days of a case, with room to count from them; anything else is a typing mistake.
FIRST_YEAR, LAST_YEAR = 1800, 2199
_LONGEST_NUMBER = 18
# What a PostgreSQL bigint holds; a larger amount is a typing mistake.
LARGEST_AMOUNT = 2**63 - 1


def read_day(text: str) -> dt.date | None:
    """19/05/2026 or 2026-05-19 as a day; None when the text has another shape.

    Raises ValueError for a day that the calendar does not have, or out of reach.
    """
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    if not within_reach(year):
        raise ValueError(year)
    return dt.date(year, month, day)


def within_reach(year: int) -> bool:
    """Năm mà một việc có thể có ngày trong đó."""
    return FIRST_YEAR <= year <= LAST_YEAR


def read_number(text: str) -> int | None:
    """Số thứ tự, khoá của một dòng as an address has it; None for anything else.

    `isdigit` also holds for ² and for a number that no table has.
    """
    fits = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if fits else None


def read_year(text: str) -> int | None:
    """Năm as an address has it; None for anything else."""
    year = read_number(text)
    return year if year is not None and within_reach(year) else None


class VietnameseDateField(forms.Field):
    """Ngày: dd/mm/yyyy as people write it, or ISO as machines do."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": "Chưa ghi ngày. Ghi dạng ngày/tháng/năm, ví dụ 19/05/2026.",
        "shape": "“%(value)s” không đọc được thành ngày. "
        "Ghi dạng ngày/tháng/năm, ví dụ 19/05/2026.",
        "calendar": "Lịch không có ngày “%(value)s”. Kiểm tra lại ngày, tháng, năm "
        f"(từ {FIRST_YEAR} đến {LAST_YEAR}).",
    }

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return formatting.local(value)
        if isinstance(value, dt.date):
            return value
        text = str(value).strip()
        try:
            day = read_day(text)
        except ValueError:
            raise self.refusal("calendar", text) from None
        if day is None:
            raise self.refusal("shape", text)
        return day

    def prepare_value(self, value: Any) -> Any:
        """Show a readable day as people write it; what cannot be read stays as typed."""
        try:
            day = self.to_python(value)
        except ValidationError:
            return value
        return value if day is None else formatting.day(day)

    def refusal(self, code: str, text: str) -> ValidationError:
        return ValidationError(
            self.error_messages[code], code=code, params={"value": text}
        )


class ClockField(forms.Field):
    """Giờ trong ngày: 08:30, 8:30 or 8h30, as people write it."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": "Chưa ghi giờ. Ghi dạng giờ:phút, ví dụ 08:30.",
        "shape": "“%(value)s” không phải là giờ trong ngày. "
        "Ghi dạng giờ:phút, ví dụ 08:30.",
    }

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.time):
            return value
        text = str(value).strip()
        found = CLOCK.fullmatch(text)
        try:
            if found:
                hour, minute = map(int, found.groups())
                return dt.time(hour, minute)
        except ValueError:
            pass  # 25:00 is told like any other text
        raise ValidationError(
            self.error_messages["shape"], code="shape", params={"value": text}
        )

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, dt.time) else value


class DongField(forms.Field):
    """Số tiền bằng đồng: whole đồng, with or without thousand dots."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": "Chưa ghi số tiền. Ghi bằng đồng, ví dụ 1.234.567.",
        "decimal": "“%(value)s” có số lẻ hoặc dấu chấm đặt sai chỗ. Số tiền ghi tròn "
        "đồng, dấu chấm ngăn từng ba chữ số, ví dụ 1.234.567.",
        "shape": "“%(value)s” không phải số tiền. Ghi bằng chữ số, đơn vị đồng, "
        "ví dụ 1.234.567.",
        "negative": "Số tiền không được âm: “%(value)s”.",
        "small": "Số tiền nhỏ hơn %(limit)s đồng.",
        "large": "Số tiền lớn hơn %(limit)s đồng.",
    }

    def __init__(
        self,
        *,
        min_value: int = 0,
        max_value: int = LARGEST_AMOUNT,
        **kwargs: Any,
    ) -> None:
        self.min_value = min_value
        self.max_value = max_value
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        text = UNIT.sub("", str(value).strip())
        if GROUPED.fullmatch(text):
            return int(re.sub(r"\D", "", text))
        raise ValidationError(
            self.error_messages[self.fault(text)],
            code=self.fault(text),
            params={"value": str(value).strip()},
        )

    @staticmethod
    def fault(text: str) -> str:
        """Why the text is not an amount: one of the three sentences above."""
        if re.fullmatch(r"[-\u2212]\s*[\d.,]+", text):
            return "negative"
        return "decimal" if re.fullmatch(r"[\d.,\s]+", text) else "shape"

    def validate(self, value: int | None) -> None:
        super().validate(value)
        if value is None:
            return
        if value < self.min_value:
            code, limit = ("negative", value) if value < 0 else ("small", None)
            raise self.out_of_range(code, limit or self.min_value)
        if value > self.max_value:
            raise self.out_of_range("large", self.max_value)

    def out_of_range(self, code: str, limit: int) -> ValidationError:
        shown = formatting.whole(limit)
        params = {"limit": shown, "value": shown}
        return ValidationError(self.error_messages[code], code=code, params=params)

    def prepare_value(self, value: Any) -> Any:
        return formatting.whole(value) if isinstance(value, int) else value
