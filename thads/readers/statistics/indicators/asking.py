"""Cách hỏi của các trang chỉ số: unit, last day, moment of knowledge, from the address.

Who names no moment is shown what was known at the last quarter of an hour: that moment
is past, so its figures hold and are counted once for everybody who asks.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from thads.law.indicators import PeriodError, UnknownFormError
from thads.law.indicators.axes import UNITS
from thads.readers.statistics.asking import UnreadableDate
from thads.readers.statistics.forms import QuestionForm
from thads.readers.statistics.indicators.boards import Asked, asked_of
from thads.readers.statistics.scope import UnknownUnit
from thads.records.cases.views.guard import SignedInRequest

QUARTER = 15
REFUSALS = (PeriodError, UnknownFormError, UnknownUnit, UnreadableDate)
NOW = "bay-gio"
"""Trị của `luc` khi người xem muốn số liệu đến đúng lúc này."""


class NotUnderstood(ValueError):
    """Câu hỏi không đọc được: the form shows why."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """Câu hỏi đã hiểu, and the words of the address that ask it again."""

    asked: Asked
    words: dict[str, str]
    known_given: bool


def question_form(request: SignedInRequest, home: str = "") -> QuestionForm:
    """Ô chọn đơn vị, ngày, thời điểm; `home` is meant where no unit is named."""
    return QuestionForm(
        request.GET,
        unit=home or request.person.unit_code,
        today=timezone.localdate(),
        axes=(UNITS,),  # one axis is no choice, and lets the nation be asked for
    )


def understood(request: SignedInRequest, form: QuestionForm) -> Answerable:
    """Đọc câu hỏi. Raises NotUnderstood or one of REFUSALS."""
    if not form.is_valid():
        raise NotUnderstood("Sửa các ô được đánh dấu rồi xem lại.")
    told: dict[str, Any] = form.cleaned_data
    known_at = told["biet_den"] or _moment(request.GET.get("luc", ""))
    last = told["den"] or timezone.localdate()
    asked = asked_of(
        told["don_vi"] or request.person.unit_code, last, told["tu"], known_at
    )
    words = {"don_vi": asked.scope.top.code, "den": last.isoformat()}
    if told["tu"]:
        words["tu"] = told["tu"].isoformat()
    if told["biet_den"]:
        words["biet_den"] = known_at.isoformat()
    return Answerable(asked, words, bool(told["biet_den"]))


def _moment(word: str) -> datetime:
    now = timezone.localtime()
    if word == NOW:
        return now
    return now.replace(
        minute=now.minute - now.minute % QUARTER, second=0, microsecond=0
    )
