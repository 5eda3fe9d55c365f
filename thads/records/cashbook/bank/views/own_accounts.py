"""Nhiều tài khoản: moving between own ones, which takes in what, whose an entry is."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.bank import own_accounts
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_forms import BetweenForm, PayInForm
from thads.records.cashbook.models import Entry
from thads.records.cashbook.views.answers import NotDone, attempt

_DEEDS = {"chuyen": BetweenForm, "chon": PayInForm}


def forms_of(request: SignedInRequest, deed: str = "") -> dict[str, Any]:
    """Hai biểu của trang tài khoản; the one that was sent holds what was typed."""
    today = timezone.localdate()
    begun = {"ngay_di": today, "ngay_den": today, "hieu_luc": today}
    made: dict[str, Any] = {}
    for name, form in _DEEDS.items():
        made[name] = form(request.POST if name == deed else None, initial=begun)
        made[name].give_accounts(request.person.agency_id, today)
    return made


def do(request: SignedInRequest, deed: str, form: Any) -> bool:
    """Chuyển tiền, hoặc chọn tài khoản nhận; whether it was done."""
    if not form.is_valid():
        return False
    try:
        attempt(
            lambda: _move(request, form) if deed == "chuyen" else _choose(request, form)
        )
    except NotDone as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return False
    return True


def _move(request: SignedInRequest, form: BetweenForm) -> Any:
    typed = form.cleaned_data
    made = own_accounts.move_between(
        source=form.account("tu_tai_khoan"),
        target=form.account("den_tai_khoan"),
        amount=typed["so_tien"],
        left_on=typed["ngay_di"],
        arrived_on=typed["ngay_den"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, "Đã ghi chuyển tiền giữa hai tài khoản.")
    return made


def _choose(request: SignedInRequest, form: PayInForm) -> Any:
    typed = form.cleaned_data
    made = own_accounts.choose_pay_in(
        account=form.account("tai_khoan_nhan"),
        item=typed["khoan"],
        valid_from=typed["hieu_luc"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, "Đã chọn tài khoản nhận; mã nộp tiền theo tài khoản ấy.")
    return made


@require_POST
@signed_in
def say_account(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """Ghi một bút toán thuộc tài khoản nào."""
    entry = get_object_or_404(Entry, pk=entry_id)
    text = request.POST.get("tai_khoan", "")
    key = int(text) if text.isascii() and text.isdigit() else 0
    account = get_object_or_404(CustodyAccount, pk=key)
    try:
        attempt(
            lambda: own_accounts.say_account(
                entry_id=entry.pk,
                account=account,
                by=request.person,
                now=timezone.now(),
            )
        )
        messages.success(request, f"Đã ghi bút toán thuộc tài khoản {account.number}.")
    except NotDone as refused:
        messages.error(request, " ".join(refused.sentences))
    return redirect(
        f"{reverse('cashbook:balance')}?ngay={request.POST.get('ngay', '')}"
    )
