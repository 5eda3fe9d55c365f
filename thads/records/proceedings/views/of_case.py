"""Đơn, hồ sơ của một việc: the matters about it that the person sees, and new ones."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thads.records.cases.presenters import file as shown
from thads.records.cases.views.detail import page_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.proceedings import declared
from thads.records.proceedings.case_part import TAB
from thads.records.proceedings.presenters.chips import status_chip
from thads.records.proceedings.presenters.links import url_of
from thads.records.proceedings.queries.file import links_to
from thads.records.proceedings.views.opening import openings_for


@require_safe
@signed_in
def matters(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Hồ sơ liên kết đến việc này."""
    page = page_of(request, case_id)
    known = declared.every()
    rows = [
        {
            "link": each,
            "procedure": known[each.other.procedure],
            "status": status_chip(known[each.other.procedure], each.other.status),
            "url": url_of(each.other),
        }
        for each in links_to(case_id)
        if each.other.procedure in known
    ]
    about = urlencode({"viec": page.file.proceeding.code})
    openings = [
        (procedure, kind, about)
        for procedure in known.values()
        for kind in openings_for(procedure)
    ]
    context = shown.frame(page, TAB) | {"rows": rows, "openings": openings}
    return render(request, "proceedings/of_case.html", context)
