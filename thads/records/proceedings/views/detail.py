"""Trang của một hồ sơ, its terms explained, who handles it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.records.audit import actions as audit
from thads.records.cases.presenters import questions
from thads.records.cases.presenters.terms import explanation
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings import actions
from thads.records.proceedings.forms import AssignForm
from thads.records.proceedings.presenters import page as shown
from thads.records.proceedings.queries.file import matter_file
from thads.records.proceedings.queries.handing import hands_on
from thads.records.proceedings.views.finding import page_or_404
from thads.records.web.htmx import is_htmx

NOT_YOURS = (
    "Chỉ thủ trưởng, trưởng phòng phân công hồ sơ này; người mở hồ sơ bàn giao được "
    "khi chưa ai được giao."
)


@require_safe
@signed_in
def detail(request: SignedInRequest, slug: str, matter_id: int) -> HttpResponse:
    """Hồ sơ: where it stands, by when, what was done, what may come next."""
    page = page_or_404(slug, matter_id)
    context = shown.context(page, request.person)
    if context["hands"]:
        context["assign_form"] = AssignForm(page.file.proceeding.unit, context["hands"])
    _note(request, page)
    return render(request, "proceedings/detail.html", context)


def _note(request: SignedInRequest, page: shown.Page) -> None:
    """Ghi nhật ký: whoever reads a matter leaves a line."""
    file, person = page.file, request.person
    audit.note(
        at=timezone.now(),
        account_id=person.account_id,
        username=person.username,
        action="mo_ho_so",
        subject=f"{file.procedure.code}:{file.proceeding.root.code}:{file.proceeding.code}",
        sentence=f"Mở hồ sơ {file.proceeding.code}",
        unit_id=file.proceeding.unit_id,
    )


@require_safe
@signed_in
def why(
    request: SignedInRequest, slug: str, matter_id: int, code: str, from_act: int
) -> HttpResponse:
    """Vì sao là ngày này: a page, or the steps alone for a panel that opens."""
    page = page_or_404(slug, matter_id)
    deadline = shown.term_of(page, code, from_act)
    if deadline is None:
        raise Http404("Hồ sơ này không có thời hạn đó.")
    context = {"deadline": deadline, "why": explanation(deadline)}
    if is_htmx(request):
        return render(request, "cases/trace.html", context)
    return render(request, "proceedings/why.html", shown.frame(page) | context)


@require_safe
@signed_in
def later(
    request: SignedInRequest, slug: str, matter_id: int, code: str, from_act: int
) -> HttpResponse:
    """Nếu sự kiện chậm một ngày."""
    page = page_or_404(slug, matter_id)
    deadline = shown.term_of(page, code, from_act)
    if deadline is None:
        raise Http404("Hồ sơ này không có thời hạn đó.")
    asked = questions.later(page.file.history, deadline)
    context = {"deadline": deadline, "later": asked}
    if is_htmx(request):
        return render(request, "cases/later_body.html", context)
    return render(request, "proceedings/later.html", shown.frame(page) | context)


@require_POST
@signed_in
def assign(request: SignedInRequest, slug: str, matter_id: int) -> HttpResponse:
    """Phân công người phụ trách, tham gia."""
    page = page_or_404(slug, matter_id)
    hands = hands_on(matter_id)
    if not hands:
        raise PermissionDenied(NOT_YOURS)
    form = AssignForm(page.file.proceeding.unit, hands, request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa phân công: chọn cán bộ và phần việc.")
        return redirect(page.links.detail)
    officer, part = form.cleaned_data["can_bo"], form.cleaned_data["phan_viec"]
    try:
        actions.assign(matter_id, officer.pk, now=timezone.now(), part=part)
    except MayNotRecord as refused:  # somebody was assigned meanwhile
        raise PermissionDenied(NOT_YOURS) from refused
    except actions.NotAHandler as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã phân công {officer.full_name}.")
    if (
        matter_file(matter_id) is None
    ):  # handed over: seen by who handles it from now on
        return redirect(page.links.listing)
    return redirect(page.links.detail)
