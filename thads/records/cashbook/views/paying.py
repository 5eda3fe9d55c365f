"""Lệnh chi: made by one, checked by another, paid once; and the way back to the judgment."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.forms import ReasonForm
from thads.records.cashbook.models import Payment
from thads.records.cashbook.presenters import payment as shown
from thads.records.cashbook.queries import trail
from thads.records.cashbook.queries.trail import Trail
from thads.records.cashbook.views.answers import UNPROCESSABLE, NotDone, attempt


@require_safe
@signed_in
def payment(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Một lệnh chi, whom it pays, who made and checked it, whence the money came."""
    return _page(request, _find(payment_id), [])


def _find(payment_id: int) -> Trail:
    try:
        return trail.of_payment(payment_id)
    except Payment.DoesNotExist as missing:
        raise Http404(
            "Không có lệnh chi này trong những gì anh, chị được xem."
        ) from missing


def _page(request: SignedInRequest, found: Trail, refused: list[str]) -> HttpResponse:
    context = shown.page_of(found) | {"refused": refused, "reason": ReasonForm()}
    status = UNPROCESSABLE if refused else None
    return render(request, "cashbook/payment.html", context, status=status)


@require_POST
@signed_in
def act(request: SignedInRequest, payment_id: int, deed: str) -> HttpResponse:
    """Duyệt, chi, hoặc huỷ lệnh chi."""
    found = _find(payment_id)
    deeds: dict[str, Callable[[], Any]] = {
        "duyet": lambda: _check(request, payment_id),
        "da-chi": lambda: _pay(request, payment_id),
        "huy": lambda: _stop(request, payment_id),
    }
    if deed not in deeds:
        raise Http404("Không có việc làm này với lệnh chi.")
    try:
        attempt(deeds[deed])
    except NotDone as refused:
        return _page(request, found, refused.sentences)
    messages.success(request, shown.DONE[deed].format(found.payment.text))
    return redirect("cashbook:payment", payment_id)


def _check(request: SignedInRequest, payment_id: int) -> None:
    actions.check_payment(payment_id=payment_id, by=request.person, now=timezone.now())


def _pay(request: SignedInRequest, payment_id: int) -> Any:
    return actions.pay(
        payment_id=payment_id,
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )


def _stop(request: SignedInRequest, payment_id: int) -> None:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise NotDone(["Chưa ghi lý do huỷ lệnh chi."])
    actions.stop_payment(
        payment_id=payment_id,
        reason=form.cleaned_data["ly_do"],
        by=request.person,
        now=timezone.now(),
    )
