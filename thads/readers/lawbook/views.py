"""Trang pháp luật: the law as the program knows it, each thing at an address of its own."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from thads.law import statutes
from thads.law.acts import catalogue
from thads.law.statutes import Citation, LawDataError
from thads.readers.lawbook import (
    act_page,
    addresses,
    asking,
    calendar_page,
    contents,
    resting,
    searching,
    telling,
    term_page,
)
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.forms import read_year

_INVALID = 422
_NOT_FOUND = 404


def _shown(
    request: SignedInRequest, template: str, tab: str, context: dict[str, Any]
) -> HttpResponse:
    """One page of the law, its tab marked; a day that is none is said and left out."""
    context |= {"tabs": contents.tabs(f"lawbook:{tab}")}
    status = _INVALID if context.get("refusal") else 200
    return render(request, f"lawbook/{template}.html", context, status=status)


def _asked_day(request: SignedInRequest) -> tuple[date | None, str]:
    try:
        return asking.day(request.GET), ""
    except asking.NotADay as error:
        return None, str(error)


def _day_context(request: SignedInRequest) -> dict[str, Any]:
    on, refusal = _asked_day(request)
    typed = request.GET.get("ngay", "")[: asking.LONGEST_TEXT]
    return {
        "on": on,
        "refusal": refusal,
        "day_typed": typed if refusal or on is None else on.strftime("%d/%m/%Y"),
        "columns": contents.columns(on),
        "governing": str(contents.GOVERNING),
    }


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Mục lục hành vi, perhaps of one day; and what was searched for."""
    context = _day_context(request)
    text = asking.text(request.GET)
    context |= {
        "text": text,
        "found": searching.search(text),
        "most": searching.MOST,
        "sections": contents.sections(context["on"]),
    }
    return _shown(request, "index", "index", context)


@require_safe
@signed_in
def act(request: SignedInRequest, code: str) -> HttpResponse:
    """Một loại hành vi, both laws side by side."""
    kind = catalogue.find(code)
    if kind is None:
        raise Http404(f"Danh mục hành vi không có mã “{code}”.")
    return _shown(request, "act", "index", act_page.page(kind))


@require_safe
@signed_in
def terms(request: SignedInRequest) -> HttpResponse:
    """Mọi thời hạn."""
    context = _day_context(request)
    context["rows"] = contents.term_rows(context["on"])
    return _shown(request, "terms", "terms", context)


@require_safe
@signed_in
def term(request: SignedInRequest, code: str) -> HttpResponse:
    """Một thời hạn."""
    found = term_page.find(code)
    if found is None:
        raise Http404(f"Không có thời hạn mã “{code}”.")
    return _shown(request, "term", "terms", term_page.page(found))


@require_safe
@signed_in
def values(request: SignedInRequest) -> HttpResponse:
    """Mọi giá trị luật định, perhaps those of one day or not yet checked."""
    context = _day_context(request)
    wanted = asking.confidence(request.GET)
    query = request.GET.copy()
    query.pop("do_tin_cay", None)
    rest = f"&{query.urlencode()}" if query else ""
    labels = {"": "Mọi giá trị"} | statutes.CONFIDENCES
    context |= {
        "rows": contents.value_rows(context["on"], wanted),
        "confidence": wanted,
        "confidences": [
            {
                "label": label[:1].upper() + label[1:],
                "url": f"?do_tin_cay={level}{rest}",
                "current": level == wanted,
            }
            for level, label in labels.items()
        ],
    }
    return _shown(request, "values", "values", context)


@require_safe
@signed_in
def value(request: SignedInRequest, key: str) -> HttpResponse:
    """Một giá trị luật định với lịch sử của nó."""
    if not statutes.default_book().history(key):
        raise Http404(f"Không có giá trị luật định “{key}”.")
    return _shown(request, "value", "values", contents.value_page(key))


