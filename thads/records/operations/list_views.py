"""Danh sách cuộc cưỡng chế: of all one may see, and of one case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.records.cases.answers import done
from thads.records.cases.presenters import file as shown
from thads.records.cases.views.detail import page_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.operations import actions, presenters, queries
from thads.records.operations.forms import OpenForm
from thads.records.operations.offering import TAB


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Mọi cuộc người hỏi được xem; each tile filters the list."""
    person = request.person
    own = person.officer_id if "chap_hanh_vien" in person.roles else None
    context = presenters.list_page(
        queries.seen(officer_id=own),
        person,
        timezone.localdate(),
        chosen=request.GET.get("loc", ""),
    )
    context["without"] = queries.decisions_without(officer_id=own)
    return render(request, "operations/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def of_case(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Các cuộc của một việc; an officer opens one from a decision here."""
    page = page_of(request, case_id)
    form = OpenForm(request.POST or None)
    if request.method == "POST":
        made = done(
            form,
            lambda: actions.open_operation(
                proceeding_id=case_id,
                decision_seq=form.cleaned_data["quyet_dinh"],
                by=request.person,
                now=timezone.now(),
            ),
        )
        if made:
            messages.success(request, "Đã mở cuộc cưỡng chế. Lập kế hoạch tiếp theo.")
            return redirect("operations:plan", made.pk)
    context = shown.frame(page, TAB) | {
        "courses": queries.of_case(case_id),
        "without": queries.decisions_without(proceeding_id=case_id),
        "refused": form,
    }
    status = 422 if request.method == "POST" else None
    return render(request, "operations/of_case.html", context, status=status)
