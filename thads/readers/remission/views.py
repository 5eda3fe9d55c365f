"""Trang miễn, giảm."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.readers.remission import page, queries
from thads.records.cases.views.guard import SignedInRequest, signed_in


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Ai có thể được xét năm nay, vì sao; hồ sơ nào đang ở đâu."""
    today, person = timezone.localdate(), request.person
    own = person.officer_id if "chap_hanh_vien" in person.roles else None
    rows = queries.rows(today, officer_id=own)
    asked = request.GET
    context = page.context(
        rows,
        today,
        asked.get("loc", ""),
        asked.get("trang", "1"),
        whole=asked.get("in") == "1",
    )
    return render(request, "remission/list.html", context)
