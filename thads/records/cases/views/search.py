"""Trang tìm việc, and the results under the search box of the top bar."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.cases.presenters.listing import line
from thads.records.cases.queries import search as searching
from thads.records.cases.queries.elsewhere import found_elsewhere
from thads.records.cases.queries.listing import Row
from thads.records.cases.queries.search import Found
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.htmx import announce, is_htmx

LONGEST = 120


@require_safe
@signed_in
def search(request: SignedInRequest) -> HttpResponse:
    """Kết quả tìm; exactly one case opens at once when Enter was pressed."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    found = searching.search(text)
    if found.only is not None and not is_htmx(request):
        return redirect("cases:detail", found.only.pk)
    papers = found_elsewhere(text) if len(text) >= searching.SHORTEST else []
    if len(papers) == 1 and not found.count and not is_htmx(request):
        return redirect(papers[0].url)
    context = {
        "text": text,
        "papers": papers,
        "found": found,
        "groups": _groups(found, timezone.localdate()),
        "is_short": bool(text) and len(text) < searching.SHORTEST,
        "unit_name": request.person.unit_name,
        "nothing": f"Không có việc nào khớp “{text}”",
    }
    answer = render(request, "cases/search.html", context)
    if is_htmx(request):
        also = f", {len(papers)} hồ sơ, chứng từ" if papers else ""
        announce(answer, f"{found.count} việc khớp{also}")
    return answer


def _groups(found: Found, today: date) -> list[dict[str, object]]:
    return [
        {
            "label": group.label,
            "hits": [
                {"line": line(Row(hit.case, "", None), today), "party": hit.party}
                for hit in group.hits
            ],
        }
        for group in found.groups
    ]
