"""Trang báo cáo: preview with every figure a link, the Word file, the PDF."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from thads.readers.reports import asking, text_views
from thads.readers.reports.asking import Asked
from thads.readers.reports.compose import write
from thads.readers.reports.document import Report
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.lists_file import figures_of, lists_workbook
from thads.readers.reports.own_text import own_texts
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.word import word_file
from thads.readers.statistics.references import Reference, short_address
from thads.readers.statistics.views import REFUSALS, XLSX
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import report_texts

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
        facts, place = asking.answered(asked, made_on=now.date())
    except REFUSALS as refusal:
        context["refusal"] = str(refusal)
        return render(request, "reports/report.html", context, status=_INVALID)
    written = write(facts, own_texts(facts, report_texts.texts(place)))
    if (kind := request.GET.get("tep")) in FILES:
        return _file(request, facts, written, kind)
    context |= {
        "facts": facts,
        "report": written,
        "files": {kind: _file_url(asked, kind) for kind in FILES},
        "with_last_year": asked.with_last_year,
        **text_views.place_context(place, request.person, asked),
    }
    return render(request, "reports/report.html", context)


def _file_url(asked: Asked, kind: str) -> str:
    """The file is of the moment that is on the screen, not of the moment of the click."""
    return f"?{urlencode(asking.query_of(asked) | {'tep': kind})}"


def _file(
    request: SignedInRequest, facts: ReportFacts, report: Report, kind: str
) -> HttpResponse:
    def address(source: Reference) -> str:
        return request.build_absolute_uri(short_address(source))

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
