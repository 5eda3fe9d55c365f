"""Kiểm kê kho: counted without seeing the cards, told, signed by three persons."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from thads.records.agencies.models import HEADS
from thads.records.agencies.naming import names_of
from thads.records.assets import queries
from thads.records.assets.counting import Counted, sign_stock, take_stock
from thads.records.assets.forms import CountedForm, StockForm, focus_first
from thads.records.assets.models import StockTake
from thads.records.assets.refusals import StoreRefused
from thads.records.assets.unjudged import lying_apart
from thads.records.assets.views import (
    ACCOUNTANT,
    GET_POST,
    KEEPER,
    UNPROCESSABLE,
    all_valid,
)
from thads.records.cases.answers import done
from thads.records.cases.views.guard import SignedInRequest, signed_in


@GET_POST
@signed_in
def count(request: SignedInRequest) -> HttpResponse:
    """Kiểm kê: every thing in the store, counted without seeing what its card says."""
    agency = request.person.agency_id
    form = StockForm(
        request.POST or None, initial={"ngay": timezone.localdate(), "ky": "quy"}
    )
    lines = [
        (
            each,
            CountedForm(request.POST or None, prefix=str(each.exhibit.pk)),
        )
        for each in queries.in_store(agency, most=None)
    ]
    apart = [
        (each, CountedForm(request.POST or None, prefix=f"r{each.pk}"))
        for each in lying_apart(agency, most=None)
    ]
    focus_first([row for _, row in [*lines, *apart]])
    if request.method == "POST":
        made = done(form, lambda: _count(request, form, lines, apart))
        if made:
            messages.success(request, "Đã lập biên bản kiểm kê, chờ ký.")
            return redirect("assets:stock", made.pk)
    status = UNPROCESSABLE if form.errors else None
    is_keeper = KEEPER in request.person.roles
    context = {
        "form": form,
        "lines": lines,
        "apart": apart,
        "may_count": is_keeper,
    }
    return render(request, "assets/count.html", context, status=status)


Rows = list[tuple[Any, CountedForm]]


def _count(
    request: SignedInRequest, form: StockForm, lines: Rows, apart: Rows
) -> StockTake:
    if not all_valid(row for _, row in [*lines, *apart]):
        raise StoreRefused("Ghi đủ số thực tế của từng đồ vật.")
    _count_again(
        [(each.exhibit.name, each.left, row) for each, row in lines]
        + [(each.name, each.quantity, row) for each, row in apart]
    )
    return take_stock(
        agency_id=request.person.agency_id,
        period=form.cleaned_data["ky"],
        counted={each.exhibit.pk: _seen(row) for each, row in lines},
        apart={each.pk: _seen(row) for each, row in apart},
        on=form.cleaned_data["ngay"],
        by=request.person,
        now=timezone.now(),
    )


def _seen(row: CountedForm) -> Counted:
    typed = row.cleaned_data
    return Counted(typed["so_luong"], typed["tinh_trang"], typed["giai_thich"])


def _count_again(lines: list[tuple[str, Decimal, CountedForm]]) -> None:
    """What differs from its card is named, not by how much: it is counted once more."""
    doubted = [
        (name, row)
        for name, left, row in lines
        if row.cleaned_data["so_luong"] != left and not row.cleaned_data["giai_thich"]
    ]
    for _, row in doubted:
        row.add_error("giai_thich", "Đếm lại. Vẫn vậy thì ghi vì sao khác thẻ kho.")
    if doubted:
        names = "; ".join(name for name, _ in doubted)
        raise StoreRefused(
            f"Số đếm khác thẻ kho ở {len(doubted)} đồ vật: {names}. Đếm lại; vẫn vậy thì "
            "ghi giải thích.",
            "stock_difference_is_explained",
        )


@GET_POST
@signed_in
def stock(request: SignedInRequest, take_id: int) -> HttpResponse:
    """Biên bản kiểm kê: its lines, its three signatures."""
    take = get_object_or_404(StockTake, pk=take_id)
    refused = forms.Form(request.POST or None)
    if request.method == "POST" and done(refused, lambda: _sign(request, take)):
        messages.success(request, "Đã ký biên bản kiểm kê.")
        return redirect("assets:stock", take_id)
    signs = {each.role: each for each in take.signs.all()}
    context = {
        "take": take,
        "lines": take.all_lines.select_related("exhibit__proceeding").order_by("pk"),
        "apart": take.apart_lines.select_related("thing").order_by("pk"),
        "accountant": signs.get("ke_toan"),
        "head": signs.get("thu_truong"),
        "may_sign": {
            "ke_toan": ACCOUNTANT in request.person.roles,
            "thu_truong": bool(request.person.roles & HEADS),
        },
        "refused": refused,
        "hands": _hands(take, signs),
    }
    status = UNPROCESSABLE if refused.errors else None
    return render(request, "assets/stock.html", context, status=status)


def _hands(take: StockTake, signs: dict[str, Any]) -> dict[str, str]:
    """Who counted and who signed, by capacity."""
    by_role = {"thu_kho": take.counted_by}
    by_role |= {role: each.signed_by for role, each in signs.items()}
    names = names_of(by_role.values())
    return {role: names.get(key, "") for role, key in by_role.items()}


def _sign(request: SignedInRequest, take: StockTake) -> bool:
    sign_stock(
        take_id=take.pk,
        role=request.POST.get("tu_cach", ""),
        by=request.person,
        now=timezone.now(),
    )
    return True
