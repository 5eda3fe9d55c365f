"""Hoàn tiền người mua khi kết quả đấu giá bị huỷ: what comes first, then the order."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.statutes import Citation
from thads.records.cases.queries.recording import may_record_act
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.actions import Payee
from thads.records.cashbook.actions.receiving import agency_of
from thads.records.cashbook.forms import ChannelForm
from thads.records.cashbook.models import Payment
from thads.records.cashbook.queries.custody import lies_in
from thads.records.cashbook.queries.refunds import refund_of
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.receiving import case_of
from thads.records.web.forms import DongField

ANNULLED = "huy_ket_qua_dau_gia"
INTEREST_IS_BUYERS = Citation.parse("nd_152_2026 30.7")


class RefundForm(ChannelForm):
    """Trả lại cho ai, bao nhiêu, từ đâu."""

    nguoi_nhan = forms.CharField(label="Người mua", max_length=200)
    so_tai_khoan = forms.CharField(
        label="Số tài khoản nhận", max_length=40, required=False
    )
    so_tien = DongField(label="Số tiền trả lại (đồng)", min_value=1)
    field_order = ["nguoi_nhan", "so_tai_khoan", "so_tien", "hinh_thuc"]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def refund(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Tiền mua đang ở đâu; POST lập lệnh chi trả lại, for another person to check."""
    case, found = case_of(case_id), refund_of(case_id, timezone.localdate())
    form = RefundForm(
        request.POST or None,
        initial={"nguoi_nhan": found.buyer, "so_tien": found.waiting or None},
    )
    form.tell_places(lies_in(agency_of(case_id)))
    if request.method == "POST":
        made = attempt_form(form, lambda: _order(request, case_id, form.cleaned_data))
        if made is not None:
            messages.success(request, f"Đã lập lệnh chi {made.text}, chờ duyệt.")
            return redirect("cashbook:payment", made.pk)
    context = {"case": case, "found": found, "form": form}
    context["may_annul"] = may_record_act(case_id, ANNULLED, timezone.localdate())
    context["interest_is_buyers"] = INTEREST_IS_BUYERS.short()
    status = UNPROCESSABLE if form.errors else None
    return render(request, "cashbook/refund.html", context, status=status)


def _order(request: SignedInRequest, case_id: int, typed: dict[str, Any]) -> Payment:
    return actions.prepare_payment(
        agency_id=agency_of(case_id),
        channel=typed["hinh_thuc"],
        payees=[
            Payee(
                typed["nguoi_nhan"],
                typed["so_tien"],
                account_number=typed["so_tai_khoan"],
                from_account=Account.BUYER,
            )
        ],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
        proceeding_id=case_id,
        purpose=Payment.Purpose.BUYER,
        content="Trả lại tiền mua tài sản, kết quả đấu giá bị huỷ",
    )
