"""Trang hỏi thông tin: those of a case, and who answers late."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.records.cases.answers import done
from thads.records.cases.presenters import file as shown
from thads.records.cases.views.detail import page_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.inquiries import actions, papers, presenters, queries
from thads.records.inquiries.forms import (
    ASSETS,
    AnswerForm,
    AskForm,
    FoundForm,
    RemindForm,
)
from thads.records.inquiries.models import Inquiry, Reminder
from thads.records.inquiries.offering import TAB
from thads.records.ledger.refusing import DeedRefused

UNPROCESSABLE = 422
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """Mọi yêu cầu được xem: tiles, bodies, the list behind each count."""
    person = request.person
    own = person.officer_id if "chap_hanh_vien" in person.roles else None
    context = presenters.list_page(
        queries.seen(officer_id=own),
        timezone.localdate(),
        chosen=request.GET.get("loc", ""),
        body=request.GET.get("noi", ""),
    )
    return render(request, "inquiries/list.html", context)


@GET_POST
@signed_in
def of_case(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Các yêu cầu của một việc và tài sản đã biết; the officer asks here."""
    page = page_of(request, case_id)
    form = AskForm(request.POST or None, initial={"ngay": timezone.localdate()})
    if request.method == "POST" and done(form, lambda: _ask(request, case_id, form)):
        messages.success(request, f"Đã ghi yêu cầu gửi {form.cleaned_data['noi']}.")
        return redirect("inquiries:of_case", case_id)
    context = shown.frame(page, TAB) | {
        "asked": queries.of_case(case_id),
        "assets": queries.assets(case_id),
        "form": form,
        "today": timezone.localdate(),
        "may_ask": page.file.proceeding.officer_id == request.person.officer_id,
    }
    status = UNPROCESSABLE if request.method == "POST" else None
    return render(request, "inquiries/of_case.html", context, status=status)


def _ask(request: SignedInRequest, case_id: int, form: AskForm) -> Any:
    read = form.cleaned_data
    return actions.ask(
        proceeding_id=case_id,
        kind=read["loai"],
        body=read["noi"],
        what=read["noi_dung"],
        on=read["ngay"],
        number=read["so"] or None,
        by=request.person,
        now=timezone.now(),
    )


@GET_POST
@signed_in
def inquiry(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    """Một yêu cầu: remind, or write the answer down."""
    found = get_object_or_404(
        Inquiry.objects.select_related("act", "answer", "proceeding__case"),
        pk=inquiry_id,
    )
    deed, today = request.POST.get("viec", ""), timezone.localdate()
    reminding = RemindForm(
        request.POST if deed == "nhac" else None, initial={"ngay": today}
    )
    answering = AnswerForm(
        request.POST if deed == "tra_loi" else None, initial={"ngay": today}
    )
    rows = [
        FoundForm(request.POST if deed == "tra_loi" else None, prefix=f"ts{place}")
        for place in range(ASSETS)
    ]
    if deed == "nhac" and done(reminding, lambda: _remind(request, found, reminding)):
        messages.success(request, "Đã ghi lần nhắc. In văn bản nhắc ở danh sách.")
        return redirect("inquiries:inquiry", inquiry_id)
    if deed == "tra_loi" and done(
        answering, lambda: _answer(request, found, answering, rows)
    ):
        messages.success(request, "Đã ghi trả lời.")
        return redirect("inquiries:of_case", found.proceeding_id)
    context = {
        "inquiry": found,
        "case": found.proceeding,
        "asked": next(
            a for a in queries.of_case(found.proceeding_id) if a.inquiry.pk == found.pk
        ),
        "reminding": reminding,
        "answering": answering,
        "rows": rows,
        "refused": reminding if deed == "nhac" else answering,
        "today": today,
    }
    status = UNPROCESSABLE if deed else None
    return render(request, "inquiries/inquiry.html", context, status=status)


def _remind(request: SignedInRequest, found: Inquiry, form: RemindForm) -> Any:
    return actions.remind(
        inquiry_id=found.pk,
        on=form.cleaned_data["ngay"],
        number=form.cleaned_data["so"],
        by=request.person,
        now=timezone.now(),
    )


def _answer(
    request: SignedInRequest,
    found: Inquiry,
    form: AnswerForm,
    rows: list[FoundForm],
) -> Any:
    if not all(row.is_valid() for row in rows):
        raise DeedRefused("Ghi cả loại và mô tả của mỗi tài sản; giá trị là số nguyên.")
    told = [each for row in rows if (each := row.found()) is not None]
    read = form.cleaned_data
    return actions.answer(
        inquiry_id=found.pk,
        on=read["ngay"],
        result=read["ket_qua"],
        found=told,
        number=read["so"] or None,
        by=request.person,
        now=timezone.now(),
    )


@require_safe
@signed_in
def letter(request: SignedInRequest, reminder_id: int) -> HttpResponse:
    """Văn bản nhắc, as PDF."""
    rows = Reminder.objects.select_related(
        "inquiry__act", "inquiry__proceeding__case", "inquiry__proceeding__officer"
    )
    made = papers.reminder_letter(
        get_object_or_404(rows, pk=reminder_id), timezone.now()
    )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="nhac-{reminder_id}.pdf"'
    return answer
