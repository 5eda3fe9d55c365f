"""Trang số liệu đã công bố: beside ours, and what printed figures say of each other."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.indicators.axes import UNITS
from thads.law.indicators.printed import Precision
from thads.law.indicators.reporting import period_name
from thads.law.periods import in_words
from thads.readers.statistics.asking import UnreadableDate
from thads.readers.statistics.forms import QuestionForm
from thads.readers.statistics.page import shown
from thads.readers.statistics.published.beside import (
    Beside,
    beside,
    periods,
    published_of,
)
from thads.readers.statistics.published.checking import (
    UNIT_WORDS,
    checked,
    findings,
    printed_text,
)
from thads.readers.statistics.published.reading import read
from thads.readers.statistics.scope import UnknownUnit, scope_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web import formatting

REFUSED = 422
_PRECISIONS = {
    Precision.EXACT: "",
    Precision.FLOOR: "trên",
    Precision.ABOUT: "khoảng",
}


@require_safe
@signed_in
def published(request: SignedInRequest) -> HttpResponse:
    """Số công bố của một đơn vị và kỳ bên số của sổ, và mọi mâu thuẫn."""
    rows = read()
    question = _question(request)
    context: dict[str, Any] = {
        "question": question,
        "here": reverse("published:published"),
        "findings": findings(rows),
        "rows": len(rows),
        "checked": checked(rows),
    }
    try:
        context |= _own(question, rows)
    except (UnknownUnit, UnreadableDate) as refusal:
        context["refusal"] = str(refusal)
        return render(request, "published/published.html", context, status=REFUSED)
    return render(request, "published/published.html", context)


def _question(request: SignedInRequest) -> QuestionForm:
    given, unit = request.GET, request.person.unit_code
    question = QuestionForm(given, unit=unit, today=timezone.localdate(), axes=(UNITS,))
    del question.fields["tu"]
    return question


def _own(question: QuestionForm, rows: Any) -> dict[str, Any]:
    if not question.is_valid():
        raise UnreadableDate("Có ô chưa đọc được, xem ghi chú ở từng ô.")
    given = question.cleaned_data
    top = scope_of(given["don_vi"]).top
    own = published_of(rows, top)
    known_at = given["biet_den"] or timezone.localtime()
    return {
        "top": top,
        "last": given["den"],
        "lines": [
            _line(each) for each in beside(own, top.code, given["den"], known_at)
        ],
        "periods": [
            {
                "label": f"{period_name(each)} (đến {in_words(each.last)})",
                "url": f"{reverse('published:published')}?"
                + urlencode({"don_vi": top.code, "den": each.last.isoformat()}),
                "current": each.last == given["den"],
            }
            for each in periods(own)
        ],
    }


def _line(each: Beside) -> dict[str, Any]:
    printed = each.printed
    return {
        "name": each.name,
        "printed": f"{_PRECISIONS[printed.precision]} {printed_text(printed)}".strip(),
        "mark": "in ra" if printed.is_printed else "suy ra",
        "ours": _ours(each),
        "url": each.url,
        "agrees": each.agrees,
        "difference": _difference(each),
        "source": printed.source,
        "is_link": printed.source.startswith(("http://", "https://")),
    }


def _ours(each: Beside) -> str:
    if each.ours is None:
        return formatting.UNKNOWN
    if each.printed.is_money:
        return f"{formatting.whole(int(each.ours))} đồng"
    return f"{shown(each.ours, is_money=False)} {UNIT_WORDS[each.printed.unit]}".strip()


def _difference(each: Beside) -> str:
    if each.difference is None:
        return formatting.UNKNOWN
    if each.difference == each.difference.to_integral_value():
        return formatting.whole(int(each.difference))
    return formatting.decimal_vi(each.difference)
