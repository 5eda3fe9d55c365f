"""Nộp ngân sách theo bảng kê: the order, for another person to check."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook import actions
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.views.answers import NotDone, NotYours, attempt


class BudgetForm(forms.Form):
    """Nộp từ đâu."""

    noi_nop = forms.ChoiceField(
        label="Nộp từ",
        choices=[
            (Account.TREASURY.value, "Tài khoản Kho bạc Nhà nước"),
            (Account.BANK.value, "Tài khoản ngân hàng"),
            (Account.CASH.value, "Quỹ tiền mặt"),
        ],
    )


@require_POST
@signed_in
def pay_in(request: SignedInRequest) -> HttpResponse:
    """Lập lệnh nộp mọi khoản phải nộp ngân sách, with its list by case."""
    form = BudgetForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chọn nơi chi tiền nộp ngân sách.")
        return redirect("cashbook:funds")
    try:
        made = attempt(
            lambda: actions.prepare_budget_list(
                agency_id=request.person.agency_id,
                channel=form.cleaned_data["noi_nop"],
                on=timezone.localdate(),
                by=request.person,
                now=timezone.now(),
            )
        )
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotDone as refused:
        messages.error(request, " ".join(refused.sentences))
        return redirect("cashbook:funds")
    messages.success(request, f"Đã lập lệnh chi {made.text}, chờ duyệt.")
    return redirect("cashbook:payment", made.pk)
