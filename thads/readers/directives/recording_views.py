"""Ghi bước của một chỉ thị: take it in, give a task, report on it, sign its report."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.indicators import Period
from thads.readers.directives import asking
from thads.readers.directives.forms import (
    SignForm,
    TakeInForm,
    TaskForm,
    TaskReportForm,
    today_initial,
)
from thads.readers.directives.signing import figures_of
from thads.readers.directives.views import directive_or_404, inspects_only
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord, Recorded, Refused
from thads.records.proceedings.actions import RefusedByLaw, units_to_open_in
from thads.records.steering import actions
from thads.records.steering.models import Directive

FORBIDDEN, UNPROCESSABLE = 403, 422


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_in(request: SignedInRequest) -> HttpResponse:
    """Nhận một chỉ thị, with every clause and task."""
    units = units_to_open_in(actions.RECEIVED)
    if not units:
        return forbidden(request, "Chỉ thị do văn thư, lãnh đạo đơn vị nhận.")
    form = TakeInForm(
        request.POST or None,
        request.FILES or None,
        initial=today_initial(timezone.localdate()),
    )
    if request.method == "POST" and form.is_valid():
        read = form.cleaned_data
        home = request.person.unit_id
        try:
            made = actions.take_in(
                read["chi_thi"],
                home if home in units else units[0],
                received_on=read["ngay"],
                by=request.person,
                now=timezone.now(),
            )
        except RefusedByLaw as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Đã nhận chỉ thị, mọi điểm và nhiệm vụ đã ghi.")
            return redirect("directives:directive", made)
    return form_page(request, form, "Nhận chỉ thị")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def set_task(request: SignedInRequest, directive_id: int) -> HttpResponse:
    """Giao một nhiệm vụ theo một điểm."""
    wanted = directive_or_404(directive_id)
    start = {"diem": request.GET.get("diem", "")}
    form = TaskForm(wanted, request.POST or None, initial=start)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, "Giao nhiệm vụ", wanted)
    read = form.cleaned_data
    new = actions.NewTask(
        read["so"],
        read["chu_tri"],
        read["viec"],
        read["so_lieu"],
        read["han"],
        unit_id=read["don_vi"].pk if read["don_vi"] else None,
        officer_id=read["can_bo"].pk if read["can_bo"] else None,
    )
    return written(
        request,
        form,
        "Giao nhiệm vụ",
        wanted,
        lambda now: actions.set_task(
            wanted.pk, read["diem"].pk, new, by=request.person, now=now
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def report_task(request: SignedInRequest, directive_id: int) -> HttpResponse:
    """Báo cáo kết quả của một nhiệm vụ."""
    wanted = directive_or_404(directive_id)
    start = today_initial(timezone.localdate()) | {
        "nhiem_vu": request.GET.get("nv", "")
    }
    form = TaskReportForm(wanted, request.POST or None, initial=start)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, "Báo cáo kết quả", wanted)
    read = form.cleaned_data
    new = actions.NewReport(
        read["nhiem_vu"].pk,
        read["ngay"],
        read["muc_do"],
        read["ket_qua"],
        read["van_ban"],
    )
    return written(
        request,
        form,
        "Báo cáo kết quả",
        wanted,
        lambda now: actions.report(wanted.pk, new, by=request.person, now=now),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sign(request: SignedInRequest, directive_id: int) -> HttpResponse:
    """Ký báo cáo của kỳ đang xem: its figures are kept as they stand."""
    wanted = directive_or_404(directive_id)
    question = asking.question(request.GET, timezone.localdate())
    form = SignForm(request.POST or None, initial=today_initial(timezone.localdate()))
    title = "Ký báo cáo thực hiện chỉ thị"
    if inspects_only(request):
        return forbidden(request, "Báo cáo do cơ quan theo dõi chỉ thị ký.")
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, title, wanted)
    period = asking.period(question)
    return written(
        request,
        form,
        title,
        wanted,
        lambda now: _sign(request, form, wanted, period, now),
    )


def _sign(
    request: SignedInRequest,
    form: SignForm,
    wanted: Directive,
    period: Period,
    now: datetime,
) -> Recorded | Refused:
    kept = figures_of(wanted, period, now, timezone.localdate(now))
    return actions.sign_review(
        wanted.pk,
        kept,
        on=form.cleaned_data["ngay"],
        known_at=now,
        number=form.cleaned_data["so"],
        by=request.person,
        now=now,
    )


def written(
    request: SignedInRequest, form: forms.Form, title: str, wanted: Directive, do: Any
) -> HttpResponse:
    """Ghi, or show on the form why not."""
    try:
        answer = do(timezone.now())
    except MayNotRecord:
        return forbidden(
            request, "Vai trò của tài khoản này không ghi bước này của chỉ thị."
        )
    if isinstance(answer, Refused):
        form.add_error(None, " ".join(each.sentence for each in answer.refusals))
        return form_page(request, form, title, wanted)
    messages.success(request, f"Đã ghi: {title.lower()}.")
    return redirect("directives:directive", wanted.pk)


def form_page(
    request: SignedInRequest,
    form: forms.Form,
    title: str,
    back: Directive | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "directive": back,
        "back": reverse("directives:directive", args=[back.pk])
        if back
        else reverse("directives:index"),
    }
    status = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "directives/form.html", context, status=status)


def forbidden(request: SignedInRequest, reason: str) -> HttpResponse:
    context = {"reason": reason}
    return render(request, "directives/forbidden.html", context, status=FORBIDDEN)
