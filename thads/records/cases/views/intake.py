"""Tiếp nhận bản án, yêu cầu; ra quyết định thi hành án."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thads.law.acts import find
from thads.law.acts.history import DECISION
from thads.law.acts.rules import signatories
from thads.records.cases import intake
from thads.records.cases.forms import Signer
from thads.records.cases.intake_forms import DecisionForm, IntakeForm
from thads.records.cases.presenters.preview import FIELD_OF_RULE, sentence
from thads.records.cases.queries import intake as asked
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import CaseFile
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.cases.views.record import (
    CONFLICT,
    FORBIDDEN,
    UNPROCESSABLE,
    file_or_404,
    forbidden,
    frame_of,
)
from thads.records.documents import makers
from thads.records.documents.makers import PaperRefused
from thads.records.ledger.values import ConcurrentChange, MayNotRecord, ProposedAct
from thads.records.web.forms import read_day, read_number

_WHO_DECIDES = (
    "Quyết định thi hành án và phân công do thủ trưởng, trưởng phòng, văn thư ghi nhận."
)
_FIELDS = {"nhan_ban_an": "ngay_nhan", "nhan_yeu_cau": "ngay_yeu_cau"}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_in(request: SignedInRequest) -> HttpResponse:
    """Tiếp nhận: the form, what waits for a decision; POST opens the case's file."""
    units = asked.units(intake.units_to_take_in_for())
    if not units:
        return render(request, "cases/may_not_take_in.html", status=FORBIDDEN)
    posted = request.POST if request.method == "POST" else None
    form = IntakeForm(
        [(str(each.id), each.name) for each in units],
        asked.officers(units),
        data=posted,
        initial=_first_values(request),
    )
    if posted is None or "them" in posted:
        if posted is not None:
            form.is_bound, form.initial = False, posted.dict() | _counts(form)
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=UNPROCESSABLE)
    return _open(request, form)


def _counts(form: IntakeForm) -> dict[str, int]:
    return dict(form.counts)


def _first_values(request: SignedInRequest) -> dict[str, Any]:
    """Today, the person's unit; or the judgment of which another case is opened."""
    first = {"ngay_nhan": timezone.localdate(), "don_vi": str(request.person.unit_id)}
    key = read_number(request.GET.get("ban_an", ""))
    judgment = None if key is None else asked.judgment(key)
    if judgment is None:
        return first
    return first | {
        "ban_an": judgment.pk,
        "so": judgment.number,
        "ngay": judgment.date,
        "co_quan": judgment.issuer,
        "linh_vuc": judgment.field,
        "ngay_hieu_luc": judgment.effective_on,
        "ngay_nhan": judgment.received_on or first["ngay_nhan"],
    }


def _open(request: SignedInRequest, form: IntakeForm) -> HttpResponse:
    new = form.taken_in()
    same = intake.same_judgments(
        new.unit_id, number=new.number, date=new.date, issuer=new.issuer
    )
    if same and new.judgment_id not in {each.id for each in same}:
        return _page(request, form, status=CONFLICT, same=same)
    try:
        case_id = intake.take_in(new, by=request.person, now=timezone.now())
    except intake.RefusedByLaw as refused:
        for refusal in refused.refusals:
            form.add_error(_FIELDS.get(refused.act.code), sentence(refusal))
        return _page(request, form, status=UNPROCESSABLE)
    except MayNotRecord:
        return render(request, "cases/may_not_take_in.html", status=FORBIDDEN)
    messages.success(request, f"Đã tiếp nhận bản án {new.number}, mở hồ sơ việc mới.")
    return redirect("cases:decide", case_id)


