"""Nộp phí vào ngân sách: the payment order of what was collected, for a head to check."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions import Payee, prepare_payment
from thads.records.cashbook.bank.reminders import fee_due
from thads.records.cashbook.entitled import BUDGET
from thads.records.cashbook.models import Payment
from thads.records.cashbook.queries.waiting import to_check, to_pay
from thads.records.cashbook.views.answers import NotDone, NotYours, attempt


@require_POST
@signed_in
def pay_fee(request: SignedInRequest) -> HttpResponse:
    """Lập lệnh nộp phí; one that waits already is opened instead of a second."""
    agency = request.person.agency_id
    for waiting in [*to_check(agency), *to_pay(agency)]:
        if waiting.purpose == Payment.Purpose.FEE:
            return redirect("cashbook:payment", waiting.pk)
    try:
        made = attempt(lambda: _prepare(request, agency))
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotDone as refused:
        messages.error(request, " ".join(refused.sentences))
        return redirect("cashbook:desk")
    if made is None:
        messages.info(request, "Không còn phí nào phải nộp.")
        return redirect("cashbook:desk")
    return redirect("cashbook:payment", made.pk)


def _prepare(request: SignedInRequest, agency_id: int) -> Any:
    today = timezone.localdate()
    due = fee_due(agency_id, today)
    if due is None:
        return None
    return prepare_payment(
        agency_id=agency_id,
        channel=Account.BANK,
        payees=[Payee(BUDGET, due.amount, from_account=Account.FEE)],
        on=today,
        by=request.person,
        now=timezone.now(),
        purpose=Payment.Purpose.FEE,
        content="Nộp phí thi hành án vào ngân sách nhà nước",
    )
