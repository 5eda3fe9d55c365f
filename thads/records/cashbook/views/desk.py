"""Bàn tiền and the advances that are still to be recovered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.cases.views.guard import SignedInRequest
from thads.records.cashbook.presenters import desk as shown
from thads.records.cashbook.queries import costs
from thads.records.cashbook.views.guard import KEEPERS, money_page

ACCOUNTANT = "ke_toan"


@require_safe
@money_page
def desk(request: SignedInRequest) -> HttpResponse:
    """Tiền thi hành án: what came in and is not known, what is due to be paid, by when."""
    today, roles = timezone.localdate(), request.person.roles
    keeps_money = bool(roles & KEEPERS)
    desk = shown.desk_of(request.person.agency_id, today, keeps_money=keeps_money)
    context = desk | {
        "today": today,
        "may_bring_in": ACCOUNTANT in roles,
        "is_accountant": ACCOUNTANT in roles,
        "keeps_money": keeps_money,
        "may_divide": bool(roles & {ACCOUNTANT, "chap_hanh_vien"}),
    }
    return render(request, "cashbook/desk.html", context)


@require_safe
@money_page
def advances(request: SignedInRequest) -> HttpResponse:
    """Chi phí cưỡng chế đã tạm ứng, by how long they are open."""
    today = timezone.localdate()
    found = costs.advances(request.person.agency_id, today)
    rows = [(each, each.days(today)) for each in found]
    context = {
        "rows": rows,
        "ages": costs.by_age(found, today),
        "total": sum(each.left for each in found),
        "today": today,
    }
    return render(request, "cashbook/advances.html", context)
