"""Tiền mặt còn ở người thu như trang hiện: who, since what hour, until what hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from thads.records.cashbook.presenters.people import names_of
from thads.records.cashbook.queries.custody import CashWithOfficer


@dataclass(frozen=True, slots=True)
class Outside:
    """Một người còn giữ tiền mặt."""

    name: str
    cash: CashWithOfficer
    hours: int
    is_late: bool


def outside(held: Sequence[CashWithOfficer], now: datetime) -> list[Outside]:
    """Những người còn giữ tiền, who is late first."""
    names = names_of(each.account_id for each in held)
    found = [
        Outside(
            names.get(each.account_id, "người thu ngoài trụ sở"),
            each,
            each.hours(now),
            each.term.is_late(now),
        )
        for each in held
    ]
    return sorted(found, key=lambda each: (not each.is_late, each.cash.due_at))
