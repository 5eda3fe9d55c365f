"""Trang khu vực riêng: orders of the head, things of cases not yet judged."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.deadlines.store_handover import handover_of_stores
from thads.law.statutes import find
from thads.records.agencies.models import HEADS
from thads.records.agencies.naming import names_of
from thads.records.assets import queries
from thads.records.assets.unjudged import (
    Brought,
    Ordered,
    keep_apart,
    let_go,
    lying_apart,
    order_apart,
    orders_apart,
)
from thads.records.assets.unjudged_forms import (
    IN,
    ApartForm,
    ApartOrderForm,
    LetGoForm,
)
from thads.records.assets.unjudged_models import UnjudgedThing
from thads.records.assets.views import GET_POST, KEEPER, UNPROCESSABLE
from thads.records.cases.answers import done
from thads.records.cases.views.guard import SignedInRequest, signed_in


@GET_POST
@signed_in
def apart(request: SignedInRequest) -> HttpResponse:
    """Khu vực riêng: what is ordered, what lies there, comes in, leaves."""
    deed, page = request.POST.get("viec", ""), _Page(request)
    acts: dict[str, tuple[forms.Form, Callable[[], Any], str]] = {
        "lenh": (page.ordering, lambda: _order(request, page.ordering), "Đã ra lệnh."),
        "nhap": (
            page.bringing,
            lambda: _bring(request, page.bringing),
            "Đã ghi vào khu vực riêng.",
        ),
        "xuat": (
            page.leaving,
            lambda: _let_go(request, page.leaving),
            "Đã ghi rời khu vực riêng.",
        ),
    }
    if deed in acts and done(*acts[deed][:2]):
        messages.success(request, acts[deed][2])
        return redirect("assets:unjudged")
    refused = acts[deed][0] if deed in acts else page.bringing
    context = page.context() | {"refused": refused}
    status = UNPROCESSABLE if deed else None
    return render(request, "assets/unjudged.html", context, status=status)


class _Page:
    """Trang như người này thấy: its three forms, of which one was sent."""

    def __init__(self, request: SignedInRequest) -> None:
        self.roles, agency = request.person.roles, request.person.agency_id
        self.things, self.orders = lying_apart(agency), orders_apart(agency)
        deed, today = request.POST.get("viec", ""), timezone.localdate()
        self.ordering = ApartOrderForm(
            request.POST if deed == "lenh" else None, initial={"ngay_lenh": today}
        )
        dated = {"ngay": today}
        self.bringing = ApartForm(
            request.POST if deed == "nhap" else None, initial=dated
        )
        self.leaving = LetGoForm(
            request.POST if deed == "xuat" else None, initial=dated
        )
        self.bringing.give_orders(self.orders, comes_in=True)
        self.leaving.give_orders(self.orders, comes_in=False)
        self.leaving.give_things([(x.pk, f"{x.name}, {x.crime}") for x in self.things])

    def context(self) -> dict[str, Any]:
        """Điều trang hiện; what has lain there too long is told."""
        return {
            "things": self.things,
            "orders": self.orders,
            "names": names_of(x.signed_by for x in self.orders if x.signed_by),
            "ordering": self.ordering,
            "bringing": self.bringing,
            "leaving": self.leaving,
            "may_order": bool(self.roles & HEADS),
            "may_keep": KEEPER in self.roles,
            **_overdue(self.things),
        }


def _overdue(things: Any) -> dict[str, Any]:
    """Tiếp nhận trên năm năm mà chưa rõ bản án: to be listed."""
    today = timezone.localdate()
    basis = find("vat_chung_khong_ro_ban_an", today)
    if basis is None:
        return {}
    since = today.replace(year=today.year - int(basis.value), day=min(today.day, 28))
    return {"long": [x for x in things if x.on < since], "long_basis": basis}


def _order(request: SignedInRequest, form: forms.Form) -> Any:
    typed = form.cleaned_data
    wanted = Ordered(
        typed["chieu"] == IN,
        typed["vu_an"],
        typed["nguoi"],
        typed["do_vat_lenh"],
        typed["ngay_lenh"],
    )
    return order_apart(
        agency_id=request.person.agency_id,
        wanted=wanted,
        by=request.person,
        now=timezone.now(),
    )


def _bring(request: SignedInRequest, form: forms.Form) -> UnjudgedThing:
    typed = form.cleaned_data
    order = next(
        x for x in orders_apart(request.person.agency_id) if str(x.pk) == typed["lenh"]
    )
    thing = Brought(
        order.crime,
        typed["co_quan"],
        typed["ten"],
        typed["so_luong"],
        typed["don_vi_tinh"],
        typed["vi_tri"],
        order.pk,
        typed["ngay"],
        typed["chu_so_huu"],
        typed["tinh_trang"],
        typed["niem_phong"],
    )
    return keep_apart(
        agency_id=request.person.agency_id,
        thing=thing,
        by=request.person,
        now=timezone.now(),
    )


def _let_go(request: SignedInRequest, form: forms.Form) -> Any:
    typed = form.cleaned_data
    return let_go(
        thing_id=int(typed["do_vat"]),
        reason=typed["ly_do"],
        order_id=int(typed["lenh"]),
        note=typed["noi"],
        on=typed["ngay"],
        by=request.person,
        now=timezone.now(),
    )


@require_safe
@signed_in
def handover(request: SignedInRequest) -> HttpResponse:
    """Danh sách bàn giao kho: every thing that lies in the store, and until when."""
    agency, today = request.person.agency_id, timezone.localdate()
    term = handover_of_stores(today)
    context = {
        "lying": queries.in_store(agency, most=None),
        "apart": lying_apart(agency, most=None),
        "term": term,
        "late": bool(term and term.is_late(today)),
        "today": today,
    }
    return render(request, "assets/handover.html", context)
