"""Trang Ban chỉ đạo: members and seats, sessions, opinions, conclusions, the report."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.law.indicators import PeriodError
from thads.readers.directives import addresses, asking, committees
from thads.readers.directives.committee_forms import (
    ConclusionForm,
    LeavingForm,
    MemberForm,
    OpinionForm,
    SessionForm,
)
from thads.readers.directives.committee_writing import write
from thads.readers.directives.forms import today_initial
from thads.readers.directives.views import inspects_only
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.views import WORD
from thads.readers.reports.word import word_file
from thads.readers.statistics.asking import UnreadableDate
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.ledger.values import MayNotRecord
from thads.records.proceedings import declared
from thads.records.proceedings.actions import RefusedByLaw
from thads.records.proceedings.presenters.links import links_of
from thads.records.proceedings.views.opening import openings_for
from thads.records.steering import committees as actions
from thads.records.steering.due import listed
from thads.records.steering.models import Committee

FILES = {"docx": WORD, "pdf": "application/pdf"}
FORBIDDEN, UNPROCESSABLE = 403, 422
_REFUSED = "Vai trò của tài khoản này không ghi vào hồ sơ Ban chỉ đạo."


@require_safe
@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Các Ban chỉ đạo được xem."""
    today = timezone.localdate()
    rows = Committee.objects.select_related("proceeding__unit", "proceeding__matter")
    context = {
        "committees": [committees.shown(each, today) for each in rows.order_by("-pk")],
        "openings": openings_for(declared.of(actions.PROCEDURE)),
        "today": today,
    }
    return render(request, "directives/committees.html", context)


@require_safe
@signed_in
def committee(request: SignedInRequest, committee_id: int) -> HttpResponse:
    """Một Ban chỉ đạo; its report of a period as a file."""
    wanted, today = _committee_or_404(committee_id), timezone.localdate()
    question = asking.question(request.GET, today)
    refusal = ""
    if request.GET.get("tep") in FILES:
        try:
            return _file(request, wanted, question, today)
        except (UnreadableDate, PeriodError) as problem:
            refusal = str(problem)
    context = {
        "shown": committees.shown(wanted, today),
        "question": question,
        "refusal": refusal,
        "matter_url": links_of(actions.PROCEDURE, wanted.pk).detail,
        "today": today,
    }
    return render(
        request,
        "directives/committee.html",
        context,
        status=UNPROCESSABLE if refusal else 200,
    )


