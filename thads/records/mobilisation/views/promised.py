"""Trang lời hứa, hẹn vận động của mọi việc mình giữ hoặc lãnh đạo."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thads.records.agencies.access import Person
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.mobilisation.models import Promise
from thads.records.mobilisation.presenters import promised as page
from thads.records.mobilisation.queries.promised import (
    AHEAD,
    BACK,
    Due,
    cases_of,
    meetings,
    promised,
)


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Lời hứa nào đã giữ, nào chưa; hẹn gặp nào sắp đến."""
    today = timezone.localdate()
    context = page.context(_rows(request.person, today), request.GET, today)
    return render(request, "mobilisation/promises.html", context)


def _rows(person: Person, today: date) -> list[Due]:
    cases = cases_of(person)
    rows = Promise.objects.filter(
        contact__proceeding__in=cases, due_on__gte=today - BACK
    )
    found = [*promised(rows, today), *meetings(cases, today - AHEAD, date.max)]
    return sorted(found, key=lambda each: (each.on, each.proceeding.pk))
