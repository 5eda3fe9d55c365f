"""Trang in của ngày: the papers of a day, and one file of them with progress."""

from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.paperwork.forms import FORMS
from thads.records.paperwork.printing import (
    PIECE,
    PrintRun,
    forget_runs_before,
    papers_of_day,
)
from thads.records.paperwork.views import attached
from thads.records.web.forms import read_day

KEPT = timedelta(days=1)
"""Một lượt in được giữ bao lâu."""


@require_safe
@signed_in
def day(request: SignedInRequest) -> HttpResponse:
    """Văn bản trong ngày."""
    on, form = _asked(request)
    papers = papers_of_day(request.person.agency_id, on, form)
    context = {
        "on": on,
        "form": form,
        "papers": papers[:200],
        "count": len(papers),
        "forms": FORMS.values(),
    }
    return render(request, "paperwork/day.html", context)


def _asked(request: SignedInRequest) -> tuple[date, str]:
    text, form = request.GET.get("ngay", ""), request.GET.get("mau", "")
    try:
        on = read_day(text)
    except ValueError:  # a day the calendar does not have
        on = None
    on = on or timezone.localdate()
    return on, form if form in FORMS else ""


@require_POST
@signed_in
def start(request: SignedInRequest) -> HttpResponse:
    """Bắt đầu gộp: the first piece, and where the next one is asked for."""
    forget_runs_before(timezone.now() - KEPT)
    return _step(request, PrintRun(request.person.account_id), 0)


@require_POST
@signed_in
def go_on(request: SignedInRequest, token: str, place: int) -> HttpResponse:
    """Gộp phần tiếp theo."""
    try:
        run = PrintRun(request.person.account_id, token)
    except FileNotFoundError as missing:
        raise Http404("Không có lượt in này.") from missing
    return _step(request, run, place)


def _step(request: SignedInRequest, run: PrintRun, place: int) -> HttpResponse:
    on, form = _asked(request)
    papers = papers_of_day(request.person.agency_id, on, form)
    if papers[place:]:
        run.add(place, papers[place : place + PIECE])
    done = min(place + PIECE, len(papers))
    finished = done >= len(papers)
    if finished and papers:
        run.finish()
    context = {
        "token": run.token,
        "done": done,
        "count": len(papers),
        "finished": finished,
        "percent": 100 * done // len(papers) if papers else 100,
        "query": request.GET.urlencode(),
    }
    return render(request, "paperwork/progress.html", context)


@require_safe
@signed_in
def result(request: SignedInRequest, token: str) -> HttpResponse:
    """Tệp in của lượt ấy."""
    try:
        made = PrintRun(request.person.account_id, token).result()
    except FileNotFoundError:
        made = None
    if made is None:
        raise Http404("Không có lượt in này.")
    return attached(made, "application/pdf", "van-ban-trong-ngay.pdf", inline=True)
