"""Trang dân vận của một việc: plan, talks, promises, what followed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.agencies.access import Person
from thads.records.cases.presenters import file as shown
from thads.records.cases.presenters.preview import sentence
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import CaseFile
from thads.records.cases.views.detail import note_reading
from thads.records.cases.views.detail import page_of as case_page
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import ConcurrentChange, MayNotRecord, Refused
from thads.records.mobilisation.actions import talking
from thads.records.mobilisation.actions.talking import NewPromise, Present
from thads.records.mobilisation.case_part import VIEW
from thads.records.mobilisation.forms import (
    AnswerForm,
    CircumstanceForm,
    PromiseForm,
    TalkForm,
)
from thads.records.mobilisation.models import Circumstance, Partner, Promise
from thads.records.mobilisation.models.talks import CircumstanceKind, Presence, Setting
from thads.records.mobilisation.presenters.case import page_of
from thads.records.mobilisation.queries.of_case import (
    CaseTalks,
    case_talks,
    joint_acts,
    standing_circumstances,
)
from thads.records.mobilisation.queries.referrals import sent_of

FORBIDDEN, CONFLICT, UNPROCESSABLE = 403, 409, 422
PARTNERS_MOST = 8
NOT_YOURS = "Không được: vai trò của tài khoản này không ghi được điều này."


@require_safe
@signed_in
def page(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Dân vận, phối hợp của một việc."""
    found = case_page(request, case_id)
    note_reading(request, found, "mo_viec", "Mở dân vận")
    return _page(request, found, CircumstanceForm())


