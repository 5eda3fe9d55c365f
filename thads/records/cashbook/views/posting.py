"""Gửi tiền qua bưu chính: sent with its slip, or come back because nobody was there."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions import BroughtBack, ByPost
from thads.records.cashbook.actions.posting import basis_on
from thads.records.cashbook.models import PaymentItem, PostalSending
from thads.records.cashbook.posting_form import BackForm, SendForm
from thads.records.cashbook.presenters.posting import may_note
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.paying import find
from thads.records.parties.models import Party


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def by_post(request: SignedInRequest, payment_id: int) -> HttpResponse:
    """Gửi lệnh chi qua bưu chính, or note that the post brought it back."""
    payment = find(payment_id).payment
    sent = PostalSending.objects.filter(payment=payment).first()
    form, deed = _sending(request, payment_id) if sent is None else _return(request)
    if request.method == "POST":
        made = attempt_form(form, lambda: deed(request, payment_id, form.cleaned_data))
        if made is not None:
            messages.success(
                request,
                f"Đã ghi {payment.text} "
                f"{'gửi qua bưu chính' if sent is None else 'bị bưu chính trả lại'}.",
            )
            return redirect("cashbook:payment", payment_id)
    context = {
        "form": form,
        "payment": payment,
        "sent": sent,
        "may": may_note(request.person, sent),
        "basis": basis_on(timezone.localdate()),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/by_post.html", context, status=status)


_Deed = Callable[[SignedInRequest, int, dict[str, Any]], Any]


def _sending(request: SignedInRequest, payment_id: int) -> tuple[forms.Form, _Deed]:
    item = PaymentItem.objects.filter(payment_id=payment_id).order_by("pk").first()
    party = Party.objects.filter(pk=item.party_id or 0).first() if item else None
    initial = {
        "ngay": timezone.localdate(),
        "dia_chi": (party.address if party else "") or "",
    }
    return SendForm(request.POST or None, initial=initial), _send


def _return(request: SignedInRequest) -> tuple[forms.Form, _Deed]:
    initial = {"ngay": timezone.localdate()}
    return BackForm(request.POST or None, initial=initial), _take_back


def _send(request: SignedInRequest, payment_id: int, typed: dict[str, Any]) -> Any:
    post = ByPost(
        typed["dia_chi"],
        typed["so_phieu"],
        typed["cuoc"],
        typed["vung"],
        typed["ngay"],
    )
    return actions.send_by_post(
        payment_id=payment_id, post=post, by=request.person, now=timezone.now()
    )


def _take_back(request: SignedInRequest, payment_id: int, typed: dict[str, Any]) -> Any:
    back = BroughtBack(typed["so_tien"], typed["ngay"], typed["ly_do"])
    return actions.take_posted_back(
        payment_id=payment_id, back=back, by=request.person, now=timezone.now()
    )