def _page(
    request: SignedInRequest, form: IntakeForm, *, status: int = 200, same: Any = ()
) -> HttpResponse:
    context = {
        "form": form,
        "parties": form.rows("ds"),
        "obligations": form.rows("nv"),
        "same": same,
        "waiting": asked.waiting(),
    }
    return render(request, "cases/intake.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def decide(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Ra quyết định thi hành án và phân công; POST records both."""
    file = file_or_404(case_id)
    form = _decision_form(request, file)
    may = recording.may_decide(request.person, timezone.localdate())
    if not may or not recording.may_record(case_id):
        if request.method == "POST":
            return forbidden(request, file, _WHO_DECIDES)
        return _decision_page(request, file, form, may=False)
    if request.method != "POST":
        return _decision_page(request, file, form)
    if not form.is_valid():
        return _decision_page(request, file, form, status=UNPROCESSABLE)
    return _decide(request, file, form)


@require_POST
@signed_in
def decide_preview(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Quyết định như sẽ in, while it is being typed; nothing is recorded."""
    file = file_or_404(case_id)
    if not recording.may_record(case_id):
        return forbidden(request, file, _WHO_DECIDES)
    drawn = _paper(request, file, _decision_form(request, file))
    return HttpResponse(drawn.get("paper", ""))


def _decision_form(request: SignedInRequest, file: CaseFile) -> DecisionForm:
    kind, unit, today = find(DECISION), file.proceeding.unit, timezone.localdate()
    roles = signatories(kind, today) if kind else frozenset()
    signers = [
        Signer(o.code, o.full_name, o.title, o.valid_from, o.valid_to)
        for o in recording.signers_of(unit)
    ]
    may = [each for each in signers if each.role_on(today) in roles]
    return DecisionForm(
        may,
        roles,
        [(o.code, o.full_name) for o in recording.officers_of(unit)],
        data=request.POST if request.method == "POST" else None,
        initial={
            "ngay": today,
            "ky_boi": may[0].code if may else "",
            "chap_hanh_vien": file.case.extra.get(intake.PROPOSED_OFFICER, ""),
            "phien_ban": file.proceeding.version,
        },
    )


def _decide(
    request: SignedInRequest, file: CaseFile, form: DecisionForm
) -> HttpResponse:
    read = form.cleaned_data
    decision = ProposedAct(
        code=DECISION,
        effective_on=read["ngay"],
        number=read["so"] or None,
        signed_by=read["ky_boi"],
        signed_as=form.signed_as(),
    )
    try:
        intake.decide(
            file.proceeding.pk,
            decision=decision,
            officer=read["chap_hanh_vien"],
            by=request.person,
            now=timezone.now(),
            expected_version=read["phien_ban"],
            paper=request.POST,
        )
    except PaperRefused as refused_paper:
        form.add_error(None, str(refused_paper))
        return _decision_page(request, file, form, status=UNPROCESSABLE)
    except intake.RefusedByLaw as refused:
        for refusal in refused.refusals:
            target = FIELD_OF_RULE.get(refusal.rule, "")
            known = target if target in form.fields else None
            form.add_error(known, sentence(refusal))
        return _decision_page(request, file, form, status=UNPROCESSABLE)
    except ConcurrentChange:
        form.add_error(None, "Việc này vừa được người khác ghi thêm. Mở lại rồi ghi.")
        return _decision_page(request, file, form, status=CONFLICT)
    except MayNotRecord:
        return forbidden(request, file, recording.who_may_record(file.proceeding))
    messages.success(request, f"Đã ra quyết định thi hành án{_numbered(file)}.")
    return redirect("cases:detail", file.proceeding.pk)


def _paper(
    request: SignedInRequest, file: CaseFile, form: DecisionForm
) -> dict[str, Any]:
    """Quyết định như sẽ in, with whoever signs first; nothing where none is made."""
    maker = makers.maker()
    if maker is None or file.history.folded.opened_on:
        return {}
    signer = form.signers.get(form["ky_boi"].value() or "")
    on = _typed_day(form)
    act = ProposedAct(
        DECISION,
        on,
        signed_by=signer.code if signer else None,
        signed_as=signer.role_on(on) if signer else None,
    )
    return maker.beside(file, act, request.POST)


def _typed_day(form: DecisionForm) -> date:
    """The day as typed, or today where none can be read."""
    try:
        typed = read_day(form["ngay"].value() or "") if form.is_bound else None
    except ValueError:  # a day the calendar does not have
        typed = None
    return typed or timezone.localdate()


def _numbered(file: CaseFile) -> str:
    """The number the decision has got: typed, or given at signing."""
    proceeding = recording.proceeding_again(file.proceeding.pk)
    return f" số {proceeding.number}" if proceeding and proceeding.number else ""


def _decision_page(
    request: SignedInRequest,
    file: CaseFile,
    form: DecisionForm,
    *,
    status: int = 200,
    may: bool = True,
) -> HttpResponse:
    context = frame_of(file) | {
        "form": form,
        "may": may,
        "judgment_id": file.judgment.pk,
        "decided": bool(file.history.folded.opened_on),
        **_paper(request, file, form),
    }
    return render(request, "cases/decide.html", context, status=status)