def _page(
    request: SignedInRequest, found: Any, form: CircumstanceForm, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    talks = case_talks(found.file.proceeding, today)
    context = (
        shown.frame(found, VIEW)
        | page_of(talks, today, found.file.notes)
        | {
            "form": form,
            "answer": AnswerForm(auto_id=False),
            "may_plan": talking.may_plan(found.case_id),
            "may_talk": _may_talk(request.person, found.file, today),
            "who_may": recording.who_may_record(found.file.proceeding),
            "sent": sent_of(found.case_id, today),
            "joint": joint_acts(talks),
            "partners": Partner.objects.filter(agency_id=request.person.agency_id),
        }
    )
    return render(request, "mobilisation/case.html", context, status=status)


def _may_talk(person: Person, file: CaseFile, on: date) -> bool:
    """Ghi được hành vi vận động: by the catalogue, on a case of theirs, still open."""
    from thads.law.acts import kind

    edition = kind(talking.TALK).edition(on)
    state = file.history.state
    return (
        edition is not None
        and state is not None
        and not state.ended
        and recording.role_may(edition, person)
        and recording.may_record(file.proceeding.pk)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def talk(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Ghi một buổi vận động, at the scene with a thumb."""
    found = case_page(request, case_id)
    today = timezone.localdate()
    if not _may_talk(request.person, found.file, today):
        reason = recording.who_may_record(found.file.proceeding)
        context = shown.frame(found, VIEW) | {"reason": reason}
        return render(request, "mobilisation/may_not.html", context, status=FORBIDDEN)
    talks = case_talks(found.file.proceeding, today)
    people = who_may_be_there(talks, request.person.agency_id)
    form = TalkForm(
        request.POST or None, people=people, initial=_initial(talks, found.file)
    )
    promises = [
        PromiseForm(request.POST or None, prefix=prefix) for prefix in ("h1", "h2")
    ]
    status = 200
    if request.method == "POST":
        if done := _record(request, case_id, form, promises):
            return done
        status = (
            CONFLICT if form.has_error(NON_FIELD_ERRORS, "newer") else UNPROCESSABLE
        )
    context = shown.frame(found, VIEW) | {"form": form, "promises": promises}
    return render(request, "mobilisation/talk.html", context, status=status)


def who_may_be_there(talks: CaseTalks, agency_id: int) -> list[tuple[str, Present]]:
    """Người có thể có mặt: the debtor, those of the plan, the creditor, partners."""
    people: list[tuple[str, Present]] = [("no", Present(Presence.DEBTOR))]
    named = talks.of_kind(CircumstanceKind.KIN, CircumstanceKind.TRUSTED)
    for each in named:
        is_kin = each.kind == CircumstanceKind.KIN
        presence = Presence.KIN if is_kin else Presence.TRUSTED
        people.append((f"n{each.pk}", Present(presence, each.who)))
    if not any(each.kind == CircumstanceKind.KIN for each in named):
        people.append(("than", Present(Presence.KIN)))
    people.append(("duoc", Present(Presence.CREDITOR)))
    rows = Partner.objects.filter(agency_id=agency_id).order_by("pk")
    people += [
        (f"p{each.pk}", Present(Presence.PARTNER, partner=each))
        for each in rows[:PARTNERS_MOST]
    ]
    return people


def _initial(talks: CaseTalks, file: CaseFile) -> dict[str, Any]:
    last = next((t.contact for t in reversed(talks.talks) if t.contact), None)
    now = timezone.localtime()
    return {
        "ngay": now.date(),
        "gio": now.time().replace(second=0, microsecond=0),
        "noi": last.setting if last else Setting.HOME,
        "dia_diem": last.place if last else "",
        "co_mat": ["no"],
        "hen": "",
        "phien_ban": file.proceeding.version,
    }


def _record(
    request: SignedInRequest, case_id: int, form: TalkForm, promises: list[PromiseForm]
) -> HttpResponse | None:
    if not all([form.is_valid(), *(each.is_valid() for each in promises)]):
        return None
    on = form.cleaned_data["ngay"]
    made: list[NewPromise] = [p for each in promises if (p := each.new(on))]
    if any(each.due_on < on for each in made):
        form.add_error(None, "Hạn của lời hứa sớm hơn ngày gặp.")
        return None
    try:
        answer = talking.record_contact(
            proceeding_id=case_id,
            new=form.new(made),
            by=request.person,
            now=timezone.now(),
            expected_version=form.cleaned_data["phien_ban"],
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return None
    except ConcurrentChange:
        form.add_error(None, _newer(form, case_id))
        return None
    if isinstance(answer, Refused):
        for refusal in answer.refusals:
            form.add_error(None, sentence(refusal))
        return None
    messages.success(request, "Đã ghi buổi vận động.")
    return redirect("mobilisation:of_case", case_id)


def _newer(form: TalkForm, case_id: int) -> Any:
    """Somebody recorded meanwhile: what was typed is kept, and a second try goes through."""
    from django.forms import ValidationError

    found = recording.proceeding_again(case_id)
    assert isinstance(form.data, QueryDict)
    again = form.data.copy()
    again["phien_ban"] = str(found.version if found else "")
    form.data = again
    return ValidationError(
        "Việc này vừa được người khác ghi thêm hành vi. Nội dung đã nhập còn nguyên; "
        "ghi lần nữa nếu vẫn đúng.",
        code="newer",
    )


@require_POST
@signed_in
def note(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Ghi một điều cần biết để vận động."""
    found = case_page(request, case_id)
    form = CircumstanceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=UNPROCESSABLE)
    try:
        talking.note_circumstance(
            proceeding_id=case_id,
            new=form.new(),
            by=request.person,
            now=timezone.now(),
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return _page(request, found, form, status=FORBIDDEN)
    messages.success(request, "Đã ghi vào phương án vận động.")
    return redirect("mobilisation:of_case", case_id)


@require_POST
@signed_in
def strike(request: SignedInRequest, case_id: int, row_id: int) -> HttpResponse:
    """Gạch một điều không còn đúng."""
    case_page(request, case_id)
    row = next((e for e in standing_circumstances(case_id) if e.pk == row_id), None)
    if row is None:
        raise Http404("Phương án của việc này không còn điều đó.")
    return _done(request, case_id, lambda now: _strike(request, row, now))


def _strike(request: SignedInRequest, row: Circumstance, now: Any) -> str:
    talking.strike_circumstance(row, by=request.person, now=now)
    return "Đã gạch điều không còn đúng."


@require_POST
@signed_in
def answer(request: SignedInRequest, case_id: int, promise_id: int) -> HttpResponse:
    """Trả lời một lời hứa."""
    case_page(request, case_id)
    rows = Promise.objects.filter(contact__proceeding_id=case_id, answer__isnull=True)
    promise = get_object_or_404(rows.select_related("contact"), pk=promise_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chọn “Đã giữ” hoặc “Không giữ”.")
        return redirect("mobilisation:of_case", case_id)
    return _done(request, case_id, lambda now: _answer(request, promise, form, now))


def _answer(
    request: SignedInRequest, promise: Promise, form: AnswerForm, now: Any
) -> str:
    talking.answer_promise(
        promise,
        was_kept=form.cleaned_data["da_giu"] == "co",
        on=timezone.localdate(),
        detail=form.cleaned_data["noi_dung"],
        by=request.person,
        now=now,
    )
    return "Đã trả lời lời hứa."


def _done(request: SignedInRequest, case_id: int, deed: Any) -> HttpResponse:
    try:
        messages.success(request, deed(timezone.now()))
    except MayNotRecord as refused:
        raise PermissionDenied(NOT_YOURS) from refused
    return redirect("mobilisation:of_case", case_id)
