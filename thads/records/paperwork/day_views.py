"""Trang in của ngày: the papers of a day, and one file of them with progress."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.signing.keys import PKCS12_MOST, KeyRefused
from thads.records.paperwork.day_signing import sign_some, waiting
from thads.records.paperwork.forms import FORMS
from thads.records.paperwork.printing import (
    PrintRun,
    forget_runs_before,
    left_runs,
    papers_of_day,
)
from thads.records.paperwork.views import attached
from thads.records.web.formatting import day as day_of
from thads.records.web.forms import read_day, read_number

UNPROCESSABLE = 422
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
        "left": left_runs(request.person.account_id, _about(on, form)),
        "papers": papers[:200],
        "count": len(papers),
        "to_sign": waiting(request.person, on).count(),
        "about": _about(on, ""),
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


def _about(on: date, form: str) -> str:
    return urlencode({"ngay": day_of(on), "mau": form})


@require_POST
@signed_in
def start(request: SignedInRequest) -> HttpResponse:
    """Bắt đầu gộp: the first piece, and where the next one is asked for."""
    forget_runs_before(timezone.now() - KEPT)
    on, form = _asked(request)
    papers = papers_of_day(request.person.agency_id, on, form)
    if not papers:
        return HttpResponse("Chưa có gì để in.", status=UNPROCESSABLE)
    run = PrintRun(request.person.account_id)
    run.settle(_about(on, form), papers)
    return _step(request, run, 0)


@require_POST
@signed_in
def go_on(request: SignedInRequest, token: str, place: int) -> HttpResponse:
    """Gộp phần tiếp theo."""
    try:
        run = PrintRun(request.person.account_id, token)
        return _step(request, run, place)
    except FileNotFoundError as missing:
        raise Http404("Không có lượt in này.") from missing


@require_POST
@signed_in
def drop(request: SignedInRequest, token: str) -> HttpResponse:
    """Bỏ một lượt in dở."""
    try:
        run = PrintRun(request.person.account_id, token)
    except FileNotFoundError as missing:
        raise Http404("Không có lượt in này.") from missing
    back = f"{reverse('paperwork:day')}?{run.about}"
    run.drop()
    return redirect(back)


def _step(request: SignedInRequest, run: PrintRun, place: int) -> HttpResponse:
    """One piece; the last makes one file of all. A piece that is there stays."""
    if not run.is_made and place == run.done < run.count:
        run.add(place, run.piece(place))
    done, count = run.done, run.count
    if done == count and not run.is_made:
        run.finish()
    context = {
        "token": run.token,
        "done": done,
        "count": count,
        "finished": done == count,
        "percent": 100 * done // count,
        "about": run.about,
    }
    return render(request, "paperwork/progress.html", context)


@sensitive_post_parameters("mat_khau")
@require_POST
@signed_in
def sign(request: SignedInRequest) -> HttpResponse:
    """Ký một phần văn bản trong ngày; the page sends the key again with each part."""
    on, _ = _asked(request)
    key = request.FILES.get("tep_khoa")
    asked = map(read_number, request.POST.getlist("bo_qua"))
    passed = {each for each in asked if each is not None}
    context = {
        "about": _about(on, ""),
        "done": _number(request, "da_ky"),
        "refusal": "",
    }
    try:
        if key is None:
            raise KeyRefused("Chưa chọn tệp khoá .p12 của mình.")
        given = (key.read(PKCS12_MOST + 1), request.POST.get("mat_khau", ""))
        now = timezone.localtime()
        part = sign_some(request.person, on, given, passed_by=passed, now=now)
    except KeyRefused as refused:
        context["refusal"] = str(refused)
        return render(request, "paperwork/signed_day.html", context)
    passed |= {document.pk for document, _ in part.refused}
    left = waiting(request.person, on).exclude(pk__in=passed).count()
    done = _number(request, "da_ky") + part.signed
    context |= {
        "done": done,
        "left": left,
        "percent": 100 * done // (done + left) if done + left else 100,
        "passed": sorted(passed),
        "refused": part.refused,
    }
    return render(request, "paperwork/signed_day.html", context)


def _number(request: SignedInRequest, name: str) -> int:
    return read_number(request.POST.get(name, "")) or 0


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
