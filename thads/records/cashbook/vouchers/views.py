"""In biên lai, phiếu thu, phiếu chi: each printing is counted; and the agency's tax code."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions.vouchers import Paper
from thads.records.cashbook.models import CollectorCode, Entry, Payment, Receipt
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.guard import money_page
from thads.records.cashbook.vouchers.drawing import Voucher, voucher_pdf
from thads.records.cashbook.vouchers.forms import TaxCodeForm
from thads.records.cashbook.vouchers.looking_up import looked_up
from thads.records.cashbook.vouchers.of_payment import payment_voucher
from thads.records.cashbook.vouchers.of_receipt import receipt_voucher
from thads.records.cashbook.vouchers.of_slip import slip_voucher
from thads.records.documents.store import safe_name

NOT_FOUND = 404


@require_POST
@signed_in
def print_paper(request: SignedInRequest, kind: str, paper_id: int) -> HttpResponse:
    """In một chứng từ: counted and drawn in one transaction, shown as PDF."""
    printed = _PRINTED.get(kind)
    if printed is None:
        raise Http404("Không có loại chứng từ này.")
    try:
        content, number = attempt(lambda: _print(request, printed, paper_id))
    except NotDone as refused:
        raise PermissionDenied(str(refused)) from refused
    answer = HttpResponse(content, content_type="application/pdf")
    name = safe_name(f"{kind} {number}", ".pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


Printed = Callable[[SignedInRequest, int], tuple[Paper, Voucher]]


@transaction.atomic
def _print(
    request: SignedInRequest, printed: Printed, paper_id: int
) -> tuple[bytes, str]:
    paper, voucher = printed(request, paper_id)
    made = actions.note_printing(paper, by=request.person, now=timezone.now())
    printer = names_of([made.printed_by]).get(made.printed_by, "")
    return voucher_pdf(voucher, made, printer), voucher.number


def _receipt(request: SignedInRequest, paper_id: int) -> tuple[Paper, Voucher]:
    rows = Receipt.objects.select_related(
        *("book", "agency", "obligation", "party", "transfer"),
        *("entry__act", "entry__reversed_by"),
    )
    found = get_object_or_404(rows, pk=paper_id)
    return found, receipt_voucher(found)


def _slip(request: SignedInRequest, paper_id: int) -> tuple[Paper, Voucher]:
    entry = get_object_or_404(Entry, pk=paper_id)
    made = actions.slip_of(entry, by=request.person, now=timezone.now())
    return made, slip_voucher(made)


def _payment(request: SignedInRequest, paper_id: int) -> tuple[Paper, Voucher]:
    rows = Payment.objects.select_related("check_row", "stop_row", "entry")
    found = get_object_or_404(rows, pk=paper_id)
    return found, payment_voucher(found)


_PRINTED: dict[str, Printed] = {
    "bien-lai": _receipt,
    "phieu-thu": _slip,
    "phieu-chi": _payment,
}


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def tax_code(request: SignedInRequest) -> HttpResponse:
    """Mã số thuế của cơ quan theo ngày; POST ghi một mã, by the accountant."""
    form = TaxCodeForm(request.POST or None, initial={"ngay": timezone.localdate()})
    if request.method == "POST" and attempt_form(form, lambda: _say(request, form)):
        messages.success(request, "Đã ghi mã số thuế của cơ quan.")
        return redirect("cashbook:tax_code")
    rows = CollectorCode.objects.filter(agency_id=request.person.agency_id)
    context = {
        "form": form,
        "codes": rows.order_by("-valid_from", "-pk"),
        "may_say": "ke_toan" in request.person.roles,
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/tax_code.html", context, status=status)


def _say(request: SignedInRequest, form: TaxCodeForm) -> Any:
    typed = form.cleaned_data
    return actions.say_tax_code(
        agency_id=request.person.agency_id,
        tax_code=typed["ma"],
        basis=typed["can_cu"],
        valid_from=typed["ngay"],
        by=request.person,
        now=timezone.now(),
    )


@require_safe
def told(request: HttpRequest, code: str) -> HttpResponse:
    """Tra cứu một biên lai điện tử bằng mã in trên đó; nothing of whom it concerns."""
    found = looked_up(code)
    status = None if found else NOT_FOUND
    answer = render(
        request, "cashbook/receipt_told.html", {"found": found}, status=status
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer
