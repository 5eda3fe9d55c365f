"""Trang danh sách việc."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.acts import MEANS_LABELS, STATUS_LABELS
from thads.records.cases.presenters import listing as shown
from thads.records.cases.queries import listing
from thads.records.cases.queries.listing import CaseFilter
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.forms import read_year


@require_safe
@signed_in
def case_list(request: SignedInRequest) -> HttpResponse:
    """Danh sách việc, narrowed by what the address says."""
    person = request.person
    asked = filter_of(request)
    page = listing.page_of(person, asked)
    context = shown.page(
        page,
        person=person,
        units=listing.units_seen(),
        officers=listing.officers_to_filter(person, asked.unit),
        query=request.GET,
        today=timezone.localdate(),
    )
    return render(request, "cases/list.html", context)


def filter_of(request: SignedInRequest) -> CaseFilter:
    """Điều kiện lọc from the address; what cannot be understood is not asked."""
    asked = request.GET
    usual = listing.OWN if listing.own_by_default(request.person) else listing.AGENCY
    scope = asked.get("cua", usual)
    return CaseFilter(
        scope=scope if scope in (listing.OWN, listing.AGENCY) else usual,
        status=_one_of(asked.get("trang_thai"), STATUS_LABELS),
        means=_one_of(asked.get("dieu_kien"), MEANS_LABELS),
        officer=asked.get("chv", ""),
        unit=asked.get("don_vi", ""),
        year=read_year(asked.get("nam", "")),
        order=asked.get("xep", listing.NEWEST),
        page=_whole(asked.get("trang")) or 1,
    )


def _one_of(text: str | None, labels: object) -> str:
    return text if text and text in labels else ""  # type: ignore[operator]


def _whole(text: str | None) -> int | None:
    if text and text.isascii() and text.isdigit() and len(text) <= 6:
        return int(text)
    return None
