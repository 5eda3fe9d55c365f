"""Trang giấy tờ của việc: the papers of a case, a paper made on its own, its file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from thads.records.agencies.models import Officer
from thads.records.cases.queries import recording
from thads.records.cases.queries.file import ActsOnFile
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.makers import PaperRefused
from thads.records.documents.models import Document, DocumentFile
from thads.records.documents.scans import MOST, ScanRefused
from thads.records.documents.store import PDF, WORD, content_of
from thads.records.documents.uploads import LARGEST, UploadRefused
from thads.records.paperwork import actions, holders, queries, tabs
from thads.records.paperwork.case_maker import inputs_of, preview
from thads.records.paperwork.dossier.reading import note_read
from thads.records.paperwork.forms import FORMS, Form, form
from thads.records.paperwork.holders import Holder
from thads.records.paperwork.making import draft, file_of, occasion_of
from thads.records.paperwork.occasion import Occasion
from thads.records.paperwork.scanning import Sent, add_scan
from thads.records.paperwork.signing import Signer
from thads.records.web.forms import read_number

UNPROCESSABLE, FORBIDDEN = 422, 403


@require_safe
@signed_in
def papers(request: SignedInRequest, case_id: int) -> HttpResponse:
    """Tài liệu của việc, của hồ sơ: what is filed, what can be made."""
    page = holders.holder_or_404(case_id, request.GET)
    filed = queries.papers_of(case_id)
    made = {each.paper.act_seq for each in filed}
    waiting = [
        (act, found)
        for act in page.file.acts
        if act.seq not in made
        and act.seq not in page.file.corrected_by
        and (found := _form_of_act(page.file, act.seq)) is not None
    ]
    alone = [each for each in FORMS.values() if each.is_alone_in(page.procedure)]
    context = page.context | {
        "parts": tabs.parts(case_id, tabs.PAPERS, is_case=page.is_case),
        "filed": filed,
        "waiting": list(reversed(waiting)),
        "alone": alone,
        "may_record": recording.may_record(case_id),
        "word": WORD,
        "pdf": PDF,
    }
    return render(request, "paperwork/papers.html", context)


def _form_of_act(file: ActsOnFile, seq: int) -> Form | None:
    from thads.records.paperwork.forms import form_of

    occasion = actions.made_for_act(file, seq)
    return form_of(occasion) if occasion else None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def make(request: SignedInRequest, case_id: int, code: str) -> HttpResponse:
    """Lập một văn bản: fill in beside its preview; POST numbers and files it."""
    page = holders.holder_or_404(case_id, request.GET)
    if not recording.may_record(case_id):
        return HttpResponse(page.who_may_record, status=FORBIDDEN)
    wanted, occasion = _wanted(request, page, code)
    if request.method != "POST":
        return _make_page(request, page, wanted, occasion)
    if "xem_in" in request.POST:
        return _as_file(wanted, file_of(draft(wanted, occasion)), wanted.name)
    try:
        if occasion.act is None:
            document = actions.make_alone(
                wanted, occasion, by=request.person, now=timezone.now()
            )
        else:
            document = actions.make_for_act(
                wanted, occasion, by=request.person, now=timezone.now()
            )
    except PaperRefused as refused:
        messages.error(request, str(refused))
        return _make_page(request, page, wanted, occasion, status=UNPROCESSABLE)
    messages.success(request, f"Đã lập văn bản: {document.title}.")
    return redirect("paperwork:papers", case_id)


@require_POST
@signed_in
def make_preview(request: SignedInRequest, case_id: int, code: str) -> HttpResponse:
    """Xem trước khi đang nhập; writes nothing."""
    page = holders.holder_or_404(case_id, request.GET)
    wanted, occasion = _wanted(request, page, code)
    return render(request, "paperwork/preview.html", preview(wanted, occasion))


def _wanted(request: SignedInRequest, page: Holder, code: str) -> tuple[Form, Occasion]:
    """The form asked for, of an act that is recorded or on its own."""
    found = form(code)
    if found is None or page.procedure not in found.procedures:
        raise Http404(f"Hồ sơ này không có mẫu văn bản “{code}”.")
    data = request.POST if request.method == "POST" else request.GET
    seq = read_number(data.get("hanh_vi", ""))
    act = None if seq is None else page.file.act(seq)
    occasion = occasion_of(
        page.file,
        on=act.effective_on if act else timezone.localdate(),
        act=act,
        signer=None if act and act.signed_by else _own_signer(request, page, found),
        inputs=actions.inputs_for(found, page.file, data),
    )
    return found, occasion


def _own_signer(request: SignedInRequest, page: Holder, wanted: Form) -> Signer:
    """Who signs what no act names a signer for: the officer of the case, else oneself."""
    if wanted.needs == "thu_truong":
        heads = recording.signers_of(page.file.proceeding.unit)
        today = timezone.localdate()
        for each in heads:
            from thads.records.agencies.titles import signing_role

            role = signing_role(each.title, each.valid_from, each.valid_to, today)
            if role == "thu_truong":
                return Signer.of(each, role)
    officer = page.file.proceeding.officer
    if wanted.needs == "chap_hanh_vien" and officer is not None:
        return Signer.of(officer, "chap_hanh_vien")
    own = Officer.objects.filter(code=request.person.officer_code or "").first()
    return Signer.of(own, wanted.needs)


def _make_page(
    request: SignedInRequest,
    page: Holder,
    wanted: Form,
    occasion: Occasion,
    status: int = 200,
) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    inputs = inputs_of(wanted, data, holders.known_of(page.file))
    context = (
        page.context
        | preview(wanted, occasion)
        | {"inputs": inputs, "act": occasion.act}
    )
    return render(request, "paperwork/make.html", context, status=status)


@require_safe
@signed_in
def download(request: SignedInRequest, case_id: int, document_id: int) -> HttpResponse:
    """Tải một bản của văn bản."""
    found = queries.paper(case_id, document_id)
    number = read_number(request.GET.get("ban", ""))
    version = queries.version(document_id, number) if found else None
    if found is None or version is None:
        raise Http404("Việc này không có văn bản đó.")
    note_read(request.person, found.proceeding, f"Mở “{found.document.title}”")
    return _answer(version)


def _answer(version: DocumentFile) -> HttpResponse:
    inline = version.media_type == "application/pdf"
    return attached(
        content_of(version), version.media_type, version.name, inline=inline
    )


def attached(
    content: bytes, media_type: str, name: str, *, inline: bool
) -> HttpResponse:
    """Trả một tệp. A file of ours is shown or saved, and nothing in it runs in our name."""
    answer = HttpResponse(content, content_type=media_type)
    # The name may be the one of a file sent in: quotes and accents are its own.
    answer["Content-Disposition"] = str(content_disposition_header(not inline, name))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _as_file(wanted: Form, content: bytes, title: str) -> HttpResponse:
    from thads.records.documents.store import SUFFIXES, safe_name

    name = safe_name(f"xem truoc {title}", SUFFIXES[wanted.media_type])
    inline = wanted.media_type != WORD
    return attached(content, wanted.media_type, name, inline=inline)


def _add_version(document: Document, sent: Any) -> None:
    """What was edited comes back as Word; what was signed by hand, as a scan."""
    now = timezone.now()
    if sent.name.lower().endswith(".docx"):
        actions.add_edited(document, sent.read(LARGEST + 1), now=now)
    else:
        add_scan(document, Sent(sent.name, sent.read(MOST + 1)), now=now)


@require_POST
@signed_in
def edited(request: SignedInRequest, case_id: int, document_id: int) -> HttpResponse:
    """Nhận lại tệp Word đã sửa, or the scan of what was signed, as a further version."""
    found = queries.paper(case_id, document_id)
    if found is None or not recording.may_record(case_id):
        raise Http404("Việc này không có văn bản đó để sửa.")
    sent = request.FILES.get("tep")
    if sent is None:
        messages.error(
            request, "Chưa chọn tệp. Chọn tệp .docx đã sửa hoặc bản quét đã ký rồi gửi."
        )
        return redirect("paperwork:papers", case_id)
    try:
        _add_version(found.document, sent)
    except (UploadRefused, ScanRefused) as refused:
        messages.error(request, str(refused))
        return redirect("paperwork:papers", case_id)
    messages.success(request, f"Đã nhận bản mới của “{found.document.title}”.")
    return redirect("paperwork:papers", case_id)
