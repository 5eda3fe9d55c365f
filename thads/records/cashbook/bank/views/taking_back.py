"""Gỡ khoản nhận nhầm việc: what stands in the way is told before anything is asked."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook.bank import taking_back
from thads.records.cashbook.bank.forms import TakeBackForm
from thads.records.cashbook.models import Receipt
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.guard import bank_page


@require_http_methods(["GET", "HEAD", "POST"])
@bank_page
def take_back(request: SignedInRequest, receipt_id: int) -> HttpResponse:
    """Gỡ một khoản; POST records the correction, and the money waits in the queue."""
    receipt = _taken(request, receipt_id)
    form = TakeBackForm(request.POST or None)
    if request.method == "POST":
        done = attempt_form(
            form,
            lambda: taking_back.take_back(
                receipt_id=receipt.pk,
                reason=form.cleaned_data["ly_do"],
                by=request.person,
                now=timezone.now(),
            ),
        )
        if done is not None:
            messages.success(
                request,
                f"Đã gỡ khoản của biên lai {receipt.text}. Khoản tiền lại nằm trong "
                "hàng chờ, biên lai giữ số và có bút toán đảo.",
            )
            return redirect("cashbook:queue")
    context = {
        "form": form,
        "receipt": receipt,
        "way": taking_back.in_the_way(receipt),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/bank/take_back.html", context, status=status)


def _taken(request: SignedInRequest, receipt_id: int) -> Receipt:
    rows = Receipt.objects.select_related("transfer", "proceeding__case", "entry__act")
    found = get_object_or_404(rows, pk=receipt_id, agency_id=request.person.agency_id)
    if not taking_back.may_be_taken_back(found):
        raise Http404("Không còn khoản tiền đến nào nhận theo biên lai này.")
    return found
