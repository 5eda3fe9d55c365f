"""Trang đề nghị và quyết định bản biểu: one person proposes, another puts in force."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thads.law.statutes.errors import LawDataError
from thads.readers.statistics.edition_steps import decide_on, propose_file
from thads.readers.statistics.edition_upload import EditionText, InForce, reviewed
from thads.readers.statistics.edition_views import REFUSED, told
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.publications import editions
from thads.records.publications.editions import NotDecided
from thads.records.publications.models import EditionProposal


@require_POST
@signed_in
def propose(request: SignedInRequest) -> HttpResponse:
    """Đề nghị áp dụng bản biểu vừa kiểm tra."""
    given = EditionText(request.POST)
    if not given.is_valid():
        said = " ".join(str(each[0]) for each in given.errors.values())
        return _refused(request, f"Chưa đề nghị được. {said}")
    text = given.cleaned_data["noi_dung"]
    try:
        found = reviewed("vừa kiểm tra", text)
        basis = given.cleaned_data["can_cu"]
        made = propose_file(found, text, basis, request.person, timezone.now())
    except (LawDataError, NotDecided) as refusal:
        return _refused(request, str(refusal))
    messages.success(request, f"Đã đề nghị bản {made.code}. Chờ người thứ hai.")
    return redirect("statistics:edition_proposal", made.pk)


@require_safe
@signed_in
def proposal(request: SignedInRequest, number: int) -> HttpResponse:
    """Một đề nghị: what it changes, its examples, a trial run, the decision."""
    return _page(request, _proposal(number))


@require_POST
@signed_in
def decide(request: SignedInRequest, number: int) -> HttpResponse:
    """Áp dụng từ một ngày, hoặc không áp dụng kèm lý do."""
    given, now, by = _proposal(number), timezone.now(), request.person
    try:
        said = decide_on(given, _since(request), request.POST.get("ly_do", ""), by, now)
    except (LawDataError, NotDecided) as refusal:
        return _page(request, _proposal(number), str(refusal))
    messages.success(request, f"Bản {given.code}: {said}")
    return redirect("statistics:edition_proposal", number)


def _since(request: SignedInRequest) -> date | None:
    """Ngày áp dụng đã chọn; None where the edition is refused."""
    if request.POST.get("quyet_dinh") == editions.REFUSED:
        return None
    first = InForce(request.POST)
    if not first.is_valid():
        raise NotDecided(str(first.errors["ap_dung_tu"][0]))
    day: date = first.cleaned_data["ap_dung_tu"]
    return day


def _proposal(number: int) -> EditionProposal:
    found = editions.proposals().filter(pk=number).first()
    if found is None:
        raise Http404(f"Không có đề nghị số {number}.")
    return found


def _page(
    request: SignedInRequest, given: EditionProposal, refusal: str = ""
) -> HttpResponse:
    found = reviewed(f"{given.code}.toml", given.content)
    decision = getattr(given, "decision", None)
    open_to_all = decision is None
    context = told(request, found) | {
        "proposal": given,
        "decision": decision,
        "refusal": refusal,
        "may_decide": open_to_all and editions.may_decide(request.person, given),
        "is_own": open_to_all and given.account == request.person.account_id,
        "in_force": InForce(initial={"ap_dung_tu": f"{given.valid_from:%d/%m/%Y}"}),
    }
    status = REFUSED if refusal else 200
    return render(request, "statistics/edition.html", context, status=status)


def _refused(request: SignedInRequest, refusal: str) -> HttpResponse:
    context = {"refusal": refusal, "heading": "Đề nghị áp dụng bản biểu"}
    return render(request, "statistics/edition.html", context, status=REFUSED)
