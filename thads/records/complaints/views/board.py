"""Trang bảng đơn."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints.marks import LABELS
from thads.records.complaints.presenters import board as shown
from thads.records.complaints.queries.board import PROCEDURES
from thads.records.complaints.sorting import kinds
from thads.records.complaints.views.taking_in import offered_kinds
from thads.records.proceedings import declared
from thads.records.proceedings.views.opening import openings_for

RECEPTIONS = "tiep_cong_dan"


@require_safe
@signed_in
def board(request: SignedInRequest) -> HttpResponse:
    """Đơn đang xử lý theo chặng, who comes today, and why the latest is late."""
    asked = request.GET.get("loai", "")
    only = asked if asked in PROCEDURES else ""
    receptions = [
        (declared.of(RECEPTIONS), kind)
        for kind in openings_for(declared.of(RECEPTIONS))
        if kind.code not in {each.act for each in kinds().values()}
    ]
    wanted = request.GET.get("dau", "")
    mark = wanted if wanted in {*LABELS, *shown.CLOCKS} else ""
    context = shown.context(only, mark, timezone.localdate()) | {
        "takes_in": bool(offered_kinds()),
        "openings": receptions,
    }
    return render(request, "complaints/board.html", context)
