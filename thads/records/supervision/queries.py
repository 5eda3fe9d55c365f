"""Câu hỏi về kiểm tra: the year's plan, findings that are open, samples and verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from thads.law.acts.procedures import ENFORCEMENT
from thads.records.agencies.models import Unit
from thads.records.ledger.models import Proceeding
from thads.records.supervision import sampling
from thads.records.supervision.models import (
    Finding,
    Inspection,
    PlannedInspection,
    Remedy,
    Review,
    Sample,
)

_WITHOUT_MEANS = "chua_co_dieu_kien"


@dataclass(frozen=True, slots=True)
class Planned:
    """Một dòng của kế hoạch: held as which matter, or late."""

    plan: PlannedInspection
    matter: Proceeding | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Open:
    """Một phát hiện và chỗ nó đang đứng."""

    finding: Finding
    last: Remedy | None

    @property
    def on(self) -> date:
        """Ngày phát hiện: the day it was written down, in Vietnam."""
        return timezone.localdate(self.finding.recorded_at)

    @property
    def is_done(self) -> bool:
        """Đã khắc phục."""
        return self.last is not None and self.last.result == Remedy.Result.DONE

    def is_late(self, today: date) -> bool:
        """Quá ngày phải khắc phục."""
        return not self.is_done and self.finding.due_on < today


@dataclass(frozen=True, slots=True)
class Drawn:
    """Một mẫu với kết quả xem đến nay."""

    sample: Sample
    codes: Sequence[str]
    verdicts: Mapping[str, Review]
    estimate: sampling.Estimate | None


def planned(agency_id: int, year: int, today: date) -> list[Planned]:
    """Kế hoạch kiểm tra của một năm."""
    rows = PlannedInspection.objects.filter(agency_id=agency_id, year=year)
    held = {
        each.planned_id: each.proceeding
        for each in Inspection.objects.filter(planned__in=rows).select_related(
            "proceeding"
        )
    }
    return [
        Planned(each, held.get(each.pk), each.pk not in held and each.before < today)
        for each in rows.select_related("inspected")
    ]


def findings(matter: int | None = None) -> list[Open]:
    """Các phát hiện, of one inspection or of all that are seen; due first."""
    rows = Finding.objects.select_related("inspection__proceeding__matter", "case")
    if matter is not None:
        rows = rows.filter(inspection=matter)
    rows = rows.prefetch_related("remedies")
    return [Open(each, _last(each.remedies.all())) for each in rows]


def _last(remedies: QuerySet[Remedy]) -> Remedy | None:
    return max(remedies, key=lambda each: (each.on, each.pk), default=None)


def late_findings(today: date) -> int:
    """Số phát hiện quá ngày phải khắc phục."""
    return sum(each.is_late(today) for each in findings())


def without_means(unit: Unit) -> list[str]:
    """Danh sách để rút: open cases of a unit and those below it without means."""
    found = Proceeding.objects.filter(
        procedure=ENFORCEMENT,
        unit__path__startswith=unit.path,
        means=_WITHOUT_MEANS,
        ended_on=None,
    )
    return sorted(found.values_list("code", flat=True))


def samples(matter: int) -> list[Drawn]:
    """Các mẫu của một cuộc kiểm tra."""
    rows = Sample.objects.filter(inspection=matter).prefetch_related("reviews")
    return [drawn(each) for each in rows]


def drawn(sample: Sample) -> Drawn:
    """Mẫu được rút lại từ danh sách đã giữ, with what the review found."""
    codes = sampling.draw(sample.seed, sample.frame, sample.size)
    verdicts = {each.case_code: each for each in sample.reviews.all()}
    seen = [
        None if code not in verdicts else verdicts[code].verdict != Review.Verdict.RIGHT
        for code in codes
    ]
    usable = sampling.in_order(seen)
    return Drawn(sample, codes, verdicts, sampling.estimate(len(sample.frame), usable))
