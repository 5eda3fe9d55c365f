"""Câu hỏi về án hành chính: what is monitored, in which stage, who has to report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from thads.law.acts.waiting import counted_from
from thads.law.periods import default_calendar, statistics_year_start
from thads.records.administrative.actions import PROCEDURE, RECOMMENDED
from thads.records.administrative.models import (
    Judgment,
    Obligor,
    Posting,
    Recommendation,
    Responsible,
    Session,
)
from thads.records.ledger.models import Act, Deadline, Proceeding

VOLUNTARY = "tu_nguyen_hanh_chinh"
ENDED = "da_thi_hanh_xong"
STOPPED, QUASHED = "hoan_tam_dinh_chi", "da_bi_huy"
_OVER = frozenset({ENDED, QUASHED})
REPORTED = "bao_cao_uy_ban_nhan_dan"
ANSWERED = "tra_loi_kien_nghi_xu_ly"


def monitored() -> list[Proceeding]:
    """Các bản án đang theo dõi, and those done in this statistics year."""
    rows = Proceeding.objects.filter(procedure=PROCEDURE, matter__isnull=False)
    return list(
        rows.select_related(
            "matter", "administrative", "unit", "unit__root", "officer", "origin_unit"
        ).order_by("opened_on", "pk")
    )


def of_this_year(matters: Sequence[Proceeding], today: date) -> list[Proceeding]:
    """Đang theo dõi, hoặc xong, bị huỷ trong năm thống kê này."""
    first = statistics_year_start(today)
    return [
        each
        for each in matters
        if each.status not in _OVER or (each.ended_on or today) >= first
    ]


def voluntary_ends(ids: Sequence[int]) -> dict[int, date]:
    """Ngày hết thời hạn tự nguyện of each that has one."""
    rows = Deadline.objects.filter(proceeding_id__in=ids, code=VOLUNTARY)
    return dict(rows.values_list("proceeding_id", "due_on"))


@dataclass(slots=True)
class Body:
    """Một loại người phải thi hành: how many of its judgments, done, ordered, late."""

    label: str
    count: int = 0
    done: int = 0
    ordered: int = 0
    reported_on: date | None = None
    matters: list[int] = field(default_factory=list)


def by_obligor(matters: Sequence[Proceeding]) -> list[Body]:
    """Kết quả theo loại người phải thi hành án, and its last periodic report."""
    found: dict[str, Body] = {}
    for each in matters:
        kept = getattr(each, "administrative", None)
        kind = kept.obligor if kept else Obligor.OTHER
        body = found.setdefault(kind, Body(Obligor(kind).label))
        body.count += 1
        body.done += each.status == ENDED
        body.ordered += each.status == "buoc_thi_hanh"
        body.matters.append(each.pk)
    reports = _last_reports([each.pk for each in matters])
    for body in found.values():
        days = [reports[each] for each in body.matters if each in reports]
        body.reported_on = max(days, default=None)
    return [found[kind] for kind in Obligor.values if kind in found]


def without_report(matters: Sequence[Proceeding], today: date) -> list[Proceeding]:
    """Bản án còn theo dõi mà kỳ báo cáo gần nhất của người phải thi hành chưa có.

    The period runs from the last report, and from the taking in where there was none.
    """
    running = [each for each in matters if each.status not in _OVER]
    reports = _last_reports([each.pk for each in running])
    return [
        each
        for each in running
        if _report_is_due(reports.get(each.pk) or each.opened_on, today)
    ]


def _report_is_due(since: date | None, today: date) -> bool:
    if since is None:
        return False
    counted = counted_from(REPORTED, since, None, default_calendar())
    return counted is not None and counted.due_on < today


def _last_reports(ids: Sequence[int]) -> dict[int, date]:
    rows = Act.objects.filter(proceeding_id__in=ids, code=REPORTED).order_by("seq")
    return dict(rows.values_list("proceeding_id", "effective_on"))


@dataclass(frozen=True, slots=True)
class Recommended:
    """Một kiến nghị và trả lời của nó."""

    matter: Proceeding
    said: Recommendation
    on: date
    number: str
    answered_on: date | None


def recommendations(matters: Sequence[Proceeding]) -> list[Recommended]:
    """Kiến nghị xử lý trách nhiệm, the unanswered first."""
    by_id = {each.pk: each for each in matters}
    rows = Recommendation.objects.filter(proceeding_id__in=by_id).order_by("-pk")
    acts = {
        (act.proceeding_id, act.seq): act
        for act in Act.objects.filter(
            Q(code=RECOMMENDED) | Q(code=ANSWERED), proceeding_id__in=by_id
        ).order_by("seq")
    }
    found = [_recommended(by_id[each.proceeding_id], each, acts) for each in rows]
    return sorted(found, key=lambda each: (each.answered_on is not None, each.on))


def _recommended(
    matter: Proceeding, said: Recommendation, acts: dict[tuple[int, int], Act]
) -> Recommended:
    act = acts[(matter.pk, said.act)]
    answers = [
        each.effective_on
        for (proceeding, seq), each in acts.items()
        if proceeding == matter.pk and each.code == ANSWERED and seq > said.act
    ]
    return Recommended(
        matter, said, act.effective_on, act.number or "", min(answers, default=None)
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Những điều ghi riêng của một hồ sơ."""

    judgment: Judgment | None
    responsible: list[Responsible]
    sessions: list[Session]
    recommendations: list[Recommendation]
    postings: list[Posting]


def kept(matter_id: int) -> Kept:
    """Những điều ghi riêng của một hồ sơ, in the order in which they were written."""
    return Kept(
        Judgment.objects.filter(pk=matter_id).first(),
        list(Responsible.objects.filter(proceeding=matter_id).order_by("pk")),
        list(Session.objects.filter(proceeding=matter_id).order_by("act")),
        list(Recommendation.objects.filter(proceeding=matter_id).order_by("act")),
        list(Posting.objects.filter(proceeding=matter_id).order_by("act")),
    )
