"""Trang danh sách việc kết thúc gửi Viện kiểm sát: a month, its cases, the letter."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.law.periods import Stretch
from thads.readers.registers.closing import as_text
from thads.readers.registers.ended import COLUMNS, cells, workbook
from thads.readers.registers.views import REFUSED, XLSX
from thads.readers.statistics.scope import Scope, UnknownUnit, scope_of, visible_units
from thads.records.agencies.access import Person
from thads.records.agencies.models import Role, Unit
from thads.records.cases.actions.listing import LISTED, NotListed, tell_procuracy
from thads.records.cases.queries.ended import (
    Ended,
    basis,
    ended_in,
    month_of,
    untold,
)
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import ProposedAct
from thads.records.web.forms import VietnameseDateField, read_day

NAME = "Việc kết thúc gửi Viện kiểm sát"


class LetterForm(forms.Form):
    """Công văn đã gửi: its number, its day."""

    so = forms.CharField(label="Số công văn", max_length=60)
    ngay = VietnameseDateField(label="Ngày gửi")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ended(request: SignedInRequest) -> HttpResponse:
    """Danh sách một tháng của một đơn vị; to print, as Excel, or noted as sent."""
    today = timezone.localdate()
    asked = request.POST if request.method == "POST" else request.GET
    scope = _scope(asked.get("don_vi", ""), request.person)
    month = month_of(_day(asked.get("thang", "")) or _last_month(today))
    found = ended_in(scope.ids, month)
    form = LetterForm(initial={"ngay": today})
    if request.method == "POST":
        form = LetterForm(request.POST)
        if form.is_valid() and _sent(request, form, found):
            return redirect(_address(scope.top, month))
    if "tep" in asked:
        return _file(scope.top, month, found)
    context = _context(scope, month, found, today) | {
        "form": form,
        "may_send": Role.REGISTRAR in request.person.roles,
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "registers/ended.html", context, status=status)


def _sent(request: SignedInRequest, form: LetterForm, found: list[Ended]) -> bool:
    """Ghi đã gửi on every case that was not told of; whether it was done."""
    waiting = [(each.case.pk, each.called) for each in found if not each.told]
    letter = form.cleaned_data
    act = ProposedAct(LISTED, letter["ngay"], number=letter["so"].strip())
    now = timezone.localtime()
    try:
        told = tell_procuracy(waiting, act, by=request.person, now=now)
    except NotListed as reason:
        form.add_error(None, f"Chưa ghi việc nào. {reason}")
        return False
    messages.success(request, f"Đã ghi gửi Viện kiểm sát {told} việc.")
    return True


def _context(
    scope: Scope, month: Stretch, found: list[Ended], today: date
) -> dict[str, Any]:
    edition = basis(month.last or month.first)
    unit = scope.top
    return {
        "name": NAME,
        "unit": unit,
        "units": visible_units(),
        "month": month,
        "columns": COLUMNS,
        "rows": [(each, [as_text(cell) for cell in cells(each)]) for each in found],
        "waiting": sum(1 for each in found if not each.told),
        "is_over": month.last is not None and month.last < today,
        "citation": edition.citation if edition else None,
        "file_url": f"{_address(unit, month)}&tep=xlsx",
        "months": [
            (first, many, _address(unit, month_of(first)))
            for first, many in untold(scope.ids, today.replace(day=1))
        ],
    }


def _file(unit: Unit, month: Stretch, found: list[Ended]) -> HttpResponse:
    heading = [f"{NAME}, tháng {month.first:%m/%Y}", unit.name]
    edition = basis(month.last or month.first)
    told = f"Căn cứ {edition.citation}" if edition else ""
    answer = HttpResponse(workbook(heading, found, told), content_type=XLSX)
    name = f"viec-ket-thuc-{unit.code}-{month.first:%Y-%m}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _scope(code: str, person: Person) -> Scope:
    try:
        return scope_of(code or Unit.objects.get(pk=person.unit_id).code)
    except UnknownUnit as reason:
        raise Http404(str(reason)) from reason


def _address(unit: Unit, month: Stretch) -> str:
    query = QueryDict(mutable=True)
    query.update({"don_vi": unit.code, "thang": f"{month.first:%m/%Y}"})
    return f"{reverse('registers:ended')}?{query.urlencode()}"


def _day(text: str) -> date | None:
    """Ngày đầu của tháng đã ghi, as 10/2026."""
    try:
        return read_day(f"01/{text.strip()}") if text.strip() else None
    except ValueError:
        return None


def _last_month(today: date) -> date:
    return today.replace(day=1) - timedelta(days=1)
