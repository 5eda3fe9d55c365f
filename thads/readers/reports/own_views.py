"""Trang của một con số về chính cơ quan: the list, its sum, the day it is told of."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thads.law.indicators import Period, PeriodError
from thads.readers.reports.own_lists import kept_list, own_list
from thads.readers.statistics.asking import UnreadableDate, read_day
from thads.readers.statistics.scope import UnknownUnit, scope_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import queries


@require_safe
@signed_in
def own(request: SignedInRequest, what: str) -> HttpResponse:
    """Danh sách sau con số."""
    asked = _version if request.GET.get("ban") else _of_the_books
    try:
        context = asked(what, request.GET)
    except (KeyError, UnknownUnit, UnreadableDate, PeriodError) as problem:
        raise Http404(_GONE) from problem
    return render(request, "reports/own.html", context)


def _of_the_books(what: str, asked: QueryDict) -> dict[str, Any]:
    """As the tables tell it, in the rights of who asks."""
    unit = asked.get("don_vi", "")
    period = Period(read_day(asked.get("tu", "")), read_day(asked.get("den", "")))
    found = own_list(what, unit, period, asked.get("phan", ""))
    return {"found": found, "period": period, "unit": scope_of(unit).top}


def _version(what: str, asked: QueryDict) -> dict[str, Any]:
    """As it was kept with a version; a version that is not seen is not there."""
    version = queries.publication(asked.get("ban", ""))
    if version is None:
        raise KeyError("ban")
    return {
        "found": kept_list(what, version, asked.get("phan", "")),
        "period": Period(version.period.first, version.period.last),
        "unit": version.unit,
        "version": version,
    }


_GONE = (
    "Không có danh sách này trong phạm vi của tài khoản. Mở lại con số từ báo cáo của "
    "đơn vị được xem."
)
