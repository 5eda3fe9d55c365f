"""Trang kết sổ: close a quarter, see and sign what was closed, print it."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.readers.registers import closed_sheet
from thads.readers.registers.closing import (
    BASIS,
    Change,
    as_text,
    cell_of,
    changes,
    close_register,
    name_of,
    totals,
)
from thads.readers.registers.definitions import UnknownRegister, register_of
from thads.readers.statistics.scope import UnknownUnit, scope_of
from thads.records.agencies.models import Role, Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding
from thads.records.paperwork import closings
from thads.records.paperwork.closings import NotClosed
from thads.records.paperwork.models import RegisterClosing
from thads.records.proceedings.presenters.links import page_of
from thads.records.web.forms import read_day

PAGE_SIZE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@signed_in
def close(request: SignedInRequest, code: str) -> HttpResponse:
    """Kết một quý của sổ."""
    now = timezone.localtime()
    try:
        register = register_of(code)
        unit, last = _unit(request.POST.get("don_vi", "")), _last(request)
        made = close_register(register.code, unit, last, by=request.person, now=now)
    except (UnknownRegister, UnknownUnit) as reason:
        raise Http404(str(reason)) from reason
    except NotClosed as refusal:
        messages.error(request, str(refusal))
        return redirect("registers:register", code)
    messages.success(request, f"Đã kết sổ {name_of(made)}: {made.row_count} dòng.")
    return redirect("registers:closing", code, made.pk)


def _unit(code: str) -> Unit:
    return scope_of(code).top


def _last(request: SignedInRequest) -> date:
    try:
        last = read_day(request.POST.get("den", ""))
    except ValueError as reason:
        raise NotClosed(f"Không kết được sổ: {reason}") from reason
    if last is None:
        raise NotClosed("Chưa kết được sổ: chưa chọn quý.")
    return last


@require_safe
@signed_in
def closing(request: SignedInRequest, code: str, closing_id: int) -> HttpResponse:
    """Một kỳ đã kết."""
    found, now = _found(code, closing_id), timezone.localtime()
    page = Paginator(closings.rows_of(found), PAGE_SIZE).get_page(
        request.GET.get("trang", "1")
    )
    since = [
        *changes(found, list(page.object_list), now),
        *closed_sheet.late_changes(found, now)[:PAGE_SIZE],
    ]
    pages = _pages([row.matter for row in page.object_list], since)
    context = {
        "closing": found,
        "name": name_of(found),
        "days": closed_sheet.days_of(found),
        "page": page,
        "rows": [
            {
                "row": row,
                "url": pages.get(row.matter, ""),
                "cells": [as_text(cell_of(cell)) for cell in row.cells],
            }
            for row in page.object_list
        ],
        "totals": totals(found),
        "signatures": _signatures(found),
        "turn": closings.may_sign(found, request.person),
        "reads_all": _reads_all(found),
        "as_it_was": closings.is_as_it_was(found),
        "shown_code": closed_sheet.shown_code(found.check_code),
        "since": [(each, pages.get(each.proceeding_id, "")) for each in since],
        "basis": BASIS,
        "file_name": _file_name(found),
    }
    return render(request, "registers/closing.html", context)


def _reads_all(found: RegisterClosing) -> bool:
    """Of a secret book a head reads no row about themselves: its code is not theirs to count."""
    if not register_of(found.register).is_secret:
        return True
    return bool(closings.rows_of(found).count() == found.row_count)


def _pages(matters: list[int], since: list[Change]) -> dict[int, str]:
    """Trang của mỗi hồ sơ mà người xem thấy được."""
    ids = {*matters, *(each.proceeding_id for each in since)}
    rows = Proceeding.objects.filter(pk__in=ids).values_list("pk", "procedure")
    return {pk: page_of(procedure, pk) for pk, procedure in rows}


def _signatures(found: RegisterClosing) -> list[tuple[str, object]]:
    signed = {each.role: each for each in found.signatures.all()}
    return [(Role(role).label, signed.get(role)) for role in found.signers]


def _found(code: str, closing_id: int) -> RegisterClosing:
    rows = RegisterClosing.objects.filter(register=code, pk=closing_id)
    found = rows.select_related("unit", "proceeding").first()
    if found is None:
        raise Http404("Không có kỳ kết sổ này.")
    return found


@require_POST
@signed_in
def sign(request: SignedInRequest, code: str, closing_id: int) -> HttpResponse:
    """Ký hoặc xác nhận sổ đã kết."""
    found = _found(code, closing_id)
    try:
        closings.sign(found, by=request.person, now=timezone.localtime())
    except NotClosed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Đã ký sổ.")
    return redirect("registers:closing", code, closing_id)


@require_safe
@signed_in
def printed(request: SignedInRequest, code: str, closing_id: int) -> HttpResponse:
    """Bản in khổ A3."""
    found = _found(code, closing_id)
    answer = HttpResponse(
        closed_sheet.pdf(found, timezone.localtime()), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{_file_name(found)}.pdf"'
    return answer


@require_safe
@signed_in
def file(request: SignedInRequest, code: str, closing_id: int) -> HttpResponse:
    """Sổ đã kết thành tệp Excel."""
    found = _found(code, closing_id)
    answer = HttpResponse(
        closed_sheet.workbook(found, timezone.localtime()), content_type=XLSX
    )
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(found)}.xlsx"'
    return answer


def _file_name(found: RegisterClosing) -> str:
    return f"{found.register}-{found.unit.code}-{found.last}"
