"""Trang số liệu phản ánh tác phong: a row a unit, each number opens its matters."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.periods import statistics_year_start
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding
from thads.records.proceedings.presenters.links import url_of
from thads.records.supervision.conduct import (
    COLUMNS,
    Course,
    courses,
    in_column,
    units_of,
)
from thads.records.web.forms import read_day


@require_safe
@signed_in
def page(request: SignedInRequest) -> HttpResponse:
    """Bảng theo đơn vị trong một kỳ, and the list behind a number when one is opened."""
    today = timezone.localdate()
    first = _day(request.GET.get("tu", "")) or statistics_year_start(today)
    last = max(_day(request.GET.get("den", "")) or today, first)
    found = courses(last)
    unit, column = request.GET.get("don_vi", ""), request.GET.get("cot", "")
    context = _table(found, first, last) | {"first": first, "last": last}
    if column in COLUMNS:
        context["opened"] = _opened(found, column, first, last, unit)
    return render(request, "supervision/conduct.html", context)


def _table(found: list[Course], first: date, last: date) -> dict[str, Any]:
    return {
        "titles": [title for title, _ in COLUMNS.values()],
        "rows": [
            {"name": name, "cells": _cells(found, first, last, code)}
            for code, name in units_of(found).items()
        ],
        "total": _cells(found, first, last, ""),
    }


def _cells(
    found: list[Course], first: date, last: date, unit: str
) -> list[dict[str, Any]]:
    return [
        {
            "count": len(in_column(found, column, first, last, unit)),
            "title": title,
            "url": "?" + urlencode(_asked(column, first, last, unit)),
        }
        for column, (title, _) in COLUMNS.items()
    ]


def _asked(column: str, first: date, last: date, unit: str) -> dict[str, str]:
    asked = {"tu": first.isoformat(), "den": last.isoformat(), "cot": column}
    return asked | ({"don_vi": unit} if unit else {})


def _opened(
    found: list[Course], column: str, first: date, last: date, unit: str
) -> dict[str, Any]:
    listed = in_column(found, column, first, last, unit)
    named = units_of(listed).get(unit, "")
    rows = Proceeding.objects.filter(pk__in=[each.matter for each in listed])
    matters = {row.pk: row for row in rows.select_related("matter")}
    return {
        "title": f"{COLUMNS[column][0]}{f', {named}' if named else ''}",
        "rows": [
            (each, matters[each.matter].matter.title, url_of(matters[each.matter]))
            for each in listed
        ],
        "count": len(listed),
    }


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip()) if text.strip() else None
    except ValueError:
        return None
