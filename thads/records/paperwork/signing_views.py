"""Trang ký số một văn bản: whose turn, with which key, and what is signed already."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents import store
from thads.records.documents.models import Document
from thads.records.documents.scans import MOST
from thads.records.documents.signing.keys import PKCS12_MOST, KeyRefused
from thads.records.paperwork import queries, signatures
from thads.records.paperwork.holders import Holder, holder_or_404
from thads.records.paperwork.signatures import AGENCY, NotSigned

UNPROCESSABLE = 422


@sensitive_post_parameters("mat_khau")
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sign(request: SignedInRequest, case_id: int, document_id: int) -> HttpResponse:
    """Ký số bằng tệp khoá, hoặc gửi lên bản đã ký bằng phần mềm khác."""
    page = holder_or_404(case_id, request.GET)
    found = queries.paper(case_id, document_id)
    if found is None:
        raise Http404("Việc này không có văn bản đó.")
    document = found.document
    if request.method != "POST":
        return _page(request, page, document)
    try:
        _signed(request, document)
    except (KeyRefused, NotSigned) as refused:
        return _page(request, page, document, str(refused))
    messages.success(request, f"Đã ký số “{document.title}”.")
    return redirect("paperwork:sign", case_id, document_id)


def _signed(request: SignedInRequest, document: Document) -> None:
    now = timezone.localtime()
    key, sent = request.FILES.get("tep_khoa"), request.FILES.get("tep_da_ky")
    if key is not None:
        data, passphrase = key.read(PKCS12_MOST + 1), request.POST.get("mat_khau", "")
        signatures.sign_here(document, data, passphrase, by=request.person, now=now)
    elif sent is not None and (sent.size or 0) <= MOST:
        signatures.take_signed(document, sent.read(), by=request.person, now=now)
    else:
        raise NotSigned(
            "Chưa chọn tệp. Chọn tệp khoá .p12 của mình, hoặc bản PDF đã ký "
            f"(không quá {MOST // 1024 // 1024} MB)."
        )


def _page(
    request: SignedInRequest, page: Holder, document: Document, refusal: str = ""
) -> HttpResponse:
    now = timezone.localtime()
    versions = store.versions(document.pk)
    newest = versions[0] if versions else None
    is_pdf = newest is not None and newest.media_type == store.PDF
    content = store.content_of(newest) if newest and is_pdf else b""
    turn = signatures.turn_of(document, content, now) if content else None
    context = page.context | {
        "document": document,
        "newest": newest,
        "is_pdf": is_pdf,
        "signed": signatures.signatures_of(content, now) if content else (),
        "turn": turn,
        "stands_in_the_way": (
            signatures.may_sign(document, turn, request.person) if turn else ""
        ),
        "has_image": bool(turn and signatures.image_of(turn, document, request.person)),
        "image_words": "Hình dấu" if turn and turn.field == AGENCY else "Hình chữ ký",
        "refusal": refusal,
    }
    status = UNPROCESSABLE if refusal else 200
    return render(request, "paperwork/sign.html", context, status=status)
