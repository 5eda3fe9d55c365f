"""Câu hỏi về cuộc cưỡng chế: one, those of a case, those a person may see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from thads.law.acts.folding import known
from thads.law.acts.history import RecordedAct
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Act, Proceeding
from thads.records.operations.course import DECISION, Course, acts_of
from thads.records.operations.models import Operation, Step

LONGEST = 500
"""Số cuộc hiện trên một trang."""


def _rows() -> QuerySet[Operation]:
    return Operation.objects.select_related(
        "proceeding__unit", "proceeding__officer", "proceeding__case", "decision"
    ).prefetch_related(
        "plans__signs",
        "plans__bodies",
        "plans__costs",
        "plans__risks",
        "plans__days__incidents",
        "visits",
    )


def course(operation_id: int) -> Course | None:
    """Một cuộc; None where the person who asks may not see it."""
    found = courses(_rows().filter(pk=operation_id))
    return found[0] if found else None


def of_case(proceeding_id: int) -> list[Course]:
    """Các cuộc của một việc, oldest first."""
    return courses(_rows().filter(proceeding_id=proceeding_id).order_by("pk"))


def seen(unit_ids: Sequence[int] = (), officer_id: int | None = None) -> list[Course]:
    """Các cuộc người hỏi được xem, newest first; of units or an officer, where named."""
    rows = _rows().order_by("-pk")
    if unit_ids:
        rows = rows.filter(proceeding__unit_id__in=unit_ids)
    if officer_id is not None:
        rows = rows.filter(proceeding__officer_id=officer_id)
    return courses(rows[:LONGEST])


def courses(operations: Iterable[Operation]) -> list[Course]:
    """Dựng diễn tiến của nhiều cuộc in a few questions."""
    rows = list(operations)
    acts = ledger.acts_by_proceeding({each.proceeding_id for each in rows})
    linked = _linked(rows)
    return [
        _course(each, known(acts[each.proceeding_id]), linked[each.proceeding_id])
        for each in rows
    ]


def _linked(rows: Sequence[Operation]) -> dict[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    steps = Step.objects.filter(
        operation__proceeding_id__in={each.proceeding_id for each in rows}
    )
    for case, act, decision in steps.values_list(
        "operation__proceeding_id", "act__seq", "operation__decision__seq"
    ):
        found[case][act] = decision
    return found


def _course(
    operation: Operation, acts: Sequence[RecordedAct], linked: dict[int, int]
) -> Course:
    plans: list[Any] = sorted(operation.plans.all(), key=lambda each: each.version)
    decision = ledger_act(operation.decision)
    return Course(
        operation=operation,
        decision=decision,
        acts=acts_of(decision.seq, acts, linked),
        plans=plans,
        signs=[sign for plan in plans for sign in plan.signs.all()],
        days=sorted(
            (day for plan in plans for day in plan.days.all()), key=lambda day: day.pk
        ),
        visits=sorted(operation.visits.all(), key=lambda visit: visit.pk),
    )


def ledger_act(row: Act) -> RecordedAct:
    """Hành vi của một dòng sổ."""
    return RecordedAct(
        seq=row.seq,
        code=row.code,
        effective_on=row.effective_on,
        recorded_at=row.recorded_at,
        position=row.position,
        number=row.number,
        ground=row.ground,
        result=row.result,
    )


def decisions_without(
    *, proceeding_id: int | None = None, officer_id: int | None = None
) -> list[Act]:
    """Quyết định cưỡng chế chưa mở cuộc, newest first, of cases still open."""
    cases = Proceeding.objects.filter(ended_on__isnull=True)
    if proceeding_id is not None:
        cases = cases.filter(pk=proceeding_id)
    elif officer_id is not None:
        cases = cases.filter(officer_id=officer_id)
    else:
        return []
    standing = {
        (case, act.seq)
        for case, acts in ledger.acts_by_proceeding(
            cases.filter(acts__code=DECISION).values_list("pk", flat=True).distinct()
        ).items()
        for act in known(acts)
        if act.code == DECISION
    }
    opened = Operation.objects.values("decision_id")
    rows = Act.objects.filter(code=DECISION, proceeding__in=cases)
    rows = rows.exclude(pk__in=opened).select_related("proceeding__case")
    ordered = rows.order_by("-effective_on", "-pk")[:LONGEST]
    return [each for each in ordered if (each.proceeding_id, each.seq) in standing]
