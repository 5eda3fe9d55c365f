"""Trang thông báo: of a case, one attempt in the field, what is still to be served."""

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

from thads.law.acts import service
from thads.records.cases.queries import recording
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.scans import MOST, ScanRefused
from thads.records.paperwork import queries as papers_of
from thads.records.paperwork import tabs
from thads.records.paperwork.forms import FORMS
from thads.records.paperwork.holders import Holder, holder_or_404
from thads.records.paperwork.scanning import Sent
from thads.records.paperwork.service import actions, presenting, queries
from thads.records.paperwork.service.forms import AttemptForm
from thads.records.paperwork.service.opening import Issued, open_notices
from thads.records.paperwork.service.queries import Served

UNPROCESSABLE, FORBIDDEN = 422, 403
PAGE = 40
_MINUTES = ("f05b", "f05c", "f05d")
GROUPS = (
    (queries.PENDING, "Phải thông báo"),
    (queries.LATE, "Quá hạn"),
    (queries.POSTED, "Đang niêm yết"),
)


@require_safe
@signed_in
def of_case(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Thông báo văn bản của việc: to whom, in what state, what comes next."""
    today = timezone.localdate()
    page = holder_or_404(case_id, request.GET)
    every = queries.of_case(case_id)
    told = {each.notice.document_id for each in every}
    unopened = [
        each
        for each in papers_of.papers_of(case_id)
        if each.document.pk not in told and _kinds(each.paper.form)
    ]
    context = page.context | {
        "parts": tabs.parts(case_id, tabs.SERVICE, is_case=page.is_case),
        "papers": presenting.papers(every, page.file, today),
        "unopened": unopened,
        "may_serve": queries.may_serve(case_id, today),
        "may_record": recording.may_record(case_id),
        "today": today,
    }
    return render(request, "paperwork/service.html", context)


_INSIDE = frozenset(
    {"luu", "luu_don", "chap_hanh_vien", "ke_toan", "thu_kho", "nguoi_nhan"}
)


def _kinds(form: str) -> tuple[str, ...]:
    """Nơi nhận của mẫu ngoài cơ quan."""
    found = FORMS.get(form)
    every = found.recipients if found else ()
    return tuple(each for each in every if each not in _INSIDE)


@require_POST
@signed_in
def open_paper(
    request: SignedInRequest, case_id: int, document_id: int
) -> HttpResponse:
    """Lập danh sách người phải được thông báo của một văn bản đã lập trước."""
    page = holder_or_404(case_id, request.GET)
    paper = papers_of.paper(case_id, document_id)
    if paper is None or not recording.may_record(case_id):
        raise Http404("Việc này không có văn bản đó để thông báo.")
    act = page.file.act(paper.act_seq) if paper.act_seq else None
    issued = Issued(
        document=paper.document,
        proceeding=page.file.proceeding,
        on=paper.document.dated,
        kinds=_kinds(paper.form),
        act_code=act.code if act else "",
        act_seq=paper.act_seq,
        receiving_unit=act.receiving_unit or "" if act else "",
        typed=paper.typed,
    )
    account = request.person.account_id
    open_notices(issued, page.parties, account=account, now=timezone.now())
    return redirect("paperwork:service", case_id)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def attempt(request: SignedInRequest, case_id: int, notice_id: int) -> HttpResponse:
    """Ghi một lần thông báo: choose the way, then what the law asks of it."""
    page = holder_or_404(case_id, request.GET)
    served = _served(case_id, notice_id)
    today = timezone.localdate()
    if not queries.may_serve(case_id, today):
        if request.method != "POST":
            return redirect("paperwork:service", case_id)  # there it can be read
        return HttpResponse(page.who_may_record, status=FORBIDDEN)
    code = request.GET.get("cach", "")
    way = service.way(code, today)
    if way is None or served.notice.to not in way.to:
        return _attempt_page(request, page, served)
    if request.method != "POST":
        return _attempt_page(request, page, served, AttemptForm(way, today))
    form = AttemptForm(way, today, request.POST, request.FILES)
    if not form.is_valid():
        return _attempt_page(request, page, served, form, UNPROCESSABLE)
    return _written(request, page, served, form)


def _written(
    request: SignedInRequest, page: Holder, served: Served, form: AttemptForm
) -> HttpResponse:
    sent = form.cleaned_data.get("scan")
    try:
        written = actions.record_attempt(
            served,
            form.attempt(),
            by=request.person,
            now=timezone.now(),
            told=form.told(),
            scan=Sent(sent.name, sent.read(MOST + 1)) if sent else None,
        )
    except actions.NotServed as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return _attempt_page(request, page, served, form, UNPROCESSABLE)
    except ScanRefused as refused_file:
        form.add_error("scan", str(refused_file))
        return _attempt_page(request, page, served, form, UNPROCESSABLE)
    messages.success(request, _told(served, written))
    return redirect("paperwork:service", page.id)


def _told(served: Served, written: actions.Written) -> str:
    name, on = served.notice.name, written.attempt.counted_on
    if on is None:
        return f"Đã ghi lần thông báo cho {name}. Lần này chưa tính là hợp lệ."
    said = f"Đã ghi: {name} được thông báo hợp lệ ngày {on:%d/%m/%Y}."
    if written.act_on is None:
        return said
    return (
        f"{said} Đã ghi hành vi thông báo ngày {written.act_on:%d/%m/%Y}; thời hạn của "
        "việc tính từ ngày đó."
    )


def _served(case_id: int, notice_id: int) -> Served:
    found = queries.one(case_id, notice_id)
    if found is None:
        raise Http404("Việc này không có văn bản phải thông báo đó.")
    return found


def _attempt_page(
    request: SignedInRequest,
    page: Holder,
    served: Served,
    form: AttemptForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    context = page.context | {
        "served": served,
        "line": presenting.Line(served, today),
        "ways": presenting.ways_of(served, today),
        "form": form,
        "tried": [(each, presenting.told(each)) for each in served.attempts],
        "today": today,
        "minutes": [(c, FORMS[c.upper()].name) for c in _MINUTES if page.is_case],
        "minutes_query": presenting.minutes_query(served.notice),
    }
    return render(request, "paperwork/attempt.html", context, status=status)


@require_POST
@signed_in
def withdraw(
    request: SignedInRequest, case_id: int, notice_id: int, seq: int
) -> HttpResponse:
    """Thu hồi một lần ghi sai."""
    served = _served(case_id, notice_id)
    if not queries.may_serve(case_id, timezone.localdate()):
        raise Http404("Tài khoản này không ghi việc thông báo trên việc này.")
    reason = request.POST.get("ly_do", "")
    try:
        actions.withdraw(served, seq, reason, by=request.person, now=timezone.now())
    except actions.NotServed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã thu hồi lần thông báo số {seq}.")
    return redirect("paperwork:attempt", case_id, notice_id)


@require_safe
@signed_in
def to_serve(request: SignedInRequest) -> HttpResponse:
    """Văn bản phải thông báo, of all cases of one's scope, those due first."""
    today, asked = timezone.localdate(), request.GET.get("loc", "")
    group = asked if asked in dict(GROUPS) else queries.PENDING
    rows = queries.to_serve(request.person, group, today)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    lines = [
        presenting.Line(each, today) for each in queries.shown(list(page.object_list))
    ]
    context = {
        "groups": [
            {"label": label, "url": f"?loc={slug}", "current": slug == group}
            for slug, label in GROUPS
        ],
        "lines": lines,
        "page": page,
        "today": today,
    }
    return render(request, "paperwork/to_serve.html", context)
