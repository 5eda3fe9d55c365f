"""Trang một cuộc cưỡng chế: plan, signatures, steps, the day, money, visits."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.law.acts import catalogue
from thads.records.cases.answers import done
from thads.records.cases.forms import VERSION, ActForm, Offered
from thads.records.cases.queries.file import case_file
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.refusing import DeedRefused
from thads.records.operations import actions, papers, presenters, queries
from thads.records.operations.actions import STEPS
from thads.records.operations.course import Course
from thads.records.operations.forms import (
    DayForm,
    PlanForms,
    SignForm,
    VisitForm,
    incident_rows,
    initial_of,
)
from thads.records.operations.usual import blank_plan
from thads.records.operations.values import DayTold
from thads.records.paperwork.views import attached

UNPROCESSABLE = 422
GET_POST = require_http_methods(["GET", "HEAD", "POST"])
Deed = Callable[[], Any]


def course_or_404(operation_id: int) -> Course:
    """Cuộc cưỡng chế; one not seen is not there."""
    found = queries.course(operation_id)
    if found is None:
        raise Http404("Không có cuộc cưỡng chế này trong phạm vi được xem.")
    return found


@GET_POST
@signed_in
def operation(request: SignedInRequest, operation_id: int) -> HttpResponse:
    """Cả cuộc; who must sign signs here, who looks after writes it here."""
    course = course_or_404(operation_id)
    deed = request.POST.get("viec", "")
    sign = SignForm(
        request.POST if deed in ("ky", "tra_lai") else None,
        initial={"ngay_ky": timezone.localdate()},
    )
    visiting = VisitForm(
        request.POST if deed == "kiem_tra" else None,
        initial={"ngay": timezone.localdate()},
    )
    if deed in ("ky", "tra_lai") and done(sign, _signing(request, course, sign, deed)):
        said = "Đã ký kế hoạch." if deed == "ky" else "Đã trả lại kế hoạch."
        messages.success(request, said)
        return redirect("operations:operation", operation_id)
    if deed == "kiem_tra" and done(visiting, _visiting(request, course, visiting)):
        messages.success(request, "Đã ghi lần kiểm tra.")
        return redirect("operations:operation", operation_id)
    context = presenters.operation_page(course, request.person, timezone.localdate())
    context |= {
        "sign": sign,
        "visiting": visiting,
        "refused": visiting if deed == "kiem_tra" else sign,
    }
    status = UNPROCESSABLE if deed else None
    return render(request, "operations/operation.html", context, status=status)


def _signing(
    request: SignedInRequest, course: Course, form: SignForm, deed: str
) -> Deed:
    def sign() -> Any:
        plan = course.plan
        assert plan is not None
        typed = papers.typed_for_forms(plan, presenters.measure(course))
        return actions.sign_plan(
            plan_id=plan.pk,
            hand=request.POST.get("tu_cach", ""),
            agrees=deed == "ky",
            on=form.cleaned_data["ngay_ky"],
            note=form.cleaned_data["y_kien"],
            by=request.person,
            now=timezone.now(),
            paper=typed if request.POST.get("van_ban") else None,
        )

    return sign


def _visiting(request: SignedInRequest, course: Course, form: VisitForm) -> Deed:
    def visit() -> Any:
        read = form.cleaned_data
        return actions.visit(
            operation_id=course.operation.pk,
            on=read["ngay"],
            found=read["ket_qua"],
            told=read["ghi_nhan"],
            next_on=read["lan_sau"],
            by=request.person,
            now=timezone.now(),
        )

    return visit


@GET_POST
@signed_in
def plan(request: SignedInRequest, operation_id: int) -> HttpResponse:
    """Lập kế hoạch: a first one at the usual rates, or the last one changed."""
    course = course_or_404(operation_id)
    given = initial_of(course.plan) if course.plan else blank_plan(timezone.localdate())
    typed = PlanForms(request.POST or None, initial=given)
    if request.method == "POST" and typed.is_valid():
        made = done(
            typed.head,
            lambda: actions.draft_plan(
                operation_id=operation_id,
                plan=typed.plan(),
                by=request.person,
                now=timezone.now(),
            ),
        )
        if made:
            messages.success(request, f"Đã lập kế hoạch lần {made.version}.")
            return redirect("operations:operation", operation_id)
    context = {"course": course, "case": course.operation.proceeding, "typed": typed}
    status = UNPROCESSABLE if request.method == "POST" else None
    return render(request, "operations/plan.html", context, status=status)


@GET_POST
@signed_in
def step(request: SignedInRequest, operation_id: int, code: str) -> HttpResponse:
    """Ghi một bước: the act of the case, recorded for this operation."""
    course = course_or_404(operation_id)
    kind = catalogue.find(code)
    if kind is None or code not in STEPS:
        raise Http404("Không có bước này trong cuộc cưỡng chế.")
    case, today = course.operation.proceeding, timezone.localdate()
    start = {"ngay": today, VERSION: case.version}
    start |= presenters.suggested(course, code)
    form = ActForm(kind, today, Offered(), request.POST or None, initial=start)
    if request.method == "POST" and done(form, _step(request, course, form)):
        messages.success(request, f"Đã ghi: {kind.name_vi}.")
        return redirect("operations:operation", operation_id)
    context = {
        "course": course,
        "case": case,
        "form": form,
        "kind": kind,
        "has_paper": presenters.has_paper(code) and course.plan is not None,
    }
    status = UNPROCESSABLE if request.method == "POST" else None
    return render(request, "operations/step.html", context, status=status)


def _step(request: SignedInRequest, course: Course, form: ActForm) -> Deed:
    def take() -> Any:
        paper = None
        if request.POST.get("van_ban") and course.plan:
            paper = papers.typed_for_forms(course.plan, presenters.measure(course))
        return actions.take_step(
            operation_id=course.operation.pk,
            act=form.proposed(),
            by=request.person,
            now=timezone.now(),
            paper=paper,
        )

    return take


@GET_POST
@signed_in
def day(request: SignedInRequest, operation_id: int) -> HttpResponse:
    """Ghi ngày cưỡng chế, its incidents, safe or not."""
    course = course_or_404(operation_id)
    start = {"ngay": timezone.localdate(), "an_toan": True}
    if course.plan:
        start |= {"ngay": course.plan.on, "bat_dau": course.plan.starts}
    form = DayForm(request.POST or None, initial=start)
    rows = incident_rows(request.POST or None)
    if request.method == "POST":
        answer = done(form, lambda: _day(request, course, form, rows))
        if answer:
            messages.success(request, "Đã ghi ngày cưỡng chế.")
            return redirect("operations:operation", operation_id)
    context = {
        "course": course,
        "case": course.operation.proceeding,
        "form": form,
        "rows": rows,
    }
    status = UNPROCESSABLE if request.method == "POST" else None
    return render(request, "operations/day.html", context, status=status)


def _day(
    request: SignedInRequest, course: Course, form: DayForm, rows: list[forms.Form]
) -> Any:
    for row in rows:
        if not row.is_valid():
            raise DeedRefused(
                "Sự cố phải ghi đủ giờ, loại và việc xảy ra.", "incident_is_told"
            )
    read = form.cleaned_data
    incidents = [
        {
            "at": row.cleaned_data["luc"],
            "kind": row.cleaned_data["loai"],
            "told": row.cleaned_data["viec"],
            "handled": row.cleaned_data["da_xu_ly"],
        }
        for row in rows
        if row.cleaned_data["viec"]
    ]
    told = DayTold(
        on=read["ngay"],
        started=read["bat_dau"],
        ended=read["ket_thuc"],
        outcome=read["ket_qua"],
        is_safe=read["an_toan"],
        present=read["co_mat"],
        told=read["dien_bien"],
        incidents=incidents,
    )
    return actions.record_day(
        operation_id=course.operation.pk,
        day=told,
        by=request.person,
        now=timezone.now(),
    )


@require_safe
@signed_in
def sheet(request: SignedInRequest, operation_id: int) -> HttpResponse:
    """Phiếu ngày cưỡng chế, to be carried to the place."""
    course = course_or_404(operation_id)
    file = case_file(course.operation.proceeding_id)
    if course.plan is None or file is None:
        raise Http404("Cuộc này chưa có kế hoạch.")
    made = papers.day_sheet(course, file, timezone.now())
    name = f"phieu-cuong-che-{course.plan.on:%Y%m%d}.pdf"
    return attached(made, "application/pdf", name, inline=True)
