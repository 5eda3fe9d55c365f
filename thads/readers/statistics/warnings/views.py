"""Trang dấu hiệu cần xem lại, its file, and the exchange with the unit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.law.indicators import Period
from thads.readers.statistics.asking import UnreadableDate
from thads.readers.statistics.forms import QuestionForm
from thads.readers.statistics.scope import UnknownUnit, scope_of
from thads.readers.statistics.views import XLSX
from thads.readers.statistics.warnings import addresses, page, workbook
from thads.readers.statistics.warnings.flags import Watched, watch
from thads.readers.statistics.warnings.summing import far_rates
from thads.readers.statistics.warnings.thresholds import BadThresholds
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import flag_notes
from thads.records.publications.flag_notes import NotWritten

REFUSED = 422
REFUSALS = (BadThresholds, UnknownUnit, UnreadableDate)


@dataclass(frozen=True, slots=True)
class Answer:
    """Dấu hiệu cho một yêu cầu; `asked_at` is the moment of knowledge asked for."""

    watched: Watched
    asked_at: datetime | None


@require_safe
@signed_in
def signs(request: SignedInRequest) -> HttpResponse:
    """Trang dấu hiệu: flags, rates, and the cases of one flag if it was opened."""
    return _shown(request)


@require_safe
@signed_in
def file(request: SignedInRequest) -> HttpResponse:
    """Tệp Excel."""
    question = _question(request)
    try:
        watched = _answer(question).watched
    except REFUSALS as refusal:
        return _refused(request, question, refusal)
    answer = HttpResponse(workbook.workbook(watched), content_type=XLSX)
    name = workbook.file_name(watched)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
@signed_in
def write(request: SignedInRequest) -> HttpResponse:
    """Ghi lời hỏi hoặc trả lời, beside what the writer saw."""
    question = _question(request)
    try:
        answer = _answer(question)
        flag = _chosen(request, answer.watched)
    except REFUSALS as refusal:
        return _refused(request, question, refusal)
    watched, text = answer.watched, request.POST.get("noi_dung", "")
    try:
        flag_notes.write(
            flag.unit,
            flag.kind.value,
            watched.last,
            text,
            seen=page.seen_now(flag, watched.known_at),
            by=request.person,
            now=timezone.localtime(),
        )
    except NotWritten as refusal:
        return _shown(request, refusal=str(refusal), text=text)
    return redirect(
        addresses.flag_address(
            watched.scope.top.code,
            watched.last,
            answer.asked_at,
            kind=flag.kind,
            unit=flag.unit.code,
        )
    )


def _question(request: SignedInRequest) -> QuestionForm:
    """The last closing that is over, unless another day is asked for."""
    today = timezone.localdate()
    last = Period.until(today).eve
    unit = request.person.unit_code
    question = QuestionForm(request.GET, unit=unit, today=last)
    del question.fields["tu"]
    return question


def _answer(question: QuestionForm) -> Answer:
    if not question.is_valid():
        raise UnreadableDate("Có ô chưa đọc được, xem ghi chú ở từng ô.")
    given = question.cleaned_data
    last: date = given["den"]
    asked_at: datetime | None = given["biet_den"]
    known_at = asked_at or timezone.localtime()
    return Answer(watch(scope_of(given["don_vi"]), last, known_at), asked_at)


def _chosen(request: SignedInRequest, watched: Watched) -> Any:
    kind, unit = request.GET.get("loai", ""), request.GET.get("dv", "")
    return page.find_flag(watched, kind, unit)


def _shown(
    request: SignedInRequest, *, refusal: str = "", text: str = ""
) -> HttpResponse:
    question = _question(request)
    try:
        answer = _answer(question)
        chosen = _chosen(request, answer.watched) if request.GET.get("loai") else None
    except REFUSALS as wrong:
        return _refused(request, question, wrong)
    watched, asked_at = answer.watched, answer.asked_at
    opened = None
    if chosen is not None:
        number = request.GET.get("trang", "1")
        opened = page.opened(watched, chosen, request.person, asked_at, number)
    context = {
        "question": question,
        "heading": "Dấu hiệu cần xem lại",
        "sub": f"{watched.scope.top.name} · quanh ngày chốt {watched.last:%d/%m/%Y}",
        "repro": page.clocks(watched),
        "rows": page.flag_rows(watched, asked_at, chosen),
        "notices": far_rates(
            watched.scope, Period.until(watched.last), watched.known_at
        ),
        "totals": page.totals(watched),
        "limits": watched.thresholds.sentences(),
        "opened": opened,
        "refusal": refusal,
        "text": text,
        "file_url": addresses.file_address(
            watched.scope.top.code, watched.last, asked_at
        ),
        "here": reverse("signs:signs"),
    }
    status = REFUSED if refusal else 200
    return render(request, "warnings/signs.html", context, status=status)


def _refused(
    request: SignedInRequest, question: QuestionForm, refusal: Exception
) -> HttpResponse:
    context = {
        "question": question,
        "refusal": str(refusal),
        "form_code": "01",
        "here": reverse("signs:signs"),
    }
    return render(request, "statistics/refused.html", context, status=REFUSED)
