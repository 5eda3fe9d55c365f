"""Sổ tiếp công dân và lịch tiếp."""

from calendar import monthrange
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.agencies.models import Unit
from thads.records.cases.queries.recording import may_record
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.complaints import actions, papers
from thads.records.complaints.forms import DayForm
from thads.records.complaints.models import ReceptionDay
from thads.records.complaints.presenters.panels import reception_of
from thads.records.complaints.queries import board, head_days
from thads.records.complaints.queries.receptions import COLUMNS, Line
from thads.records.complaints.queries.receptions import register as lines_of
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings import actions as matters
from thads.records.proceedings import declared
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.presenters.page import who_may
from thads.records.proceedings.queries.file import matter_file
from thads.records.proceedings.views.opening import openings_for
from thads.records.web.formatting import day
from thads.records.web.forms import read_day
from thads.records.web.spreadsheets import new_workbook

FORBIDDEN, UNPROCESSABLE = 403, 422
AHEAD = timedelta(days=62)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@signed_in
def register(request: SignedInRequest) -> HttpResponse:
    """Sổ tiếp công dân, mười ba cột."""
    first, last = _stretch(request)
    lines = lines_of(first, last, request.GET.get("don_vi", ""))
    context = {
        "columns": COLUMNS,
        "lines": [(each, links_of("tiep_cong_dan", each.matter_id)) for each in lines],
        "first": first,
        "last": last,
        "query": request.GET.urlencode(),
        "openings": openings_for(declared.of("tiep_cong_dan")),
    }
    return render(request, "complaints/register.html", context)


def _stretch(request: SignedInRequest) -> tuple[date, date]:
    """Từ ngày đến ngày, this month unless the address says."""
    today = timezone.localdate()
    first = _day(request.GET.get("tu", "")) or today.replace(day=1)
    end = today.replace(day=monthrange(today.year, today.month)[1])
    last = _day(request.GET.get("den", "")) or max(end, first)
    return first, last


def _day(text: str) -> date | None:
    try:
        return read_day(text.strip()) if text.strip() else None
    except ValueError:
        return None


@require_safe
@signed_in
def workbook(request: SignedInRequest) -> HttpResponse:
    """Sổ tiếp công dân dạng Excel."""
    first, last = _stretch(request)
    lines = lines_of(first, last, request.GET.get("don_vi", ""))
    answer = HttpResponse(_sheet(lines, first, last), content_type=XLSX)
    name = f"so-tiep-cong-dan-{first:%Y%m%d}-{last:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _sheet(lines: list[Line], first: date, last: date) -> bytes:
    out = BytesIO()
    book = new_workbook(out)
    sheet = book.add_worksheet("So tiep cong dan")
    bold, wrapped = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True}),
    )
    sheet.write(0, 0, f"Sổ tiếp công dân từ {day(first)} đến {day(last)}", bold)
    for place, title in enumerate(COLUMNS):
        sheet.write(2, place, title, bold)
        sheet.write(3, place, place + 1, bold)
    for row, line in enumerate(lines, start=4):
        for place, value in enumerate(line.cells):
            text = day(value) if isinstance(value, date) else value
            sheet.write(row, place, text, wrapped)
    sheet.set_column(2, 4, 32)
    book.close()
    return out.getvalue()


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def slip(request: SignedInRequest, matter_id: int) -> HttpResponse:
    """Phiếu tiếp công dân, to be signed by who received and who came; POST files it."""
    file = matter_file(matter_id, "tiep_cong_dan")
    kept = reception_of(file)
    if file is None or kept is None:
        raise Http404("Không có lượt tiếp này.")
    if request.method == "POST":
        if not may_record(matter_id):
            return HttpResponse(who_may(file), status=FORBIDDEN)
        papers.file_slip(file, kept, by=request.person, now=timezone.now())
        messages.success(request, "Đã lưu phiếu tiếp công dân vào hồ sơ.")
        return redirect("paperwork:papers", matter_id)
    made = papers.reception_slip(file, kept, timezone.now())
    name = f"phieu-tiep-cong-dan-{file.proceeding.code.lower()}.pdf"
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def schedule(request: SignedInRequest) -> HttpResponse:
    """Lịch tiếp công dân: the days ahead; who keeps it adds one."""
    today = timezone.localdate()
    units = _units()
    form = DayForm(units, today, request.POST or None, initial=_usual(request, units))
    status = 200
    if request.method == "POST" and units:
        if form.is_valid():
            return _plan(request, form)
        status = UNPROCESSABLE
    days = board.schedule(today, today + AHEAD)
    context = {
        "days": days,
        "form": form if units else None,
        "lacking": head_days.lacking([request.person.agency_id], today),
    }
    return render(request, "complaints/schedule.html", context, status=status)


def _usual(request: SignedInRequest, units: list[Unit]) -> dict[str, Any]:
    """Điền sẵn như ngày tiếp gần nhất đã lập, of one's own unit if it has any."""
    own = next((e for e in units if e.pk == request.person.unit_id), None)
    home = own or (units[0] if units else None)
    days = ReceptionDay.objects.filter(dropped_at=None).order_by("-on")
    last = days.filter(unit=home).first() or days.first()
    found: dict[str, Any] = {"don_vi": home}
    if last is not None:
        found |= {
            "tu_gio": f"{last.starts:%H:%M}",
            "den_gio": f"{last.ends:%H:%M}",
            "noi_tiep": last.place,
        }
    return found


def _units() -> list[Unit]:
    ids = {
        unit
        for act in ("dang_ky_tiep", "tiep_cong_dan")
        for unit in matters.units_to_open_in(act)
    }
    return list(Unit.objects.filter(pk__in=ids).order_by("path"))


def _plan(request: SignedInRequest, form: DayForm) -> HttpResponse:
    read = form.cleaned_data
    new = actions.NewDay(
        unit_id=read["don_vi"].pk,
        on=read["ngay"],
        starts=read["tu_gio"],
        ends=read["den_gio"],
        place=read["noi_tiep"],
        receiver_id=read["nguoi_tiep"].pk,
        is_of_head=read["dung_dau"],
        is_online=read["truc_tuyen"],
    )
    try:
        actions.plan_day(new, now=timezone.now())
    except MayNotRecord:
        messages.error(request, "Tài khoản này không lập lịch tiếp của đơn vị ấy.")
    else:
        messages.success(request, f"Đã thêm ngày {day(new.on)} vào lịch tiếp công dân.")
    return redirect("complaints:schedule")


@require_POST
@signed_in
def drop(request: SignedInRequest, day_id: int) -> HttpResponse:
    """Bỏ một ngày của lịch, with its reason."""
    why = request.POST.get("ly_do", "").strip()[:200]
    if not why:
        messages.error(request, "Chưa bỏ: ghi lý do bỏ ngày tiếp công dân.")
        return redirect("complaints:schedule")
    try:
        actions.drop_day(day_id, why, now=timezone.now())
    except MayNotRecord as refused:
        raise PermissionDenied(
            "Tài khoản này không sửa lịch tiếp của đơn vị ấy."
        ) from refused
    else:
        messages.success(request, "Đã bỏ ngày ấy khỏi lịch; lý do được giữ lại.")
    return redirect("complaints:schedule")
