"""Trang báo cáo: preview with every figure a link, the Word file, the PDF."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from thads.readers.reports import asking, text_views
from thads.readers.reports.asking import Asked
from thads.readers.reports.compose import write
from thads.readers.reports.document import Report
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.figures import Source
from thads.readers.reports.lists_file import figures_of, lists_workbook
from thads.readers.reports.making import HOME, Run
from thads.readers.reports.own_text import own_texts
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.sources import path_of
from thads.readers.reports.word import word_file
from thads.readers.statistics.views import REFUSALS, XLSX
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import report_texts
from thads.records.publications.report_texts import Place
from thads.records.web.htmx import is_htmx
from thads.records.web.kept_runs import KEPT, NoSuchRun, forget_runs_before

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = {"docx": WORD, "pdf": "application/pdf", "xlsx": XLSX}
_INVALID = 422


@require_safe
@signed_in
def report(request: SignedInRequest) -> HttpResponse:
    """Báo cáo: choose, read, download."""
    now = timezone.localtime()
    question = asking.question_for(request, now)
    context: dict[str, Any] = {"question": question}
    try:
        asked = asking.read(question, request.GET, now)
        if not request.GET:  # whoever only comes by sees at once that it is being made
            start = reverse("reports:make")
            query = urlencode(asking.query_of(asked))
            context["start_url"] = f"{start}?{query}"
            return render(request, "reports/report.html", context)
        facts, place = _answered(request, asked, now)
    except REFUSALS as refusal:
        context["refusal"] = str(refusal)
        return render(request, "reports/report.html", context, status=_INVALID)
    written = write(facts, own_texts(facts, report_texts.texts(place)))
    if (kind := request.GET.get("tep")) in FILES:
        return _file(request, facts, written, kind)
    context |= {
        "facts": facts,
        "report": written,
        "files": {
            kind: _file_url(asked, kind, request.GET.get("luot", "")) for kind in FILES
        },
        "with_last_year": asked.with_last_year,
        **text_views.place_context(place, request.person, asked),
    }
    return render(request, "reports/report.html", context)


def _answered(
    request: SignedInRequest, asked: Asked, now: datetime
) -> tuple[ReportFacts, Place]:
    """What the person's own run has gathered for this question, else gathered now."""
    try:
        run = Run(request.person.account_id, asked, request.GET.get("luot", ""))
        facts = run.facts
    except NoSuchRun:
        facts = None
    if facts is None:
        return asking.answered(asked, made_on=now.date())
    return asking.as_dated(facts, asked), asking.place_of(asked)


@require_POST
@signed_in
def make(request: SignedInRequest) -> HttpResponse:
    """Lập báo cáo từng bước: a step, then how far it is; at the end the report."""
    now = timezone.localtime()
    given = request.GET or request.POST
    question = asking.question_of(given, home=request.person.unit_code, now=now)
    try:
        asked = asking.read(question, given, now)
        token = given.get("luot") or None
        if token is None:
            forget_runs_before(HOME, now - KEPT)
        run = Run(request.person.account_id, asked, token)
        done, count = run.step(now.date())
    except (NoSuchRun, *REFUSALS) as refusal:
        said = str(refusal) if isinstance(refusal, REFUSALS) else _GONE
        context = {"refusal": said, "question": question}
        return render(request, "reports/making.html", context, status=_INVALID)
    query = urlencode(asking.query_of(asked) | {"luot": run.token})
    page = f"{reverse('reports:report')}?{query}"
    context = {
        "done": done,
        "count": count,
        "next_url": f"{reverse('reports:make')}?{query}",
        "page": page,
        "finished": done == count,
    }
    answer = render(request, "reports/making.html", context)
    if done == count and is_htmx(request):
        answer.headers["HX-Redirect"] = page
    return answer


_GONE = "Lượt lập báo cáo này không còn. Chọn lại kỳ rồi bấm “Lập báo cáo”."


def _file_url(asked: Asked, kind: str, token: str) -> str:
    """The file is of the moment that is on the screen, not of the moment of the click."""
    more = {"tep": kind} | ({"luot": token} if token else {})
    return f"?{urlencode(asking.query_of(asked) | more)}"


def _file(
    request: SignedInRequest, facts: ReportFacts, report: Report, kind: str
) -> HttpResponse:
    def address(source: Source) -> str:
        return request.build_absolute_uri(path_of(source, short=True))

    if kind == "docx":
        content = word_file(report, address)
    elif kind == "pdf":
        content = pdf_file(report, address, at=facts.known_at)
    else:
        content = lists_workbook(figures_of(facts))
    what = "danh-sach" if kind == "xlsx" else "bao-cao"
    name = f"{what}-{slugify(facts.head.unit)}-{facts.period.last.isoformat()}.{kind}"
    answer = HttpResponse(content, content_type=FILES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
