"""Trang chương trình phối hợp: the list, signing, one programme, its meetings and years."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.agencies.models import Unit
from thads.records.cases.presenters.preview import sentence
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord, Refused
from thads.records.mobilisation.actions import programmes as actions
from thads.records.mobilisation.actions import talking
from thads.records.mobilisation.actions.programmes import NewMeeting, NewProgramme
from thads.records.mobilisation.forms import PartnerForm
from thads.records.mobilisation.models import Partner, Programme
from thads.records.mobilisation.presenters.programme import page_of
from thads.records.mobilisation.programme_forms import (
    MeetingForm,
    PlannedForm,
    SigningForm,
    YearForm,
)
from thads.records.mobilisation.queries import programmes as asked
from thads.records.proceedings.actions import RefusedByLaw
from thads.records.web.forms import read_year

UNPROCESSABLE, FORBIDDEN = 422, 403
NOT_YOURS = "Không được: Thủ trưởng, trưởng phòng, văn thư ghi phần chương trình."
LEADERS = frozenset({"thu_truong", "truong_phong", "van_thu"})


def may_lead(request: SignedInRequest) -> bool:
    """Người ghi được chương trình; the database asks again."""
    return bool(request.person.roles & LEADERS)


def _lead_only(request: SignedInRequest) -> None:
    if request.method == "POST" and not may_lead(request):
        raise PermissionDenied(NOT_YOURS)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Các chương trình, bên dự kiến ký, bên phối hợp."""
    _lead_only(request)
    agency, deed = request.person.agency_id, request.POST.get("viec", "")
    partner = PartnerForm(request.POST if deed == "ben" else None, agency_id=agency)
    planned = PlannedForm(request.POST if deed == "du_kien" else None)
    if deed == "ben" and partner.is_valid() and _add_partner(request, partner):
        return redirect("mobilisation:index")
    if deed == "du_kien" and planned.is_valid() and _plan(request, planned):
        return redirect("mobilisation:index")
    year = timezone.localdate().year
    context = {
        "programmes": [
            (each, asked.progress(each, year)) for each in asked.programmes(agency)
        ],
        "planned": asked.planned(agency),
        "partners": Partner.objects.filter(agency_id=agency).order_by("name"),
        "partner_form": partner,
        "planned_form": planned,
        "may_lead": may_lead(request),
        "year": year,
    }
    status = UNPROCESSABLE if deed else 200
    return render(request, "mobilisation/index.html", context, status=status)


def _add_partner(request: SignedInRequest, form: PartnerForm) -> bool:
    typed = form.cleaned_data
    talking.add_partner(
        agency_id=request.person.agency_id,
        kind=typed["loai"],
        name=typed["ten"],
        area=typed["dia_ban"],
        contact_name=typed["dau_moi"],
        phone=typed["dien_thoai"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, f"Đã ghi {typed['ten']}.")
    return True


def _plan(request: SignedInRequest, form: PlannedForm) -> bool:
    typed = form.cleaned_data
    actions.plan_partner(
        agency_id=request.person.agency_id,
        kind=typed["loai"],
        name=typed["ten"],
        planned_on=typed["ngay"],
        detail=typed["ghi_chu"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, f"Đã ghi dự kiến ký với {typed['ten']}.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sign(request: SignedInRequest) -> HttpResponse:
    """Ghi việc ký một chương trình."""
    _lead_only(request)
    form = SigningForm(
        request.POST or None,
        agency_id=request.person.agency_id,
        initial={"ngay": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        made = _sign(request, form)
        if made is not None:
            return redirect("mobilisation:programme", made.pk)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "mobilisation/sign.html", {"form": form}, status=status)


def _sign(request: SignedInRequest, form: SigningForm) -> Programme | None:
    typed = form.cleaned_data
    kin = asked.planned(request.person.agency_id).filter(kind=typed["ben"].kind)
    new = NewProgramme(
        partner=typed["ben"],
        title=typed["ten"],
        signed_on=typed["ngay"],
        number=typed["so"],
        valid_to=typed["den"],
        place=typed["noi"],
        attended=typed["dai_bieu"],
        focal=typed["dau_moi"],
        fulfils=kin.filter(name=typed["ben"].name).first(),
    )
    try:
        made = actions.sign_programme(
            new,
            form.targets,
            unit=Unit.objects.get(pk=request.person.agency_id),
            by=request.person,
            now=timezone.now(),
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return None
    except RefusedByLaw as refused:
        _tell(form, refused.refusals)
        return None
    messages.success(request, "Đã ghi chương trình phối hợp.")
    return made


def _tell(form: forms.Form, refusals: Any) -> None:
    for refusal in refusals:
        form.add_error(None, sentence(refusal))


def programme_or_404(programme_id: int) -> Programme:
    """Chương trình mà người đăng nhập xem được."""
    rows = Programme.objects.select_related("partner", "proceeding__unit")
    found = rows.filter(pk=programme_id).first()
    if found is None:
        raise Http404("Không có chương trình này trong phạm vi của tài khoản.")
    return found


@require_safe
@signed_in
def programme(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Một chương trình: outcome in words, referrals, talks, commitments."""
    found = programme_or_404(programme_id)
    return _programme(request, found)


def _programme(
    request: SignedInRequest,
    found: Programme,
    meeting: MeetingForm | None = None,
    year_form: YearForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    year = read_year(request.GET.get("nam", "")) or today.year
    context = page_of(found, year, today, request.GET.get("loc", "")) | {
        "meeting": meeting or MeetingForm(initial={"ngay": today}),
        "year_form": year_form or YearForm(initial={"nam": today.year}),
        "may_lead": may_lead(request),
    }
    return render(request, "mobilisation/programme.html", context, status=status)


@require_POST
@signed_in
def meet(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Ghi một cuộc họp của chương trình."""
    _lead_only(request)
    found, form = programme_or_404(programme_id), MeetingForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        new = NewMeeting(
            typed["loai"],
            typed["ngay"],
            place=typed["noi"],
            attended=typed["du"],
            concluded=typed["ket_luan"],
            next_on=typed["tiep"],
        )
        try:
            answer = actions.hold_meeting(
                found, new, by=request.person, now=timezone.now()
            )
            if not isinstance(answer, Refused):
                messages.success(request, "Đã ghi cuộc họp.")
                return redirect("mobilisation:programme", found.pk)
            _tell(form, answer.refusals)
        except MayNotRecord:
            form.add_error(None, NOT_YOURS)
    return _programme(request, found, meeting=form, status=UNPROCESSABLE)


@require_POST
@signed_in
def commit(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Ghi cam kết và mục tiêu của một năm."""
    _lead_only(request)
    found, form = programme_or_404(programme_id), YearForm(request.POST)
    if form.is_valid():
        actions.set_commitments(
            found,
            form.cleaned_data["nam"],
            form.targets,
            by=request.person,
            now=timezone.now(),
        )
        messages.success(request, "Đã ghi cam kết của năm.")
        return redirect("mobilisation:programme", found.pk)
    return _programme(request, found, year_form=form, status=UNPROCESSABLE)
