"""Lãi chậm thi hành án của một khoản: what the record knows for counting it.

Money counts on the day it was collected. In a case of one obligation all of it is that
obligation's; with several, a sheet shares what was collected first, and the obligation's
share keeps the days of the money it is made of.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thads.law.acts.history import History, MovementKind
from thads.law.distribution.interest_pauses import (
    Pause,
    no_late_interest_while_stopped,
)
from thads.law.money.splitting import split
from thads.records.cases.models import Obligation
from thads.records.cashbook.entitled import requested_on
from thads.records.cashbook.models import Distribution
from thads.records.ledger import queries as ledger
from thads.records.ledger.models import Proceeding

Paid = tuple[date, int]
_PERFORMED = (MovementKind.COLLECTED, MovementKind.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Known:
    """Điều hồ sơ đã có để tính lãi một khoản."""

    obligation: Obligation
    since: date | None
    collected: Sequence[Paid]
    pauses: Sequence[Pause]

    def principal_on(self, since: date) -> int:
        """Gốc còn lại khi bắt đầu tính, in đồng."""
        earlier = sum(amount for day, amount in self.collected if day < since)
        return max((self.obligation.amount or 0) - earlier, 0)

    def towards_principal(self, since: date) -> list[Paid]:
        """Đã thu từ ngày ấy, up to the principal: no interest bears interest."""
        left, found = self.principal_on(since), list[Paid]()
        for day, amount in self.collected:
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
    """Từ ngày nào, đã thu những gì, những ngày nào không tính lãi."""
    history = ledger.history_of(case)
    alone = bearing(case.pk).count() == 1
    paid = _collected(history)
    return Known(
        obligation,
        requested_on(case.case, history.acts),
        paid if alone else _shared(case.pk, obligation.pk, paid),
        no_late_interest_while_stopped(history.acts),
    )


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
