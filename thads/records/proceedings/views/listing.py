"""Danh sách hồ sơ của một thủ tục, and the index of the procedures."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.cases.presenters.listing import changed
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.proceedings import declared, panels
from thads.records.proceedings.presenters import listing as shown
from thads.records.proceedings.queries import listing
from thads.records.proceedings.queries.listing import MatterFilter
from thads.records.proceedings.views.finding import procedure_or_404
from thads.records.proceedings.views.opening import openings_for


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Mọi thủ tục, with how many matters are open and late."""
    today = timezone.localdate()
    every = [
        {
            "procedure": each,
            "counts": listing.counts(each, today),
            "openings": openings_for(each),
            "home": next(iter(panels.of(each.code).home), ""),
        }
        for each in declared.every().values()
    ]
    context = {"procedures": every}
    return render(request, "proceedings/index.html", context)


@require_safe
@signed_in
def matters(request: SignedInRequest, slug: str) -> HttpResponse:
    """Danh sách hồ sơ, narrowed by what the address says."""
    procedure = procedure_or_404(slug)
    today = timezone.localdate()
    asked = _filter_of(request)
    rows = listing.chosen(procedure, asked, today)
    page = Paginator(rows, listing.PAGE_SIZE).get_page(request.GET.get("trang"))
    context: dict[str, Any] = {
        "procedure": procedure,
        "page": page,
        "filter": asked,
        "openings": openings_for(procedure),
        "previous": _turn(request, page.number - 1) if page.has_previous() else "",
        "next": _turn(request, page.number + 1) if page.has_next() else "",
        **shown.context(procedure, list(page.object_list), asked, today),
    }
    return render(request, "proceedings/list.html", context)


def _turn(request: HttpRequest, number: int) -> str:
    return changed(request.GET, trang=str(number) if number > 1 else "")


def _filter_of(request: HttpRequest) -> MatterFilter:
    asked = request.GET
    return MatterFilter(
        status=asked.get("trang_thai", ""),
        officer=asked.get("can_bo", ""),
        unit=asked.get("don_vi", ""),
        text=asked.get("q", "").strip()[:80],
        overdue=asked.get("qua_han") == "1",
    )
