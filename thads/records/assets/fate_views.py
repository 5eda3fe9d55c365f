"""Trang xử lý vật chứng: what was judged, what it is worth; the book of exhibits."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.law.periods import statistics_year_start
from thads.records.agencies.models import HEADS
from thads.records.assets import actions, queries
from thads.records.assets.book import TITLES, book_file, book_of
from thads.records.assets.forms import FateForm
from thads.records.assets.outcomes import recordable_steps, standing
from thads.records.assets.views import UNPROCESSABLE, case_shown
from thads.records.cases.answers import done
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.forms import read_day

NOTERS = HEADS | {"chap_hanh_vien"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def fates(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Điều bản án tuyên và trị giá của từng đồ vật; POST notes one of them."""
    case, things = case_shown(case_id), standing(queries.of_case(case_id))
    form = FateForm(request.POST or None, initial={"ngay_gia": timezone.localdate()})
    form.give_things([(x.exhibit.pk, x.exhibit.name) for x in things])
    if request.method == "POST" and done(form, lambda: _note(request, form)):
        messages.success(request, "Đã ghi.")
        return redirect("assets:fates", case_id)
    context = {"case": case, "things": things, "form": form}
    context["today"] = timezone.localdate()
    context["may"] = recordable_steps(things, timezone.localdate())
    context["may_note"] = bool(request.person.roles & NOTERS)
    status = UNPROCESSABLE if form.errors else None
    return render(request, "assets/fates.html", context, status=status)


@require_safe
@signed_in
def labels(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Nhãn gắn đồ vật: the case, the owner, what lies in the store of each thing."""
    case = case_shown(case_id)
    things = [each for each in queries.of_case(case_id) if not each.is_out]
    return render(request, "assets/labels.html", {"case": case, "things": things})


@transaction.atomic
def _note(request: SignedInRequest, form: FateForm) -> bool:
    typed = form.cleaned_data
    common: dict[str, Any] = {
        "exhibit_id": int(typed["do_vat"]),
        "by": request.person,
        "now": timezone.now(),
    }
    if typed["tuyen"]:
        actions.note_fate(
            fate=typed["tuyen"], sort=typed["loai"], basis=typed["diem"], **common
        )
    if typed["tri_gia"] is not None:
        actions.value_exhibit(
            amount=typed["tri_gia"],
            on=typed["ngay_gia"],
            method=typed["cach"],
            paper=typed["van_ban"],
            **common,
        )
    return True


@require_safe
@signed_in
def book(request: SignedInRequest) -> HttpResponse:
    """Sổ theo dõi vật chứng, tài sản của một kỳ; also as an Excel file."""
    today = timezone.localdate()
    since = _day(request.GET.get("tu", "")) or statistics_year_start(today)
    until = _day(request.GET.get("den", "")) or today
    rows = book_of(request.person.agency_id, since, until)
    if request.GET.get("dang") == "xlsx":
        answer = HttpResponse(book_file(rows, since, until), content_type=XLSX)
        name = f"so-vat-chung-{since:%Y%m%d}-{until:%Y%m%d}.xlsx"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    context = {"rows": rows, "titles": TITLES, "since": since, "until": until}
    return render(request, "assets/book.html", context)


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip())
    except ValueError:
        return None
