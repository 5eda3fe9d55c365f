"""Trang kho: what lies there, a case's things and card, an order, a stock-take."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.records.agencies.models import HEADS
from thads.records.agencies.naming import names_of
from thads.records.assets import actions, queries
from thads.records.assets.actions import Found, Thing
from thads.records.assets.forms import (
    ExhibitForm,
    OrderForm,
    QuantityForm,
    SeenForm,
    focus_first,
)
from thads.records.assets.models import Exhibit, ExhibitPhoto, StockTake, StoreOrder
from thads.records.assets.outcomes import recordable_steps, soonest_first, standing
from thads.records.assets.photos import photos_of
from thads.records.assets.refusals import StoreRefused
from thads.records.cases.answers import done
from thads.records.cases.queries.file import proceeding_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import Refused

UNPROCESSABLE = 422
LISTERS = frozenset({"chap_hanh_vien", "van_thu", "thu_kho"})
KEEPER, ACCOUNTANT = "thu_kho", "ke_toan"
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def store(request: SignedInRequest) -> HttpResponse:
    """Kho của cơ quan: orders that wait, what lies there, stock-takes."""
    words = request.GET.get("tim", "").strip()
    agency = request.person.agency_id
    found = queries.in_store(agency, words)
    things = standing(found)
    today = timezone.localdate()
    owed = queries.stock_take_owed(agency, today)
    context = {
        "waiting": queries.waiting(agency),
        "owed": owed,
        "is_late": bool(owed and owed.is_late(today)),
        "owed_name": StockTake.Period(owed.kind).label.lower() if owed else "",
        "lying": things,
        "pending": soonest_first(things),
        "may": recordable_steps(things, today),
        "may_count": KEEPER in request.person.roles,
        "today": today,
        "takes": queries.stock_takes(agency),
        "words": words,
    }
    return render(request, "assets/store.html", context)


@GET_POST
@signed_in
def of_case(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Vật chứng của một việc, its card; list a thing, order a move."""
    case = case_shown(case_id)
    things = queries.of_case(case_id)
    deed = request.POST.get("viec", "")
    listing = ExhibitForm(request.POST if deed == "ghi" else None)
    ordering = OrderForm(
        request.POST if deed == "lenh" else None,
        initial={"ngay": timezone.localdate()},
    )
    wanted = [
        (each, QuantityForm(request.POST or None, prefix=str(each.exhibit.pk)))
        for each in things
    ]
    if deed == "ghi" and done(listing, lambda: _list(request, case_id, listing)):
        return redirect("assets:of_case", case_id)
    if deed == "lenh":
        made = done(ordering, lambda: _order(request, case_id, ordering, wanted))
        if made:
            messages.success(request, f"Đã ra lệnh {made.text}.")
            return redirect("assets:order", made.pk)
    context = {
        "case": case,
        "things": things,
        "wanted": wanted,
        "card": queries.card(case_id),
        "listing": listing,
        "ordering": ordering,
        "refused": listing if deed == "ghi" else ordering,
        "may_list": bool(request.person.roles & LISTERS),
        "may_order": bool(request.person.roles & HEADS),
    }
    status = UNPROCESSABLE if deed else None
    return render(request, "assets/case.html", context, status=status)


def case_shown(case_id: int) -> Proceeding:
    """Việc người này xem được, or the page is not there."""
    found = proceeding_of(case_id)
    if found is None:
        raise Http404(
            "Không có việc này trong những việc mà tài khoản đang dùng được xem."
        )
    return found


def _list(request: SignedInRequest, case_id: int, form: ExhibitForm) -> Any:
    typed = form.cleaned_data
    thing = Thing(
        typed["ten"],
        typed["so_luong"],
        typed["don_vi_tinh"],
        owner=typed["chu_so_huu"],
        condition=typed["tinh_trang"],
        seal=typed["niem_phong"],
        minutes=typed["bien_ban"],
    )
    made = actions.list_exhibit(
        proceeding_id=case_id, thing=thing, by=request.person, now=timezone.now()
    )
    messages.success(request, f"Đã ghi {made.name}.")
    return made


