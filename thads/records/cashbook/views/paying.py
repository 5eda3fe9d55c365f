"""Lệnh chi: made by one, checked by another, paid once; and the way back to the judgment."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Payee
from thads.records.cashbook.actions.paying import held_in
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_accounts import say_account
from thads.records.cashbook.forms import OrderForm, ReasonForm
from thads.records.cashbook.models import Entry, Payment
from thads.records.cashbook.presenters import payment as shown
from thads.records.cashbook.presenters.division import held_of
from thads.records.cashbook.queries import trail
from thads.records.cashbook.queries.custody import lies_in
from thads.records.cashbook.queries.trail import Trail
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.receiving import case_of
from thads.records.ledger.values import Refused


@require_safe
@signed_in
def payment(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Một lệnh chi, whom it pays, who made and checked it, whence the money came."""
    return _page(request, find(payment_id), [])


def find(payment_id: int) -> Trail:
    """Lệnh chi này với đường đi của nó, or the page is not there."""
    try:
        return trail.of_payment(payment_id)
    except Payment.DoesNotExist as missing:
        raise Http404(
            "Không có lệnh chi này trong những gì anh, chị được xem."
        ) from missing


def _page(request: SignedInRequest, found: Trail, refused: list[str]) -> HttpResponse:
    context = shown.page_of(found, request.person) | {
        "refused": refused,
        "reason": ReasonForm(),
    }
    status = UNPROCESSABLE if refused else None
    return render(request, "cashbook/payment.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def order(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Lập lệnh chi một khoản của việc, for another person to check."""
    case = case_of(case_id)
    form = OrderForm(request.POST or None)
    form.tell_places(lies_in(agency_of(case_id)))
    if request.method == "POST":
        made = attempt_form(form, lambda: _order(request, case_id, form.cleaned_data))
        if made is not None:
            messages.success(request, f"Đã lập lệnh chi {made.text}, chờ duyệt.")
            return redirect("cashbook:payment", made.pk)
    context = {"form": form, "case": case, "held": held_of(case_id)}
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/order.html", context, status=status)


def _order(request: SignedInRequest, case_id: int, typed: dict[str, Any]) -> Payment:
    purpose, amount = typed["muc_dich"], typed["so_tien"]
    payee = Payee(
        typed["nguoi_nhan"],
        amount,
        account_number=typed["so_tai_khoan"],
        from_account=held_in(case_id, purpose, amount),
    )
    return actions.prepare_payment(
        agency_id=agency_of(case_id),
        channel=typed["hinh_thuc"],
        payees=[payee],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
        proceeding_id=case_id,
        purpose=purpose,
        content=typed["noi_dung"],
    )


@require_POST
@signed_in
def act(request: SignedInRequest, payment_id: int, deed: str) -> HttpResponse:
    """Duyệt, chi, hoặc huỷ lệnh chi."""
    found = find(payment_id)
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


@transaction.atomic
def _pay(request: SignedInRequest, payment_id: int) -> Any:
    answer = actions.pay(
        payment_id=payment_id,
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )
    chosen = request.POST.get("tai_khoan", "")
    if isinstance(answer, Refused) or not (chosen.isascii() and chosen.isdigit()):
        return answer
    say_account(
        entry_id=Entry.objects.get(payment_id=payment_id).pk,
        account=get_object_or_404(CustodyAccount, pk=int(chosen)),
        by=request.person,
        now=timezone.now(),
    )
    return answer


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
