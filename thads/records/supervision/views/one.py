"""Trang một cuộc kiểm tra: findings and their remedies, samples and what they show."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.cases.presenters.preview import sentence
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.models import Proceeding
from thads.records.ledger.values import MayNotRecord, Recorded, Refused
from thads.records.proceedings.presenters.links import url_of
from thads.records.supervision import actions, queries, sampling
from thads.records.supervision.forms import (
    FindingForm,
    RemedyForm,
    ReviewForm,
    SampleForm,
)
from thads.records.supervision.models import Inspection, Review, Sample

UNPROCESSABLE = 422
TEAM = frozenset({"thu_truong", "truong_phong", "tham_tra_vien"})
NOT_YOURS = "Không được: thủ trưởng, trưởng phòng, thẩm tra viên ghi phần kiểm tra."
NO_CASES = "Đơn vị được kiểm tra không có việc chưa có điều kiện để rút."


def inspection_or_404(matter_id: int) -> Inspection:
    """Cuộc kiểm tra mà người đăng nhập xem được."""
    rows = Inspection.objects.select_related(
        "inspected", "planned", "proceeding__matter"
    )
    found = rows.filter(pk=matter_id).first()
    if found is None:
        raise Http404("Không có cuộc kiểm tra này trong phạm vi của tài khoản.")
    return found


@require_safe
@signed_in
def page(request: SignedInRequest, matter_id: int) -> HttpResponse:
    """Phát hiện, khắc phục, mẫu của một cuộc kiểm tra."""
    return _page(request, inspection_or_404(matter_id))


def _page(
    request: SignedInRequest, found: Inspection, **filled: forms.Form
) -> HttpResponse:
    today = timezone.localdate()
    seed = f"{found.proceeding.code}|{today.isoformat()}"
    bad = any(each.errors for each in filled.values())
    context: dict[str, Any] = {
        "inspection": found,
        "matter_url": url_of(found.proceeding),
        "findings": queries.findings(found.pk),
        "samples": queries.samples(found.pk),
        "frame": len(queries.without_means(found.inspected)),
        "may_write": bool(request.person.roles & TEAM),
        "finding_form": FindingForm(initial={"ngay": today}),
        "remedy_form": RemedyForm(initial={"ngay": today}),
        "sample_form": SampleForm(initial={"hat": seed}),
        "today": today,
    }
    status = UNPROCESSABLE if bad else 200
    return render(request, "supervision/one.html", context | filled, status=status)


def _answered(form: forms.Form, do: Any) -> bool:
    """Ghi; the reasons go to the form where it is refused."""
    try:
        answer: Recorded | Refused = do()
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    if isinstance(answer, Refused):
        for each in answer.refusals:
            form.add_error(None, sentence(each))
        return False
    return True


@require_POST
@signed_in
def find(request: SignedInRequest, matter_id: int) -> HttpResponse:
    """Ghi một phát hiện."""
    found, form = inspection_or_404(matter_id), FindingForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        case = _case(typed["viec"], form)
        new = actions.NewFinding(typed["ngay"], typed["noi_dung"], typed["han"], case)
        if form.is_valid() and _answered(
            form,
            lambda: actions.find(found.pk, new, by=request.person, now=timezone.now()),
        ):
            messages.success(request, "Đã ghi phát hiện.")
            return redirect("supervision:one", found.pk)
    return _page(request, found, finding_form=form)


def _case(code: str, form: FindingForm) -> int | None:
    if not code.strip():
        return None
    cases = Proceeding.objects.filter(procedure=ENFORCEMENT, code=code.strip())
    case = cases.first()
    if case is None:
        form.add_error("viec", f"Không có việc mã “{code}” trong phạm vi được xem.")
        return None
    return case.pk


@require_POST
@signed_in
def remedy(request: SignedInRequest, matter_id: int, finding_id: int) -> HttpResponse:
    """Ghi việc khắc phục một phát hiện."""
    found, form = inspection_or_404(matter_id), RemedyForm(request.POST)
    if not found.findings.filter(pk=finding_id).exists():
        raise Http404("Không có phát hiện này.")
    if form.is_valid():
        typed = form.cleaned_data
        new = actions.NewRemedy(
            finding_id, typed["ngay"], typed["ket_qua"], typed["da_lam"]
        )
        if _answered(
            form,
            lambda: actions.remedy(
                found.pk, new, by=request.person, now=timezone.now()
            ),
        ):
            messages.success(request, "Đã ghi khắc phục.")
            return redirect("supervision:one", found.pk)
    return _page(request, found, remedy_form=form)


@require_POST
@signed_in
def draw(request: SignedInRequest, matter_id: int) -> HttpResponse:
    """Rút mẫu việc chưa có điều kiện của đơn vị được kiểm tra."""
    found, form = inspection_or_404(matter_id), SampleForm(request.POST)
    if form.is_valid():
        frame = queries.without_means(found.inspected)
        if not frame:
            form.add_error(None, NO_CASES)
            return _page(request, found, sample_form=form)
        new = actions.NewSample(
            timezone.localdate(),
            form.cleaned_data["hat"].strip(),
            min(form.cleaned_data["co_mau"], len(frame)),
            frame,
        )
        if _answered(
            form,
            lambda: actions.draw_sample(
                found.pk, new, by=request.person, now=timezone.now()
            ),
        ):
            messages.success(request, "Đã rút mẫu.")
            return redirect("supervision:sample", _newest(found).pk)
    return _page(request, found, sample_form=form)


def _newest(found: Inspection) -> Sample:
    return found.samples.order_by("-id")[0]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sample(request: SignedInRequest, sample_id: int) -> HttpResponse:
    """Một mẫu: its cases in the order of the draw, what was seen, what it tells."""
    rows = Sample.objects.select_related(
        "inspection__proceeding", "inspection__inspected"
    )
    found = rows.filter(pk=sample_id).first()
    if found is None:
        raise Http404("Không có mẫu này trong phạm vi của tài khoản.")
    if request.GET.get("tep") == "json":
        return _file(found)
    drawn = queries.drawn(found)
    waiting = next((e for e in drawn.codes if e not in drawn.verdicts), "")
    form = ReviewForm(
        request.POST or None, codes=drawn.codes, initial={"viec": waiting}
    )
    if request.method == "POST" and form.is_valid() and _review(form, found):
        messages.success(request, "Đã ghi kết quả xem hồ sơ.")
        return redirect("supervision:sample", found.pk)
    status = UNPROCESSABLE if form.errors else 200
    context = _sampled(found, drawn, waiting) | {
        "form": form,
        "may_write": bool(request.person.roles & TEAM),
    }
    return render(request, "supervision/sample.html", context, status=status)


def _review(form: ReviewForm, found: Sample) -> bool:
    typed = form.cleaned_data
    try:
        actions.review(
            found.inspection_id,
            found.pk,
            typed["viec"],
            typed["ket_luan"],
            on=timezone.localdate(),
            now=timezone.now(),
            text=typed["ghi_chu"],
        )
    except MayNotRecord:
        form.add_error(None, NOT_YOURS)
        return False
    return True


def _sampled(found: Sample, told: queries.Drawn, waiting: str) -> dict[str, Any]:
    cases = {
        each.code: each
        for each in Proceeding.objects.filter(
            procedure=ENFORCEMENT, code__in=told.codes
        ).select_related("unit", "officer")
    }
    rows = [
        {
            "code": code,
            "case": cases.get(code),
            "review": told.verdicts.get(code),
            "is_wrong": code in told.verdicts
            and told.verdicts[code].verdict != Review.Verdict.RIGHT,
        }
        for code in told.codes
    ]
    return {
        "sample": found,
        "rows": rows,
        "estimate": told.estimate,
        "seen": len(told.verdicts),
        "next": waiting,
    }


def _file(found: Sample) -> HttpResponse:
    verdicts = {
        code: each.verdict for code, each in queries.drawn(found).verdicts.items()
    }
    told = sampling.published(found.seed, found.frame, found.size, verdicts)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="mau-{found.pk}.json"'
    return answer
