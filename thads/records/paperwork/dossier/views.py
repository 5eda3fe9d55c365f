"""Trang hồ sơ: its numbered papers and their list, what comes in, the whole as one file."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.law.acts import dossier as law
from thads.law.acts import name as act_name
from thads.records.cases.presenters import file as shown
from thads.records.cases.presenters.identity import PAPERS, identity
from thads.records.cases.queries import recording
from thads.records.cases.queries.search import search
from thads.records.cases.views.detail import page_of
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.scans import MOST, ScanRefused
from thads.records.paperwork import tabs
from thads.records.paperwork.dossier import binding, incoming, leaves
from thads.records.paperwork.dossier.forms import ACCEPT, MOST_FILES, IntakeForm
from thads.records.paperwork.dossier.models import IncomingPaper
from thads.records.paperwork.dossier.reading import note_read
from thads.records.paperwork.scanning import Sent
from thads.records.paperwork.views import attached
from thads.records.web.forms import read_number

UNPROCESSABLE, FORBIDDEN = 422, 403
PAGE = 50


@require_safe
@signed_in
def dossier(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Hồ sơ, bút lục: what lies in it in order, what waits for its number."""
    page = page_of(request, case_id)
    every = leaves.entries(case_id)
    numbered = [each for each in every if each.leaf]
    context = shown.frame(page, PAPERS) | {
        "parts": tabs.parts(case_id, tabs.DOSSIER),
        "numbered": numbered,
        "last": numbered[-1].leaf.last if numbered and numbered[-1].leaf else 0,
        "waiting": leaves.waiting(every, {}),
        "may_record": recording.may_record(case_id),
        "citation": str(law.CITATION),
    }
    return render(request, "paperwork/dossier.html", context)