def _order(
    request: SignedInRequest,
    case_id: int,
    form: OrderForm,
    wanted: list[tuple[Any, QuantityForm]],
) -> StoreOrder:
    typed = form.cleaned_data
    if not all(each.is_valid() for _, each in wanted):
        raise StoreRefused("Số lượng không đọc được.", "order_moves_something")
    quantities = {
        each.exhibit.pk: row.cleaned_data["so_luong"]
        for each, row in wanted
        if row.cleaned_data["so_luong"]
    }
    return actions.order_move(
        proceeding_id=case_id,
        reason=typed["ly_do"],
        quantities=quantities,
        other=typed["nguoi"],
        on=typed["ngay"],
        by=request.person,
        now=timezone.now(),
        basis=typed["can_cu"],
    )


@GET_POST
@signed_in
def order(request: SignedInRequest, order_id: int) -> HttpResponse:
    """Lệnh nhập, xuất kho; the storekeeper carries it out here."""
    rows = StoreOrder.objects.select_related("proceeding__case", "move")
    found = get_object_or_404(rows, pk=order_id)
    lines = [
        (line, _seen(request, line))
        for line in found.all_lines.select_related("exhibit").order_by("pk")
    ]
    focus_first([form for _, form in lines])
    refused = forms.Form(request.POST if request.method == "POST" else None)
    if refused.is_valid():
        if all_valid(form for _, form in lines):
            if done(refused, lambda: _carry_out(request, found, lines)):
                return redirect("assets:order", order_id)
        else:
            refused.add_error(None, "Ghi đủ số lượng thực của từng đồ vật.")
    move = getattr(found, "move", None)
    context = {
        "pictured": _pictured([line.exhibit for line, _ in lines]),
        "order": found,
        "case": found.proceeding,
        "lines": lines,
        "move": move,
        "moved": list(move.all_lines.select_related("exhibit")) if move else [],
        "refused": refused,
        "names": _names(found, move),
        "steps": _steps(found, move is not None),
        "may_carry_out": KEEPER in request.person.roles,
    }
    status = UNPROCESSABLE if refused.errors else None
    return render(request, "assets/order.html", context, status=status)


def _pictured(things: list[Exhibit]) -> list[tuple[Exhibit, ExhibitPhoto]]:
    """Ảnh của các đồ vật trong lệnh, each beside its thing."""
    found = photos_of(each.pk for each in things)
    return [(each, photo) for each in things for photo in found.get(each.pk, ())]


def _steps(order: StoreOrder, is_moved: bool) -> list[dict[str, str]]:
    """Lệnh, giao nhận, phiếu: where the order stands."""
    way = "nhập" if order.comes_in else "xuất"
    return [
        {"name": f"Ra lệnh {way} kho", "state": "done"},
        {
            "name": "Thủ kho đối chiếu, giao nhận",
            "state": "done" if is_moved else "cur",
        },
        {"name": f"Phiếu {way} kho", "state": "done" if is_moved else ""},
    ]


def _seen(request: SignedInRequest, line: Any) -> SeenForm:
    """What is seen is typed: neither the quantity nor the state of a seal is proposed."""
    form = SeenForm(request.POST or None, prefix=str(line.exhibit_id))
    form.ask_seal(line.exhibit.seal)
    return form


def _carry_out(request: SignedInRequest, found: StoreOrder, lines: Any) -> Any:
    seen = {
        line.exhibit_id: Found(
            form.cleaned_data["so_luong"],
            form.cleaned_data["niem_phong"],
            form.cleaned_data["ket_luan"],
            form.cleaned_data["tinh_trang"],
            form.cleaned_data["giai_thich"],
            form.cleaned_data["vi_tri"],
        )
        for line, form in lines
    }
    answer = actions.carry_out(
        order_id=found.pk,
        found=seen,
        on=timezone.localdate(),
        by=request.person,
        now=timezone.now(),
    )
    if not isinstance(answer, Refused):
        messages.success(request, f"Đã ghi phiếu {answer[0].text}.")
    return answer


def _names(found: StoreOrder, move: Any) -> dict[str, str]:
    asked = [found.signed_by, *([move.kept_by] if move else [])]
    names = names_of(asked)
    return {
        "signed": names.get(found.signed_by, ""),
        "kept": names.get(move.kept_by, "") if move else "",
    }


def all_valid(rows: Iterable[forms.Form]) -> bool:
    """Every form is asked, so that every wrong row is told at once."""
    return not [each for each in rows if not each.is_valid()]
