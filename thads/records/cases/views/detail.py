"""Trang của một việc and its parts."""

from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.records.audit import actions as audit
from thads.records.cases.presenters import file as shown
from thads.records.cases.presenters import identity as tab
from thads.records.cases.presenters import questions, words
from thads.records.cases.presenters.clock import clock_of
from thads.records.cases.presenters.file import Page
from thads.records.cases.presenters.terms import explanation
from thads.records.cases.queries import file
from thads.records.cases.queries.notices import notices_of
from thads.records.cases.queries.printable import printable_of
from thads.records.cases.views.guard import SignedInRequest, View, signed_in
from thads.records.ledger import calendars
from thads.records.web.htmx import is_htmx


def on_its_calendar(view: View) -> View:
    """Tính theo lịch đã biết at the moment the address asks for."""

    @wraps(view)
    def counted(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known_at = clock_of(request.GET, timezone.localdate()).known_at
        if known_at is None:
            return view(request, *args, **kwargs)
        with calendars.in_use(known_at):
            return view(request, *args, **kwargs)

    return counted


def page_of(request: SignedInRequest, case_id: int) -> Page:
    """Hồ sơ on the clock of the address; a case not seen is not there."""
    clock = clock_of(request.GET, timezone.localdate())
    found = file.case_file(case_id, as_of=clock.as_of, known_at=clock.known_at)
    if found is None:
        raise Http404(
            "Không có việc này trong những việc mà tài khoản đang dùng được xem."
        )
    return shown.page_of(found, clock)


@require_safe
@signed_in
@on_its_calendar
def timeline(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Diễn biến: the first page of a case."""
    page = page_of(request, case_id)
    if not is_htmx(request):
        note_reading(request, page, "mo_viec", "Mở diễn biến")
    frame = shown.frame(page, tab.TIMELINE)
    context = frame | shown.timeline_tab(
        page,
        person=request.person,
        may_record=frame["may_record"],
        query=request.GET,
    )
    return render(request, "cases/timeline.html", context)


@require_safe
@signed_in
def parties(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Đương sự, bản án, nghĩa vụ."""
    page = page_of(request, case_id)
    note_reading(request, page, "mo_viec", "Mở đương sự, nghĩa vụ")
    return _parties(request, page, revealed=None)


def _parties(
    request: SignedInRequest, page: Page, revealed: int | None
) -> HttpResponse:
    context = shown.frame(page, tab.PARTIES) | shown.facts(page)
    judgment = page.file.judgment
    context |= {
        "judgment": judgment,
        "judgment_field": words.field(judgment.field),
        "revealed": revealed,
    }
    return render(request, "cases/parties.html", context)


@require_POST
@signed_in
def reveal(request: SignedInRequest, case_id: int, party_id: int) -> HttpResponse:
    """Hiện số giấy tờ của một đương sự, and write down who looked."""
    page = page_of(request, case_id)
    party = next((p for p in page.file.parties if p.pk == party_id), None)
    if party is None:
        raise Http404("Việc này không có đương sự đó.")
    seen = f"Xem số giấy tờ của {party.party.full_name}"
    note_reading(request, page, "xem_so_giay_to", seen)
    return _parties(request, page, revealed=party.pk)


# Whom the database lets do what with the money of a case; others are not led to it.
_MONEY_DEEDS = {
    "receive": frozenset({"ke_toan", "thu_quy", "chap_hanh_vien"}),
    "propose": frozenset({"ke_toan", "chap_hanh_vien"}),
    "order": frozenset({"ke_toan"}),
}
_PRINTERS = frozenset(
    {"ke_toan", "thu_quy", "chap_hanh_vien", "truong_phong", "thu_truong"}
)


def note_reading(
    request: SignedInRequest, page: Page, action: str, sentence: str
) -> None:
    """Ghi nhật ký: whoever reads personal data leaves a line."""
    case, person = page.file.proceeding, request.person
    audit.note(
        at=timezone.now(),
        account_id=person.account_id,
        username=person.username,
        action=action,
        subject=f"viec:{case.root.code}:{case.code}",
        sentence=f"{sentence}, việc {case.code}",
        unit_id=case.unit_id,
    )


@require_safe
@signed_in
def money(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Tiền của việc."""
    page = page_of(request, case_id)
    context = shown.frame(page, tab.MONEY) | shown.money_tab(page)
    roles = request.person.roles
    context["may"] = {deed: bool(roles & who) for deed, who in _MONEY_DEEDS.items()}
    past = page.clock.is_past  # what has to be done is of today
    context["notices"] = [] if past else notices_of(page.file.proceeding)
    may_print = bool(roles & _PRINTERS)
    context["printable"] = printable_of(page.file.proceeding) if may_print else []
    return render(request, "cases/money.html", context)


@require_safe
@signed_in
@on_its_calendar
def terms(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Thời hạn của việc."""
    page = page_of(request, case_id)
    context = shown.frame(page, tab.TERMS) | shown.terms_tab(page)
    return render(request, "cases/terms.html", context)


@require_safe
@signed_in
@on_its_calendar
def why(
    request: SignedInRequest, case_id: int, code: str, from_act: int
) -> HttpResponse:
    """Vì sao là ngày này: a page, or the steps alone for a panel that opens."""
    page = page_of(request, case_id)
    deadline = shown.term_of(page, code, from_act)
    if deadline is None:
        raise Http404("Việc này không có thời hạn đó.")
    context = {"deadline": deadline, "why": explanation(deadline)}
    if is_htmx(request):
        return render(request, "cases/trace.html", context)
    return render(request, "cases/why.html", shown.frame(page, tab.TERMS) | context)


@require_safe
@signed_in
@on_its_calendar
def later(
    request: SignedInRequest, case_id: int, code: str, from_act: int
) -> HttpResponse:
    """Nếu sự kiện chậm một ngày: both derivations side by side."""
    page = page_of(request, case_id)
    deadline = shown.term_of(page, code, from_act)
    if deadline is None:
        raise Http404("Việc này không có thời hạn đó.")
    asked = questions.later(page.file.history, deadline)
    context = {"deadline": deadline, "later": asked}
    if is_htmx(request):
        return render(request, "cases/later_body.html", context)
    return render(request, "cases/later.html", shown.frame(page, tab.TERMS) | context)


@require_safe
@signed_in
@on_its_calendar
def coercion(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Vì sao hôm nay chưa được cưỡng chế, on the day of the clock."""
    page = page_of(request, case_id)
    on = page.clock.on
    context = {
        "answers": questions.coercion(page.file.history, on),
        "hours": questions.coercion_hours(on),
    }
    if is_htmx(request):
        return render(request, "cases/coercion_body.html", context)
    frame = shown.frame(page, tab.TIMELINE)
    return render(request, "cases/coercion.html", frame | context)
