"""Lời hứa: what was promised in a talk, by when, and whether the case's acts show it kept.

Which acts keep it says `thads.law.acts.promising`; here stands whether that was in time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.acts.history import History
from thads.law.acts.promising import Keeping, Promised, PromiseKind, keepings

__all__ = ["PromiseKind", "Promised"]


class PromiseState(StrEnum):
    """Lời hứa đang ở đâu."""

    RUNNING = "dang_cho"
    KEPT = "da_giu"
    LATE = "giu_muon"
    BROKEN = "khong_giu"
    UNANSWERED = "chua_ro"


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """Lời hứa và tình trạng: which acts kept it, how much of it was paid, when it was met."""

    promised: Promised
    state: PromiseState
    acts: tuple[int, ...] = ()
    paid: int = 0
    met_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Còn phải theo dõi: running, broken without anything since, or not answered."""
        return self.state not in (PromiseState.KEPT, PromiseState.LATE)


def promise_standings(
    history: History, promises: Sequence[Promised], today: date
) -> list[PromiseStanding]:
    """Tình trạng của từng lời hứa, in the order given."""
    kept = keepings(history.acts, promises)
    return [
        _standing(promised, how, today)
        for promised, how in zip(promises, kept, strict=True)
    ]


def _standing(promised: Promised, kept: Keeping, today: date) -> PromiseStanding:
    if promised.answer is not None:
        state = PromiseState.KEPT if promised.answer else PromiseState.BROKEN
        return PromiseStanding(promised, state)
    acts = tuple(act.seq for act in kept.acts)
    if kept.met_by is not None:
        met_on = kept.met_by.effective_on
        state = PromiseState.KEPT if met_on <= promised.due_on else PromiseState.LATE
        return PromiseStanding(promised, state, acts, kept.paid, met_on)
    if today <= promised.due_on:
        state = PromiseState.RUNNING
    elif promised.kind is PromiseKind.OTHER:
        state = PromiseState.UNANSWERED
    else:
        state = PromiseState.BROKEN
    return PromiseStanding(promised, state, acts, kept.paid)
