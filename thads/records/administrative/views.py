"""Trang án hành chính: the board, the register as a file, what is written on one matter."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.records.administrative import actions, presenters
from thads.records.administrative.book import workbook_of
from thads.records.administrative.forms import (
    DayForm,
    PostingForm,
    RecommendationForm,
    ResponsibleForm,
    SessionForm,
)
from thads.records.agencies.access import Person
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord, Recorded, Refused
from thads.records.proceedings import declared
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.queries.file import MatterFile, matter_file
from thads.records.proceedings.views.opening import openings_for

FORBIDDEN, UNPROCESSABLE = 403, 422
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Read = dict[str, Any]
Answer = Recorded | Refused | None


@dataclass(frozen=True, slots=True)
class Writing:
    """Một trang ghi: its title, its form, what it writes."""

    title: str
    form: type[DayForm]
    write: Callable[[int, Read, Person, datetime], Answer]


@require_safe
@signed_in
def board(request: SignedInRequest) -> HttpResponse:
    """Các bản án hành chính theo chặng, with their clocks."""
    procedure = declared.of(actions.PROCEDURE)
    context = presenters.context(timezone.localdate())
    context |= {"openings": openings_for(procedure), "procedure": procedure}
    return render(request, "administrative/board.html", context)


@require_safe
@signed_in
def workbook(request: SignedInRequest) -> HttpResponse:
    """Sổ theo dõi thi hành án hành chính dạng Excel."""
    today = timezone.localdate()
    answer = HttpResponse(workbook_of(today), content_type=XLSX)
    name = f"so-theo-doi-an-hanh-chinh-{today:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _hold(matter: int, read: Read, by: Person, now: datetime) -> Answer:
    new = actions.NewSession(
        read["noi_lam_viec"], read["thanh_phan"], read["noi_dung"], read["hen_xong"]
    )
    return actions.hold_session(matter, new, on=read["ngay"], by=by, now=now)


def _recommend(matter: int, read: Read, by: Person, now: datetime) -> Answer:
    new = actions.NewRecommendation(read["gui_den"], read["ve_ai"], read["noi_dung"])
    return actions.recommend(
        matter, new, number=read["so"], on=read["ngay"], by=by, now=now
    )


def _post(matter: int, read: Read, by: Person, now: datetime) -> Answer:
    place = read["noi_cong_khai"]
    return actions.post(matter, place, on=read["ngay"], by=by, now=now)


def _name(matter: int, read: Read, by: Person, now: datetime) -> Answer:
    new = actions.NewResponsible(
        read["ho_ten"], read["chuc_vu"], read["trach_nhiem"], read["ngay"]
    )
    actions.name_responsible(matter, new, now=now)
    return None


WRITINGS = {
    "lam-viec": Writing("Ghi buổi làm việc", SessionForm, _hold),
    "kien-nghi": Writing("Kiến nghị xử lý trách nhiệm", RecommendationForm, _recommend),
    "cong-khai": Writing("Công khai quyết định buộc thi hành", PostingForm, _post),
    "trach-nhiem": Writing("Ghi người chịu trách nhiệm", ResponsibleForm, _name),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: SignedInRequest, matter_id: int, step: str) -> HttpResponse:
    """Một bước có nội dung riêng của hồ sơ."""
    file = matter_file(matter_id, actions.PROCEDURE)
    writing = WRITINGS.get(step)
    if file is None or writing is None:
        raise Http404(
            "Không có hồ sơ án hành chính này, hoặc tài khoản không xem được."
        )
    today = timezone.localdate()
    form = writing.form(today, data=request.POST or None, initial={"ngay": today})
    if request.method != "POST" or not form.is_valid():
        return _page(request, file, writing, form)
    try:
        answer = writing.write(
            matter_id, form.cleaned_data, request.person, timezone.now()
        )
    except MayNotRecord:
        return _page(request, file, writing, form, status=FORBIDDEN)
    if isinstance(answer, Refused):
        form.add_error(None, " ".join(each.sentence for each in answer.refusals))
        return _page(request, file, writing, form)
    messages.success(request, f"Đã ghi: {writing.title[0].lower()}{writing.title[1:]}.")
    return redirect(links_of(actions.PROCEDURE, matter_id).detail)


def _page(
    request: SignedInRequest,
    file: MatterFile,
    writing: Writing,
    form: forms.Form,
    status: int = 0,
) -> HttpResponse:
    context = {
        "file": file,
        "form": form,
        "title": writing.title,
        "back": links_of(actions.PROCEDURE, file.id).detail,
        "is_forbidden": status == FORBIDDEN,
    }
    wrong = UNPROCESSABLE if form.is_bound and form.errors else 200
    return render(request, "administrative/write.html", context, status=status or wrong)
