"""Tệp Excel của mọi biểu: made step by step with how far it is, then downloaded."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.readers.statistics import addresses, page, workbook
from thads.readers.statistics.answers import Answer, answer_of
from thads.readers.statistics.closing.kept import kept_forms
from thads.readers.statistics.closing.part_sheets import part_sheets
from thads.readers.statistics.editions_in_use import editions_on
from thads.readers.statistics.file_run import HOME, FileRun
from thads.readers.statistics.views import (
    REFUSALS,
    REFUSED,
    asked_for,
    file_answer,
    from_a_file,
    refused,
)
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.web.kept_runs import KEPT, NoSuchRun, forget_runs_before

_GONE = "Lượt lập tệp này không còn. Mở lại biểu rồi bấm “Mọi biểu”."


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def forms_making(request: SignedInRequest) -> HttpResponse:
    """Lập tệp mọi biểu từng bước: asked for, then a step at a time, then the file."""
    question = asked_for(request, "01")
    try:
        answer = answer_of(request, "01", question)
    except REFUSALS as refusal:
        return refused(request, "01", question, refusal)
    if request.method != "POST":
        count = len(editions_on(answer.figures.period.last)) + 1
        return _shown(request, answer, addresses.forms_making(answer.asked), 0, count)
    try:
        run = _run(request, answer, timezone.now())
    except NoSuchRun:
        context = {"refusal": _GONE}
        return render(request, "statistics/forms_making.html", context, status=REFUSED)
    done, count = run.step(answer.figures, from_a_file(request))
    following = f"{addresses.forms_making(answer.asked)}&luot={run.token}"
    if done < count:
        return _shown(request, answer, following, done, count)
    return _finished(request, answer, run)


def _run(request: SignedInRequest, answer: Answer, now: datetime) -> FileRun:
    token = request.GET.get("luot") or None
    if token is None:
        forget_runs_before(HOME, now - KEPT)
    return FileRun(request.person.account_id, answer.asked, token)


def _shown(
    request: SignedInRequest, answer: Answer, next_url: str, done: int, count: int
) -> HttpResponse:
    context = {
        "next_url": next_url,
        "done": done,
        "count": count,
        "sub": _sub(answer),
        "form_url": addresses.form_address("01", answer.asked),
    }
    return render(request, "statistics/forms_making.html", context)


def _finished(request: SignedInRequest, answer: Answer, run: FileRun) -> HttpResponse:
    file = addresses.forms_file(answer.asked, luot=run.token)
    context = {
        "file": file,
        "sub": _sub(answer),
        "form_url": addresses.form_address("01", answer.asked),
        "repro": page.clocks(answer.figures),
    }
    return render(request, "statistics/forms_making.html", context)


def _sub(answer: Answer) -> str:
    return f"{answer.figures.scope.top.name} · {answer.figures.period}"


@require_safe
@signed_in
def forms_file(request: SignedInRequest) -> HttpResponse:
    """Mọi biểu thành một tệp Excel, each figure linked to its list."""
    question = asked_for(request, "01")
    try:
        answer = answer_of(request, "01", question)
    except REFUSALS as refusal:
        return refused(request, "01", question, refusal)
    address = from_a_file(request)
    if (version := answer.version) is not None:
        content = workbook.version_workbook(
            kept_forms(version), address, part_sheets(version)
        )
        return file_answer(content, f"{version.code}.xlsx")
    content = _made(request, answer) or workbook.forms_workbook(answer.figures, address)
    return file_answer(content, f"moi-{workbook.file_name(answer.figures)}")


def _made(request: SignedInRequest, answer: Answer) -> bytes | None:
    """What the person's own run has made of this question."""
    try:
        run = FileRun(
            request.person.account_id, answer.asked, request.GET.get("luot", "")
        )
    except NoSuchRun:
        return None
    return run.content
