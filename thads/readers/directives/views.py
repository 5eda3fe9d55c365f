"""Trang chỉ thị: what is followed, how far each task is, the report, what is counted."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from thads.law.acts import find
from thads.law.indicators import PeriodError
from thads.readers.directives import addresses, asking, filtering
from thads.readers.directives.evidence import UnknownMeasure
from thads.readers.directives.evidence import counted as acts_counted
from thads.readers.directives.progress import (
    Progress,
    progress_of,
    reported_progress,
)
from thads.readers.directives.writing import write
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.views import WORD
from thads.readers.reports.word import word_file
from thads.readers.statistics.asking import UnreadableDate
from thads.readers.statistics.scope import UnknownUnit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.proceedings.actions import units_to_open_in
from thads.records.proceedings.presenters.links import links_of
from thads.records.steering import actions
from thads.records.steering.models import Directive

INSPECTOR = "uy_ban_kiem_tra"
FILES = {"docx": WORD, "pdf": "application/pdf"}
PAGE_SIZE, UNPROCESSABLE = 50, 422


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Các chỉ thị đang theo dõi, newest first."""
    found = Directive.objects.select_related("proceeding__unit", "proceeding__matter")
    context = {
        "directives": found.order_by("-issued_on"),
        "may_take_in": bool(units_to_open_in(actions.RECEIVED)),
    }
    return render(request, "directives/index.html", context)


@require_safe
@signed_in
def directive(request: SignedInRequest, directive_id: int) -> HttpResponse:
    """Một chỉ thị: its clauses and tasks in a period; the report as a file."""
    wanted = directive_or_404(directive_id)
    question = asking.question(request.GET, timezone.localdate())
    context: dict[str, Any] = {"directive": wanted, "question": question}
    try:
        found = _progress(request, wanted, question)
    except (UnreadableDate, PeriodError) as problem:
        context["refusal"] = str(problem)
        return render(
            request, "directives/directive.html", context, status=UNPROCESSABLE
        )
    if found is not None and request.GET.get("tep") in FILES:
        return _file(request, found)
    page = links_of(actions.PROCEDURE, wanted.pk).detail
    context |= {"found": found, "matter_url": page, "address": addresses.address}
    context |= {"is_inspector": inspects_only(request), "files": _files(found)}
    context["today"] = timezone.localdate()
    if found is not None:
        part = filtering.part_of(request.GET)
        context |= {"which": part, "menu": filtering.menu(found, request.GET)}
        context["found"] = filtering.only(found, part)
    return render(request, "directives/directive.html", context)


def _progress(
    request: SignedInRequest, wanted: Directive, question: forms.Form
) -> Progress | None:
    now, today = timezone.now(), timezone.localdate()
    if inspects_only(request):
        return reported_progress(wanted, now, today)
    return progress_of(
        wanted, asking.period(question), asking.known(question, now), today
    )


def inspects_only(request: SignedInRequest) -> bool:
    return request.person.roles == {INSPECTOR}


def _files(found: Progress | None) -> dict[str, str]:
    """The files are of the period and the moment that are on the screen."""
    if found is None:
        return {}
    asked = {
        "tu": f"{found.period.first:%d/%m/%Y}",
        "den": f"{found.period.last:%d/%m/%Y}",
        "luc": found.known_at.isoformat(),
    }
    return {kind: f"?{urlencode(asked | {'tep': kind})}" for kind in FILES}


def _file(request: SignedInRequest, found: Progress) -> HttpResponse:
    def address(source: Any) -> str:
        return request.build_absolute_uri(addresses.address(source))

    kind, report = request.GET["tep"], write(found, timezone.localdate())
    if kind == "docx":
        content = word_file(report, address)
    else:
        content = pdf_file(report, address, at=found.known_at)
    number = slugify(found.directive.number)
    answer = HttpResponse(content, content_type=FILES[kind])
    name = f"bao-cao-chi-thi-{number}-{found.period.last.isoformat()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@signed_in
def counted(request: SignedInRequest) -> HttpResponse:
    """Danh sách hành vi của một con số: as many rows as the figure says."""
    try:
        asked = addresses.read(request.GET)
        found = acts_counted(asked)
    except (UnreadableDate, UnknownMeasure, UnknownUnit, PeriodError) as problem:
        raise Http404(str(problem)) from problem
    listed = found.select_related("proceeding__unit").order_by(
        "effective_on", "proceeding_id", "seq"
    )
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("trang"))
    rows = [
        {
            "act": act,
            "name": kind.name_vi if (kind := find(act.code)) else act.code,
            "url": links_of(act.proceeding.procedure, act.proceeding_id).detail,
        }
        for act in page
    ]
    context = {"asked": asked, "page": page, "rows": rows}
    return render(request, "directives/counted.html", context)


def directive_or_404(directive_id: int) -> Directive:
    found = (
        Directive.objects.select_related("proceeding__unit")
        .filter(pk=directive_id)
        .first()
    )
    if found is None:
        raise Http404("Không có chỉ thị này trong những hồ sơ tài khoản được xem.")
    return found
