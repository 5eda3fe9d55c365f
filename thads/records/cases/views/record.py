"""Ghi nhận hành vi: choose, fill in with a live preview, record."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.acts import ActKind, find
from thads.law.acts.history import LATE_INTEREST
from thads.law.deadlines import derive
from thads.records.cases import actions as cases
from thads.records.cases.forms import DAY, VERSION, ActForm
from thads.records.cases.models import PROCEDURE
from thads.records.cases.presenters import recording as form_page
from thads.records.cases.presenters.clock import Clock
from thads.records.cases.presenters.identity import identity
from thads.records.cases.presenters.links import CaseLinks
from thads.records.cases.presenters.next_acts import matching, next_acts
from thads.records.cases.presenters.preview import preview as preview_of
from thads.records.cases.queries import file as files
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import CaseFile
from thads.records.cases.queries.proposing import outlook
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents import makers
from thads.records.documents.makers import PaperRefused
from thads.records.ledger.values import (
    ConcurrentChange,
    MayNotRecord,
    ProposedAct,
    Recorded,
    Refused,
)

FORBIDDEN, CONFLICT, UNPROCESSABLE = 403, 409, 422


def _records_on(request: SignedInRequest, case_id: int) -> bool:
    """Whether there is any act that this person may choose on the case."""
    return request.person.records_on_cases and recording.may_record(case_id)


@require_safe
@signed_in
def choose(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Bước 1: the acts the law lets follow today, and why the others may not."""
    file = file_or_404(case_id)
    if not _records_on(request, case_id):
        return forbidden(request, file, recording.who_may_record(file.proceeding))
    today = timezone.localdate()
    every = next_acts(
        file.history,
        derive(file.history, today),
        links=CaseLinks.of(case_id, request.person, today),
        person=request.person,
        today=today,
    )
    text = request.GET.get("q", "").strip()
    context = frame_of(file) | {"acts": matching(every, text), "text": text}
    return render(request, "cases/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(request: SignedInRequest, case_id: int, act_code: str) -> HttpResponse:
    """Bước 2: the form of one act; POST records it."""
    file, kind = file_or_404(case_id), _kind(act_code)
    if reason := _why_not(request, file, kind):
        return forbidden(request, file, reason)
    if act_code == LATE_INTEREST:
        return redirect("cashbook:interest", case_id)
    form = _form(request, file, kind)
    if request.method != "POST":
        return _form_page(request, file, form)
    if not form.is_valid():
        return _form_page(request, file, form, status=UNPROCESSABLE)
    return _record(request, file, form)


def _record(request: SignedInRequest, file: CaseFile, form: ActForm) -> HttpResponse:
    act = form.proposed()
    try:
        answer = cases.record_act(
            proceeding_id=file.proceeding.pk,
            act=act,
            by=request.person,
            now=timezone.now(),
            expected_version=form.version,
            paper=request.POST,
        )
    except PaperRefused as refused_paper:
        form.add_error(None, str(refused_paper))
        return _form_page(request, file, form, status=UNPROCESSABLE)
    except ConcurrentChange:
        return _conflict(request, file.proceeding.pk, form)
    except MayNotRecord:
        reason = recording.who_may_record(file.proceeding)
        return forbidden(request, file, reason)
    if isinstance(answer, Refused):
        ahead = _consequences_of(file, act)
        form_page.add_refusals(form, answer.refusals)
        return _form_page(request, file, form, status=UNPROCESSABLE, ahead=ahead)
    return _recorded(request, file.proceeding.pk, answer)


def _recorded(request: SignedInRequest, case_id: int, answer: Recorded) -> HttpResponse:
    today = timezone.localdate()
    opened = preview_of(answer.before, answer.after, (), today).opened
    text = form_page.success(answer.act.code, answer.act.effective_on, len(opened))
    messages.success(request, text)
    if files.proceeding_of(case_id) is None:  # handed over, out of this person's sight
        return redirect("cases:list")
    return redirect("cases:detail", case_id)


def _conflict(request: SignedInRequest, case_id: int, form: ActForm) -> HttpResponse:
    """What somebody else recorded meanwhile; the form stays as it was typed."""
    file = file_or_404(case_id)
    newer = form_page.newer_acts(file, form.version or 0)
    data = request.POST.copy()
    data[VERSION] = str(file.proceeding.version)
    again = _form(request, file, form.kind, data)
    return _form_page(request, file, again, status=CONFLICT, newer=newer)


@require_POST
@signed_in
def preview(request: SignedInRequest, case_id: int, act_code: str) -> HttpResponse:
    """Xem trước: what recording would change; writes nothing."""
    file, kind = file_or_404(case_id), _kind(act_code)
    if reason := _why_not(request, file, kind):
        return HttpResponse(reason, status=FORBIDDEN)
    form = _form(request, file, kind)
    form.is_valid()
    context = {"form": form} | _consequences(file, form, request.POST)
    for name in form.choice_names:  # nobody is told "not chosen" while still typing
        form.errors.pop(name, None)
    return render(request, "cases/preview.html", context)


def file_or_404(case_id: int) -> CaseFile:
    """Hồ sơ của việc; a case not seen is not there."""
    found = files.case_file(case_id)
    if found is None:
        raise Http404(
            "Không có việc này trong những việc mà tài khoản đang dùng được xem."
        )
    return found


def _kind(code: str) -> ActKind:
    found = find(code)
    if found is None or found.procedure != PROCEDURE:
        raise Http404(f"Danh mục hành vi không có mã “{code}”.")
    return found


def _why_not(request: SignedInRequest, file: CaseFile, kind: ActKind) -> str:
    """Câu cho người không được ghi hành vi này; empty when they may."""
    if not recording.may_record(file.proceeding.pk):
        return recording.who_may_record(file.proceeding)
    edition = kind.edition(timezone.localdate()) or kind.editions[-1]
    if recording.role_may(edition, request.person):
        return ""
    roles = recording.roles_that_may(edition)
    return f"Hành vi “{kind.name_vi}” do {roles} ghi nhận ({edition.citation})."


def _form(
    request: SignedInRequest, file: CaseFile, kind: ActKind, data: Any = None
) -> ActForm:
    today = timezone.localdate()
    sent = data if data is not None else request.POST
    return ActForm(
        kind,
        today,
        form_page.offered(kind, file),
        data=sent if request.method == "POST" else None,
        initial=form_page.first_values(
            kind, request.GET, today, file.proceeding.version
        ),
    )


def _form_page(
    request: SignedInRequest,
    file: CaseFile,
    form: ActForm,
    *,
    status: int = 200,
    newer: list[dict[str, Any]] | None = None,
    ahead: dict[str, Any] | None = None,
) -> HttpResponse:
    context = frame_of(file) | _consequences(file, form, request.POST) | (ahead or {})
    today = timezone.localdate()
    edition = form.kind.edition(form.on) or form.kind.edition(today)
    context |= {
        "form": form,
        "kind": form.kind,
        "edition": edition,
        "groups": form_page.groups(form),
        "newer": newer or [],
        "draft_key": f"ghi-nhan:{file.proceeding.pk}:{form.kind.code}",
    }
    return render(request, "cases/record.html", context, status=status)


def _consequences(
    file: CaseFile, form: ActForm, typed: Mapping[str, str]
) -> dict[str, Any]:
    """Hệ quả, văn bản to be shown beside the form, from what it says so far."""
    if not form.is_bound:
        bound = _as_if_sent(form)
        bound.is_valid()
        form = bound
    if DAY in form.errors and DAY not in form.cleaned_data:
        return {"preview": None}
    act, maker = form.proposed(), makers.maker()
    paper = maker.beside(file, act, typed) if maker else {}
    return _consequences_of(file, act) | paper


def _consequences_of(file: CaseFile, act: ProposedAct) -> dict[str, Any]:
    now = timezone.now()
    ahead = outlook(file, act, now)
    today = timezone.localdate(now)
    return {"preview": preview_of(ahead.before, ahead.after, ahead.refusals, today)}


def _as_if_sent(form: ActForm) -> ActForm:
    """The form with its first values, read as if they had been typed."""
    values = dict(form.initial)
    return ActForm(form.kind, form.on, form.offered, data=values, initial=values)


def frame_of(file: CaseFile) -> dict[str, Any]:
    """Thanh nhận diện của việc, for pages that record."""
    clock = Clock(timezone.localdate())
    return {"case": identity(file, clock), "clock": clock}


def forbidden(request: SignedInRequest, file: CaseFile, reason: str) -> HttpResponse:
    """Trang cho người không được ghi, with the reason."""
    another = _records_on(request, file.proceeding.pk)
    context = frame_of(file) | {"reason": reason, "may_record": another}
    return render(request, "cases/may_not_record.html", context, status=FORBIDDEN)
