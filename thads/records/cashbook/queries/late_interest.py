"""Lãi chậm thi hành án của một khoản: what the record knows for counting it.

Money counts on the day it was collected. In a case of one obligation all of it is that
obligation's; with several, a sheet shares what was collected first, and the obligation's
share keeps the days of the money it is made of.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet, Sum

from thads.law.acts.history import History, MovementKind, RecordedAct
from thads.law.distribution.interest_pauses import (
    Pause,
    no_late_interest_while_stopped,
)
from thads.law.distribution.interest_remitted import takes_its_interest_along
from thads.law.money.splitting import split
from thads.records.cases.models import Obligation
from thads.records.cashbook.entitled import REMISSION, requested_on
from thads.records.cashbook.interest_rights import INTEREST_SUFFIX
from thads.records.cashbook.models import Distribution, LateInterest
from thads.records.cashbook.rights import OF_THE_STATE
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Movement, Proceeding

Paid = tuple[date, int]


class Remission(NamedTuple):
    """Phần gốc của một khoản mà một quyết định đã miễn, giảm."""

    on: date
    amount: int
    seq: int


_PERFORMED = (MovementKind.COLLECTED, MovementKind.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Known:
    """Điều hồ sơ đã có để tính lãi một khoản."""

    obligation: Obligation
    since: date | None
    collected: Sequence[Paid]
    pauses: Sequence[Pause]
    determined: Sequence[LateInterest] = ()
    remitted: Sequence[Remission] = ()

    @property
    def free(self) -> Sequence[Paid]:
        """Phần gốc được miễn, giảm mà lãi cũng được miễn, giảm, as the new law has it."""
        return self._remitted(with_interest=True)

    @property
    def lowered(self) -> Sequence[Paid]:
        """Phần gốc giảm từ ngày quyết định, as the old law has it."""
        return self._remitted(with_interest=False)

    @property
    def paid(self) -> Sequence[Paid]:
        """Gốc giảm từ ngày nào: what was collected, or remitted by the old law."""
        return sorted([*self.collected, *self.lowered])

    def _remitted(self, *, with_interest: bool) -> list[Paid]:
        return [
            (each.on, each.amount)
            for each in self.remitted
            if takes_its_interest_along(each.on) is with_interest
        ]

    def principal_on(self, since: date) -> int:
        """Gốc còn lại khi bắt đầu tính, in đồng."""
        earlier = sum(amount for day, amount in self.paid if day < since)
        earlier += sum(amount for _, amount in self.free)
        return max((self.obligation.amount or 0) - earlier, 0)

    def towards_principal(self, since: date) -> list[Paid]:
        """Đã thu từ ngày ấy, up to the principal: no interest bears interest."""
        left, found = self.principal_on(since), list[Paid]()
        for day, amount in self.paid:
            part = min(amount, left)
            if day >= since and part:
                found.append((day, part))
                left -= part
        return found


def bearing(case_id: int) -> QuerySet[Obligation]:
    """Các khoản tiền của việc."""
    rows = Obligation.objects.filter(case_id=case_id, kind=Obligation.Kind.MONEY)
    return rows.filter(amount__gt=0).order_by("pk")


def known_of(case: Proceeding, obligation: Obligation) -> Known:
    """Từ ngày nào, đã thu, được miễn những gì, những ngày nào không tính lãi.

    What was determined before is not counted again: the next begins where it ended.
    """
    history = ledger.history_of(case)
    every = list(bearing(case.pk))
    paid = _collected(history)
    determined = [
        each for each in standing(case.pk) if each.obligation_id == obligation.pk
    ]
    counted = max((each.until for each in determined), default=None)
    collected = {
        each.pk: paid if len(every) == 1 else _shared(case.pk, each.pk, paid)
        for each in every
        if each.pk == obligation.pk or each.item in OF_THE_STATE
    }
    return Known(
        obligation,
        counted or requested_on(case.case, history.acts),
        collected[obligation.pk],
        no_late_interest_while_stopped(history.acts),
        determined,
        list(_remitted_of(obligation, every, history.acts, collected)),
    )


def standing(case_id: int) -> QuerySet[LateInterest]:
    """Lãi chậm đã xác định của việc mà hành vi còn hiệu lực."""
    moved = Movement.objects.filter(
        proceeding_id=case_id,
        kind=MovementKind.LATE_INTEREST,
        recorded_to__isnull=True,
    )
    rows = LateInterest.objects.filter(
        proceeding_id=case_id, seq__in=moved.values("seq")
    )
    return rows.order_by("until", "id")


def accrued_by_obligation(case_id: int) -> dict[int, int]:
    """Lãi chậm đã xác định của từng khoản."""
    totals = standing(case_id).order_by().values_list("obligation")
    return dict(totals.annotate(total=Sum("amount")))


def _remitted_of(
    obligation: Obligation,
    every: Iterable[Obligation],
    acts: Iterable[RecordedAct],
    collected: Mapping[int, Sequence[Paid]],
) -> Iterator[Remission]:
    """What each remission took of the obligation: the state's, one after the other.

    No more than what was left of its principal on that day; the rest is of the interest.
    """
    left = {e.pk: e.amount or 0 for e in every if e.item in OF_THE_STATE}
    for act in acts:
        rest = act.amount or 0 if act.code == REMISSION else 0
        for key in left if rest else ():
            paid = sum(part for day, part in collected[key] if day <= act.effective_on)
            part = max(min(rest, left[key] - paid), 0)
            left[key], rest = left[key] - part, rest - part
            if part and key == obligation.pk:
                yield Remission(act.effective_on, part, act.seq)


def _collected(history: History) -> list[Paid]:
    moved = history.folded.movements
    return [(each.on, each.amount) for each in moved if each.kind in _PERFORMED]


def _shared(case_id: int, obligation_id: int, paid: Sequence[Paid]) -> list[Paid]:
    """The obligation's part of each sheet, by the days of the money in that sheet."""
    ahead = deque(paid)
    found: list[Paid] = []
    for amount, share in _sheets(case_id, obligation_id):
        parts = _taken(ahead, amount)
        found += _by_day(parts, share)
    return found


def _sheets(case_id: int, obligation_id: int) -> Iterable[tuple[int, int]]:
    """Số tiền của từng phiếu đã duyệt, còn hiệu lực, và phần của khoản."""
    sheets = Distribution.objects.filter(
        proceeding_id=case_id, approval__isnull=False, annulment__isnull=True
    )
    for sheet in sheets.order_by("round"):
        shares = sheet.shares.filter(obligation_id=obligation_id)
        shares = shares.exclude(code__endswith=INTEREST_SUFFIX)
        yield sheet.amount, sum(shares.values_list("amount", flat=True))


def _taken(ahead: deque[Paid], amount: int) -> list[Paid]:
    """The first `amount` đồng of what was collected, by day."""
    taken: list[Paid] = []
    while amount and ahead:
        day, there = ahead.popleft()
        part = min(there, amount)
        taken.append((day, part))
        amount -= part
        if there > part:
            ahead.appendleft((day, there - part))
    return taken


def _by_day(parts: Sequence[Paid], share: int) -> list[Paid]:
    if not share or not parts:
        return []
    amounts = split(share, [part for _, part in parts])
    return [
        (day, amount) for (day, _), amount in zip(parts, amounts, strict=True) if amount
    ]
