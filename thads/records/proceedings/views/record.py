"""Ghi nhận hành vi của hồ sơ: choose, fill in with a live preview, record."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.acts import ActKind, name
from thads.records.cases.forms import DAY, VERSION, ActForm
from thads.records.cases.presenters import recording as form_page
from thads.records.cases.presenters.next_acts import matching
from thads.records.cases.queries import recording
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
from thads.records.proceedings import actions
from thads.records.proceedings.presenters import page as shown
from thads.records.proceedings.presenters.page import Page
from thads.records.proceedings.presenters.preview import preview as preview_of
from thads.records.proceedings.queries.file import matter_file
from thads.records.proceedings.views.finding import kind_or_404, page_or_404

FORBIDDEN, CONFLICT, UNPROCESSABLE = 403, 409, 422


@require_safe
@signed_in
def choose(request: SignedInRequest, slug: str, matter_id: int) -> HttpResponse:
    """Bước 1: the acts the law lets follow today, and why the others may not."""
    page = page_or_404(slug, matter_id)
    if not recording.may_record(matter_id):
        return _forbidden(request, page, shown.who_may(page.file))
    found = shown.next_of(page, request.person, timezone.localdate())
    text = request.GET.get("q", "").strip()
    context = {"acts": matching(found, text), "text": text}
    return render(request, "proceedings/choose.html", shown.frame(page) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def record(
    request: SignedInRequest, slug: str, matter_id: int, act_code: str
) -> HttpResponse:
    """Bước 2: the form of one act; POST records it."""
    page = page_or_404(slug, matter_id)
    kind = kind_or_404(page.file.procedure, act_code)
    if reason := _why_not(request, page, kind):
        return _forbidden(request, page, reason)
    form = _form(request, page, kind)
    if request.method != "POST":
        return _form_page(request, page, form)
    if not form.is_valid():
        return _form_page(request, page, form, status=UNPROCESSABLE)
    return _record(request, page, form)


def _record(request: SignedInRequest, page: Page, form: ActForm) -> HttpResponse:
    act = form.proposed()
    try:
        answer = actions.record_act(
            proceeding_id=page.file.id,
            act=act,
            by=request.person,
            now=timezone.now(),
            expected_version=form.version,
            paper=request.POST,
        )
    except PaperRefused as refused_paper:
        form.add_error(None, str(refused_paper))
        return _form_page(request, page, form, status=UNPROCESSABLE)
    except ConcurrentChange:
        return _conflict(request, page, form)
    except MayNotRecord:
        return _forbidden(request, page, shown.who_may(page.file))
    except actions.RefusedByLaw as refused:  # by an act that follows with this one
        form.add_error(None, f"{name(refused.act.code)}: {refused}")
        return _form_page(request, page, form, status=UNPROCESSABLE, act=act)
    if isinstance(answer, Refused):
        form_page.add_refusals(form, answer.refusals)
        return _form_page(request, page, form, status=UNPROCESSABLE, act=act)
    return _recorded(request, page, answer)


def _recorded(request: SignedInRequest, page: Page, answer: Recorded) -> HttpResponse:
    act = answer.act
    messages.success(request, form_page.success(act.code, act.effective_on, 0))
    if matter_file(page.file.id) is None:
        return redirect("proceedings:list", page.file.procedure.slug)
    return redirect(page.links.detail)


def _conflict(request: SignedInRequest, page: Page, form: ActForm) -> HttpResponse:
    """What somebody else recorded meanwhile; the form stays as it was typed."""
    again = page_or_404(page.links.slug, page.file.id)
    newer = form_page.newer_acts(again.file, form.version or 0)
    data = request.POST.copy()
    data[VERSION] = str(again.file.proceeding.version)
    typed = _form(request, again, form.kind, data)
    return _form_page(request, again, typed, status=CONFLICT, newer=newer)


@require_POST
@signed_in
def preview(
    request: SignedInRequest, slug: str, matter_id: int, act_code: str
) -> HttpResponse:
    """Xem trước: what recording would change; writes nothing."""
    page = page_or_404(slug, matter_id)
    kind = kind_or_404(page.file.procedure, act_code)
    if reason := _why_not(request, page, kind):
        return HttpResponse(reason, status=FORBIDDEN)
    form = _form(request, page, kind)
    form.is_valid()
    context = {"form": form} | _consequences(page, form, request.POST)
    for each in form.choice_names:  # nobody is told "not chosen" while still typing
        form.errors.pop(each, None)
    return render(request, "cases/preview.html", context)


def _why_not(request: SignedInRequest, page: Page, kind: ActKind) -> str:
    if not recording.may_record(page.file.id):
        return shown.who_may(page.file)
    edition = kind.edition(timezone.localdate()) or kind.editions[-1]
    if recording.role_may(edition, request.person):
        return ""
    roles = recording.roles_that_may(edition)
    return f"Hành vi “{kind.name_vi}” do {roles} ghi nhận ({edition.citation})."


def _form(
    request: SignedInRequest, page: Page, kind: ActKind, data: Any = None
) -> ActForm:
    today = timezone.localdate()
    sent = data if data is not None else request.POST
    version = page.file.proceeding.version
    return ActForm(
        kind,
        today,
        form_page.offered(kind, page.file),
        data=sent if request.method == "POST" else None,
        initial=form_page.first_values(kind, request.GET, today, version),
    )


def _form_page(
    request: SignedInRequest,
    page: Page,
    form: ActForm,
    *,
    status: int = 200,
    newer: list[dict[str, Any]] | None = None,
    act: ProposedAct | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        **shown.frame(page),
        **_consequences(page, form, request.POST, act),
        "form": form,
        "kind": form.kind,
        "edition": form.kind.edition(form.on) or form.kind.edition(today),
        "groups": form_page.groups(form),
        "newer": newer or [],
        "draft_key": f"ho-so:{page.file.id}:{form.kind.code}",
    }
    return render(request, "proceedings/record.html", context, status=status)


def _consequences(
    page: Page,
    form: ActForm,
    typed: Mapping[str, str],
    act: ProposedAct | None = None,
) -> dict[str, Any]:
    """Hệ quả, văn bản to be shown beside the form, from what it says so far."""
    if act is None and not form.is_bound:
        values = dict(form.initial)
        form = ActForm(form.kind, form.on, form.offered, data=values, initial=values)
    if act is None:
        form.is_valid()
        if DAY in form.errors and DAY not in form.cleaned_data:
            return {"preview": None}
        act = form.proposed()
    now = timezone.now()
    ahead = outlook(page.file, act, now)
    found = preview_of(page.file.procedure, ahead, timezone.localdate(now))
    maker = makers.maker()
    return {"preview": found} | (maker.beside(page.file, act, typed) if maker else {})


def _forbidden(request: SignedInRequest, page: Page, reason: str) -> HttpResponse:
    context = shown.frame(page) | {"reason": reason}
    return render(request, "proceedings/may_not_record.html", context, status=FORBIDDEN)
