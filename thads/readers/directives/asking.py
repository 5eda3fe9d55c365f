"""Kỳ được hỏi về một chỉ thị: half a year by default, as directives are reported."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from thads.law.indicators import Period
from thads.readers.statistics.asking import UnreadableDate, read_moment
from thads.records.web.forms import VietnameseDateField

HALF = 6


class PeriodForm(forms.Form):
    """Từ ngày, đến ngày."""

    tu = VietnameseDateField(label="Từ ngày", required=False)
    den = VietnameseDateField(label="Đến ngày", required=False)
    luc = forms.CharField(required=False, widget=forms.HiddenInput)


def question(query: QueryDict, today: date) -> PeriodForm:
    """Ô chọn kỳ, filled with the half year that is running."""
    first = today.replace(month=1 if today.month <= HALF else HALF + 1, day=1)
    given: dict[str, Any] = {
        "tu": query.get("tu") or f"{first:%d/%m/%Y}",
        "den": query.get("den") or f"{today:%d/%m/%Y}",
        "luc": query.get("luc", ""),
    }
    return PeriodForm(given)


def period(asked: forms.Form) -> Period:
    """Kỳ; raises UnreadableDate and PeriodError with their sentences."""
    if not asked.is_valid():
        raise UnreadableDate("Có ngày chưa đọc được. Viết ngày/tháng/năm.")
    return Period(asked.cleaned_data["tu"], asked.cleaned_data["den"])


def known(asked: forms.Form, now: datetime) -> datetime:
    """Theo dữ liệu ghi nhận đến lúc nào; now unless the address says."""
    text = asked.cleaned_data["luc"] if asked.is_valid() else ""
    return read_moment(text) if text else now
