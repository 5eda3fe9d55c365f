"""Trang lời của đơn vị: write one section with its figures and stock sentences beside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.readers.reports import asking, stock
from thads.readers.reports.asking import Asked
from thads.readers.reports.document import Paragraph
from thads.readers.reports.facts import ReportFacts
from thads.readers.reports.own_text import UnknownReference, paragraphs
from thads.readers.reports.plan import OWN_SECTIONS, Section
from thads.readers.reports.references_beside import Beside, beside
from thads.readers.statistics.views import REFUSALS
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import report_texts
from thads.records.publications.report_texts import NotKept, Place, WrittenMeanwhile

_OK, _CONFLICT, _INVALID = 200, 409, 422


@dataclass(slots=True)
class Writing:
    """Một lần mở trang: what is asked, what stands in the box, what is said of it."""

    request: SignedInRequest
    section: Section
    asked: Asked
    facts: ReportFacts
    place: Place
    body: str = ""
    after: int = 0
    problem: str = ""
    preview: tuple[Paragraph, ...] = ()
    status: int = _OK

    @property
    def report_url(self) -> str:
        """Trang báo cáo mà lời này thuộc về."""
        query = urlencode(asking.query_of(self.asked))
        return f"{reverse('reports:report')}?{query}#muc-{self.section.key}"

    @property
    def tools(self) -> Beside:
        """Các con số bên cạnh."""
        return beside(self.facts, self.section.key)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def text(request: SignedInRequest, section: str) -> HttpResponse:
    """Viết lời của đơn vị cho một mục."""
    if section not in OWN_SECTIONS:
        raise Http404("Báo cáo không có mục này.")
    now = timezone.localtime()
    writing = _opened(request, OWN_SECTIONS[section], now)
    if not report_texts.may_write(writing.place, request.person):
        raise PermissionDenied(
            "Thủ trưởng, trưởng phòng, cán bộ thống kê, văn thư của đơn vị viết lời vào "
            "báo cáo, cho đến khi thủ trưởng ký bản số liệu."
        )
    if request.method == "POST":
        _take(writing)
        if "luu" in request.POST and _kept(writing, now):
            return redirect(writing.report_url)
    context = {
        "writing": writing,
        "offers": stock.offers(writing.facts, section),
        "history": report_texts.history(writing.place, section),
    }
    return render(request, "reports/text.html", context, status=writing.status)


def _opened(request: SignedInRequest, section: Section, now: datetime) -> Writing:
    try:
        asked = asking.read(asking.question_for(request, now), request.GET, now)
        facts, place = asking.answered(asked, made_on=now.date())
    except REFUSALS as refusal:
        raise Http404(str(refusal)) from refusal
    standing = report_texts.texts(place).get(section.key)
    return Writing(
        request,
        section,
        asked,
        facts,
        place,
        body=standing.body if standing else "",
        after=report_texts.latest_number(place, section.key),
    )


def _take(writing: Writing) -> None:
    """What was typed, with what was asked to be put in after it."""
    given = writing.request.POST
    writing.body = given.get("loi", "").replace("\r\n", "\n")
    if reference := given.get("chen", ""):
        writing.body = f"{writing.body.rstrip()} {{{{{reference}}}}}".lstrip()
    if code := given.get("them", ""):
        added = next(
            (each.words for each in stock.sentences() if each.code == code), ""
        )
        writing.body = f"{writing.body.rstrip()}\n{added}".strip()
    try:
        writing.preview = tuple(paragraphs(writing.facts, writing.body))
    except UnknownReference as unknown:
        writing.problem, writing.status = str(unknown), _INVALID


def _kept(writing: Writing, now: datetime) -> bool:
    """Whether the words were kept; if not, the page says why and loses nothing."""
    if writing.problem:
        return False
    given = writing.request.POST.get("sau", "")
    try:
        report_texts.write(
            writing.place,
            writing.section.key,
            writing.body,
            after=int(given) if given.isdecimal() else 0,
            by=writing.request.person,
            now=now,
        )
    except WrittenMeanwhile as taken:
        writing.problem, writing.status = str(taken), _CONFLICT
    except NotKept as refusal:
        writing.problem, writing.status = str(refusal), _INVALID
    return not writing.problem


def with_section_links(asked: Asked) -> dict[str, str]:
    """Địa chỉ viết lời của từng mục, for a report that the person may write into."""
    query = urlencode(asking.query_of(asked))
    return {
        key: f"{reverse('reports:text', args=[key])}?{query}" for key in OWN_SECTIONS
    }


def place_context(place: Place, person: Any, asked: Asked) -> dict[str, Any]:
    """Những gì trang báo cáo cần để mở trang viết."""
    may = report_texts.may_write(place, person)
    return {"write_urls": with_section_links(asked) if may else {}}
