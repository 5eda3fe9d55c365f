"""Trang của một con số về chính cơ quan: the list, its sum, the day it is told of."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thads.law.indicators import Period, PeriodError
from thads.readers.reports.own_lists import own_list
from thads.readers.statistics.asking import UnreadableDate, read_day
from thads.readers.statistics.scope import UnknownUnit, scope_of
from thads.records.cases.views.guard import SignedInRequest, signed_in


@require_safe
@signed_in
def own(request: SignedInRequest, what: str) -> HttpResponse:
    """Danh sách sau con số."""
    asked = {name: request.GET.get(name, "") for name in ("don_vi", "tu", "den")}
    try:
        period = Period(read_day(asked["tu"]), read_day(asked["den"]))
        found = own_list(what, asked["don_vi"], period, request.GET.get("phan", ""))
    except (KeyError, UnknownUnit, UnreadableDate, PeriodError) as problem:
        raise Http404(_GONE) from problem
    context = {
        "found": found,
        "period": period,
        "unit": scope_of(asked["don_vi"]).top,
    }
    return render(request, "reports/own.html", context)


_GONE = (
    "Không có danh sách này trong phạm vi của tài khoản. Mở lại con số từ báo cáo của "
    "đơn vị được xem."
)
