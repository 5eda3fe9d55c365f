"""Trang sổ văn bản đi và sổ gửi bưu điện of one's agency, for any days."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.periods import Stretch
from thads.readers.registers.closing import as_text
from thads.readers.registers.outgoing import BASIS, BOOKS, MOST, Book, workbook
from thads.readers.registers.telling import days
from thads.readers.registers.views import XLSX
from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.forms import read_day


@require_safe
@signed_in
def outgoing(request: SignedInRequest, code: str) -> HttpResponse:
    """Một sổ: this month unless the address says; to print, or as Excel."""
    book = _book(code)
    agency = Unit.objects.get(pk=request.person.agency_id)
    period, query = _period(request), request.GET.copy()
    rows = book.rows(agency, period)
    if "tep" in query:
        heading = [f"{book.name}, {agency.name}", days(period)]
        answer = HttpResponse(workbook(book, heading, rows), content_type=XLSX)
        answer["Content-Disposition"] = f'attachment; filename="so-{book.code}.xlsx"'
        return answer
    context = {
        "book": book,
        "books": BOOKS.values(),
        "basis": BASIS,
        "period": period,
        "days": days(period),
        "file_url": f"?tu={period.first}&den={period.last}&tep=xlsx",
        "most": MOST,
        "rows": [
            {
                "cells": [
                    {"text": as_text(cell), "is_number": isinstance(cell, int)}
                    for cell in each.cells
                ],
                "url": _papers(each.case_id),
                "spoiled": each.spoiled,
            }
            for each in rows
        ],
    }
    return render(request, "registers/outgoing.html", context)


def _book(code: str) -> Book:
    if code not in BOOKS:
        raise Http404(f"Không có sổ “{code}”.")
    return BOOKS[code]


def _papers(case_id: int | None) -> str:
    return reverse("paperwork:papers", args=[case_id]) if case_id else ""


def _period(request: SignedInRequest) -> Stretch:
    today = timezone.localdate()
    first = _day(request.GET.get("tu", "")) or today.replace(day=1)
    last = _day(request.GET.get("den", "")) or max(today, first)
    return Stretch(min(first, last), last)


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip()) if text.strip() else None
    except ValueError:
        return None
