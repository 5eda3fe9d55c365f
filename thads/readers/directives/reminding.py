"""Đôn đốc nhiệm vụ: the letter is written down, and comes as Word or PDF."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from thads.readers.directives.forms import ReminderForm, today_initial
from thads.readers.directives.recording_views import forbidden, form_page, written
from thads.readers.directives.views import FILES, directive_or_404, inspects_only
from thads.readers.reports.document import Report, numbered, paragraph
from thads.readers.reports.figures import Figure, Sentence, day, fact, say
from thads.readers.reports.pdf import pdf_file
from thads.readers.reports.word import word_file
from thads.records.agencies.models import Unit
from thads.records.cases.views.guard import SignedInRequest, signed_in
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.documents.page import Signature
from thads.records.steering.models import Directive, DirectiveTask, Reminder
from thads.records.steering.reminding import NewReminder, remind

SERIES = "CV"
_TITLE = "Đôn đốc thực hiện nhiệm vụ"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def urge(request: SignedInRequest, directive_id: int) -> HttpResponse:
    """Đôn đốc cơ quan chủ trì một nhiệm vụ."""
    wanted, today = directive_or_404(directive_id), timezone.localdate()
    if inspects_only(request):
        return forbidden(request, "Cơ quan theo dõi chỉ thị đôn đốc nhiệm vụ.")
    first = _first(wanted, request.GET.get("nv", ""), today)
    form = ReminderForm(wanted, request.POST or None, initial=first)
    if request.method != "POST" or not form.is_valid():
        return form_page(request, form, _TITLE, wanted)
    read = form.cleaned_data
    new = NewReminder(
        read["nhiem_vu"].pk, read["ngay"], read["noi_dung"], read["so"], read["tra_loi"]
    )
    return written(
        request,
        form,
        _TITLE,
        wanted,
        lambda now: remind(wanted.pk, new, by=request.person, now=now),
    )


def _first(wanted: Directive, asked: str, today: date) -> dict[str, Any]:
    """What the letter says unless somebody writes it otherwise."""
    first: dict[str, Any] = dict(today_initial(today))
    tasks = DirectiveTask.objects.filter(clause__directive=wanted)
    task = tasks.filter(pk=asked).first() if asked.isdecimal() else None
    if task is None:
        return first
    due = f", hạn {task.due_on:%d/%m/%Y}" if task.due_on else ""
    first["nhiem_vu"] = task.pk
    first["noi_dung"] = (
        f"Đề nghị {task.body} thực hiện nhiệm vụ “{task.text}”{due}, và báo cáo kết quả "
        "về cơ quan thi hành án dân sự để tổng hợp."
    )
    return first


@require_safe
@signed_in
def letter(request: SignedInRequest, reminder_id: int, kind: str) -> HttpResponse:
    """Công văn đôn đốc dạng Word hoặc PDF."""
    found = Reminder.objects.select_related(
        "task__clause__directive__proceeding__unit"
    ).filter(pk=reminder_id)
    kept = found.first()
    if kept is None or kind not in FILES:
        raise Http404("Không có công văn này trong những hồ sơ tài khoản được xem.")
    report = _letter(kept)
    if kind == "docx":
        content = word_file(report, str)
    else:
        content = pdf_file(report, str, at=kept.recorded_at)
    answer = HttpResponse(content, content_type=FILES[kind])
    name = f"don-doc-nhiem-vu-{kept.pk}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _letter(kept: Reminder) -> Report:
    directive, task = kept.task.clause.directive, kept.task
    unit: Unit = directive.proceeding.unit
    style = style_of(unit, kept.sent_on)
    head = letterhead(unit, style, on=kept.sent_on, series=SERIES, number=kept.number)
    basis = _sure(
        "Thực hiện {kind} số {number} ngày {issued} của {issuer}, điểm {clause}.",
        kind=fact(directive.kind_label.lower()),
        number=fact(directive.number),
        issued=day(directive.issued_on),
        issuer=fact(directive.issuer),
        clause=fact(task.clause.label),
    )
    asked = [_sure("{text}", text=fact(kept.text))]
    if kept.answer_by is not None:
        asked.append(_sure("Đề nghị trả lời trước ngày {by}.", by=day(kept.answer_by)))
    return Report(
        letterhead=head,
        title=(_sure("CÔNG VĂN"), _sure("Về việc đôn đốc thực hiện nhiệm vụ")),
        period=_sure("Kính gửi: {body}", body=fact(task.body)),
        body=numbered([*paragraph(basis), *paragraph(*asked)]),
        end_note=(),
        recipients=(task.body, directive.issuer, "Lưu: VT"),
        signature=Signature((style.head.upper(),)),
        annex_signatures=(),
    )


def _sure(template: str, **places: Figure) -> Sentence:
    said = say(template, places)
    assert said is not None
    return said
