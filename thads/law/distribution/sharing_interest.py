"""Chia lãi tiền gửi: what a common deposit earned goes to the money that earned it.

The decree adds the interest of a deposit to the sum that was deposited. Where the bank pays
one sum for several deposits, each case takes its part by đồng and days, the largest
remainder first, so that the parts are the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.money import figures
from thads.law.money.splitting import split
from thads.law.periods import Step, in_words
from thads.law.statutes import Citation

ADDED_TO_DEPOSIT = Citation.parse("nd_152_2026 30.8")


@dataclass(frozen=True, slots=True)
class Deposited:
    """Tiền gửi của một việc: each change of its balance, oldest first."""

    code: str
    changes: tuple[tuple[date, int], ...]

    def dong_days(self, since: date, until: date) -> int:
        """Số đồng nhân số ngày: from the day after a change to the end, both as told."""
        total, balance, day = 0, 0, since
        for on, moved in self.changes:
            if on > until:
                break
            if on > day:
                total, day = total + balance * (on - day).days, on
            balance += moved
        return total + balance * (until - day).days

    def left(self, until: date) -> int:
        """Còn gửi đến hết một ngày."""
        return sum(moved for on, moved in self.changes if on <= until)


@dataclass(frozen=True, slots=True)
class InterestShare:
    """Phần lãi của một việc và cách tính."""

    code: str
    dong_days: int
    amount: int
    why: Step


def share_interest(
    total: int, deposits: Sequence[Deposited], since: date, until: date
) -> list[InterestShare]:
    """Chia một khoản lãi cho các khoản gửi theo số đồng nhân số ngày trong kỳ."""
    weights = [each.dong_days(since, until) for each in deposits]
    whole = sum(weights)
    if whole <= 0:
        return []
    return [
        InterestShare(
            each.code, weight, amount, _why(total, weight, whole, since, until)
        )
        for each, weight, amount in zip(
            deposits, weights, split(total, weights), strict=True
        )
        if weight
    ]


def _why(total: int, weight: int, whole: int, since: date, until: date) -> Step:
    text = (
        f"Từ {in_words(since)} đến {in_words(until)}: {figures(total)} đồng × "
        f"{figures(weight)} / {figures(whole)} (đồng × ngày)."
    )
    return Step(text, ADDED_TO_DEPOSIT.short())
