"""Danh tính người tố cáo: shown to whom the database lets know, and written down."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from thads.records.audit import actions as audit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints.models import Denouncer
from thads.records.proceedings.presenters import page as shown
from thads.records.proceedings.views.finding import page_or_404


@require_POST
@signed_in
def reveal(request: SignedInRequest, matter_id: int) -> HttpResponse:
    """Hiện danh tính, once, for whoever handles the matter or the head."""
    page = page_or_404("to-cao", matter_id)
    known = Denouncer.objects.filter(pk=matter_id).first()
    if known is None:
        raise Http404(
            "Danh tính người tố cáo chỉ người phụ trách, thủ trưởng được xem."
        )
    file, person = page.file, request.person
    audit.note(
        at=timezone.now(),
        account_id=person.account_id,
        username=person.username,
        action="xem_nguoi_to_cao",
        subject=f"to_cao:{file.proceeding.root.code}:{file.proceeding.code}",
        sentence=f"Xem danh tính người tố cáo, hồ sơ {file.proceeding.code}",
        unit_id=file.proceeding.unit_id,
    )
    context = shown.frame(page) | {"known": known}
    return render(request, "complaints/known.html", context)
