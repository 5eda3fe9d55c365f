"""Trang báo cáo: preview with every figure a link, the Word file, lists of coercion."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from thads.readers.reports import asking
from thads.readers.reports.addresses import address
from thads.readers.reports.asking import Asked
from thads.readers.reports.coercion_acts import KINDS, Coerced, coercion_acts
from thads.readers.reports.compose import write
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.gather import gather
from thads.readers.reports.word import word_file
from thads.readers.statistics.forms import QuestionForm
from thads.readers.statistics.scope import scope_of, visible_units
from thads.readers.statistics.views import REFUSALS
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_INVALID = 422
_PAGE_SIZE = 25


@require_safe
@signed_in
def report(request: SignedInRequest) -> HttpResponse:
    """Báo cáo: choose, read, download."""
    now = timezone.localtime()
    question = _question(request, now)
    context: dict[str, Any] = {"question": question}
    try:
        asked = asking.read(question, request.GET, now)
        facts = _facts(asked, now)
    except REFUSALS as refusal:
        context["refusal"] = str(refusal)
        return render(request, "reports/report.html", context, status=_INVALID)
    if request.GET.get("tep") == "docx":
        return _word(request, facts)
    context |= {
        "facts": facts,
        "report": write(facts),
        "download_url": _download_url(request, asked),
        "with_last_year": asked.with_last_year,
    }
    return render(request, "reports/report.html", context)


def _question(request: SignedInRequest, now: datetime) -> QuestionForm:
    seen = [unit.code for unit in visible_units()]
    own = request.person.unit_code
    home = own if own in seen or not seen else seen[0]
    return asking.question_of(request.GET, home=home, now=now)


def _facts(asked: Asked, now: datetime) -> ReportFacts:
    return gather(
        asked.unit,
        asked.last,
        first=asked.first,
        known_at=asked.known_at,
        made_on=now.date(),
        with_last_year=asked.with_last_year,
    )


def _download_url(request: SignedInRequest, asked: Asked) -> str:
    """The file is of the moment that is on the screen, not of the moment of the click."""
    query = request.GET.copy()
    query["don_vi"], query["den"] = asked.unit, asked.last.isoformat()
    query["biet_den"], query["tep"] = asked.known_at.isoformat(), "docx"
    return f"?{query.urlencode()}"


def _word(request: SignedInRequest, facts: ReportFacts) -> HttpResponse:
    content = word_file(
        write(facts), lambda source: request.build_absolute_uri(address(source))
    )
    name = f"bao-cao-{slugify(facts.head.unit)}-{facts.period.last.isoformat()}.docx"
    answer = HttpResponse(content, content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_safe
@signed_in
def coercion(request: SignedInRequest, kind: str) -> HttpResponse:
    """Danh sách đứng sau một con số cưỡng chế."""
    if kind not in KINDS:
        raise Http404("Không có danh sách cưỡng chế này.")
    now = timezone.localtime()
    try:
        asked = asking.read(_question(request, now), request.GET, now)
        scope = scope_of(asked.unit)
    except REFUSALS as refusal:
        raise Http404(str(refusal)) from refusal
    found = coercion_acts(scope.ids, asked.period, asked.known_at)[kind]
    page = Paginator(found, _PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {
        "title": KINDS[kind][1],
        "kind": kind,
        "kinds": _kinds(request, kind),
        "scope": scope,
        "asked": asked,
        "page": page,
        "rows": _rows(page.object_list),
    }
    return render(request, "reports/coercion.html", context)


def _kinds(request: SignedInRequest, chosen: str) -> list[dict[str, Any]]:
    query = request.GET.copy()
    query.pop("trang", None)
    return [
        {
            "label": label,
            "url": f"../{kind}/?{query.urlencode()}",
            "current": kind == chosen,
        }
        for kind, (label, _) in KINDS.items()
    ]


def _rows(found: Any) -> list[tuple[Coerced, Proceeding]]:
    ids = [each.proceeding for each in found]
    rows = Proceeding.objects.select_related("case", "unit").in_bulk(ids)
    return [(each, rows[each.proceeding]) for each in found]
