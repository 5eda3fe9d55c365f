"""Một quyển biên lai: its stubs reconciled, a spoiled number, what was lost or destroyed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Loss
from thads.records.cashbook.book_forms import LossForm, SpoilForm
from thads.records.cashbook.models import BookLoss, ReceiptBook
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries.receipts import stubs_of
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.guard import money_page

SPOIL, LOSE = "hong", "mat"


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def book(request: SignedInRequest, book_id: int) -> HttpResponse:
    """Đối chiếu cuống của một quyển; POST notes a spoiled number or a loss."""
    rows = ReceiptBook.objects.select_related("returned", "loss")
    found = get_object_or_404(rows, pk=book_id, agency_id=request.person.agency_id)
    deed = request.POST.get("viec", "")
    today = timezone.localdate()
    spoiling = SpoilForm(request.POST if deed == SPOIL else None)
    losing = LossForm(
        request.POST if deed == LOSE else None,
        initial={"ngay": today, "bao_ngay": today},
    )
    if _done(request, found, spoiling, losing):
        return redirect("cashbook:book", found.pk)
    loss = getattr(found, "loss", None)
    stubs = stubs_of(found)
    hands = (found.holder, found.issued_by, loss.said_by if loss else None)
    context = {
        "book": found,
        "stubs": stubs,
        "loss": loss,
        "due": _due(loss),
        "names": names_of(each for each in hands if each),
        "spoiling": spoiling,
        "losing": losing,
        "refused": spoiling if deed == SPOIL else losing,
        "may_spoil": _is_open(found) and _may_spoil(request, found),
        "may_lose": _is_open(found)
        and found.medium == ReceiptBook.Medium.PAPER
        and stubs.left > 0
        and "ke_toan" in request.person.roles,
    }
    status = UNPROCESSABLE if deed else None
    return render(request, "cashbook/book.html", context, status=status)


def _is_open(book: ReceiptBook) -> bool:
    return not hasattr(book, "returned") and not hasattr(book, "loss")


def _may_spoil(request: SignedInRequest, book: ReceiptBook) -> bool:
    if book.medium == ReceiptBook.Medium.PAPER:
        return book.holder == request.person.account_id
    return bool(request.person.roles & {"ke_toan", "thu_quy"})


def _due(loss: BookLoss | None) -> dict[str, Any] | None:
    """Until when it had to be told, and whether it was; destroying has no such term."""
    if loss is None or loss.kind == BookLoss.Kind.DESTROYED:
        return None
    counted, basis = actions.told_by(loss.on)
    return {
        "on": counted.due_on,
        "basis": basis,
        "is_late": counted.is_past(loss.told_on),
    }


def _done(
    request: SignedInRequest, book: ReceiptBook, spoiling: SpoilForm, losing: LossForm
) -> bool:
    if spoiling.is_bound:
        made = attempt_form(spoiling, lambda: _spoil(request, book, spoiling))
        if made is not None:
            messages.success(request, f"Đã ghi biên lai {made.text} hỏng.")
            return True
    elif losing.is_bound:
        lost = attempt_form(losing, lambda: _lose(request, book, losing))
        if lost is not None:
            messages.success(request, "Đã ghi; quyển này không dùng nữa.")
            return True
    return False


def _spoil(request: SignedInRequest, book: ReceiptBook, form: SpoilForm) -> Any:
    return actions.spoil(
        book_id=book.pk,
        reason=form.cleaned_data["hong"],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )


def _lose(request: SignedInRequest, book: ReceiptBook, form: LossForm) -> Any:
    typed = form.cleaned_data
    return actions.lose_book(
        book_id=book.pk,
        loss=Loss(
            typed["loai"],
            typed["ngay"],
            typed["bao_ngay"],
            typed["bao_ai"],
            typed["van_ban"],
        ),
        by=request.person,
        now=timezone.now(),
    )
