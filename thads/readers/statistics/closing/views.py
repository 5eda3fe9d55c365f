"""Trang các kỳ báo cáo, chốt, một bản số liệu, ký, gửi, tính lại, chênh lệch."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.indicators import Period
from thads.law.indicators.publication import VERSION_LABELS, VersionKind
from thads.law.indicators.reporting import month_end
from thads.readers.statistics.asking import UnreadableDate, read_day
from thads.readers.statistics.closing import (
    beside,
    differences,
    freezing,
    packing,
    page,
    telling,
)
from thads.readers.statistics.closing.part_differences import NotComparable
from thads.readers.statistics.editions_in_use import editions_on
from thads.readers.statistics.figures import figures
from thads.readers.statistics.scope import UnknownUnit, scope_of, visible_units
from thads.records.agencies.models import Role
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import actions, queries
from thads.records.publications.actions import NotPublished
from thads.records.publications.models import Publication

REFUSED = 422
PAGE_SIZE = 50


@require_safe
@signed_in
def periods(request: SignedInRequest) -> HttpResponse:
    """Các kỳ báo cáo: who has reported, who has not, every version."""
    days = Period.until(_last_day(request))
    today = timezone.localdate()
    every = page.unit_rows(visible_units(), days, today)
    unsent = [row for row in every if row.told.sent_on is None]
    only_unsent = "chua" in request.GET
    context = {
        "days": days,
        "choices": page.period_choices(days),
        "every": every,
        "rows": unsent if only_unsent else every,
        "unsent": len(unsent),
        "only_unsent": only_unsent,
        "late": sum(row.is_late for row in every),
        "may_close": Role.STATISTICIAN in request.person.roles,
        "unit": request.person.unit_code,
    }
    return render(request, "closing/periods.html", context)


def _last_day(request: SignedInRequest) -> date:
    """The day asked for, or the end of the last month that is over."""
    asked = request.GET.get("den", "")
    try:
        return read_day(asked)
    except UnreadableDate:
        first_of_month = timezone.localdate().replace(day=1)
        return month_end(first_of_month - timedelta(days=1))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def close(request: SignedInRequest) -> HttpResponse:
    """Xem trước rồi chốt."""
    if Role.STATISTICIAN not in request.person.roles:
        raise PermissionDenied(
            "Cán bộ thống kê chốt số liệu. Tài khoản này xem được các bản đã chốt."
        )
    given = request.POST if request.method == "POST" else request.GET
    try:
        asked = _asked(given)
        if request.method == "POST":
            made = freezing.close(asked, by=request.person, now=timezone.localtime())
            return redirect(page.address("version", made))
        context = _preview(asked)
    except (NotPublished, UnknownUnit, UnreadableDate) as refusal:
        context = {"refusal": str(refusal)}
    status = REFUSED if "refusal" in context else 200
    return render(request, "closing/close.html", context, status=status)


def _asked(given: Any) -> freezing.Asking:
    kind = given.get("ban", "")
    if kind not in list(VersionKind):
        raise NotPublished("Chưa chọn bản: sơ bộ, chính thức hay đính chính.")
    return freezing.Asking(
        unit=scope_of(given.get("don_vi", "")).top,
        last=read_day(given.get("den", "")),
        kind=VersionKind(kind),
        reason=given.get("ly_do", ""),
    )


def _preview(asked: freezing.Asking) -> dict[str, Any]:
    now = timezone.localtime()
    forms = [
        figures(used.form, asked.unit.code, asked.last, known_at=now)
        for used in editions_on(asked.last)
    ]
    return {
        "asked": asked,
        "label": VERSION_LABELS[asked.kind],
        "needs_reason": asked.kind is VersionKind.CORRECTED,
        "forms": page.preview(forms),
        "is_whole": not any(each.failed_checks() for each in forms),
    }


def _version(code: str) -> Publication:
    found = queries.publication(code)
    if found is None:
        raise Http404(f"Không có bản số liệu {code}.")
    return found


@require_safe
@signed_in
def version(request: SignedInRequest, code: str) -> HttpResponse:
    """Một bản số liệu, as stored."""
    return _shown(request, _version(code))


def _shown(
    request: SignedInRequest, found: Publication, refusal: str = "", **more: Any
) -> HttpResponse:
    context = page.version_context(found, request.GET.get("bieu", ""), request.person)
    context |= {"refusal": refusal, **more}
    status = REFUSED if refusal else 200
    return render(request, "closing/version.html", context, status=status)


@require_POST
@signed_in
def sign(request: SignedInRequest, code: str) -> HttpResponse:
    """Ký bản số liệu."""
    found = _version(code)
    role = page.role_to_sign(found, request.person)
    try:
        if not role:
            raise NotPublished(
                "Chưa đến lượt tài khoản này ký: người lập biểu ký trước, thủ trưởng ký "
                "sau."
            )
        actions.sign(found, role, by=request.person, now=timezone.localtime())
    except NotPublished as refusal:
        return _shown(request, found, str(refusal))
    return redirect(page.address("version", found))


@require_POST
@signed_in
def send(request: SignedInRequest, code: str) -> HttpResponse:
    """Ghi nhận đã gửi báo cáo."""
    found = _version(code)
    try:
        actions.send(found, by=request.person, now=timezone.localtime())
    except NotPublished as refusal:
        return _shown(request, found, str(refusal))
    return redirect(page.address("version", found))


@require_safe
@signed_in
def packed(request: SignedInRequest, code: str) -> HttpResponse:
    """Gói số liệu của một bản, that another party checks offline."""
    found = _version(code)
    answer = HttpResponse(packing.packed(found), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{found.code}.json"'
    return answer


@require_safe
@signed_in
def recount(request: SignedInRequest, code: str) -> HttpResponse:
    """Tính lại bản số liệu và so từng chữ số."""
    found = _version(code)
    return _shown(request, found, reproduction=freezing.reproduce(found))


def _cell_of(text: str) -> tuple[str, str] | None:
    """“QN01~B8” of the address: a unit and a column; the total has no unit."""
    unit, mark, letter = text.rpartition("~")
    return (unit, letter) if mark else None


@require_safe
@signed_in
def diff(request: SignedInRequest, code: str) -> HttpResponse:
    """Chênh lệch với một bản khác, or with today, one form at a time."""
    one = _version(code)
    against = request.GET.get("voi", "")
    other = _version(against) if against else None
    form = request.GET.get("bieu") or "01"
    try:
        found = differences.differ(one, other, now=timezone.localtime(), form=form)
    except (NotComparable, LookupError) as refusal:
        return _shown(request, one, str(refusal))
    if found.parts:
        return _part_diff(request, found, against)
    each = next(iter(found.forms), None)
    chosen = _cell_of(request.GET.get("o", ""))
    wanted = each.cases_in(*chosen) if each and chosen else each.cases if each else ()
    shown = Paginator(wanted, PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {
        "version": one,
        "names": telling.version_name(found),
        "found": found,
        "form": each,
        "chosen": chosen,
        "beside": beside.side_by_side(each, chosen) if each and each.cells else (),
        "columns": beside.columns_of(each) if each else (),
        "here": page.address("diff", one, bieu=form, voi=against),
        "page": shown,
        "lines": [(case, telling.case_sentence(each, case)) for case in shown]
        if each
        else [],
        "form_tabs": page.diff_tabs(one, form, against),
        "part_tabs": page.part_tabs(one, form, against),
    }
    return render(request, "closing/diff.html", context)


def _part_diff(
    request: SignedInRequest, found: differences.Difference, against: str
) -> HttpResponse:
    """Chênh lệch của một phần về chính cơ quan: digits, then the rows behind them."""
    part = found.parts[0]
    context = {
        "version": found.one,
        "names": telling.version_name(found),
        "found": found,
        "part": part,
        "form_tabs": page.diff_tabs(found.one, part.part.code, against),
        "part_tabs": page.part_tabs(found.one, part.part.code, against),
    }
    return render(request, "closing/diff_part.html", context)
