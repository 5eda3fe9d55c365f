"""Trang so sánh đơn vị, số liệu đối chứng, tuổi án, tệp và CSV của chúng."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.indicators import Base
from thads.law.indicators.ages import BANDS
from thads.law.indicators.targets import BASE_NAMES
from thads.law.periods import statistics_year_number
from thads.readers.statistics.indicators import (
    age_page,
    honest_page,
    league,
    league_file,
    links,
)
from thads.readers.statistics.indicators.ages import CASES as AGED_CASES
from thads.readers.statistics.indicators.ages import MONEY as AGED_MONEY
from thads.readers.statistics.indicators.ages import Aged, ages, listed
from thads.readers.statistics.indicators.asking import (
    REFUSALS,
    Answerable,
    NotUnderstood,
    question_form,
    understood,
)
from thads.readers.statistics.indicators.boards import board
from thads.readers.statistics.views import XLSX
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web import formatting
from thads.records.web.chart_components import csv_answer

REFUSED = 422
PAGE_SIZE = 50


@require_safe
@signed_in
def compare(request: SignedInRequest) -> HttpResponse:
    """So sánh đơn vị."""
    form = question_form(request)
    try:
        answer = understood(request, form)
        context = _compared(request, answer)
    except (NotUnderstood, *REFUSALS) as refusal:
        return refused(request, form, refusal, "So sánh đơn vị")
    return render(request, "indicators/compare.html", context | {"question": form})


def _compared(request: SignedInRequest, answer: Answerable) -> dict[str, Any]:
    asked = answer.asked
    is_money = request.GET.get("ve") == league.MONEY
    base = Base.FULL if request.GET.get("moc") == Base.FULL else Base.PRORATED
    found = board(asked, is_money=is_money)
    order = request.GET.get("xep", "")
    return {
        "rows": league.row_views(asked, found, base, order),
        "board": found,
        "total": found.total,
        "base_name": BASE_NAMES[base],
        "finding": league.findings(found, base),
        "is_money": is_money,
        "unit_word": "nghìn đồng" if is_money else "việc",
        "year": statistics_year_number(asked.period.last),
        "measures": _choices(answer, request, "ve", _MEASURES, league.CASES),
        "bases": _choices(answer, request, "moc", _BASES, Base.PRORATED),
        "file_url": links.page("compare_file", _kept(answer, request)),
        "targets_url": links.page(
            "targets", {"nam": str(statistics_year_number(asked.period.last))}
        ),
        **clocks(answer),
    }


_MEASURES = ((league.CASES, "Về việc"), (league.MONEY, "Về tiền"))
_BASES = (
    (Base.PRORATED, "Mốc theo tháng"),
    (Base.FULL, "Chỉ tiêu cả năm"),
)


def _kept(answer: Answerable, request: SignedInRequest) -> dict[str, str]:
    chosen = {key: request.GET.get(key, "") for key in ("ve", "moc", "xep")}
    return {**answer.words, **chosen}


def _choices(
    answer: Answerable,
    request: SignedInRequest,
    name: str,
    options: Any,
    otherwise: str,
) -> list[dict[str, Any]]:
    kept = _kept(answer, request)
    current = kept[name] or otherwise
    return [
        {
            "label": label,
            "url": links.page("compare", {**kept, name: value}),
            "current": current == value,
        }
        for value, label in options
    ]


def clocks(answer: Answerable) -> dict[str, Any]:
    """Hai đồng hồ và địa chỉ để hỏi lại."""
    asked = answer.asked
    return {
        "asked": asked,
        "words": answer.words,
        "top": asked.scope.top,
        "period": asked.period,
        "sub": f"{asked.scope.top.name} · {asked.period} · theo dữ liệu ghi nhận đến "
        f"{formatting.moment(asked.known_at)}",
        "known_given": answer.known_given,
    }


@require_safe
@signed_in
def compare_file(request: SignedInRequest) -> HttpResponse:
    """Bảng so sánh thành tệp Excel, each figure linked to its list."""
    form = question_form(request)
    try:
        answer = understood(request, form)
        boards = [board(answer.asked, is_money=each) for each in (False, True)]
    except (NotUnderstood, *REFUSALS) as refusal:
        return refused(request, form, refusal, "So sánh đơn vị")
    content = league_file.workbook(answer.asked, boards, request.build_absolute_uri)
    answered = HttpResponse(content, content_type=XLSX)
    name = f"so-sanh-{answer.words['don_vi']}-{answer.words['den']}.xlsx"
    answered["Content-Disposition"] = f'attachment; filename="{name}"'
    return answered


@require_safe
@signed_in
def honest(request: SignedInRequest) -> HttpResponse:
    """Số liệu đối chứng của một đơn vị: a page, or the panel that a form fetches."""
    form = question_form(request)
    try:
        answer = understood(request, form)
        context = honest_page.context(answer.asked, answer.words)
    except (NotUnderstood, *REFUSALS) as refusal:
        return refused(request, form, refusal, honest_page.TITLE)
    if "tai" in request.GET:
        return csv_answer(context["age_chart"], "tuoi-an")
    return render(
        request,
        "indicators/honest.html",
        context | clocks(answer) | {"question": form},
    )


@require_safe
@signed_in
def aged(request: SignedInRequest, code: str) -> HttpResponse:
    """Danh sách các việc của một nhóm tuổi."""
    band = next((each for each in BANDS if each.code == code), None)
    if band is None:
        raise Http404("Không có nhóm tuổi này.")
    form = question_form(request)
    measure = AGED_MONEY if request.GET.get("ve") == league.MONEY else AGED_CASES
    try:
        answer = understood(request, form)
    except (NotUnderstood, *REFUSALS) as refusal:
        return refused(request, form, refusal, "Tuổi án tồn")
    units = answer.asked.scope.ids
    only_means = "dk" in request.GET and measure == AGED_CASES
    found = listed(answer.asked, band, units, measure, with_means=only_means)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("trang", "1"))
    row = next(each for each in ages(answer.asked).bands if each.band == band)
    in_list = sum(each.amount for each in found)
    noun = "đồng" if measure == AGED_MONEY else _NOUNS[only_means]
    context = {
        "band": band,
        "page": page,
        "entries": age_page.entries(answer.asked, page.object_list),
        "is_money": measure == AGED_MONEY,
        "in_list": in_list,
        "in_words": f"{formatting.whole(in_list)} {noun} trong danh sách",
        "in_cell": _in_cell(row, measure, with_means=only_means),
        "back": links.page("honest", answer.words),
        "today": timezone.localdate(),
        **clocks(answer),
    }
    return render(request, "indicators/aged.html", context)


_NOUNS = {False: "việc", True: "việc có điều kiện thi hành"}


def _in_cell(row: Aged, measure: str, *, with_means: bool) -> int:
    if measure == AGED_MONEY:
        return row.money
    return row.with_means if with_means else row.cases


def refused(
    request: SignedInRequest, form: Any, refusal: Exception, heading: str
) -> HttpResponse:
    """Câu từ chối, with the form to ask again."""
    context = {"question": form, "refusal": str(refusal), "heading": heading}
    context["here"] = request.path
    return render(request, "indicators/refused.html", context, status=REFUSED)
