"""Trang biểu, danh sách sau một ô, và hai tệp Excel."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.indicators import (
    Column,
    PeriodError,
    UnknownFormError,
)
from thads.readers.statistics import addresses, page, panel, references, workbook
from thads.readers.statistics.answers import (
    Answer,
    answer_of,
    question_of,
)
from thads.readers.statistics.asking import UnreadableDate
from thads.readers.statistics.checked import checked
from thads.readers.statistics.closing.kept import (
    signatures,
    version_label,
)
from thads.readers.statistics.drilldown import RateHasNoList, row_list
from thads.readers.statistics.editions_in_use import all_editions
from thads.readers.statistics.figures import Figures
from thads.readers.statistics.forms import QuestionForm
from thads.readers.statistics.page import Chosen
from thads.readers.statistics.rows import Row
from thads.readers.statistics.scope import UnknownUnit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.htmx import announce

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSED = 422
REFUSALS = (PeriodError, UnknownFormError, UnknownUnit, UnreadableDate, RateHasNoList)


@require_safe
@signed_in
def form(request: SignedInRequest, form: str) -> HttpResponse:
    """Trang biểu."""
    question = asked_for(request, form)
    try:
        answer = answer_of(request, form, question)
    except REFUSALS as refusal:
        return refused(request, form, question, refusal)
    return render(request, "statistics/form.html", _context(answer, question, None))


@require_safe
@signed_in
def cell(request: SignedInRequest, form: str) -> HttpResponse:
    """Trang biểu với danh sách sau một ô mở bên dưới."""
    question = asked_for(request, form)
    try:
        answer = answer_of(request, form, question)
        chosen = _chosen(request, answer)
    except REFUSALS as refusal:
        return refused(request, form, question, refusal)
    opened = panel.panel_context(
        answer.figures,
        answer.asked,
        chosen,
        answer.current,
        answer.by,
        request.GET.get("trang", "1"),
    )
    context = _context(answer, question, chosen) | {"panel": opened}
    return announce(render(request, "statistics/form.html", context), opened["title"])


@require_safe
@signed_in
def checks(request: SignedInRequest) -> HttpResponse:
    """Trang kiểm tra liên biểu K1–K18."""
    question = question_of(request)
    try:
        answer = answer_of(request, "01", question)
    except REFUSALS as refusal:
        return refused(request, "01", question, refusal)
    found = checked(answer.figures)
    context = {
        "question": question,
        "findings": found,
        "wrong": [each for each in found if each.holds is False],
        "heading": "Kiểm tra liên biểu",
        "sub": f"{answer.figures.scope.top.name} · {answer.figures.period}",
        "repro": page.clocks(answer.figures),
        "file_url": addresses.forms_making(answer.asked),
        "form_url": addresses.form_address("01", answer.asked),
        "published_url": addresses.published_page(answer.asked),
        "here": reverse("statistics:checks"),
    }
    return render(request, "statistics/checks.html", context)


@require_safe
@signed_in
def form_file(request: SignedInRequest, form: str) -> HttpResponse:
    """Biểu thành tệp Excel, each figure linked to its list."""
    question = asked_for(request, form)
    try:
        answer = answer_of(request, form, question)
    except REFUSALS as refusal:
        return refused(request, form, question, refusal)

    address = from_a_file(request)
    content = workbook.form_workbook(answer.figures, address, by=answer.by)
    return file_answer(content, workbook.file_name(answer.figures))


def from_a_file(request: SignedInRequest) -> workbook.Address:
    """A figure in a file opens by its reference, with both clocks in it."""

    here = request.build_absolute_uri("/").removesuffix("/")

    def address(figures: Figures, by: str, row: Row, column: Column) -> str:
        reference = references.of_cell(figures, by, row, column)
        return f"{here}{references.short_address(reference)}"

    return address


@require_safe
@signed_in
def cell_file(request: SignedInRequest, form: str) -> HttpResponse:
    """Danh sách sau một ô thành tệp Excel."""
    question = asked_for(request, form)
    try:
        answer = answer_of(request, form, question)
        chosen = _chosen(request, answer)
        found = row_list(answer.figures, chosen.column, chosen.row)
    except REFUSALS as refusal:
        return refused(request, form, question, refusal)
    lines = panel.all_entries(answer.figures, found)
    title = panel.heading(answer.figures, chosen)
    content = workbook.list_workbook(answer.figures, title, lines)
    name = f"{chosen.column.letter}-{workbook.file_name(answer.figures)}"
    return file_answer(content, name)


def asked_for(request: SignedInRequest, form: str) -> QuestionForm:
    """Câu hỏi của trang một biểu; a form that is none is not found."""
    known = all_editions(form)
    if not known:
        raise Http404(f"Không có biểu {form}.")
    return question_of(request, known[-1].axes)


def _chosen(request: SignedInRequest, answer: Answer) -> Chosen:
    return panel.chosen_cell(answer.figures, answer.by, request.GET.dict())


def _context(
    answer: Answer, question: QuestionForm, chosen: Chosen | None
) -> dict[str, Any]:
    context = page.form_context(
        answer.figures,
        answer.asked,
        by=answer.by,
        chosen=chosen,
        current=answer.current,
        today=timezone.localdate(),
    )
    return context | {
        "question": question,
        "version": answer.version,
        "signatures": signatures(answer.version) if answer.version else (),
        "versions": [
            {
                "label": version_label(each),
                "url": addresses.form_address(
                    answer.figures.edition.form, answer.asked, ban=each.code, luc=""
                ),
            }
            for each in question.versions
            if answer.version is None
        ],
    }


def refused(
    request: SignedInRequest, form: str, question: QuestionForm, refusal: Exception
) -> HttpResponse:
    """Câu từ chối, with the question to ask again."""
    context = {"question": question, "refusal": str(refusal), "form_code": form}
    return render(request, "statistics/refused.html", context, status=REFUSED)


def file_answer(content: bytes, name: str) -> HttpResponse:
    """Tệp Excel để tải về."""
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
