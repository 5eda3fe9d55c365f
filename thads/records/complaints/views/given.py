"""Cấp tài khoản cho người gửi đơn: shown once, to whoever hands it over."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thads.records.audit import actions as audit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints.petitioners import give_account
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings.presenters import page as shown
from thads.records.proceedings.queries.file import matter_file
from thads.records.proceedings.views.finding import page_or_404

GIVEN_FOR = frozenset({"khieu_nai", "to_cao"})


@never_cache
@require_POST
@signed_in
@transaction.atomic
def give(request: SignedInRequest, matter_id: int) -> HttpResponse:
    """Cấp, cấp lại tài khoản theo dõi đơn."""
    file = matter_file(matter_id)
    if file is None or file.procedure.code not in GIVEN_FOR:
        raise Http404("Không có đơn này trong phạm vi của tài khoản.")
    page, now = page_or_404(file.procedure.slug, matter_id), timezone.now()
    try:
        given = give_account(matter_id, now=now)
    except MayNotRecord as refused:
        raise PermissionDenied(
            "Người ghi nhận hồ sơ cấp tài khoản cho người gửi đơn; đơn tố cáo thì chỉ "
            "người phụ trách, thủ trưởng."
        ) from refused
    person = request.person
    audit.note(
        at=now,
        account_id=person.account_id,
        username=person.username,
        action="cap_tai_khoan_nguoi_gui_don",
        subject=f"{file.procedure.code}:{file.proceeding.code}",
        sentence=f"Cấp tài khoản theo dõi đơn {file.proceeding.code}",
        unit_id=file.proceeding.unit_id,
    )
    context = shown.frame(page) | {"given": given}
    return render(request, "complaints/given.html", context)
