"""Lời hứa: what was promised, and which acts of the case keep it.

A promise of money is kept by payments from its day on; each đồng keeps one promise only,
the earliest due first. A promise that no act can show is answered by a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thads.law.acts.history import RecordedAct

PROMISE, ANSWER, KEPT_ANSWER = "loi_hua", "ket_qua_loi_hua", "giu"
TALK, PAYMENT = "van_dong", "thu_tien"
DELIVERY, WILLING = "giao_tai_san", "tu_nguyen_thi_hanh"
_ABSENT = "vang_mat"


class PromiseKind(StrEnum):
    """Hứa làm gì."""

    PAY = "nop_tien"
    KIN_PAYS = "nop_thay"
    HAND_OVER = "ban_giao"
    MOVE_OUT = "doi_di"
    COME = "den_lam_viec"
    OTHER = "khac"


MONEY = frozenset({PromiseKind.PAY, PromiseKind.KIN_PAYS})
SHOWN_BY = {
    PromiseKind.HAND_OVER: frozenset({DELIVERY, WILLING}),
    PromiseKind.MOVE_OUT: frozenset({DELIVERY, WILLING}),
    PromiseKind.COME: frozenset({TALK}),
}


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
class Keeping:
    """Việc giữ lời hứa: the acts that did, what was paid of it, the act that met it."""

    acts: tuple[RecordedAct, ...] = ()
    paid: int = 0
    met_by: RecordedAct | None = None


def keepings(
    acts: Sequence[RecordedAct], promises: Sequence[Promised]
) -> list[Keeping]:
    """Hành vi nào giữ lời hứa nào, in the order of the promises given."""
    unspent = {act.seq: act.amount or 0 for act in acts if act.code == PAYMENT}
    found: dict[int, Keeping] = {}
    for place in sorted(range(len(promises)), key=lambda at: promises[at].due_on):
        promised = promises[place]
        if promised.kind in MONEY:
            found[place] = _of_money(acts, promised, unspent)
        else:
            found[place] = _of_a_deed(acts, promised)
    return [found[place] for place in range(len(promises))]


def _of_money(
    acts: Sequence[RecordedAct], promised: Promised, unspent: dict[int, int]
) -> Keeping:
    """Payments are taken in order until the promise is full."""
    wanted, paid, used = promised.amount or 1, 0, list[RecordedAct]()
    for act in acts:
        left = unspent.get(act.seq, 0)
        if not left or act.effective_on < promised.made_on:
            continue
        part = left if promised.amount is None else min(left, wanted - paid)
        unspent[act.seq] -= part
        paid += part
        used.append(act)
        if paid >= wanted:
            return Keeping(tuple(used), paid, act)
    return Keeping(tuple(used), paid)


def _of_a_deed(acts: Sequence[RecordedAct], promised: Promised) -> Keeping:
    shown = next((act for act in acts if _shows(act, promised)), None)
    return Keeping((shown,) if shown else (), 0, shown)


def _shows(act: RecordedAct, promised: Promised) -> bool:
    if act.code not in SHOWN_BY.get(promised.kind, ()) or act.seq == promised.talk:
        return False
    if act.effective_on < promised.made_on:
        return False
    return act.code != TALK or (
        act.result != _ABSENT and act.effective_on > promised.made_on
    )


def closings(acts: Sequence[RecordedAct]) -> dict[int, RecordedAct]:
    """Hành vi khép lại từng lời hứa đã ghi thành hành vi, by the promise's number (stt).

    What the acts show, or a person's answer to it, whichever comes first in the book.
    """
    made = [act for act in acts if act.code == PROMISE and act.until_on and act.result]
    promises = [_promised(act) for act in made]
    order = {act.seq: place for place, act in enumerate(acts)}
    found: dict[int, RecordedAct] = {}
    for act, kept in zip(made, keepings(acts, promises), strict=True):
        closers = [each for each in (kept.met_by, _answer(acts, act)) if each]
        if closers:
            found[act.seq] = min(closers, key=lambda each: order[each.seq])
    return found


def _promised(act: RecordedAct) -> Promised:
    assert act.until_on is not None
    kinds = {str(kind): kind for kind in PromiseKind}
    kind = kinds.get(act.result or "", PromiseKind.OTHER)
    return Promised(kind, act.seq, act.effective_on, act.until_on, act.amount)


def _answer(acts: Sequence[RecordedAct], promise: RecordedAct) -> RecordedAct | None:
    """The answer names the day that was promised."""
    return next(
        (
            each
            for each in acts
            if each.code == ANSWER
            and each.until_on == promise.until_on
            and each.effective_on >= promise.effective_on
        ),
        None,
    )
