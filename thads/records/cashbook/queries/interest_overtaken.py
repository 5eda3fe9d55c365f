"""Lãi chậm mà quyết định miễn, giảm ghi sau làm cho thừa: by how much, and on which basis.

It is counted again from the record twice, without and with the decisions recorded after
the determination: what lies between is theirs alone. Where the first count is not what was
determined, somebody had counted from other facts: then nothing is put right by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from thads.law.acts.history import RecordedAct
from thads.law.distribution import CannotDistribute, DayCount, Interest, late_interest
from thads.law.distribution.interest import Rate
from thads.law.distribution.interest_remitted import basis_of_remission
from thads.law.statutes import Citation, LawDataError
from thads.records.cases.models import Obligation
from thads.records.cashbook.entitled import REMISSION, total_of
from thads.records.cashbook.interest_rate import read_rate
from thads.records.cashbook.interest_rights import interest_code
from thads.records.cashbook.models import (
    Distribution,
    DistributionShare,
    LateInterest,
    PaymentItem,
)
from thads.records.cashbook.queries.late_interest import (
    Known,
    bearing,
    known_of,
    standing,
)
from thads.records.cashbook.rights import OF_THE_STATE
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Lần xác định đã thừa: its rows, the decisions after it, and how much is too much."""

    rows: Sequence[LateInterest]
    decisions: Sequence[RecordedAct]
    principal: int
    recounted: Interest | None
    """Lãi tính lại theo hồ sơ; None when the record would not have told what was counted."""
    surplus: int
    divided: int = 0
    paid: int = 0

    @property
    def first(self) -> LateInterest:
        """Thời gian, lãi suất, cách đếm: the same in every row of the act."""
        return self.rows[0]

    @property
    def seq(self) -> int:
        """Số của hành vi xác định."""
        return self.first.seq

    @property
    def amount(self) -> int:
        """Số đã xác định."""
        return sum(row.amount for row in self.rows)

    @property
    def right(self) -> int:
        """Số còn đúng sau miễn, giảm."""
        return self.amount - self.surplus

    @property
    def bases(self) -> list[Citation]:
        """Căn cứ, one for each law under which was decided."""
        found = [basis_of_remission(each.effective_on) for each in self.decisions]
        return list(dict.fromkeys(found))

    @property
    def in_one_step(self) -> bool:
        """Đính chính được ngay: counted from the record, nothing of it divided."""
        return self.recounted is not None and not self.divided


def overtaken(case: Proceeding) -> list[Overtaken]:
    """Các lần xác định lãi chậm của việc mà quyết định miễn, giảm sau đó làm cho thừa."""
    rows = list(standing(case.pk).select_related("obligation").order_by("seq", "id"))
    if not rows:
        return []
    acts = [a for a in ledger.history_of(case).acts if a.code == REMISSION and a.amount]
    if not any(act.seq > rows[0].seq for act in acts):
        return []
    found = list(_found(case, rows, acts))
    return [_paid_of(each) for each in _not_remitted_itself(case.pk, acts, found)]


def _found(
    case: Proceeding, rows: Iterable[LateInterest], acts: Sequence[RecordedAct]
) -> Iterator[Overtaken]:
    known: dict[int, Known] = {}
    for seq, parts in groupby(rows, attrgetter("seq")):
        own = list(parts)
        obligation: Obligation = own[0].obligation
        if obligation.pk not in known:
            known[obligation.pk] = known_of(case, obligation)
        later = [act for act in acts if act.seq > seq]
        yield from _compared(own, known[obligation.pk], later)


def _compared(
    own: Sequence[LateInterest], known: Known, later: Sequence[RecordedAct]
) -> Iterator[Overtaken]:
    after = {act.seq for act in later}
    kept = [each for each in known.remitted if each.seq not in after]
    before, now = counted_again(replace(known, remitted=kept), own[0]), None
    if before is not None:
        now = counted_again(known, own[0])
    if before is None or now is None or before.amount <= now.amount:
        return
    taken = {each.seq for each in known.remitted}
    as_recorded = before.amount == sum(row.amount for row in own)
    yield Overtaken(
        own,
        [act for act in later if act.seq in taken],
        known.principal_on(own[0].since),
        now if as_recorded else None,
        before.amount - now.amount,
    )


def counted_again(known: Known, row: LateInterest) -> Interest | None:
    """Lãi của những ngày ấy theo hồ sơ, at the same rate and in the same way."""
    rate = read_rate(row.rate)
    paid = known.towards_principal(row.since)
    try:
        return late_interest(
            known.principal_on(row.since),
            row.since,
            row.until,
            collected=[each for each in paid if each[0] <= row.until],
            pauses=known.pauses,
            rates=[] if rate is None else [Rate(row.since, rate)],
            day_count=DayCount(row.day_count),
        )
    except (CannotDistribute, LawDataError):
        return None


def _not_remitted_itself(
    case_id: int, acts: Sequence[RecordedAct], found: Iterable[Overtaken]
) -> Iterator[Overtaken]:
    """What the decisions took beyond every principal was of the interest already."""
    owed = sum(e.amount or 0 for e in bearing(case_id) if e.item in OF_THE_STATE)
    direct = max(total_of(acts, REMISSION) - owed, 0)
    for each in found:
        less = min(direct, each.surplus)
        direct -= less
        if less < each.surplus:
            rest = None if less else each.recounted
            yield replace(each, surplus=each.surplus - less, recounted=rest)


def _paid_of(each: Overtaken) -> Overtaken:
    """How much of this determination was divided, and paid out: what others do not cover."""
    codes = {row.code for row in each.rows}
    every = standing(each.first.proceeding_id).filter(code__in=codes)
    others = sum(row.amount for row in every if row.seq != each.seq)
    sheets = Distribution.objects.filter(
        proceeding_id=each.first.proceeding_id, refusal=None, annulment=None
    )
    divided = _shared(sheets.values_list("pk", flat=True), codes) - others
    if divided <= 0:
        return each
    items = PaymentItem.objects.filter(
        distribution__in=sheets,
        payment__entry__isnull=False,
        payment__entry__reversed_by__isnull=True,
    )
    paid = _shared(set(items.values_list("distribution_id", flat=True)), codes) - others
    return replace(each, divided=divided, paid=max(paid, 0))


def _shared(sheets: Iterable[int], codes: Iterable[str]) -> int:
    found = DistributionShare.of_sheets(*sheets)
    shares = found.filter(code__in=[interest_code(code) for code in codes])
    return sum(shares.values_list("amount", flat=True))
