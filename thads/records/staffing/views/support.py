"""Trang kinh phí hỗ trợ, trang thiết bị, công cụ hỗ trợ."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord
from thads.records.staffing import actions
from thads.records.staffing.forms import SupportForm, UseForm
from thads.records.staffing.models import Support, UseKind
from thads.records.staffing.queries.support import given, money, of_one, things
from thads.records.staffing.views.people import UNPROCESSABLE, units_of
from thads.records.web.forms import read_year

KEEPERS = frozenset({"thu_truong", "ke_toan"})
NOT_YOURS = (
    "Không được: thủ trưởng, kế toán của cơ quan ghi phần hỗ trợ của đơn vị mình."
)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: SignedInRequest) -> HttpResponse:
    """Được giao, đã dùng, còn lại của từng đơn vị; ghi một khoản mới."""
    today = timezone.localdate()
    units = units_of(request)
    year = read_year(request.GET.get("nam", "")) or today.year
    form = SupportForm(
        request.POST or None,
        units=Unit.objects.filter(pk__in=[each.pk for each in units]),
        initial={"ngay": today},
    )
    if request.method == "POST" and form.is_valid() and _give(form):
        messages.success(request, "Đã ghi phần được hỗ trợ.")
        return redirect("staffing:support")
    keys = [each.pk for each in units]
    rows = given(keys, year)
    whole, used = money(rows)
    context = {
        "rows": rows,
        "things": things(keys, today),
        "today": today,
        "form": form,
        "year": year,
        "may_keep": bool(request.person.roles & KEEPERS),
        "tiles": [
            {"label": "Kinh phí được hỗ trợ", "value": whole, "detail": "đồng"},
            {"label": "Đã dùng", "value": used, "detail": "đồng"},
            {"label": "Còn lại", "value": whole - used, "detail": "đồng"},
        ],
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "staffing/support.html", context, status=status)


def _give(form: SupportForm) -> bool:
    typed = form.cleaned_data
    new = actions.NewSupport(
        unit_id=typed["don_vi"].pk,
        kind=typed["loai"],
        source=typed["noi"],
        name=typed["ten"],
        given_on=typed["ngay"],
        amount=typed["so_tien"],
        quantity=typed["so_luong"],
        document=typed["van_ban"],
    )
    try:
        actions.give_support(new, timezone.now())
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def use(request: SignedInRequest, support_id: int) -> HttpResponse:
    """Một khoản: những lần đã dùng, ghi thêm một lần."""
    found = Support.objects.select_related("unit").filter(pk=support_id).first()
    if found is None:
        raise Http404("Không có khoản này trong phạm vi của tài khoản.")
    told = of_one(found)
    form = UseForm(
        request.POST or None,
        is_money=told.is_money,
        initial={"ngay": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid() and _use(form, found):
        messages.success(request, "Đã ghi phần đã dùng.")
        return redirect("staffing:use", found.pk)
    context: dict[str, Any] = {
        "support": found,
        "uses": found.uses.all(),
        "told": told,
        "form": form,
        "may_keep": bool(request.person.roles & KEEPERS),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "staffing/use.html", context, status=status)


def _use(form: UseForm, found: Support) -> bool:
    typed = form.cleaned_data
    try:
        actions.use_support(
            found.pk,
            typed["ngay"],
            typed["so"],
            typed["vao"],
            timezone.now(),
            typed.get("hinh_thuc", UseKind.USED),
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    except actions.MoreThanGiven as problem:
        form.add_error("so", str(problem))
        return False
    return True
