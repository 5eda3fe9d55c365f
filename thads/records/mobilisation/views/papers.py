"""Trang văn bản dân vận: make the programme's paper, a review, a report; take the files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.law.periods import Stretch
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.store import PDF, WORD, content_of
from thads.records.mobilisation.models import ProgrammePaper
from thads.records.mobilisation.papers import filing
from thads.records.mobilisation.queries.programmes import year_of
from thads.records.mobilisation.views.figures import scope_of
from thads.records.mobilisation.views.programmes import may_lead, programme_or_404
from thads.records.paperwork.views import attached
from thads.records.web.forms import read_year

NOT_YOURS = "Không được: Thủ trưởng, trưởng phòng, văn thư lập văn bản này."


def _lead_only(request: SignedInRequest) -> None:
    if not may_lead(request):
        raise PermissionDenied(NOT_YOURS)


def _made(request: SignedInRequest, document: Document) -> None:
    messages.success(request, f"Đã lập {document.title}: bản Word và bản PDF.")


@require_POST
@signed_in
def programme(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Lập văn bản chương trình."""
    _lead_only(request)
    found = programme_or_404(programme_id)
    made = filing.file_programme(found, by=request.person, now=timezone.now())
    _made(request, made)
    return redirect("mobilisation:programme", found.pk)


@require_POST
@signed_in
def review(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Lập báo cáo sơ kết: the year asked for, up to today."""
    _lead_only(request)
    found, today = programme_or_404(programme_id), timezone.localdate()
    days = year_of(read_year(request.POST.get("nam", "")) or today.year, found)
    last = min(days.last or today, today)
    if last < days.first:
        messages.error(request, "Năm này chưa có gì để sơ kết.")
        return redirect("mobilisation:programme", found.pk)
    made = filing.file_review(
        found,
        Stretch(days.first, last),
        on=today,
        by=request.person,
        now=timezone.now(),
    )
    _made(request, made)
    return redirect("mobilisation:programme", found.pk)


@require_POST
@signed_in
def report(request: SignedInRequest) -> HttpResponse:
    """Lập báo cáo dân vận của kỳ trong địa chỉ."""
    _lead_only(request)
    scope = scope_of(request)
    if scope.unit.agency_id != request.person.agency_id:
        raise PermissionDenied("Không được: báo cáo của cơ quan khác.")
    made = filing.file_mobilisation(
        scope, on=timezone.localdate(), by=request.person, now=timezone.now()
    )
    _made(request, made)
    return redirect(
        f"{request.path.removesuffix('bao-cao/')}?{request.GET.urlencode()}"
    )


@require_safe
@signed_in
def download(request: SignedInRequest, document_id: int) -> HttpResponse:
    """Tải văn bản: PDF, or Word where it is asked for."""
    media = WORD if request.GET.get("ban") == "word" else PDF
    rows = DocumentFile.objects.filter(document_id=document_id, media_type=media)
    found = rows.select_related("file").order_by("-version").first()
    if (
        found is None
        or not ProgrammePaper.objects.filter(document_id=document_id).exists()
    ):
        raise Http404("Không có văn bản này trong phạm vi của tài khoản.")
    return attached(
        content_of(found), found.media_type, found.name, inline=media == PDF
    )
