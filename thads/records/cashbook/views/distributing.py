"""Phân phối: what each would receive and why; proposed, approved, and paid once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.distribution import CannotDistribute
from thads.records.agencies.models import HEADS
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.forms import ChannelForm, DivideForm, ReasonForm
from thads.records.cashbook.models import Distribution
from thads.records.cashbook.presenters import division as shown
from thads.records.cashbook.presenters.rail import rail_of
from thads.records.cashbook.queries import distributions as asked
from thads.records.cashbook.queries.custody import lies_in
from thads.records.cashbook.queries.owed_fees import owed_fees
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.receiving import case_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def propose(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Chia thử số tiền đang giữ; POST makes the sheet for a head to approve."""
    case = case_of(case_id)
    typed = request.POST or request.GET
    held = shown.held_of(case.pk)
    initial = {"ngay": timezone.localdate(), "so_tien": held or None}
    form = DivideForm(typed if "so_tien" in typed else None, initial=initial)
    if request.method == "POST":
        sheet = attempt_form(form, lambda: _propose(request, case_id, form))
        if sheet is not None:
            messages.success(request, f"Đã lập phiếu {sheet.text}, chờ duyệt.")
            return redirect("cashbook:distribution", sheet.pk)
    context = {"form": form, "case": case, "held": held} | _trial(form, case_id)
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/propose.html", context, status=status)


def _propose(request: SignedInRequest, case_id: int, form: DivideForm) -> Distribution:
    typed = form.cleaned_data
    return actions.propose_distribution(
        proceeding_id=case_id,
        amount=typed["so_tien"],
        on=typed["ngay"],
        cut_off=typed["ngay_chot"],
        by=request.person,
        now=timezone.now(),
    )


def _trial(form: DivideForm, case_id: int) -> dict[str, Any]:
    """The division as it would be; nothing is written."""
    if not form.is_bound or not form.is_valid():
        return {}
    typed = form.cleaned_data
    try:
        division, entitled = actions.divide(
            case_id, typed["so_tien"], typed["ngay"], cut_off=typed["ngay_chot"]
        )
    except CannotDistribute as refused:
        form.add_error(None, str(refused))
        return {}
    return {"trial": shown.trial(division, entitled)}


@require_safe
@signed_in
def sheet(request: SignedInRequest, distribution_id: int) -> HttpResponse:
    """Phiếu phân phối: shares, why, who receives what and how."""
    return _sheet(request, _find(distribution_id), [])


def _find(distribution_id: int) -> Distribution:
    rows = Distribution.objects.select_related(
        "proceeding", "approval", "refusal", "annulment", "agency"
    )
    return get_object_or_404(rows, pk=distribution_id)


def _sheet(
    request: SignedInRequest, found: Distribution, refused: list[str]
) -> HttpResponse:
    today, shares = timezone.localdate(), asked.shares(found.pk)
    context = shown.sheet_of(found, shares, asked.why(found))
    context |= rail_of(found, shares, today)
    channel = ChannelForm()
    channel.tell_places(lies_in(found.agency_id))
    context |= {
        "sheet": found,
        "case": found.proceeding,
        "refused": refused,
        "channel": channel,
        "reason": ReasonForm(),
        "today": today,
        "owed_fees": owed_fees(found, (each.share for each in shares)),
        "may_approve": bool(request.person.roles & HEADS)
        and found.proposed_by != request.person.account_id,
        "may_order": "ke_toan" in request.person.roles,
    }
    status = UNPROCESSABLE if refused else None
    return render(request, "cashbook/distribution.html", context, status=status)


@require_POST
@signed_in
def decide(request: SignedInRequest, distribution_id: int, deed: str) -> HttpResponse:
    """Duyệt, không duyệt, lập lệnh chi theo phiếu, hoặc huỷ phiếu chưa chi."""
    found = _find(distribution_id)
    deeds: dict[str, Callable[[], Any]] = {
        "duyet": lambda: _approve(request, found),
        "khong-duyet": lambda: _refuse(request, found),
        "huy": lambda: _annul(request, found),
        "lap-lenh-chi": lambda: _prepare(request, found),
    }
    if deed not in deeds:
        raise Http404("Không có việc làm này với phiếu phân phối.")
    try:
        payment = attempt(deeds[deed])
    except NotDone as refused:
        return _sheet(request, found, refused.sentences)
    if payment is not None:
        return redirect("cashbook:payment", payment.pk)
    return redirect("cashbook:distribution", found.pk)


def _approve(request: SignedInRequest, found: Distribution) -> None:
    actions.approve_distribution(
        distribution_id=found.pk, by=request.person, now=timezone.now()
    )
    messages.success(request, f"Đã duyệt phiếu {found.text}.")


def _refuse(request: SignedInRequest, found: Distribution) -> None:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise NotDone(["Chưa ghi lý do không duyệt."])
    actions.refuse_distribution(
        distribution_id=found.pk,
        reason=form.cleaned_data["ly_do"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, f"Đã ghi không duyệt phiếu {found.text}.")


def _annul(request: SignedInRequest, found: Distribution) -> None:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise NotDone(["Chưa ghi lý do huỷ phiếu phân phối."])
    actions.annul_distribution(
        distribution_id=found.pk,
        reason=form.cleaned_data["ly_do"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, f"Đã huỷ phiếu {found.text}; tiền trở về việc.")


def _prepare(request: SignedInRequest, found: Distribution) -> Any:
    form = ChannelForm(request.POST)
    if not form.is_valid():
        raise NotDone(["Chưa chọn chi từ đâu."])
    return actions.prepare_share_payment(
        distribution_id=found.pk,
        channel=form.cleaned_data["hinh_thuc"],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )
