"""Nộp quỹ kèm biên lai nào: the receipts whose money a hand-over brings, oldest first."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Taken(NamedTuple):
    """Một lần thu: its receipt and how much."""

    receipt: str
    amount: int


def receipts_handed_in(
    taken: Iterable[Taken], handed_before: int, amount: int
) -> Sequence[Taken]:
    """Biên lai của một lần nộp quỹ: money is handed in in the order it was taken.

    Of a receipt that is handed in in parts only the part is named.
    """
    begin, end, reached = handed_before, handed_before + amount, 0
    found: list[Taken] = []
    for each in taken:
        part = min(end, reached + each.amount) - max(begin, reached)
        if part > 0:
            found.append(Taken(each.receipt, part))
        reached += each.amount
    return found
