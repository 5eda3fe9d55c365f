"""Trang kiểm tra: the year's plan, inspections that run, findings not put right."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Deadline, Proceeding
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings import declared
from thads.records.proceedings.presenters.links import url_of
from thads.records.supervision import actions, queries
from thads.records.supervision.forms import PlanForm

UNPROCESSABLE = 422
PLANNERS = frozenset({"thu_truong", "truong_phong", "van_thu"})
NOT_YOURS = "Không được: thủ trưởng, trưởng phòng, văn thư của cơ quan ghi kế hoạch."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: SignedInRequest) -> HttpResponse:
    """Bảng kiểm tra; ghi thêm một cuộc vào kế hoạch."""
    today = timezone.localdate()
    units = Unit.objects.filter(root_id=request.person.root_id, valid_to=None)
    form = PlanForm(
        request.POST or None,
        units=units.order_by("code"),
        initial={"nam": today.year},
    )
    if request.method == "POST" and form.is_valid() and _plan(request, form):
        messages.success(request, "Đã ghi vào kế hoạch kiểm tra.")
        return redirect("supervision:board")
    status = UNPROCESSABLE if form.errors else 200
    context = _shown(request) | {"form": form}
    return render(request, "supervision/board.html", context, status=status)


def _plan(request: SignedInRequest, form: PlanForm) -> bool:
    typed = form.cleaned_data
    new = actions.NewPlanned(
        agency_id=request.person.agency_id,
        year=typed["nam"],
        document=typed["so"],
        inspected_id=typed["don_vi"].pk,
        subject=typed["noi_dung"],
        before=typed["truoc"],
    )
    try:
        actions.plan(new, now=timezone.now())
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    return True


def _shown(request: SignedInRequest) -> dict[str, Any]:
    today = timezone.localdate()
    plan = queries.planned(request.person.agency_id, today.year, today)
    found = queries.findings()
    late = [each for each in found if each.is_late(today)]
    rows = _running()
    return {
        "plan": [(each, url_of(each.matter) if each.matter else "") for each in plan],
        "rows": rows,
        "findings": [each for each in found if not each.is_done],
        "tiles": _tiles(plan, len(rows), len(late)),
        "may_plan": bool(request.person.roles & PLANNERS),
        "today": today,
        "year": today.year,
        "open_url": reverse("proceedings:open", args=["kiem-tra", actions.OPENED]),
    }


def _tiles(
    plan: Sequence[queries.Planned], running: int, late: int
) -> list[dict[str, Any]]:
    held = sum(each.matter is not None for each in plan)
    level = "red" if late else ""
    return [
        _tile("Kế hoạch năm", len(plan), "cuộc", "calendar-event"),
        _tile("Đã tiến hành", held, "cuộc theo kế hoạch", "check"),
        _tile("Đang mở", running, "cuộc", "search"),
        _tile("Quá hạn khắc phục", late, "phát hiện", "alert-triangle", level),
    ]


def _tile(
    label: str, value: int, detail: str, icon: str, level: str = ""
) -> dict[str, Any]:
    return {
        "label": label,
        "value": value,
        "detail": detail,
        "icon": icon,
        "level": level,
    }


def _running() -> list[dict[str, Any]]:
    """Các cuộc chưa xong, with the clock of the conclusion."""
    procedure = declared.of(actions.PROCEDURE)
    running = Proceeding.objects.filter(procedure=procedure.code, ended_on=None)
    running = running.exclude(status__in=procedure.law.ended)
    rows = running.select_related("matter", "unit").order_by("-opened_on", "-id")
    due = {
        each.proceeding_id: each.due_on
        for each in Deadline.objects.filter(
            proceeding__in=rows, code="thuc_hien_ket_luan_kiem_tra", met_on=None
        )
    }
    return [
        {
            "matter": each,
            "url": reverse("supervision:one", args=[each.pk]),
            "status": procedure.status_label(each.status),
            "due": due.get(each.pk),
        }
        for each in rows
    ]
