"""Trang các sổ và một sổ; the file in Excel; print is the page itself, on A3."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.readers.registers.asking import Refused, asked_of
from thads.readers.registers.closing import BASIS, as_text, quarters_of
from thads.readers.registers.definitions import (
    ENFORCEMENT,
    FOLLOWED,
    PETITIONS,
    Register,
    UnknownRegister,
    of_group,
    register_of,
)
from thads.readers.registers.outgoing import BASIS as CLERKS
from thads.readers.registers.outgoing import BOOKS
from thads.readers.registers.rows import Asked, Row, count, rows
from thads.readers.registers.telling import days, notes, struck_words
from thads.readers.registers.workbook import register_workbook
from thads.readers.statistics.scope import visible_units
from thads.records.agencies.access import Person
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.proceedings.presenters.links import page_of

PAGE_SIZE, PRINTED_MOST = 50, 2_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSED = 422


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Mọi sổ."""
    context = {
        "registers": of_group(ENFORCEMENT),
        "petitions": of_group(PETITIONS),
        "followed": of_group(FOLLOWED),
        "clerks": BOOKS.values(),
        "clerks_basis": CLERKS,
    }
    return render(request, "registers/index.html", context)


@require_safe
@signed_in
def register(request: SignedInRequest, code: str) -> HttpResponse:
    """Một sổ: one page of it, or up to two thousand rows to print."""
    book = _register_or_404(code)
    question = _question(request)
    context: dict[str, Any] = {
        "register": book,
        "units": visible_units(),
        "chosen_unit": question["unit"],
        "question": question,
    }
    try:
        asked = asked_of(code, **question)
    except Refused as refusal:
        context["refusal"] = str(refusal)
        return render(request, "registers/register.html", context, status=REFUSED)
    return render(
        request,
        "registers/register.html",
        context
        | _shown(asked, request.GET, question)
        | _quarters(asked, request.person),
    )


@require_safe
@signed_in
def file(request: SignedInRequest, code: str) -> HttpResponse:
    """Sổ thành tệp Excel."""
    _register_or_404(code)
    try:
        asked = asked_of(code, **_question(request))
    except Refused as refusal:
        return HttpResponse(str(refusal), status=REFUSED, content_type="text/plain")
    answer = HttpResponse(register_workbook(asked, rows(asked)), content_type=XLSX)
    name = f"{code}-{asked.scope.top.code}-{asked.period.last}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _register_or_404(code: str) -> Register:
    try:
        return register_of(code)
    except UnknownRegister as reason:
        raise Http404(str(reason)) from reason


def _question(request: SignedInRequest) -> dict[str, str]:
    return {
        "unit": request.GET.get("don_vi", request.person.unit_code),
        "first": request.GET.get("tu", ""),
        "last": request.GET.get("den", ""),
        "known": request.GET.get("ghi_nhan_den", ""),
    }


class _Rows(Sequence[Row]):
    """The rows of a register, read a page at a time."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.total = asked, count(asked)

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return rows(self.asked, place.start or 0, place.stop)
        return rows(self.asked, place, place + 1)[0]


def _shown(asked: Asked, query: Any, question: dict[str, str]) -> dict[str, Any]:
    for_print = "in" in query
    size = PRINTED_MOST if for_print else PAGE_SIZE
    page = Paginator(_Rows(asked), size).get_page(query.get("trang", "1"))
    named = {
        "don_vi": asked.scope.top.code,
        "tu": str(asked.period.first),
        "den": str(asked.period.last),
        "ghi_nhan_den": question["known"],
    }
    words = urlencode({key: value for key, value in named.items() if value})
    return {
        "asked": asked,
        "named": named,
        "page": page,
        "rows": [_told(row) for row in page.object_list],
        "notes": notes(asked),
        "days": days(asked.period),
        "file_url": f"{reverse('registers:file', args=[asked.register.code])}?{words}",
        "print_url": f"?{words}&in=1",
        "for_print": for_print,
    }


def _quarters(asked: Asked, person: Person) -> dict[str, Any]:
    """What is closed of the year; registers are those of an agency, not of a room."""
    agency, on = asked.scope.top, asked.period.first
    register = asked.register
    hidden = register.is_secret and register.keeper not in person.roles
    if agency.agency_id != agency.id or hidden or register.is_stand_in:
        return {}
    today = timezone.localdate()
    return {
        "basis": BASIS if register.group == ENFORCEMENT else None,
        "quarters": quarters_of(register, agency, on, today),
        "keeps": register.keeper in person.roles and person.agency_id == agency.id,
    }


def _told(row: Row) -> dict[str, Any]:
    return {
        "number": row.number,
        "cells": [
            {"text": as_text(cell), "is_number": isinstance(cell, int)}
            for cell in row.cells
        ],
        "url": f"{page_of(row.procedure, row.proceeding_id)}#muc-{row.seq}",
        "struck": struck_words(row),
    }
