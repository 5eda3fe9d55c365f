"""Dự trù của cuộc cưỡng chế: from its plan, else the law's level for a usual operation.

Nobody types what persuasion saved: it is read here, and the case's own notice of costs
stands between the two (`law.indicators.persuading`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import F, Sum

from thads.law.acts.history import RecordedAct
from thads.law.indicators.persuading import COERCION, WILLING, Estimate, SavingBasis
from thads.records.operations.models import PlanCost
from thads.records.operations.usual import usual_cost

BASES = {
    SavingBasis.PLANNED: "theo kế hoạch cưỡng chế đã lập",
    SavingBasis.ANNOUNCED: "theo thông báo chi phí đã ghi",
    SavingBasis.LEVEL: "theo mức bồi dưỡng luật định cho một cuộc thường lập",
}


def estimates(
    acts: Mapping[int, Sequence[RecordedAct]],
) -> dict[int, dict[int, Estimate]]:
    """Theo việc, rồi theo số của quyết định cưỡng chế; of cases with a willing step."""
    wanted = {
        case: own
        for case, own in acts.items()
        if any(act.code == WILLING for act in own)
    }
    planned = _planned(wanted)
    found: dict[int, dict[int, Estimate]] = defaultdict(dict)
    for case, own in wanted.items():
        for act in own:
            if act.code == COERCION:
                told = planned.get((case, act.seq)) or _level(act)
                if told is not None:
                    found[case][act.seq] = told
    return found


def _planned(cases: Iterable[int]) -> dict[tuple[int, int], Estimate]:
    """The last version of each plan has the last word."""
    rows = (
        PlanCost.objects.filter(plan__operation__proceeding_id__in=list(cases))
        .values_list(
            "plan__operation__proceeding_id",
            "plan__operation__decision__seq",
            "plan__version",
        )
        .annotate(total=Sum(F("quantity") * F("price")))
        .order_by("plan__version")
    )
    return {
        (case, decision): Estimate(total, SavingBasis.PLANNED)
        for case, decision, _, total in rows
    }


def _level(decision: RecordedAct) -> Estimate | None:
    total = usual_cost(decision.effective_on)
    return Estimate(total, SavingBasis.LEVEL) if total else None
