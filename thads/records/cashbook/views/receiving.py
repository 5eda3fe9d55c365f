"""Thu tiền của một việc, and the receipts of a day."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.cases.queries.file import proceeding_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Payer
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.book_forms import BookForm
from thads.records.cashbook.forms import ReceiveForm
from thads.records.cashbook.models import ReceiptBook
from thads.records.cashbook.presenters.people import names_of, takers_of
from thads.records.cashbook.presenters.receipt import with_words
from thads.records.cashbook.queries import receipts as asked
from thads.records.cashbook.queries import trail
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    NotYours,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.guard import KEEPERS, money_page
from thads.records.ledger.models import Proceeding
from thads.records.web.formatting import whole
from thads.records.web.forms import read_day


def case_of(case_id: int) -> Proceeding:
    """Việc người này xem được, or the page is not there."""
    found = proceeding_of(case_id)
    if found is None:
        raise Http404(
            "Không có việc này trong những việc mà tài khoản đang dùng được xem."
        )
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def receive(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Thu tiền: the next receipt of a book and the act, in one step."""
    case = case_of(case_id)
    form = _form(request, case)
    if request.method == "POST":
        answer = attempt_form(form, lambda: _receive(request, case, form.cleaned_data))
        if answer is not None:
            receipt, _ = answer
            messages.success(
                request,
                f"Đã thu {whole(receipt.amount)} đồng, biên lai {receipt.text}.",
            )
            return redirect("cases:money", case_id)
    context = {"form": form, "case": case}
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/receive.html", context, status=status)


def _form(request: SignedInRequest, case: Proceeding) -> ReceiveForm:
    initial = {"ngay": timezone.localdate(), "nguoi_nop": case.case.debtor_name}
    form = ReceiveForm(request.POST or None, initial=initial)
    form.give_books(agency_of(case.pk), request.person.account_id)
    form.give_roles(request.person.roles)
    form.give_obligations(case.case.obligations.order_by("code"))
    return form


def _receive(request: SignedInRequest, case: Proceeding, typed: dict[str, Any]) -> Any:
    obligation = typed["nghia_vu"]
    payer = Payer(
        typed["nguoi_nop"],
        typed["dia_chi"],
        obligation_id=obligation.pk if obligation else None,
        content=typed["noi_dung"],
        paid_for=typed["nop_cho"],
        paid_for_address=typed["dia_chi_nop_cho"],
        fingerprint=typed["diem_chi"],
    )
    return actions.receive(
        book_id=typed["quyen"].pk,
        proceeding_id=case.pk,
        channel=typed["hinh_thuc"],
        amount=typed["so_tien"],
        payer=payer,
        on=typed["ngay"],
        by=request.person,
        now=timezone.now(),
        act=typed["loai"] or "thu_tien",
    )


@require_safe
@money_page
def receipts(request: SignedInRequest) -> HttpResponse:
    """Biên lai của một ngày, or the one of a number; the books and who holds them."""
    agency = request.person.agency_id
    text = request.GET.get("so", "").strip()
    day = _day(request.GET.get("ngay", ""))
    found = asked.by_text(agency, text) if text else asked.of_day(agency, day)
    context = {
        "found": with_words(found),
        "total": sum(each.amount or 0 for each in found),
        "books": asked.books(agency),
        "day": day,
        "text": text,
        "trail": trail.of_case(found[0].proceeding_id or 0) if text and found else None,
        "may_take_back": bool(request.person.roles & KEEPERS),
    }
    holders = [each.book.holder for each in context["books"] if each.book.holder]
    context["holders"] = names_of(holders)
    return render(request, "cashbook/receipts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def issue_book(request: SignedInRequest) -> HttpResponse:
    """Kế toán cấp quyển biên lai giấy, mở dải biên lai điện tử."""
    form = BookForm(request.POST or None, initial={"ngay": timezone.localdate()})
    form.give_takers(takers_of(request.person.agency_id))
    if request.method == "POST":
        book = attempt_form(form, lambda: _issue(request, form.cleaned_data))
        if book is not None:
            messages.success(
                request, f"Đã cấp {book.symbol}, từ số {book.first_number}."
            )
            return redirect("cashbook:receipts")
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/issue_book.html", {"form": form}, status=status)


def _issue(request: SignedInRequest, typed: dict[str, Any]) -> Any:
    return actions.issue_book(
        agency_id=request.person.agency_id,
        medium=typed["loai"],
        symbol=typed["ky_hieu"],
        numbers=(typed["tu_so"], typed["den_so"]),
        holder=int(typed["nguoi_giu"]) if typed["nguoi_giu"] else None,
        on=typed["ngay"],
        by=request.person,
    )


@require_POST
@signed_in
def take_back_book(request: SignedInRequest, book_id: int) -> HttpResponse:
    """Kế toán nhận lại một quyển biên lai giấy."""
    get_object_or_404(ReceiptBook, pk=book_id)
    try:
        made = attempt(
            lambda: actions.take_back_book(
                book_id=book_id,
                on=timezone.localdate(),
                by=request.person,
                now=timezone.now(),
            )
        )
        messages.success(
            request, f"Đã nhận lại quyển, dùng đến số {whole(made.last_number)}."
        )
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotDone as refused:
        messages.error(request, " ".join(refused.sentences))
    return redirect("cashbook:receipts")


def _day(text: str) -> Any:
    try:
        return read_day(text.strip()) or timezone.localdate()
    except ValueError:
        return timezone.localdate()
