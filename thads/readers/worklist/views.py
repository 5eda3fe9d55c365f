"""Trang đầu sau khi đăng nhập."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.law.periods import statistics_year_number
from thads.readers.worklist import (
    calls,
    page,
    queries,
    recent,
    reports_due,
    summary,
    targets,
)
from thads.readers.worklist.scopes import Scope, scope_of
from thads.records.agencies import outsiders
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.mobilisation.queries.due import due
from thads.records.steering.due import due as tasks_due
from thads.records.web import formatting
from thads.records.web.htmx import announce, is_htmx


@require_safe
@signed_in
def workbench(request: SignedInRequest) -> HttpResponse:
    """Bàn làm việc: what is due for the person who asks, today."""
    if own := outsiders.first_page(request.person.roles):
        return redirect(own)
    today = timezone.localdate()
    scope = _scope(request)
    context = page.context(scope, request.GET, today)
    context["filters"] = page.filters(scope)
    if context["chosen"].for_print:
        return render(request, "worklist/print.html", context)
    context |= _rail(request, scope, context["counts"], today)
    answer = render(request, _template(scope, context), context)
    if not is_htmx(request):
        return answer
    total = context["page"].paginator.count
    return announce(answer, f"{context['heading']}: {formatting.whole(total)} việc")


def _scope(request: SignedInRequest) -> Scope:
    query = request.GET
    return scope_of(
        request.person,
        unit=query.get("don_vi", ""),
        officer=query.get("can_bo", ""),
        who=query.get("vai"),
    )


def _template(scope: Scope, context: dict[str, Any]) -> str:
    """A summary turns into the list once a tile has been chosen."""
    if scope.is_summary and context["chosen"].bucket is None:
        return "worklist/summary.html"
    return "worklist/workbench.html"


def _rail(
    request: SignedInRequest, scope: Scope, counted: queries.Counts, today: date
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "opened": recent.opened(request.person),
        "recorded": recent.recorded(request.person),
        "days": summary.days_of_week(scope, today),
        "reports": reports_due.reports_owed(request.person, today),
        "owing": reports_due.units_owing(request.person, scope.units, today),
        "persuasion": due(request.person, today),
        "tasks": tasks_due(request.person, today),
    }
    if scope.is_summary:
        found["units"] = summary.counts_by_unit(scope, today)
    # A great province is added up after the list is on the screen.
    if counted.remaining is not None:
        found |= _progress(request, scope, today)
    return found


def _progress(request: SignedInRequest, scope: Scope, today: date) -> dict[str, Any]:
    return {
        "progress": targets.progress_of(request.person, own=scope.is_own, today=today),
        "year": statistics_year_number(today),
    }


@require_safe
@signed_in
def progress(request: SignedInRequest) -> HttpResponse:
    """Tiến độ so với chỉ tiêu: a page, or the card that the workbench fetches."""
    scope, today = _scope(request), timezone.localdate()
    context = {"scope": scope, **_progress(request, scope, today)}
    if is_htmx(request):
        return render(request, "worklist/progress_card.html", context)
    return render(request, "worklist/progress.html", context)


@require_safe
@signed_in
def called(request: SignedInRequest) -> HttpResponse:
    """Việc gọi đến mình: a page, or the card that the workbench fetches."""
    context = {"calls": calls.calls(request.person, timezone.localdate())}
    if is_htmx(request):
        # A card that has nothing to say leaves the workbench.
        if not context["calls"]:
            return HttpResponse()
        return render(request, "worklist/calls.html", context)
    return render(request, "worklist/called.html", context)
