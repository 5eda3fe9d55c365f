"""Đối chiếu hằng ngày: statement, book, cases and form side by side; signed by two."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.bank import custody, importing, signing, undoing
from thads.records.cashbook.bank.differing import Difference
from thads.records.cashbook.bank.forms import SignForm
from thads.records.cashbook.bank.models import Reconciliation, StatementLine
from thads.records.cashbook.bank.reconciling import Place, compare
from thads.records.cashbook.bank.views.tabs import BALANCE, tabs
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries.custody import closed_through
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.guard import bank_page
from thads.records.web.forms import read_day, read_number

_HISTORY = 30
_LISTED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@bank_page
def balance(request: SignedInRequest) -> HttpResponse:
    """Đối chiếu đến hết một ngày; POST signs it as the accountant."""
    on = _day(request.GET.get("ngay", ""))
    agency = request.person.agency_id
    found = compare(agency, on)
    form = SignForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and attempt_form(
        form,
        lambda: signing.sign(
            agency_id=agency,
            found=found,
            note=form.cleaned_data["ghi_chu"],
            by=request.person,
            now=timezone.now(),
        ),
    ):
        messages.success(request, "Kế toán đã ký đối chiếu, chờ Thủ trưởng ký.")
        return redirect(f"{reverse('cashbook:balance')}?ngay={on.isoformat()}")
    return _page(request, on, form, [], found)


def _day(text: str) -> date:
    try:
        return read_day(text.strip()) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


def _page(
    request: SignedInRequest,
    on: date,
    form: SignForm,
    refused: list[str],
    found: Any = None,
) -> HttpResponse:
    agency = request.person.agency_id
    found = found or compare(agency, on)
    history = _history(agency)
    closed = closed_through(agency)
    context = {
        "tabs": tabs(BALANCE),
        "on": on,
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "today": timezone.localdate(),
        "found": found,
        "places": [_place(each) for each in found.places],
        "outside": found.outside_form[:_LISTED],
        "outside_more": more_than(found.outside_form),
        "form": form,
        "refused": refused,
        "signed": next((each for each in history if each["on"] == on), None),
        "history": history,
        "is_closed": closed is not None and closed >= on,
    }
    status = UNPROCESSABLE if form.errors or refused else None
    return render(request, "cashbook/bank/balance.html", context, status=status)


def _history(agency_id: int) -> list[dict[str, Any]]:
    """Các ngày đã ký, with the names of both hands."""
    asked = Reconciliation.objects.filter(agency_id=agency_id)
    rows = list(asked.select_related("approval").order_by("-on")[:_HISTORY])
    approvals = {each.pk: getattr(each, "approval", None) for each in rows}
    heads = [each.approved_by for each in approvals.values() if each]
    names = names_of([*(each.signed_by for each in rows), *heads])
    return [_told(each, approvals[each.pk], names) for each in rows]


def _told(made: Reconciliation, approval: Any, names: dict[int, str]) -> dict[str, Any]:
    head = names.get(approval.approved_by, "đã ký") if approval else ""
    return {
        "pk": made.pk,
        "on": made.on,
        "difference": made.difference,
        "note": made.note,
        "by": names.get(made.signed_by, ""),
        "signed_at": made.signed_at,
        "head": head,
        "approval": approval,
    }


def _place(place: Place) -> dict[str, Any]:
    """With each line of the bank that is not in the book, the entries it may be."""
    listed = place.differences[:_LISTED]
    offered = undoing.offered([row.line for row in listed if row.line])
    return {
        "place": place,
        "accounts": [
            (each, custody.bank_name(each.account)) for each in place.accounts
        ],
        "several": len(place.accounts) > 1,
        "rows": [(each, offered.get(each.line or 0, [])) for each in listed],
        "more": more_than(place.differences),
    }


def more_than(rows: Sequence[Difference]) -> tuple[int, int] | None:
    """Số dòng và số tiền của phần không kê ra trên trang."""
    rest = rows[_LISTED:]
    return (len(rest), sum(each.amount for each in rest)) if rest else None


@require_POST
@signed_in
def approve(request: SignedInRequest, reconciliation_id: int) -> HttpResponse:
    """Thủ trưởng ký."""
    made = get_object_or_404(Reconciliation, pk=reconciliation_id)
    try:
        attempt(
            lambda: signing.approve(
                reconciliation_id=made.pk, by=request.person, now=timezone.now()
            )
        )
    except NotDone as refused:
        return _page(request, made.on, SignForm(), refused.sentences)
    messages.success(request, "Thủ trưởng đã ký đối chiếu.")
    return redirect(f"{reverse('cashbook:balance')}?ngay={made.on.isoformat()}")


@require_POST
@signed_in
def pair(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Ghép một dòng sao kê với bút toán đã có."""
    line = get_object_or_404(StatementLine, pk=line_id)
    entry = read_number(request.POST.get("but_toan", ""))
    on = _day(request.POST.get("ngay", ""))
    if entry is None:
        return _page(request, on, SignForm(), ["Chưa chọn bút toán để ghép."])
    try:
        attempt(
            lambda: importing.pair(
                line_id=line.pk,
                entry_id=entry,
                by=request.person,
                now=timezone.now(),
            )
        )
    except NotDone as refused:
        return _page(request, on, SignForm(), refused.sentences)
    messages.success(request, f"Đã ghép dòng {line.reference} với bút toán.")
    return redirect(f"{reverse('cashbook:balance')}?ngay={on.isoformat()}")