@require_safe
@signed_in
def rules(request: SignedInRequest) -> HttpResponse:
    """Mọi quy tắc có tên."""
    return _shown(request, "rules", "rules", {"rules": contents.rule_rows()})


@require_safe
@signed_in
def instruments(request: SignedInRequest) -> HttpResponse:
    """Mọi văn bản được viện dẫn."""
    rows = [
        {
            "instrument": each,
            "url": addresses.instrument(slug),
            "articles": len(resting.articles(slug)),
            "confidence": telling.confidence(each.confidence),
        }
        for slug, each in statutes.instruments().items()
    ]
    return _shown(request, "instruments", "instruments", {"rows": rows})


@require_safe
@signed_in
def instrument(request: SignedInRequest, slug: str) -> HttpResponse:
    """Một văn bản: its articles that something rests on."""
    found = statutes.instruments().get(slug)
    if found is None:
        raise Http404(f"Danh mục văn bản không có “{slug}”.")
    groups = [
        {
            "lines": [
                {"citation": str(each), "count": _count(each)} for each in citations
            ],
        }
        for citations in resting.articles(slug).values()
    ]
    context = {
        "instrument": found,
        "confidence": telling.confidence(found.confidence),
        "groups": groups,
    }
    return _shown(request, "instrument", "instruments", context)


def _count(citation: Citation) -> int:
    return sum(len(rows) for rows in resting.resting_on(citation).values())


@require_safe
@signed_in
def cited(request: SignedInRequest) -> HttpResponse:
    """Từ một viện dẫn viết tắt đến trang của nó: where every citation chip leads."""
    text = request.GET.get("vien_dan", "")[: asking.LONGEST_TEXT]
    citation = resting.read(text)
    if citation is not None:
        return redirect(addresses.basis(citation))
    context = {"text": text, "tabs": contents.tabs("lawbook:instruments")}
    return render(request, "lawbook/unknown.html", context, status=_NOT_FOUND)


@require_safe
@signed_in
def basis(request: SignedInRequest, slug: str, place: str) -> HttpResponse:
    """Một điều, khoản, điểm: everything that rests on it."""
    try:
        citation = Citation.parse(f"{slug} {place}")
    except LawDataError as error:
        raise Http404(str(error)) from error
    context = {
        "citation": citation,
        "instrument": statutes.instruments()[slug],
        "instrument_url": addresses.instrument(slug),
        "wider": [str(each) for each in resting.wider(citation)],
        "groups": _groups(citation),
    }
    return _shown(request, "basis", "instruments", context)


def _groups(citation: Citation) -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "rows": [
                {"of": each, "valid": telling.stretch(each.valid)} for each in found
            ],
        }
        for kind, found in resting.resting_on(citation).items()
    ]


@require_safe
@signed_in
def calendar(request: SignedInRequest) -> HttpResponse:
    """Lịch nghỉ theo năm."""
    year = read_year(request.GET.get("nam", ""))
    context = calendar_page.page(year, timezone.localdate())
    return _shown(request, "calendar", "calendar", context)


@require_safe
@signed_in
def whole(request: SignedInRequest) -> HttpResponse:
    """Toàn bộ pháp luật mà phần mềm biết, on one page to print and review."""
    version = calendar_page.default_calendar().version
    context = {
        "body": _whole_body(version),
        "today": timezone.localdate(),
        "version": version,
    }
    return _shown(request, "whole", "whole", context)


@lru_cache(maxsize=2)
def _whole_body(calendar: str) -> SafeString:
    """Written once for a calendar: the law itself changes only with the program."""
    context = {
        "acts": [act_page.page(kind) for kind in catalogue.kinds().values()],
        "columns": contents.columns(None),
        "term_rows": contents.term_rows(),
        "value_rows": contents.value_rows(),
        "rules": contents.rule_rows(),
        "years": calendar_page.every_year(),
        "instruments": list(statutes.instruments().values()),
    }
    return render_to_string("lawbook/whole_body.html", context)
