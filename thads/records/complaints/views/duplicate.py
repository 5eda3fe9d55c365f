"""Ghi đơn trùng: linked to the earlier one; both stay, with all that is on them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints.queries.likeness import PROCEDURES
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings.actions import Linked, add_link
from thads.records.proceedings.models import ProceedingLink
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.queries.file import matter_file


@require_POST
@signed_in
def link(request: SignedInRequest, matter_id: int, earlier_id: int) -> HttpResponse:
    """Liên kết đơn này với đơn có trước."""
    file, earlier = matter_file(matter_id), matter_file(earlier_id)
    if file is None or earlier is None or file.procedure.code not in PROCEDURES:
        raise Http404("Không có đơn này trong phạm vi của tài khoản.")
    same = Linked(earlier_id, ProceedingLink.Kind.DUPLICATE)
    try:
        add_link(matter_id, same, now=timezone.now())
    except MayNotRecord as refused:
        raise PermissionDenied("Người ghi nhận hồ sơ ghi đơn trùng.") from refused
    messages.success(request, f"Đã ghi là đơn trùng với {earlier.proceeding.code}.")
    return redirect(links_of(file.procedure.code, file.id).detail)
