"""Lời hứa: what was promised in a talk, by when, and whether the case's acts show it kept.

A promise of money is kept by payments from its day to its last day; each đồng keeps one
promise only, the earliest first. A promise that no act can show is answered by a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.acts.history import History, RecordedAct
from thads.law.indicators.persuading import DELIVERY, PAYMENT, TALK, WILLING


class PromiseKind(StrEnum):
    """Hứa làm gì."""

    PAY = "nop_tien"
    KIN_PAYS = "nop_thay"
    HAND_OVER = "ban_giao"
    MOVE_OUT = "doi_di"
    COME = "den_lam_viec"
    OTHER = "khac"


class PromiseState(StrEnum):
    """Lời hứa đang ở đâu."""

    RUNNING = "dang_cho"
    KEPT = "da_giu"
    LATE = "giu_muon"
    BROKEN = "khong_giu"
    UNANSWERED = "chua_ro"


_MONEY = frozenset({PromiseKind.PAY, PromiseKind.KIN_PAYS})
_SHOWN_BY = {
    PromiseKind.HAND_OVER: frozenset({DELIVERY, WILLING}),
    PromiseKind.MOVE_OUT: frozenset({DELIVERY, WILLING}),
    PromiseKind.COME: frozenset({TALK}),
}
_ABSENT = "vang_mat"


@dataclass(frozen=True, slots=True)
class Promised:
    """Một lời hứa: what, in the talk with this number, by which day.

    `answer` is what a person found where no act can show it: kept or not.
    """

    kind: PromiseKind
    talk: int
    made_on: date
    due_on: date
    amount: int | None = None
    answer: bool | None = None


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
    unspent = {act.seq: act.amount or 0 for act in history.acts if act.code == PAYMENT}
    found: dict[int, PromiseStanding] = {}
    for place in sorted(range(len(promises)), key=lambda at: promises[at].due_on):
        found[place] = _standing(history, promises[place], unspent, today)
    return [found[place] for place in range(len(promises))]


def _standing(
    history: History, promised: Promised, unspent: dict[int, int], today: date
) -> PromiseStanding:
    if promised.answer is not None:
        state = PromiseState.KEPT if promised.answer else PromiseState.BROKEN
        return PromiseStanding(promised, state)
    if promised.kind in _MONEY:
        return _of_money(history, promised, unspent, today)
    if promised.kind in _SHOWN_BY:
        return _of_a_deed(history, promised, today)
    running = today <= promised.due_on
    state = PromiseState.RUNNING if running else PromiseState.UNANSWERED
    return PromiseStanding(promised, state)


def _of_money(
    history: History, promised: Promised, unspent: dict[int, int], today: date
) -> PromiseStanding:
    """Payments are taken in order until the promise is full."""
    wanted, paid, acts = promised.amount or 1, 0, list[int]()
    met_on: date | None = None
    for act in history.acts:
        left = unspent.get(act.seq, 0)
        if not left or act.effective_on < promised.made_on or paid >= wanted:
            continue
        part = left if promised.amount is None else min(left, wanted - paid)
        unspent[act.seq] -= part
        paid += part
        acts.append(act.seq)
        if paid >= wanted:
            met_on = act.effective_on
    return _settled(promised, met_on, tuple(acts), paid, today)


def _of_a_deed(history: History, promised: Promised, today: date) -> PromiseStanding:
    shown = next((a for a in history.acts if _shows(a, promised)), None)
    acts = (shown.seq,) if shown else ()
    return _settled(promised, shown.effective_on if shown else None, acts, 0, today)


def _shows(act: RecordedAct, promised: Promised) -> bool:
    if act.code not in _SHOWN_BY[promised.kind] or act.seq == promised.talk:
        return False
    if act.effective_on < promised.made_on:
        return False
    return act.code != TALK or (
        act.result != _ABSENT and act.effective_on > promised.made_on
    )


def _settled(
    promised: Promised,
    met_on: date | None,
    acts: tuple[int, ...],
    paid: int,
    today: date,
) -> PromiseStanding:
    if met_on is None:
        running = today <= promised.due_on
        state = PromiseState.RUNNING if running else PromiseState.BROKEN
    else:
        state = PromiseState.KEPT if met_on <= promised.due_on else PromiseState.LATE
    return PromiseStanding(promised, state, acts, paid, met_on)