def _file(
    request: SignedInRequest, wanted: Committee, question: forms.Form, today: date
) -> HttpResponse:
    now = timezone.now()
    period = asking.period(question)
    report = write(wanted, period, now, today)

    def address(source: Any) -> str:
        return request.build_absolute_uri(addresses.address(source))

    kind = request.GET["tep"]
    is_word = kind == "docx"
    content = (
        word_file(report, address) if is_word else pdf_file(report, address, at=now)
    )
    answer = HttpResponse(content, content_type=FILES[kind])
    name = f"bao-cao-ban-chi-dao-{period.last.isoformat()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def add_member(request: SignedInRequest, committee_id: int) -> HttpResponse:
    """Thêm thành viên."""
    wanted, today = _committee_or_404(committee_id), timezone.localdate()
    start = {"tu_ngay": f"{today:%d/%m/%Y}", "ghe": request.GET.get("ghe", "")}
    form = MemberForm(today, request.POST or None, initial=start)

    def do() -> None:
        read = form.cleaned_data
        new = actions.NewMember(
            read["ho_ten"],
            read["chuc_vu"],
            read["tu_cach"],
            read["tu_ngay"],
            read["ghe"],
        )
        actions.add_member(wanted.pk, new)

    return _write(request, wanted, form, "Thêm thành viên", do)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def member_leaves(request: SignedInRequest, committee_id: int) -> HttpResponse:
    """Một thành viên thôi tham gia."""
    wanted = _committee_or_404(committee_id)
    start = today_initial(timezone.localdate())
    form = LeavingForm(wanted, request.POST or None, initial=start)

    def do() -> None:
        read = form.cleaned_data
        member = read["thanh_vien"].pk
        actions.member_leaves(wanted.pk, member, on=read["ngay"], why=read["ly_do"])

    return _write(request, wanted, form, "Ghi thành viên thôi tham gia", do)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hold_session(request: SignedInRequest, committee_id: int) -> HttpResponse:
    """Ghi phiên họp."""
    wanted = _committee_or_404(committee_id)
    start = today_initial(timezone.localdate())
    form = SessionForm(request.POST or None, initial=start)

    def do() -> None:
        read = form.cleaned_data
        new = actions.NewSession(
            read["ngay"], read["noi_hop"], read["thanh_phan"], read["noi_dung"]
        )
        actions.hold_session(wanted.pk, new, by=request.person, now=timezone.now())

    return _write(request, wanted, form, "Ghi phiên họp", do)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def give_opinion(request: SignedInRequest, committee_id: int) -> HttpResponse:
    """Ý kiến về kế hoạch một cuộc cưỡng chế."""
    wanted = _committee_or_404(committee_id)
    form = OpinionForm(
        wanted, request.POST or None, initial={"phien": request.GET.get("phien", "")}
    )

    def do() -> None:
        read = form.cleaned_data
        new = actions.NewOpinion(read["cuoc"].pk, read["y_kien"], read["noi_dung"])
        actions.give_opinion(wanted.pk, read["phien"].pk, new)

    return _write(request, wanted, form, "Ghi ý kiến về cưỡng chế", do)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def conclude(request: SignedInRequest, committee_id: int) -> HttpResponse:
    """Ra thông báo kết luận, apart into its points."""
    wanted = _committee_or_404(committee_id)
    start = today_initial(timezone.localdate())
    start["phien"] = request.GET.get("phien", "")
    form = ConclusionForm(wanted, request.POST or None, initial=start)

    def do() -> str:
        made = actions.conclude(
            wanted.pk,
            form.cleaned_data["phien"].pk,
            form.directive(wanted.proceeding.matter.title),
            by=request.person,
            now=timezone.now(),
        )
        return reverse("directives:directive", args=[made])

    return _write(request, wanted, form, "Ghi thông báo kết luận", do)


@require_safe
@signed_in
def tasks(request: SignedInRequest) -> HttpResponse:
    """Nhiệm vụ có hạn của mọi chỉ thị, kết luận đang theo dõi."""
    which, today = request.GET.get("loc", ""), timezone.localdate()
    menu = (
        ("", "Còn hạn, quá hạn"),
        ("qua_han", "Quá hạn"),
        ("sap_den", "Sắp đến hạn"),
    )
    context = {
        "tasks": listed(which, today),
        "menu": [
            {
                "label": label,
                "url": f"?loc={code}" if code else "?",
                "current": code == which,
            }
            for code, label in menu
        ],
        "today": today,
        "is_inspector": inspects_only(request),
    }
    return render(request, "directives/tasks.html", context)


def _write(
    request: SignedInRequest,
    wanted: Committee,
    form: forms.Form,
    title: str,
    do: Callable[[], str | None],
) -> HttpResponse:
    """Ghi, or show on the form why not."""
    back = reverse("directives:committee", args=[wanted.pk])
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            onward = do()
        except MayNotRecord:
            form.add_error(None, _REFUSED)
            status = FORBIDDEN
        except RefusedByLaw as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Đã ghi: {title[0].lower()}{title[1:]}.")
            return redirect(onward or back)
    if form.is_bound and form.errors and status == 200:
        status = UNPROCESSABLE
    context = {"form": form, "title": title, "committee": wanted, "back": back}
    return render(request, "directives/committee_form.html", context, status=status)


def _committee_or_404(committee_id: int) -> Committee:
    rows = Committee.objects.select_related("proceeding__unit", "proceeding__matter")
    found = rows.filter(pk=committee_id).first()
    if found is None:
        raise Http404("Không có Ban chỉ đạo này trong những hồ sơ tài khoản được xem.")
    return found
