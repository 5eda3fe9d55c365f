"""Việc kết thúc trong tháng: what the procuracy is told of each month.

Decree 152/2026, article 32.2. A case stands in the month in which it ended; whether it
was told of is an act on the case. Months before the decree are not asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from thads.law.acts import CaseStatus, find
from thads.law.acts.folding import known
from thads.law.acts.history import CORRECTION, DECISION, RecordedAct
from thads.law.acts.kinds import STATUS_LABELS, Edition
from thads.law.indicators.reporting import month_end
from thads.law.periods import Stretch
from thads.records.cases.actions.listing import LISTED
from thads.records.cases.models import PROCEDURE, Case
from thads.records.ledger.models import Act, Proceeding
from thads.records.ledger.queries import acts_by_proceeding
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
        return self.case.proceeding.number or self.case.proceeding.code


def basis(on: date) -> Edition | None:
    """Quy định về danh sách, or none before it was in force."""
    kind = find(LISTED)
    return kind.edition(on) if kind else None


def month_of(on: date) -> Stretch:
    """Tháng có ngày này."""
    return Stretch(on.replace(day=1), month_end(on))


def ended_in(units: Sequence[int], month: Stretch) -> list[Ended]:
    """Các việc kết thúc trong tháng, in the order they ended."""
    rows = _ended(units, month).values("pk")
    cases = Case.objects.filter(pk__in=rows).select_related(
        "judgment", "proceeding__officer"
    )
    acts = acts_by_proceeding(rows.values_list("pk", flat=True))
    ordered = cases.order_by("proceeding__ended_on", "pk")
    return [_told_of(case, known(acts[case.pk])) for case in ordered]


def untold(units: Sequence[int], before: date) -> list[tuple[date, int]]:
    """Các tháng đã qua còn việc chưa gửi, and how many cases of each."""
    kind = find(LISTED)
    if kind is None or before <= kind.editions[0].valid.first:
        return []
    period = Stretch(kind.editions[0].valid.first, before - timedelta(days=1))
    rows = _ended(units, period).annotate(
        noted=_has(LISTED, effective_on__gte=OuterRef("ended_on")),
        mended=_has(CORRECTION),
    )
    found = rows.exclude(noted=True, mended=False)  # nearly every one was told of
    waiting = list(found.values_list("pk", "ended_on", "noted"))
    acts = acts_by_proceeding(pk for pk, _, is_noted in waiting if is_noted)
    counted: dict[date, int] = {}
    for pk, on, _ in waiting:
        if on is not None and _letter(known(acts[pk]), on) is None:
            month = on.replace(day=1)
            counted[month] = counted.get(month, 0) + 1
    return sorted(counted.items())


def _has(code: str, **which: Any) -> Exists:
    """Có hành vi như vậy, whether or not it stands."""
    return Exists(Act.objects.filter(proceeding_id=OuterRef("pk"), code=code, **which))


def _ended(units: Sequence[int], month: Stretch) -> QuerySet[Proceeding]:
    last = month.last or month.first
    edition = basis(last)
    return Proceeding.objects.filter(
        unit_id__in=list(units),
        procedure=PROCEDURE,
        status__in=edition.follows if edition else (),
        ended_on__range=(month.first, last),
    )


def _told_of(case: Case, acts: Sequence[RecordedAct]) -> Ended:
    on = case.proceeding.ended_on
    assert on is not None  # an ended case has its day
    decisions = [act for act in acts if act.code == DECISION]
    return Ended(
        case,
        STATUS_LABELS[CaseStatus(case.proceeding.status)],
        on,
        _said(decisions[-1]) if decisions else "",
        _said(letter) if (letter := _letter(acts, on)) else "",
    )


def _letter(acts: Sequence[RecordedAct], ended_on: date) -> RecordedAct | None:
    """Công văn đã gửi since the case ended; what was told of an earlier end is not it."""
    sent = [a for a in acts if a.code == LISTED and a.effective_on >= ended_on]
    return sent[-1] if sent else None


def _said(act: RecordedAct) -> str:
    return ", ".join(filter(None, (act.number, day(act.effective_on))))