@require_POST
@signed_in
def number(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Đánh bút lục cho mọi tài liệu chưa có."""
    page_of(request, case_id)
    if not recording.may_record(case_id):
        raise Http404("Tài khoản này không ghi nhận trên việc này.")
    given = leaves.give_numbers(
        case_id, _sheets(request.POST), by=request.person, now=timezone.now()
    )
    if given:
        messages.success(request, f"Đã đánh bút lục {len(given)} tài liệu.")
    return redirect("paperwork:dossier", case_id)


def _sheets(data: Mapping[str, str]) -> dict[int, int]:
    """Số tờ gõ cho từng tài liệu; what is no sensible number is left to the file."""
    found = {}
    for key, value in data.items():
        if not key.startswith("to_"):
            continue
        document, count = read_number(key.removeprefix("to_")), read_number(value) or 0
        if document is not None and 0 < count <= leaves.MOST_SHEETS:
            found[document] = count
    return found


@require_safe
@signed_in
def front(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Bìa và danh mục tài liệu để in."""
    page = page_of(request, case_id)
    who = identity(page.file, page.clock)
    every = leaves.entries(case_id)
    made = binding.front(page.file, who, every, timezone.localtime())
    return attached(made, "application/pdf", "bia-va-danh-muc.pdf", inline=True)


@require_POST
@signed_in
def bind(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Bắt đầu đóng hồ sơ thành một tệp: the first piece."""
    return _step(request, case_id, binding.BindingRun(request.person.account_id), 0)


@require_POST
@signed_in
def bind_on(
    request: SignedInRequest, case_id: int, token: str, place: int
) -> HttpResponse:
    """Đóng phần tiếp theo."""
    return _step(request, case_id, _run(request, token), place)


def _run(request: SignedInRequest, token: str) -> binding.BindingRun:
    try:
        return binding.BindingRun(request.person.account_id, token)
    except FileNotFoundError as missing:
        raise Http404("Không có lượt đóng hồ sơ này.") from missing


def _step(
    request: SignedInRequest, case_id: int, run: binding.BindingRun, place: int
) -> HttpResponse:
    page = page_of(request, case_id)
    every = leaves.entries(case_id)
    numbered = [each for each in every if each.leaf]
    if numbered[place:]:
        run.add(place, numbered[place : place + binding.PIECE])
    done = min(place + binding.PIECE, len(numbered))
    finished = done >= len(numbered)
    if finished:
        who = identity(page.file, page.clock)
        run.finish(binding.front(page.file, who, every, timezone.localtime()))
        note_read(request.person, page.file, "Lập tệp cả hồ sơ")
    context = {
        "case_id": case_id,
        "token": run.token,
        "done": done,
        "count": len(numbered),
        "finished": finished,
        "percent": 100 * done // len(numbered) if numbered else 100,
    }
    return render(request, "paperwork/binding.html", context)


@require_safe
@signed_in
def bound(request: SignedInRequest, case_id: int, token: str) -> HttpResponse:
    """Tệp của lượt ấy."""
    page_of(request, case_id)
    made = _run(request, token).result()
    if made is None:
        raise Http404("Lượt đóng hồ sơ này chưa xong.")
    return attached(made, "application/pdf", "ho-so.pdf", inline=True)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def take_in(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Đưa giấy tờ vào hồ sơ: files or photos, and what they are."""
    page = page_of(request, case_id)
    if not recording.may_record(case_id):
        reason = recording.who_may_record(page.file.proceeding)
        return HttpResponse(reason, status=FORBIDDEN)
    form = _intake_form(request, page)
    if request.method != "POST":
        return _intake_page(request, page, form)
    files = request.FILES.getlist("tep")
    refusal = _refusal(files)
    if not form.is_valid() or refusal:
        if refusal:
            form.add_error(None, refusal)
        return _intake_page(request, page, form, UNPROCESSABLE)
    try:
        made = incoming.take_in(
            page.file.proceeding,
            form.arrived(),
            [Sent(each.name or "", each.read(MOST + 1)) for each in files],
            by=request.person,
            now=timezone.now(),
        )
    except ScanRefused as refused:
        form.add_error(None, str(refused))
        return _intake_page(request, page, form, UNPROCESSABLE)
    messages.success(request, f"Đã đưa {len(made)} giấy tờ vào hồ sơ.")
    return redirect("paperwork:dossier", case_id)


def _refusal(files: list[Any]) -> str:
    if not files:
        return "Chưa chọn tệp. Chọn bản quét hoặc chụp ảnh giấy tờ rồi gửi."
    if len(files) > MOST_FILES:
        return f"Mỗi lần nhận tối đa {MOST_FILES} tệp. Chia thành nhiều lần gửi."
    return ""


def _intake_form(request: SignedInRequest, page: Any) -> IntakeForm:
    acts = [
        (str(each.seq), f"{each.seq}. {act_name(each.code)}")
        for each in reversed(page.file.acts)
        if each.seq not in page.file.corrected_by
    ]
    data = request.POST if request.method == "POST" else None
    authors = incoming.authors_of(page.file)
    return IntakeForm(authors, acts, timezone.localdate(), data)


def _intake_page(
    request: SignedInRequest, page: Any, form: IntakeForm, status: int = 200
) -> HttpResponse:
    context = shown.frame(page, PAPERS) | {"form": form, "accept": ACCEPT}
    return render(request, "paperwork/take_in.html", context, status=status)


@require_safe
@signed_in
def arrivals(request: SignedInRequest) -> HttpResponse:
    """Văn bản đến: the register, and the search for the case a paper belongs to."""
    text = request.GET.get("viec", "").strip()
    rows = (
        IncomingPaper.objects.filter(document__agency_id=request.person.agency_id)
        .exclude(channel=IncomingPaper.Channel.OWN)
        .select_related("document__given_number", "proceeding__officer")
        .order_by("-arrived_on", "-document_id")
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "text": text,
        "found": search(text) if text else None,
        "page": page,
        "rows": [(each, _act_to_record(each)) for each in page.object_list],
    }
    return render(request, "paperwork/arrivals.html", context)


def _act_to_record(paper: IncomingPaper) -> str | None:
    """Hành vi mà giấy này gọi đến, for who may record it on the case."""
    code, case_id = incoming.act_of(paper.kind), paper.proceeding_id
    may = code and recording.may_record_act(case_id, code, timezone.localdate())
    return code if may else None
