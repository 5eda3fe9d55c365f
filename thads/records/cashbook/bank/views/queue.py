"""Chưa rõ của ai: each transfer with the cases it may be of, accepted by one key."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook.bank import accepting, custody
from thads.records.cashbook.bank.forms import AcceptForm, ReturnForm
from thads.records.cashbook.bank.matching import Match, exact_matches, matches
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_looks import Looks, worded_own
from thads.records.cashbook.bank.own_moves import own_moves, without_own
from thads.records.cashbook.bank.own_recording import record_own_move
from thads.records.cashbook.bank.views.tabs import QUEUE, tabs
from thads.records.cashbook.models import Transfer
from thads.records.cashbook.queries import waiting
from thads.records.cashbook.queries.waiting import Unidentified
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.guard import bank_page
from thads.records.web.formatting import whole
from thads.records.web.forms import read_number

_A_PAGE = 25
_A_STEP = 20


@require_safe
@bank_page
def queue(request: SignedInRequest) -> HttpResponse:
    """Các khoản chưa rõ, oldest first; `so` looks for one reference."""
    return _page(request, [])


def _page(request: SignedInRequest, refused: list[str]) -> HttpResponse:
    agency = request.person.agency_id
    came = waiting.unidentified(agency)
    own = own_moves(agency, came)
    every = without_own(came, own)
    asked = request.GET.get("so", "").strip()
    shown = [each for each in every if asked in each.transfer.reference]
    page = Paginator(shown, _A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "tabs": tabs(QUEUE),
        "page": page,
        "own": own,
        "accounts": custody.accounts_on(agency, timezone.localdate()) if own else [],
        "found": _with_looks(list(page.object_list)),
        "count": len(every),
        "total": sum(each.left for each in every),
        "exact": len(exact_matches(every)),
        "may_accept": "ke_toan" in request.person.roles,
        "asked": asked,
        "refused": refused,
        "today": timezone.localdate(),
    }
    status = UNPROCESSABLE if refused else None
    return render(request, "cashbook/bank/queue.html", context, status=status)


def _with_looks(shown: list[Unidentified]) -> list[tuple[Match, Looks | None]]:
    """Each with its cases, and why it looks like the agency's own money."""
    worded = worded_own([each.transfer for each in shown])
    return [(each, worded.get(each.transfer.pk)) for each in matches(shown)]


@require_POST
@bank_page
def accept(request: SignedInRequest, transfer_id: int) -> HttpResponse:
    """Nhận một khoản cho việc đã chọn."""
    if not Transfer.objects.filter(pk=transfer_id).exists():
        raise Http404("Không có khoản tiền đến này.")
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _page(request, ["Chưa chọn việc để nhận khoản tiền này."])
    typed = form.cleaned_data
    try:
        receipt, _ = attempt(
            lambda: accepting.accept(
                transfer_id=transfer_id,
                case_id=typed["viec"],
                amount=typed["so_tien"],
                by=request.person,
                now=timezone.now(),
                obligation_id=typed["khoan"],
                reason=typed["ly_do"].strip(),
            )
        )
    except NotDone as refused:
        return _page(request, refused.sentences)
    messages.success(
        request, f"Đã nhận {whole(receipt.amount)} đồng, biên lai {receipt.text}."
    )
    return redirect("cashbook:queue")


@require_POST
@bank_page
def own_move(request: SignedInRequest) -> HttpResponse:
    """Ghi một lần chuyển giữa tài khoản của cơ quan, as the page had found it."""
    agency = request.person.agency_id
    every = own_moves(agency, waiting.unidentified(agency))
    found = next((x for x in every if x.key == request.POST.get("lan")), None)
    if found is None:
        return _page(request, ["Lần chuyển này không còn chờ ghi."])
    source = CustodyAccount.objects.filter(
        pk=_number(request, "tu"), agency_id=agency
    ).first()
    try:
        attempt(
            lambda: record_own_move(
                found=found, source=source, by=request.person, now=timezone.now()
            )
        )
    except NotDone as refused:
        return _page(request, refused.sentences)
    messages.success(
        request,
        f"Đã ghi chuyển {whole(found.amount)} đồng giữa tài khoản của cơ quan"
        + (f", còn chờ {found.waits_for}." if found.waits_for else "."),
    )
    return redirect("cashbook:queue")


@require_POST
@bank_page
def accept_exact(request: SignedInRequest) -> HttpResponse:
    """Nhận các khoản khớp đúng mã, some at each step so that the page shows how far."""
    done, total = _number(request, "da"), _number(request, "tong")
    result, after = accepting.accept_exact(
        agency_id=request.person.agency_id,
        by=request.person,
        now=timezone.now(),
        most=_A_STEP,
        after=_number(request, "sau"),
    )
    done += result.done
    told = [*request.POST.getlist("tu_choi"), *result.refused]
    context = {
        "tabs": tabs(QUEUE),
        "done": done,
        "total": total or done + result.left + len(told),
        "left": result.left,
        "refused": told,
        "after": after,
    }
    return render(request, "cashbook/bank/accepting.html", context)


def _number(request: SignedInRequest, name: str) -> int:
    return read_number(request.POST.get(name, "")) or 0


@require_http_methods(["GET", "HEAD", "POST"])
@bank_page
def give_back(request: SignedInRequest, transfer_id: int) -> HttpResponse:
    """Trả lại khoản chuyển nhầm: a payment order that a head checks."""
    waits = _waiting(request, transfer_id)
    form = ReturnForm(request.POST or None, initial={"nguoi": waits.transfer.payer})
    if request.method == "POST":
        payment = attempt_form(form, lambda: _give_back(request, waits, form))
        if payment is not None:
            messages.success(
                request, f"Đã lập lệnh chi {payment.text}, chờ người khác duyệt."
            )
            return redirect("cashbook:payment", payment.pk)
    context = {"form": form, "waits": waits}
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/bank/give_back.html", context, status=status)


def _waiting(request: SignedInRequest, transfer_id: int) -> Unidentified:
    for each in waiting.unidentified(request.person.agency_id):
        if each.transfer.pk == transfer_id:
            return each
    raise Http404("Không còn khoản tiền đến nào chưa rõ việc ở địa chỉ này.")


def _give_back(request: SignedInRequest, waits: Unidentified, form: ReturnForm) -> Any:
    return accepting.give_back(
        waits=waits,
        payee=form.cleaned_data["nguoi"],
        account_number=form.cleaned_data["tai_khoan"],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )
