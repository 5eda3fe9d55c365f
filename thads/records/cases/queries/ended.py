"""Việc kết thúc trong tháng: what the procuracy is told of each month.

Decree 152/2026, article 32.2. A case stands in the month in which it ended; whether it
was told of is an act on the case. Months before the decree are not asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from thads.law.acts import CaseStatus, find
from thads.law.acts.history import CORRECTION, DECISION
from thads.law.acts.kinds import STATUS_LABELS, Edition
from thads.law.periods import Stretch
from thads.records.cases.actions.listing import LISTED
from thads.records.cases.models import Case
from thads.records.ledger.models import Act, StatusSpan
from thads.records.web.formatting import day


@dataclass(frozen=True, slots=True)
class Ended:
    """Một việc kết thúc: how and when it ended, when the procuracy was told."""

    case: Case
    status: str
    on: date
    decision: str
    told: str

    @property
    def called(self) -> str:
        """Số quyết định, or the case's code."""
        return self.decision.partition(",")[0] or self.case.proceeding.code


def basis(on: date) -> Edition | None:
    """Quy định về danh sách, or none before it was in force."""
    kind = find(LISTED)
    return kind.edition(on) if kind else None


def month_of(on: date) -> Stretch:
    """Tháng có ngày này."""
    first = on.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    return Stretch(first, following - timedelta(days=1))


def ended_in(units: Sequence[int], month: Stretch) -> list[Ended]:
    """Các việc kết thúc trong tháng, in the order they ended."""
    spans = _spans(units, month).order_by("valid_from", "proceeding_id")
    found = {each.proceeding_id: each for each in spans}
    cases = {
        each.pk: each
        for each in Case.objects.filter(pk__in=found).select_related(
            "judgment", "proceeding__officer", "proceeding__unit"
        )
    }
    decisions, told = _decisions(found), _told(found)
    return [
        Ended(
            cases[key],
            STATUS_LABELS[CaseStatus(span.status)],
            span.valid_from,
            decisions.get(key, ""),
            told.get(key, ""),
        )
        for key, span in found.items()
        if key in cases
    ]


def untold(units: Sequence[int], before: date) -> list[tuple[date, int]]:
    """Các tháng đã qua còn việc chưa gửi, and how many cases of each."""
    kind = find(LISTED)
    if kind is None or before <= kind.editions[0].valid.first:
        return []
    period = Stretch(kind.editions[0].valid.first, before - timedelta(days=1))
    told = _standing(LISTED).filter(
        proceeding_id=OuterRef("proceeding_id"),
        effective_on__gte=OuterRef("valid_from"),
    )
    spans = _spans(units, period).exclude(Exists(told))
    days = spans.values_list("valid_from").annotate(Count("proceeding", distinct=True))
    counted: dict[date, int] = {}
    for on, many in days:
        month = on.replace(day=1)
        counted[month] = counted.get(month, 0) + many
    return sorted(counted.items())


def _spans(units: Sequence[int], month: Stretch) -> QuerySet[StatusSpan]:
    edition = basis(month.last or month.first)
    return StatusSpan.objects.filter(
        unit_id__in=list(units),
        proceeding__procedure="thi_hanh_an",
        recorded_to=None,
        valid_to=None,
        status__in=edition.follows if edition else (),
        valid_from__range=(month.first, month.last or month.first),
    )


def _standing(code: str) -> QuerySet[Act]:
    """Hành vi chưa bị đính chính."""
    taken_back = Act.objects.filter(
        proceeding_id=OuterRef("proceeding_id"),
        code=CORRECTION,
        corrects=OuterRef("seq"),
    )
    return Act.objects.filter(code=code).exclude(Exists(taken_back))


def _decisions(cases: Iterable[int]) -> dict[int, str]:
    found = _standing(DECISION).filter(proceeding_id__in=list(cases)).order_by("seq")
    return {each.proceeding_id: _said(each) for each in found}


def _told(spans: Mapping[int, StatusSpan]) -> dict[int, str]:
    """Công văn đã gửi since the case ended; what was told of an earlier end is not it."""
    found = _standing(LISTED).filter(proceeding_id__in=list(spans)).order_by("seq")
    return {
        each.proceeding_id: _said(each)
        for each in found
        if each.effective_on >= spans[each.proceeding_id].valid_from
    }


def _said(act: Act) -> str:
    return ", ".join(filter(None, (act.number, day(act.effective_on))))
