"""Tiền đến tài khoản: brought in as the bank tells it, then its case is found."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.actions import Incoming, Payer, SaidNature
from thads.records.cashbook.bank.own_looks import looks_own, refuse_own
from thads.records.cashbook.forms import IdentifyForm, TransferForm
from thads.records.cashbook.models import TransferNature
from thads.records.cashbook.models.natures import NATURES
from thads.records.cashbook.nature_form import NatureForm
from thads.records.cashbook.queries import waiting
from thads.records.cashbook.queries.waiting import Unidentified
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.guard import money_page
from thads.records.web.formatting import whole


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def bring_in(request: SignedInRequest) -> HttpResponse:
    """Nhập khoản tiền đến, and the list of those not yet known."""
    agency = request.person.agency_id
    form = TransferForm(request.POST or None, initial={"ngay": timezone.localdate()})
    if request.method == "POST":
        transfer = attempt_form(form, lambda: _bring_in(request, form.cleaned_data))
        if transfer is not None:
            messages.success(
                request, f"Đã nhập {whole(transfer.amount)} đồng tiền đến."
            )
            return redirect("cashbook:identify", transfer.pk)
    context = {"form": form, "unidentified": waiting.unidentified(agency)}
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/bring_in.html", context, status=status)


def _bring_in(request: SignedInRequest, typed: dict[str, Any]) -> Any:
    money = Incoming(
        account=typed["tai_khoan"],
        reference=typed["so_tham_chieu"],
        on=typed["ngay"],
        amount=typed["so_tien"],
        payer=typed["nguoi_chuyen"],
        content=typed["noi_dung"],
    )
    return actions.bring_in(
        agency_id=request.person.agency_id,
        money=money,
        by=request.person,
        now=timezone.now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def identify(request: SignedInRequest, transfer_id: int) -> HttpResponse:
    """Xác định khoản tiền đến là của việc nào, whole or a part."""
    waits = _waiting(request, transfer_id)
    initial = {
        "so_tien": waits.left,
        "nguoi_nop": waits.transfer.payer,
        "noi_dung": waits.transfer.content,
    }
    form = IdentifyForm(request.POST or None, initial=initial)
    form.give_books(request.person.agency_id, request.person.account_id)
    looks = looks_own(waits.transfer)
    if looks:
        form.ask_why()
    if request.method == "POST":
        answer = attempt_form(
            form, lambda: _identify(request, waits, form.cleaned_data)
        )
        if answer is not None:
            receipt, _ = answer
            messages.success(
                request,
                f"Đã ghi {whole(receipt.amount)} đồng vào việc, biên lai {receipt.text}.",
            )
            return redirect("cashbook:desk")
    kept = NatureForm(
        initial={"tien_gi": NATURES[0][0], "ngay_nhan": waits.transfer.on}
    )
    context = {"form": form, "waits": waits, "looks": looks, "kept": kept}
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/identify.html", context, status=status)


def _waiting(request: SignedInRequest, transfer_id: int) -> Unidentified:
    for each in waiting.unidentified(request.person.agency_id):
        if each.transfer.pk == transfer_id:
            return each
    raise Http404("Không còn khoản tiền đến nào chưa rõ việc ở địa chỉ này.")


def _identify(
    request: SignedInRequest, waits: Unidentified, typed: dict[str, Any]
) -> Any:
    payer = Payer(
        typed["nguoi_nop"],
        typed["dia_chi"],
        content=typed["noi_dung"],
        note=refuse_own(waits.transfer, typed.get("ly_do", "").strip()),
    )
    return actions.identify(
        transfer_id=waits.transfer.pk,
        book_id=typed["quyen"].pk,
        proceeding_id=typed["viec"].pk,
        amount=typed["so_tien"],
        payer=payer,
        by=request.person,
        now=timezone.now(),
    )


@require_POST
@money_page
def nature(request: SignedInRequest, transfer_id: int) -> HttpResponse:
    """Ghi khoản tiền đến là tạm thu, tiền phạm nhân chưa rõ, or takes that back."""
    waits, form = _waiting(request, transfer_id), NatureForm(request.POST)
    if attempt_form(form, lambda: _say_nature(request, waits, form)) is None:
        told = " ".join(str(one) for each in form.errors.values() for one in each)
        messages.error(request, f"Chưa ghi được: {told}")
        return redirect("cashbook:identify", transfer_id)
    messages.success(request, "Đã ghi. Hạn năm năm ở Tiền chưa rõ bản án, người nhận.")
    return redirect("cashbook:funds")


def _say_nature(
    request: SignedInRequest, waits: Unidentified, form: NatureForm
) -> TransferNature:
    typed = form.cleaned_data
    return actions.say_nature(
        transfer_id=waits.transfer.pk,
        said=SaidNature(typed["tien_gi"], typed["ngay_nhan"], typed["can_cu"]),
        by=request.person,
        now=timezone.now(),
    )
