"""Điều sổ khác giữ: what the law asks about an act and no act of its history tells.

Who keeps it stands above the ledger and offers itself here; the write door and the
preview ask for the few acts it concerns, everything else goes on as before.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from thads.law.acts.history import CaseFacts, History

BudgetLeft = Callable[[int, date], int | None]
"""Số ngân sách còn được nhận của một việc vào một ngày; None: nobody else is owed."""
_TELLS: dict[str, BudgetLeft] = {}


def tell_budget_left(codes: Iterable[str], tell: BudgetLeft) -> None:
    """Báo số của ngân sách, for the acts of these codes."""
    _TELLS.update(dict.fromkeys(codes, tell))


def told(facts: CaseFacts, proceeding_id: int, code: str, on: date) -> CaseFacts:
    """Dữ kiện của việc, with what others keep where the act asks for it."""
    tell = _TELLS.get(code)
    return replace(facts, budget_left=tell(proceeding_id, on)) if tell else facts


def before(history: History, proceeding_id: int, code: str, on: date) -> History:
    """Diễn biến trước một hành vi, as the law judges it."""
    facts = told(history.facts, proceeding_id, code, on)
    return history if facts is history.facts else replace(history, facts=facts)
