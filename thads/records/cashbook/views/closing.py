"""Sổ ngày: the entries of a day, where money lies, and closing it."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook import actions
from thads.records.cashbook.forms import CloseForm, HandOverForm
from thads.records.cashbook.presenters import day as shown
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.guard import money_page
from thads.records.web.formatting import day as day_in_figures
from thads.records.web.forms import read_day


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def day(request: SignedInRequest) -> HttpResponse:
    """Sổ quỹ và các tài khoản của một ngày; POST closes it or takes cash over."""
    on = _day(request.GET.get("ngay", ""))
    closing = CloseForm(
        request.POST if request.POST.get("viec") == "khoa" else None,
        initial={"ngay": on, "ky": "ngay"},
    )
    handing = HandOverForm(request.POST if request.POST.get("viec") == "nop" else None)
    if request.method == "POST" and _done(request, closing, handing):
        return redirect(f"{reverse('cashbook:day')}?ngay={on.isoformat()}")
    context = shown.day_of(request.person.agency_id, on, request.person.roles) | {
        "on": on,
        "label": day_in_figures(on),
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "closing": closing,
        "handing": handing,
        "today": timezone.localdate(),
    }
    status = UNPROCESSABLE if closing.errors or handing.errors else None
    return render(request, "cashbook/day.html", context, status=status)


def _day(text: str) -> date:
    try:
        return read_day(text.strip()) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


def _done(request: SignedInRequest, closing: CloseForm, handing: HandOverForm) -> bool:
    if closing.is_bound:
        if attempt_form(closing, lambda: _close(request, closing.cleaned_data)):
            messages.success(request, "Đã khoá sổ.")
            return True
    elif handing.is_bound and attempt_form(
        handing, lambda: _hand_over(request, handing.cleaned_data)
    ):
        messages.success(request, "Đã nhận tiền vào quỹ.")
        return True
    return False


def _close(request: SignedInRequest, typed: dict[str, Any]) -> Any:
    return actions.close(
        agency_id=request.person.agency_id,
        period=typed["ky"],
        on=typed["ngay"],
        cash_counted=typed["kiem_dem"],
        by=request.person,
        now=timezone.now(),
        note=typed["ghi_chu"],
    )


def _hand_over(request: SignedInRequest, typed: dict[str, Any]) -> Any:
    return actions.hand_over_cash(
        agency_id=request.person.agency_id,
        officer_account=typed["nguoi"],
        amount=typed["so_tien"],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )
