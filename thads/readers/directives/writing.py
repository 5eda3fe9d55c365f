"""Báo cáo thực hiện chỉ thị: written from the tasks, each figure with its source."""

from collections.abc import Iterator
from datetime import date

from thads.readers.directives.progress import ClauseProgress, Progress, TaskProgress
from thads.readers.reports.document import (
    Block,
    Cell,
    Report,
    Table,
    Title,
    numbered,
    paragraph,
)
from thads.readers.reports.figures import Figure, Sentence, day, fact, moment, say
from thads.records.agencies.models import Unit
from thads.records.documents.letterhead import letterhead, style_of
from thads.records.documents.page import Signature
from thads.records.ledger.models import ActNote
from thads.records.steering.models import Directive, TaskReport

SERIES = "BC"
REMARK = "nhan_xet_chi_thi"
_WIDTHS = (14.0, 40.0, 62.0, 26.0, 22.0)
_HEADER = ("Số", "Cơ quan chủ trì", "Nhiệm vụ", "Số liệu trong kỳ", "Mức độ")


def write(found: Progress, made_on: date) -> Report:
    """Báo cáo của đơn vị theo dõi chỉ thị, for one period."""
    unit: Unit = found.directive.proceeding.unit
    style = style_of(unit, found.period.last)
    return Report(
        letterhead=letterhead(unit, style, on=made_on, series=SERIES),
        title=_title(found.directive),
        period=_sure(
            "(Số liệu từ ngày {first} đến ngày {last})",
            first=day(found.period.first),
            last=day(found.period.last),
        ),
        body=numbered([*_body(found)]),
        end_note=_end_note(found),
        recipients=(found.directive.issuer, "Lưu: VT"),
        signature=Signature((style.head.upper(),)),
        annex_signatures=(),
    )


def _title(directive: Directive) -> tuple[Sentence, ...]:
    return (
        _sure("BÁO CÁO"),
        _sure(
            "Kết quả thực hiện {number} ngày {issued} của {issuer}",
            number=fact(f"{directive.kind_label} số {directive.number}"),
            issued=day(directive.issued_on),
            issuer=fact(directive.issuer),
        ),
    )


def _body(found: Progress) -> Iterator[Title | Block]:
    yield Title(1, "TÌNH HÌNH THỰC HIỆN TỪNG ĐIỂM CỦA CHỈ THỊ")
    for clause in found.clauses:
        yield from _clause(clause)
    yield Title(1, "NHIỆM VỤ CHẬM, CHƯA CÓ BÁO CÁO")
    yield from paragraph(*_late(found))
    yield Title(1, "NHẬN XÉT CỦA CƠ QUAN KIỂM TRA, GIÁM SÁT")
    yield from paragraph(*_remarks(found))
    yield Title(1, "BẢNG NHIỆM VỤ")
    yield _table(found)


def _clause(clause: ClauseProgress) -> Iterator[Title | Block]:
    yield Title(2, f"Điểm {clause.clause.label}")
    yield from paragraph(_sure("{text}", text=fact(clause.clause.text)))
    for task in clause.tasks:
        yield from paragraph(*_told(task))


def _told(task: TaskProgress) -> Iterator[Sentence]:
    what = f"{task.task.body}: {_lowered(task.task.text)}"
    if task.figure is not None:
        yield _sure("{what}: {figure}.", what=fact(what), figure=task.figure)
    else:
        yield _sure("{what}.", what=fact(what))
    if task.last is not None:
        yield _sure(
            "Báo cáo ngày {on}: {text}",
            on=day(task.last.reported_on),
            text=fact(_closed(_with_paper(task.last))),
        )
    elif task.figure is None:
        yield _sure("Trong kỳ chưa có báo cáo về nhiệm vụ này.")


def _lowered(text: str) -> str:
    """Chữ đầu viết thường, unless the word is a name or all capitals."""
    first = text.split(maxsplit=1)[0]
    return text if first.isupper() else text[:1].lower() + text[1:]


def _with_paper(told: TaskReport) -> str:
    """Lời báo cáo và văn bản chứng minh, which stands beside it on the screen too."""
    text = told.text.rstrip(".")
    return f"{text} ({told.evidence})" if told.evidence else told.text


def _closed(text: str) -> str:
    return text if text.endswith((".", ";")) else f"{text}."


def _late(found: Progress) -> Iterator[Sentence]:
    for each in found.overdue:
        due = each.task.due_on
        assert due is not None
        yield _sure(
            "Nhiệm vụ {label} ({body}) quá hạn {due}.",
            label=fact(each.task.label),
            body=fact(each.task.body),
            due=day(due),
        )
    silent = ", ".join(f"{each.task.label} ({each.task.body})" for each in found.silent)
    if silent:
        yield _sure("Chưa có báo cáo: {which}.", which=fact(silent))
    if not silent and not found.overdue:
        yield _sure(
            "Không có nhiệm vụ quá hạn; nhiệm vụ nào cũng có báo cáo hoặc số liệu."
        )


def _remarks(found: Progress) -> Iterator[Sentence]:
    notes = ActNote.objects.filter(
        act__proceeding=found.directive.pk,
        act__code=REMARK,
        act__effective_on__range=(found.period.first, found.period.last),
        act__recorded_at__lte=found.known_at,
    ).select_related("act")
    for each in notes.order_by("act__seq"):
        yield _sure(
            "Ngày {on}: {text}",
            on=day(each.act.effective_on),
            text=fact(_closed(each.text)),
        )
    if not notes:
        yield _sure("Trong kỳ chưa ghi nhận xét nào.")


def _table(found: Progress) -> Table:
    return Table(
        _sure("Nhiệm vụ theo chỉ thị và kết quả trong kỳ"),
        _HEADER,
        tuple(_row(each) for each in found.tasks),
        _WIDTHS,
    )


def _row(each: TaskProgress) -> tuple[Cell, ...]:
    return (
        fact(each.task.label),
        fact(each.task.body),
        fact(each.task.text),
        each.figure or "",
        each.standing,
    )


def _end_note(found: Progress) -> tuple[Sentence, ...]:
    return (
        _sure(
            "Số liệu tính từ ngày {first} đến ngày {last}, theo dữ liệu ghi nhận đến "
            "{known}.",
            first=day(found.period.first),
            last=day(found.period.last),
            known=moment(found.known_at),
        ),
        _sure("Mỗi con số mở được ô của biểu hoặc danh sách hành vi tạo ra nó."),
    )


def _sure(template: str, **places: Figure) -> Sentence:
    said = say(template, places)
    assert said is not None
    return said
