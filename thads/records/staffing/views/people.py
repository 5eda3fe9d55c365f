"""Trang biên chế, danh sách, quyết định trong năm, một người."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.law.acts import catalogue
from thads.records.agencies.models import HEADS, Officer, Role, Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings.presenters.links import links_of
from thads.records.staffing import actions
from thads.records.staffing.forms import QuotaForm, TerritoryForm
from thads.records.staffing.models import PersonnelFile, Rank
from thads.records.staffing.panel import who
from thads.records.staffing.queries import files
from thads.records.staffing.queries.posts import (
    GROUPS,
    Posts,
    group_of,
    in_office,
    posts,
    ranks_on,
    units_read,
)
from thads.records.web.forms import read_day

UNPROCESSABLE = 422

NOT_YOURS = "Không được: chỉ thủ trưởng ghi phần này; trưởng phòng giao được địa bàn."


def units_of(request: SignedInRequest) -> list[Unit]:
    """Các đơn vị đang hoạt động của tỉnh mà người này xem được cán bộ."""
    keys = units_read(request.person.root_id)
    return list(Unit.objects.filter(pk__in=keys).order_by("code"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def board(request: SignedInRequest) -> HttpResponse:
    """Biên chế giao và có mặt, quyết định trong năm, thời hạn sắp hết."""
    today = timezone.localdate()
    units = units_of(request)
    form = QuotaForm(
        request.POST or None,
        units=Unit.objects.filter(pk__in=[each.pk for each in units]),
        initial={"nam": today.year, "ngay": today},
    )
    if request.method == "POST" and form.is_valid() and _set_quota(form):
        messages.success(request, "Đã ghi biên chế giao.")
        return redirect("staffing:board")
    context = _board(request, units, today) | {"form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "staffing/board.html", context, status=status)


def _set_quota(form: QuotaForm) -> bool:
    typed = form.cleaned_data
    try:
        actions.set_quota(
            typed["don_vi"].pk,
            typed["nam"],
            typed["bien_che"],
            typed["van_ban"],
            typed["ngay"],
            timezone.now(),
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    return True


def _board(
    request: SignedInRequest, units: Sequence[Unit], today: date
) -> dict[str, Any]:
    rows = posts(units, today)
    keys = [each.pk for each in units]
    told = files.counts(today.year, keys)
    mine = request.person.officer_code or ""
    own = PersonnelFile.objects.filter(officer__code=mine).first()
    return {
        "rows": [_row(each) for each in rows],
        "total": _total(rows),
        "groups": GROUPS,
        "tiles": _tiles(rows, told, today.year),
        "decisions": [
            (catalogue.kind(code).name_vi, code, count) for code, count in told.items()
        ],
        "endings": [
            (each, links_of(actions.PROCEDURE, each.matter).detail)
            for each in files.endings(today, keys)
        ],
        "is_head": Role.HEAD in request.person.roles,
        "own": links_of(actions.PROCEDURE, own.pk).detail if own else "",
        "today": today,
        "year": today.year,
    }


def _row(each: Posts) -> dict[str, Any]:
    cells = [(code, each.by_group[code]) for code, _, _ in GROUPS]
    return {"posts": each, "cells": cells}


def _total(rows: Sequence[Posts]) -> dict[str, Any]:
    return {
        "posts": sum(each.quota.posts for each in rows if each.quota),
        "filled": sum(each.filled for each in rows),
        "lacking": sum(max(each.lacking or 0, 0) for each in rows),
        "cells": [
            (code, sum(each.by_group[code] for each in rows)) for code, _, _ in GROUPS
        ],
    }


def _tiles(
    rows: Sequence[Posts], told: dict[str, int], year: int
) -> list[dict[str, Any]]:
    lacking = sum(max(each.lacking or 0, 0) for each in rows)
    given = sum(each.quota.posts for each in rows if each.quota)
    acts = reverse("staffing:acts")
    people = reverse("staffing:listing")
    return [
        _tile("Biên chế giao", given, f"năm {year}", "id", ""),
        _tile("Đang công tác", sum(e.filled for e in rows), "người", "users", people),
        _tile("Còn thiếu", lacking, "biên chế", "users-group", "",
              "amber" if lacking else "green"),
        _tile("Kỷ luật", told["ky_luat"], f"năm {year}", "ban", f"{acts}?loai=ky_luat"),
    ]  # fmt: skip


def _tile(
    label: str, value: int, detail: str, icon: str, url: str, level: str = ""
) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "detail": detail,
        "icon": icon,
        "url": url,
        "level": level,
    }


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Những người đứng sau một con số của bảng biên chế."""
    today = timezone.localdate()
    units = units_of(request)
    asked, group = request.GET.get("don_vi", ""), request.GET.get("ngach", "")
    people = list(in_office([e for e in units if asked in ("", e.code)], today))
    ranks = ranks_on(people, today)
    shown = [e for e in people if group in ("", group_of(ranks[e.pk]))]
    heading = next((label for code, label, _ in GROUPS if code == group), "")
    context = {
        "rows": [
            (e, Rank(ranks[e.pk]).label if ranks[e.pk] else e.rank) for e in shown
        ],
        "heading": heading,
        "unit": next((e for e in units if e.code == asked), None),
    }
    return render(request, "staffing/listing.html", context)


@require_safe
@signed_in
def acts(request: SignedInRequest) -> HttpResponse:
    """Quyết định trong năm về những người mà hồ sơ được xem."""
    today = timezone.localdate()
    first = _day(request.GET.get("tu", "")) or date(today.year, 1, 1)
    last = _day(request.GET.get("den", "")) or date(today.year, 12, 31)
    keys = [each.pk for each in units_of(request)]
    found = files.of_period(first, last, keys)
    kind = request.GET.get("loai", "")
    if kind in files.COUNTED:
        found = found.filter(code=kind)
    rows = [
        (each, links_of(actions.PROCEDURE, each.act.proceeding_id).detail)
        for each in files.told(found)
    ]
    name = catalogue.kind(kind).name_vi if kind in files.COUNTED else ""
    context = {"rows": rows, "first": first, "last": last, "name": name}
    return render(request, "staffing/acts.html", context)


def _day(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person(request: SignedInRequest, code: str) -> HttpResponse:
    """Một công chức: ngạch, địa bàn; lối vào hồ sơ của người được xem."""
    today = timezone.localdate()
    officer = Officer.objects.select_related("unit").filter(code=code).first()
    if officer is None:
        raise Http404("Không có công chức này trong phạm vi của tài khoản.")
    if request.method == "POST" and not request.person.roles & HEADS:
        raise PermissionDenied(NOT_YOURS)
    form = TerritoryForm(request.POST or None, initial={"ngay": today})
    if request.method == "POST" and form.is_valid() and _give(form, officer):
        messages.success(request, "Đã ghi địa bàn.")
        return redirect("staffing:person", code)
    file = PersonnelFile.objects.filter(officer=officer).first()
    context = who(officer, today) | {
        "form": form,
        "file": links_of(actions.PROCEDURE, file.pk).detail if file else "",
        "may_open": Role.HEAD in request.person.roles and file is None,
        "may_give": bool(request.person.roles & HEADS),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "staffing/person.html", context, status=status)


def _give(form: TerritoryForm, officer: Officer) -> bool:
    typed = form.cleaned_data
    try:
        actions.give_territory(
            officer.pk,
            typed["xa"].strip(),
            typed["ngay"],
            timezone.now(),
            is_given=not typed["thoi"],
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    return True
