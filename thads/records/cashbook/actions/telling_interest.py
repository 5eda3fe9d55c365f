"""Lãi chậm theo sổ nhập: of which principal an act that a book brought in had counted it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thads.records.cases.models import Obligation
from thads.records.cashbook.models import LateInterest
from thads.records.cashbook.refusals import refusals
from thads.records.ledger.models import Proceeding

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class InterestTold:
    """Lãi chậm của một nghĩa vụ trong một hành vi, as a book tells it."""

    proceeding_id: int
    seq: int
    code: str
    amount: int
    principal: int
    since: date
    until: date
    days: int
    rate: str
    day_count: str


def tell_interest(rows: Iterable[InterestTold], now: datetime) -> int:
    """Ghi khoản gốc của lãi chậm theo sổ nhập, all in few statements; how many rows.

    The acts are in the ledger already; a book does not carry how the sum was worked out.
    """
    told = list(rows)
    ids = {each.proceeding_id for each in told}
    obligations = {
        (each.case_id, each.code): each
        for each in Obligation.objects.filter(case__in=ids)
    }
    agencies = dict(
        Proceeding.objects.filter(id__in=ids).values_list("id", "unit__agency_id")
    )
    made = [
        LateInterest(
            agency_id=agencies[each.proceeding_id] or 0,
            proceeding_id=each.proceeding_id,
            seq=each.seq,
            obligation=obligations[each.proceeding_id, each.code],
            code=each.code,
            amount=each.amount,
            principal=each.principal,
            since=each.since,
            until=each.until,
            days=each.days,
            rate=each.rate,
            day_count=each.day_count,
            noted_at=now,
        )
        for each in told
    ]
    with refusals():
        LateInterest.objects.bulk_create(made, batch_size=_BATCH)
    return len(made)
