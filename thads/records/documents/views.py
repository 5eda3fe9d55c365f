"""Trang kiểm chứng: whether a paper's number, day and file are as they were issued."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thads.records.documents import genuine as papers
from thads.records.documents.scans import MOST

NOT_FOUND, TOO_LARGE, UNPROCESSABLE = 404, 413, 422


@require_http_methods(["GET", "HEAD", "POST"])
def genuine(request: HttpRequest, token: str) -> HttpResponse:
    """Kiểm chứng một văn bản theo mã in trên đó; a file sent in is only measured."""
    found = papers.genuine(token)
    context: dict[str, Any] = {"found": found, "sent": request.method == "POST"}
    if found is None:
        return render(request, "documents/genuine.html", context, status=NOT_FOUND)
    sent = request.FILES.get("tep")
    if sent is not None and (sent.size or 0) > MOST:
        context["too_large"] = True
        return render(request, "documents/genuine.html", context, status=TOO_LARGE)
    if sent is not None and not sent.size:
        context["empty"] = sent.name
        return render(request, "documents/genuine.html", context, status=UNPROCESSABLE)
    if sent is not None:
        digest = sha256(sent.read()).hexdigest()
        context |= {"digest": digest, "matches": digest in found.digests}
    answer = render(request, "documents/genuine.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer
