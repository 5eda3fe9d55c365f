"""Tài khoản tạm giữ: the accountant enters one, the head approves it, either ends it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thads.records.cases.presenters import words
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cashbook.bank import custody, own_accounts
from thads.records.cashbook.bank.forms import AccountForm, EndForm
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.views.own_accounts import do, forms_of
from thads.records.cashbook.bank.views.tabs import ACCOUNTS, tabs
from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.views.answers import (
    UNPROCESSABLE,
    NotDone,
    attempt,
    attempt_form,
)
from thads.records.cashbook.views.guard import bank_page


@require_http_methods(["GET", "HEAD", "POST"])
@bank_page
def accounts(request: SignedInRequest) -> HttpResponse:
    """Các tài khoản và mẫu khai một tài khoản mới."""
    deed = request.POST.get("viec_lam", "")
    own = forms_of(request, deed)
    if deed in own:
        if do(request, deed, own[deed]):
            return redirect("cashbook:accounts")
        return _page(request, AccountForm(), [], own)
    form = AccountForm(request.POST or None, initial={"tu_ngay": timezone.localdate()})
    if request.method == "POST" and attempt_form(form, lambda: _propose(request, form)):
        messages.success(request, "Đã khai tài khoản, chờ Thủ trưởng duyệt.")
        return redirect("cashbook:accounts")
    return _page(request, form, [])


def _propose(request: SignedInRequest, form: AccountForm) -> CustodyAccount:
    return custody.propose_account(
        agency_id=request.person.agency_id,
        account=form.account(),
        by=request.person,
        now=timezone.now(),
    )


def _page(
    request: SignedInRequest,
    form: AccountForm,
    refused: list[str],
    own: dict[str, Any] | None = None,
) -> HttpResponse:
    today, own = timezone.localdate(), own or forms_of(request)
    rows = list(custody.every_account(request.person.agency_id))
    names = names_of(_people(rows))
    context = {
        "tabs": tabs(ACCOUNTS),
        "form": form,
        "end": EndForm(initial={"den_ngay": today}),
        "refused": refused,
        "may_propose": "ke_toan" in request.person.roles,
        "may_end": bool(request.person.roles & {"ke_toan", "thu_truong"}),
        "rows": [_row(each, names, today) for each in rows],
    }
    context |= {"between": own["chuyen"], "choosing": own["chon"]}
    context["several"] = len(own["chuyen"].known) > 1
    context["choices"] = _choices(request.person.agency_id, today)
    wrong = form.errors or refused or any(each.errors for each in own.values())
    status = UNPROCESSABLE if wrong else None
    return render(request, "cashbook/bank/accounts.html", context, status=status)


def _choices(agency_id: int, today: Any) -> list[dict[str, Any]]:
    """Mọi lần chọn, those that count today marked."""
    chosen = own_accounts.choices_on(agency_id, today)
    rows = own_accounts.every_choice(agency_id)
    now = {
        (each.item, each.account_id): each.pk
        for each in reversed(rows)
        if each.valid_from <= today
    }
    return [
        {
            "choice": each,
            "item": words.item(each.item) if each.item else "Mọi khoản khác",
            "counts": each.pk == now.get((each.item, each.account_id))
            and each.item in chosen
            and chosen[each.item].pk == each.account_id,
        }
        for each in rows
    ]


def _people(rows: list[CustodyAccount]) -> list[int]:
    approvals = [getattr(each, "approval", None) for each in rows]
    return [each.proposed_by for each in rows] + [
        each.approved_by for each in approvals if each
    ]


def _row(account: CustodyAccount, names: dict[int, str], today: Any) -> dict[str, Any]:
    approval = getattr(account, "approval", None)
    end = getattr(account, "end", None)
    return {
        "account": account,
        "bank": custody.bank_name(account),
        "proposed_by": names.get(account.proposed_by, ""),
        "approved_by": names.get(approval.approved_by, "đã duyệt") if approval else "",
        "end": end,
        "state": _state(account, approval, end, today),
    }


def _state(
    account: CustodyAccount, approval: Any, end: Any, today: Any
) -> tuple[str, str]:
    """A word and its colour."""
    if end and (not approval or end.valid_to < today):
        return "thôi dùng", ""
    if not approval:
        return "chờ duyệt", "amber"
    return ("đang dùng", "green") if account.valid_from <= today else ("sắp dùng", "")


@require_POST
@signed_in
def decide(request: SignedInRequest, account_id: int, deed: str) -> HttpResponse:
    """Duyệt hoặc thôi dùng một tài khoản."""
    found = get_object_or_404(CustodyAccount, pk=account_id)
    deeds: dict[str, Callable[[], Any]] = {
        "duyet": lambda: _approve(request, found),
        "thoi-dung": lambda: _end(request, found),
    }
    if deed not in deeds:
        raise Http404("Không có việc làm này với tài khoản.")
    try:
        attempt(deeds[deed])
    except NotDone as refused:
        return _page(request, AccountForm(), refused.sentences)
    return redirect("cashbook:accounts")


def _approve(request: SignedInRequest, found: CustodyAccount) -> None:
    custody.approve_account(account_id=found.pk, by=request.person, now=timezone.now())
    messages.success(request, f"Đã duyệt tài khoản {found.number}.")


def _end(request: SignedInRequest, found: CustodyAccount) -> None:
    form = EndForm(request.POST)
    if not form.is_valid():
        raise NotDone([f"{each}" for faults in form.errors.values() for each in faults])
    custody.end_account(
        account_id=found.pk,
        valid_to=form.cleaned_data["den_ngay"],
        reason=form.cleaned_data["ly_do"],
        by=request.person,
        now=timezone.now(),
    )
    messages.success(request, f"Đã ghi thôi dùng tài khoản {found.number}.")
