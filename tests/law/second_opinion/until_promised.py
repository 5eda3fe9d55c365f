"""Lời hứa: what a debtor promised for a day of their own choosing."""

from datetime import date

from tests.law.second_opinion.answers import (
    LAPSED,
    LATE,
    MET,
    OVERDUE,
    RUNNING,
    Clock,
)
from tests.law.second_opinion.reading import Case
from thads.law.acts.history import RecordedAct

_MONEY, _THINGS = ("nop_tien", "nop_thay"), ("ban_giao", "doi_di")


def loi_hua(case: Case) -> list[Clock]:
    """No law sets the day: it is the promised one, be it a day off.
    Money is looked at as one purse: what is paid goes first to the promise that is due
    first, and to none made later than the payment. A thing is kept by handing it over, a
    visit by a later talk to which the debtor came. A person may answer instead; a
    coercion decision ends the waiting."""
    made = [act for act in case.each("loi_hua") if act.until_on and act.result]
    kept = _kept_with_money(case, made)
    return [_clock(case, act, kept.get(act.seq) or _deed(case, act)) for act in made]


def _kept_with_money(
    case: Case, made: list[RecordedAct]
) -> dict[int, RecordedAct | None]:
    purse = [[act, act.amount or 0] for act in case.acts if act.code == "thu_tien"]
    found: dict[int, RecordedAct | None] = {}
    for promise in sorted(made, key=lambda act: act.until_on or date.max):
        if promise.result in _MONEY:
            found[promise.seq] = _take(purse, promise)
    return found


def _take(purse: list[list], promise: RecordedAct) -> RecordedAct | None:  # type: ignore[type-arg]
    owed = promise.amount or 1
    for coin in purse:
        act, left = coin
        if left <= 0 or act.effective_on < promise.effective_on:
            continue
        coin[1] = 0 if promise.amount is None else max(0, left - owed)
        owed -= left
        if owed <= 0:
            return act
    return None


def _deed(case: Case, promise: RecordedAct) -> RecordedAct | None:
    for act in case.acts:
        if act.effective_on < promise.effective_on:
            continue
        if promise.result in _THINGS and act.code in (
            "giao_tai_san",
            "tu_nguyen_thi_hanh",
        ):
            return act
        came = act.code == "van_dong" and act.result != "vang_mat"
        later = act.effective_on > promise.effective_on
        if promise.result == "den_lam_viec" and came and later:
            return act
    return None


def _answer(case: Case, promise: RecordedAct) -> RecordedAct | None:
    return next(
        (
            act
            for act in case.acts
            if act.code == "ket_qua_loi_hua" and act.until_on == promise.until_on
            if act.effective_on >= promise.effective_on
        ),
        None,
    )


def _clock(case: Case, promise: RecordedAct, kept: RecordedAct | None) -> Clock:
    assert promise.until_on is not None
    begins = due = promise.until_on
    course = case.in_course()
    coerced = next(
        (act for act in case.after(promise) if act.code == "quyet_dinh_cuong_che"), None
    )
    closers = [a for a in (kept, _answer(case, promise)) if a is not None]
    first = min(closers, key=case.acts.index) if closers else None
    if first is not None and first not in course:
        first = None
    ends = [a for a in (first, coerced) if a is not None]
    closed = min(ends, key=case.acts.index) if ends else None
    if closed is None:
        if case.ended_on is not None:
            return Clock("", begins, due, None, LAPSED)
        return Clock("", begins, due, None, OVERDUE if case.asked_on > due else RUNNING)
    if closed.code == "quyet_dinh_cuong_che" or closed.result == "khong_giu":
        return Clock("", begins, due, None, LAPSED)
    on = closed.effective_on
    return Clock("", begins, due, on, LATE if on > due else MET)
