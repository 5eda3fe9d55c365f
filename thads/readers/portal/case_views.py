"""Tra cứu việc, và danh sách người chưa có điều kiện."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from thads.law import statutes as law
from thads.readers.portal import own_case
from thads.readers.portal.frame import show, site
from thads.records.citizens import lookup, queries

UNPROCESSABLE, TOO_MANY = 422, 429
LONGEST = 100
PUBLISHED, ENDED = "cong_khai", "cham_dut_cong_khai"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def my_case(request: HttpRequest) -> HttpResponse:
    """Tra cứu việc bằng mã và bốn số cuối; nothing of it stands in an address."""
    if request.method != "POST":
        return redirect("portal:front")
    today = timezone.localdate()
    code, digits = request.POST.get("ma", ""), request.POST.get("so", "")
    found = lookup.look_up(code, digits, who=lookup.who_asks(request), today=today)
    if isinstance(found, lookup.NotFound):
        context = {"failed": True, "too_often": found.too_often, "typed": code[:20]}
        status = TOO_MANY if found.too_often else UNPROCESSABLE
        return show(request, "lookup", context, status=status)
    result = own_case.shown(found, today)
    units = {each.code: each for each in site(today).units}
    context = {"result": result, "unit": units.get(result.unit), "typed": code[:20]}
    return show(request, "lookup", context)


@require_safe
def debtors(request: HttpRequest) -> HttpResponse:
    """Người phải thi hành án chưa có điều kiện: searched by whole words, by pages."""
    today = timezone.localdate()
    name = request.GET.get("ten", "").strip()[:LONGEST]
    commune = request.GET.get("xa", "").strip()[:LONGEST]
    page = _page(request.GET.get("trang", ""))
    found = queries.debtors(today, name, commune, page)
    total = found[0].total if found else 0
    context = {
        "lines": found,
        "total": total,
        "name": name,
        "commune": commune,
        "page": page,
        "last_page": -(-total // queries.DEBTORS_A_PAGE),
        "published": law.find(PUBLISHED, today),
        "ended": law.find(ENDED, today),
    }
    answer = show(request, "debtors", context)
    answer.headers["X-Robots-Tag"] = "noindex, noarchive"
    return answer


def _page(text: str) -> int:
    return (
        max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
    )
