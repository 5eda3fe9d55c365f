"""Phát hiện phải khắc phục của một kỳ: plain rows, that a report counts and a closing keeps.

What was found is not among them: who may read the inspection reads it there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thads.law.periods import local_day
from thads.records.supervision.models import Finding, Remedy


@dataclass(frozen=True, slots=True)
class Found:
    """Một phát hiện: of which inspection, of whom, due when, put right or not."""

    finding: int
    inspection: int
    matter: str
    unit: str
    unit_name: str
    on: date
    due_on: date
    is_done: bool


def found(
    unit_ids: Iterable[int], first: date, last: date, known_at: datetime | None = None
) -> tuple[Found, ...]:
    """Phát hiện ghi trong kỳ ở các đơn vị ấy, as known at a moment and as far as seen."""
    rows = Finding.objects.filter(inspection__inspected__in=list(unit_ids))
    if known_at is not None:
        rows = rows.filter(recorded_at__lte=known_at)
    related = "inspection__proceeding", "inspection__inspected"
    told = (
        rows.select_related(*related)
        .prefetch_related("remedies")
        .order_by("due_on", "pk")
    )
    every = (_found(each, known_at) for each in told)
    return tuple(each for each in every if first <= each.on <= last)


def _found(each: Finding, known_at: datetime | None) -> Found:
    inspected = each.inspection.inspected
    return Found(
        finding=each.pk,
        inspection=each.inspection_id,
        matter=each.inspection.proceeding.code,
        unit=inspected.code,
        unit_name=inspected.name,
        on=local_day(each.recorded_at),
        due_on=each.due_on,
        is_done=_is_done(each, known_at),
    )


def _is_done(each: Finding, known_at: datetime | None) -> bool:
    known = [
        remedy
        for remedy in each.remedies.all()
        if known_at is None or remedy.recorded_at <= known_at
    ]
    last = max(known, key=lambda remedy: (remedy.on, remedy.pk), default=None)
    return last is not None and last.result == Remedy.Result.DONE
