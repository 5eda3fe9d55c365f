"""Chuyển vận động từ trang việc: send, close, take in what the partner told, joint acts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thads.records.audit import actions as audit
from thads.records.cases.presenters import file as shown
from thads.records.cases.presenters import words
from thads.records.cases.presenters.preview import sentence
from thads.records.cases.queries.file import CaseFile
from thads.records.cases.views.detail import page_of as case_page
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord, Refused
from thads.records.mobilisation.actions import programmes, referring
from thads.records.mobilisation.actions.referring import NewReferral, ReferralRefused
from thads.records.mobilisation.actions.talking import (
    NewContact,
    NewPromise,
    Present,
)
from thads.records.mobilisation.case_part import VIEW
from thads.records.mobilisation.models import Partner, PartnerTalk, Referral
from thads.records.mobilisation.models.talks import CircumstanceKind
from thads.records.mobilisation.queries.of_case import standing_circumstances
from thads.records.mobilisation.referral_forms import CloseForm, ReferralForm, TakeForm
from thads.records.web.forms import read_number

UNPROCESSABLE = 422
NOT_YOURS = "Không được: vai trò của tài khoản này không ghi được điều này."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def refer(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Chuyển việc cho bên phối hợp vận động."""
    found = case_page(request, case_id)
    form = ReferralForm(
        request.POST or None,
        agency_id=request.person.agency_id,
        initial=_initial(found.file),
    )
    if request.method == "POST" and form.is_valid() and _refer(request, case_id, form):
        messages.success(request, "Đã chuyển bên phối hợp vận động.")
        return redirect("mobilisation:of_case", case_id)
    context = shown.frame(found, VIEW) | {"form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "mobilisation/refer.html", context, status=status)


def _initial(file: CaseFile) -> dict[str, Any]:
    """The least that names the person and the duty; no sums, no numbers."""
    debtor = next((p for p in file.parties if p.role == "phai_thi_hanh"), None)
    address = debtor.party.address or "" if debtor else ""
    member = next(
        (
            each
            for each in standing_circumstances(file.proceeding.pk)
            if each.kind == CircumstanceKind.MEMBER
        ),
        None,
    )
    items = sorted({words.item(each.item) for each in file.obligations})
    partners = Partner.objects.filter(kind=member.organisation) if member else None
    return {
        "ben": partners.first() if partners else None,
        "chi_hoi": member.branch if member else "",
        "ho_ten": debtor.party.full_name if debtor else "",
        "dia_ban": ", ".join(address.split(", ")[1:]) or address,
        "nghia_vu": f"Thi hành: {', '.join(items).lower()}"[:200] if items else "",
        "ngay_dong_y": timezone.localdate(),
    }


def _refer(request: SignedInRequest, case_id: int, form: ReferralForm) -> bool:
    typed = form.cleaned_data
    new = NewReferral(
        partner=typed["ben"],
        programme=form.programme(),
        shown_name=typed["ho_ten"],
        area=typed["dia_ban"],
        obligation=typed["nghia_vu"],
        relation=typed["quan_he"],
        branch=typed["chi_hoi"],
        consent=typed["dong_y"],
        consent_on=typed["ngay_dong_y"],
        consent_text=typed["so_dong_y"],
        answer_by=typed["nhan_truoc"],
    )
    try:
        made = referring.refer(
            new,
            proceeding_id=case_id,
            on=timezone.localdate(),
            by=request.person,
            now=timezone.now(),
        )
    except ReferralRefused as refused:
        form.add_error(None, str(refused))
        return False
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    _note(request, made)
    return True


def _note(request: SignedInRequest, made: Referral) -> None:
    """Personal data left the agency: who sent it to whom stands in the audit trail."""
    audit.note(
        at=timezone.now(),
        account_id=request.person.account_id,
        username=request.person.username,
        action="chuyen_van_dong",
        subject=f"chuyen-van-dong:{made.pk}",
        sentence=f"Chuyển {made.partner.name} vận động, việc chuyển số {made.pk}",
        unit_id=made.proceeding.unit_id,
    )


@require_POST
@signed_in
def close(request: SignedInRequest, case_id: int, referral_id: int) -> HttpResponse:
    """Rút, ghi thôi đồng ý, kết thúc một việc chuyển."""
    case_page(request, case_id)
    rows = Referral.objects.filter(proceeding_id=case_id)
    referral = get_object_or_404(rows, pk=referral_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chọn bước của việc chuyển.")
        return redirect("mobilisation:of_case", case_id)
    typed = form.cleaned_data
    return _done(
        request,
        case_id,
        lambda: referring.close(
            referral,
            typed["buoc"],
            detail=typed["ly_do"],
            by=request.person,
            now=timezone.now(),
        ),
        "Đã ghi; bên phối hợp không còn xem được việc này.",
    )


@require_POST
@signed_in
def take_in(request: SignedInRequest, case_id: int, told_id: int) -> HttpResponse:
    """Ghi buổi do bên phối hợp kể vào việc."""
    case_page(request, case_id)
    rows = PartnerTalk.objects.filter(
        referral__proceeding_id=case_id, taken__isnull=True
    )
    told = get_object_or_404(rows.select_related("referral__partner"), pk=told_id)
    form = TakeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chọn kết quả của buổi gặp.")
        return redirect("mobilisation:of_case", case_id)
    return _done(
        request,
        case_id,
        lambda: referring.take_in(
            told,
            contact_of(told, form.cleaned_data["ket_qua"]),
            by=request.person,
            now=timezone.now(),
        ),
        "Đã ghi buổi của bên phối hợp vào việc.",
    )


def contact_of(told: PartnerTalk, result: str) -> NewContact:
    """Buổi vận động từ lời kể của bên phối hợp."""
    promises: tuple[NewPromise, ...] = ()
    if told.promised and told.promised_on:
        promises = (NewPromise("khac", told.promised_on, detail=told.promised),)
    people = [
        Present("phai_thi_hanh"),
        Present("phoi_hop", partner=told.referral.partner),
    ]
    if told.people:
        people.append(Present("khac", told.people[:160]))
    return NewContact(
        on=told.on,
        setting="noi_khac",
        result=result,
        place=told.place,
        said=told.said,
        people=tuple(people),
        promises=promises,
        next_on=told.next_on,
    )


@require_POST
@signed_in
def join(request: SignedInRequest, case_id: int, seq: int) -> HttpResponse:
    """Ghi bên phối hợp cùng xác minh, cùng có mặt khi cưỡng chế."""
    case_page(request, case_id)
    rows = Partner.objects.filter(agency_id=request.person.agency_id)
    partner = get_object_or_404(rows, pk=read_number(request.POST.get("ben", "")))
    return _done(
        request,
        case_id,
        lambda: programmes.join_act(
            proceeding_id=case_id,
            act_seq=seq,
            partner=partner,
            by=request.person,
            now=timezone.now(),
        ),
        f"Đã ghi {partner.name} cùng tham gia.",
    )


def _done(
    request: SignedInRequest, case_id: int, deed: Callable[[], Any], told: str
) -> HttpResponse:
    try:
        answer = deed()
    except MayNotRecord as refused:
        raise PermissionDenied(NOT_YOURS) from refused
    else:
        if isinstance(answer, Refused):
            for refusal in answer.refusals:
                messages.error(request, sentence(refusal))
        else:
            messages.success(request, told)
    return redirect("mobilisation:of_case", case_id)
