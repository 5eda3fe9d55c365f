"""Quỹ, tiền gửi: money between places, interest and its shares, unclaimed money."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.cases.queries.recording import recordable
from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook import actions
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.bank.custody import accounts_on
from thads.records.cashbook.bank.models import CustodyAccount
from thads.records.cashbook.bank.own_accounts import say_account
from thads.records.cashbook.funding_forms import MoveForm, ShareOutForm
from thads.records.cashbook.models import Closing
from thads.records.cashbook.queries import budget, custody, deposits, unclaimed
from thads.records.cashbook.queries.unclaimed import Unclaimed
from thads.records.cashbook.queries.without_judgment import kept_without_judgment
from thads.records.cashbook.views.answers import UNPROCESSABLE, attempt_form
from thads.records.cashbook.views.budget import BudgetForm
from thads.records.cashbook.views.guard import money_page
from thads.records.web.formatting import whole

MOVE, SHARE = "ghi", "chia"
_NEXT = {
    "thong_bao_nhan_tien": "Thông báo nhận tiền",
    "sung_quy": "Sung quỹ",
    "gui_tien": "Gửi tiền",
}


@require_http_methods(["GET", "HEAD", "POST"])
@money_page
def funds(request: SignedInRequest) -> HttpResponse:
    """Tiền gửi, lãi, tiền không người nhận; POST ghi một bút toán hoặc chia lãi."""
    deed = request.POST.get("viec_lam", "")
    moving = MoveForm(
        request.POST if deed == MOVE else None,
        initial={"ngay": timezone.localdate()},
    )
    moving.give_accounts(accounts_on(request.person.agency_id, timezone.localdate()))
    asked = request.POST if deed == SHARE else request.GET or None
    sharing = ShareOutForm(asked if asked and "lai" in asked else None)
    if deed == MOVE and attempt_form(moving, lambda: _move(request, moving)):
        messages.success(request, "Đã ghi bút toán.")
        return redirect("cashbook:funds")
    if deed == SHARE and attempt_form(sharing, lambda: _share(request, sharing)):
        messages.success(request, f"Đã chia {whole(sharing.cleaned_data['lai'])} đồng.")
        return redirect("cashbook:funds")
    context = _context(request, sharing) | {"moving": moving, "sharing": sharing}
    context["may_enter"] = moving.offer(request.person.roles)
    context["may_share"] = "ke_toan" in request.person.roles
    refused = bool(deed) and bool(moving.errors or sharing.errors)
    status = UNPROCESSABLE if refused else None
    return render(request, "cashbook/funds.html", context, status=status)


def _context(request: SignedInRequest, sharing: ShareOutForm) -> dict[str, Any]:
    today, agency = timezone.localdate(), request.person.agency_id
    waiting = deposits.interest_waiting(agency)
    if not sharing.is_bound:
        last = Closing.objects.filter(agency_id=agency, period="thang").order_by("-on")
        begun = last.values_list("on", flat=True).first() or today.replace(day=1)
        sharing.initial = {"tu": begun, "den": today, "lai": waiting or None}
    trial = []
    if sharing.is_bound and sharing.is_valid():
        typed = sharing.cleaned_data
        trial = deposits.shares_of(agency, typed["lai"], typed["tu"], typed["den"])
    balances = custody.balances(agency, today)
    return {
        "today": today,
        "waiting": waiting,
        "trial": trial,
        "deposits": [each for each in deposits.deposits(agency, today) if each.left],
        "unclaimed": _unclaimed(agency, today),
        "kept": kept_without_judgment(agency, today),
        "owed": (owed := budget.owed(agency)),
        "owed_total": sum(each.amount for each in owed),
        "paying_in": BudgetForm(),
        "charge": next(
            (each.closing for each in balances if each.account == Account.BANK_CHARGE),
            0,
        ),
    }


def _unclaimed(agency: int, today: date) -> list[tuple[Unclaimed, str, str, bool]]:
    """Từng khoản, hành vi làm tiếp và tên, and whether the one who asks records it."""
    rows = [(each, each.next_act(today)) for each in unclaimed.unclaimed(agency)]
    may = recordable(((each.proceeding_id, act) for each, act in rows), today)
    return [
        (each, act, _NEXT[act], (each.proceeding_id, act) in may) for each, act in rows
    ]


def _move(request: SignedInRequest, form: MoveForm) -> Any:
    typed = form.cleaned_data
    common: dict[str, Any] = {
        "agency_id": request.person.agency_id,
        "amount": typed["so_tien"],
        "on": typed["ngay"],
        "by": request.person,
        "now": timezone.now(),
    }
    case: dict[str, Any] = {"proceeding_id": typed["viec"] and typed["viec"].pk}
    deeds: dict[str, Callable[[], int]] = {
        "nop_ngan_hang": lambda: actions.bank_cash(to=Account.BANK, **common),
        "nop_kho_bac": lambda: actions.bank_cash(to=Account.TREASURY, **common),
        "rut_ngan_hang": lambda: actions.withdraw_cash(source=Account.BANK, **common),
        "rut_tien_gui": lambda: actions.withdraw_deposit(**common, **case),
        "lai": lambda: actions.enter_interest(place=Account.BANK, **common, **case),
        "phi": lambda: actions.charge_bank(**common),
        "bu_phi": lambda: actions.make_good_charge(**common),
        "khong_nguoi_nhan": lambda: actions.set_unclaimed(**common, **case),
    }
    with transaction.atomic():
        entry = deeds[typed["loai"]]()
        if chosen := typed.get("tai_khoan"):
            account = CustodyAccount.objects.get(pk=int(chosen))
            say_account(
                entry_id=entry, account=account, by=request.person, now=timezone.now()
            )
        return entry


def _share(request: SignedInRequest, form: ShareOutForm) -> Any:
    typed = form.cleaned_data
    return actions.share_out_interest(
        agency_id=request.person.agency_id,
        amount=typed["lai"],
        since=typed["tu"],
        until=typed["den"],
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )
