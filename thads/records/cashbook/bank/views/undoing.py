"""Gỡ ghép một dòng sao kê, đính chính một bút toán nhập tay: with a reason, nothing edited."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook.bank import undoing
from thads.records.cashbook.bank.forms import (
    LEFT_OPEN,
    UNIDENTIFIED,
    TurnBackForm,
    UndoPairingForm,
)
from thads.records.cashbook.bank.models import PairingUndone, StatementLine
from thads.records.cashbook.bank.undoing import Instead
from thads.records.cashbook.by_hand import may_be_turned_back
from thads.records.cashbook.models import Entry
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.guard import bank_page, money_page
from thads.records.cashbook.wording import kind_label
from thads.records.web.formatting import day

_BY_HAND = "Chỉ kế toán gỡ ghép: người ghép và người gỡ chịu trách nhiệm về sổ tiền."


@require_http_methods(["GET", "HEAD", "POST"])
@bank_page
def undo_pairing(request: SignedInRequest, line_id: int) -> HttpResponse:
    """Gỡ ghép một dòng; POST keeps what it was and pairs it again if that is chosen."""
    if "ke_toan" not in request.person.roles:
        raise PermissionDenied(_BY_HAND)
    line = undoing.line_of(line_id, request.person.agency_id)
    if line is None:
        raise Http404("Không có dòng sao kê đã ghép nào ở địa chỉ này.")
    form = UndoPairingForm(request.POST or None)
    offered = undoing.offered([line.pk]).get(line.pk, [])
    form.offer(
        [(str(each.pk), _named(each)) for each in offered],
        came=line.amount > 0 and line.pairing.how != line.pairing.How.BROUGHT_IN,
    )
    if request.method == "POST" and attempt_form(form, lambda: _undo(request, form)):
        messages.success(request, f"Đã gỡ ghép dòng {line.reference}.")
        return redirect(reverse("cashbook:statement", args=[line.statement_id]))
    history = list(PairingUndone.objects.filter(line=line).order_by("pk"))
    hands = [line.pairing.paired_by, *(each.undone_by for each in history)]
    context = {
        "form": form,
        "line": line,
        "entry": _named(line.pairing.entry),
        "was_posted": line.pairing.how == line.pairing.How.BROUGHT_IN,
        "offered": offered,
        "history": history,
        "names": names_of(each for each in hands if each),
    }
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/bank/undo_pairing.html", context, status=status)


def _named(entry: Entry) -> str:
    """Bút toán by its paper, its kind and its day."""
    paper = next((x.text for x in (entry.payment, entry.receipt) if x), "")
    told = f"{kind_label(entry.kind)} {paper}".strip()
    return f"{told}, ngày {day(entry.on)}"


def _undo(request: SignedInRequest, form: UndoPairingForm) -> Any:
    chosen = form.cleaned_data["la"]
    instead = Instead(is_unidentified=chosen == UNIDENTIFIED)
    if chosen and chosen not in (UNIDENTIFIED, LEFT_OPEN):
        instead = Instead(entry_id=int(chosen))
    assert request.resolver_match is not None
    return undoing.undo_pairing(
        line_id=request.resolver_match.kwargs["line_id"],
        reason=form.cleaned_data["ly_do"],
        by=request.person,
        now=timezone.now(),
        instead=instead,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def turn_back(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Đính chính một bút toán nhập tay; POST writes its mirror."""
    rows = Entry.objects.select_related("payment", "receipt", "reversed_by")
    entry = get_object_or_404(rows, pk=entry_id, agency_id=request.person.agency_id)
    if not may_be_turned_back(entry, request.person.roles):
        raise Http404("Không có bút toán nhập tay nào đính chính được ở địa chỉ này.")
    form = TurnBackForm(request.POST or None)
    if request.method == "POST":
        made = attempt_form(
            form,
            lambda: undoing.turn_back(
                entry_id=entry.pk,
                reason=form.cleaned_data["ly_do"],
                now=timezone.now(),
            ),
        )
        if made is not None:
            messages.success(request, "Đã ghi bút toán đảo. Ghi lại cho đúng nếu cần.")
            return redirect(f"{reverse('cashbook:day')}?ngay={entry.posted_on}")
    line = StatementLine.objects.filter(pairing__entry=entry).first()
    context = {"form": form, "entry": entry, "named": _named(entry), "line": line}
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/bank/turn_back.html", context, status=status)
