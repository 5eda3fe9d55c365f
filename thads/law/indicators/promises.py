"""Lời hứa: what was promised in a talk, by when, and whether the case's acts show it kept.

Which acts keep it says `thads.law.acts.promising`; here stands whether that was in time.
A promise has no article of its own: it is how the State's encouragement to perform
willingly (Law 106/2025 Art 36) is followed up. So its rules are the program's own, named
in `RULES`, each with a test of the same name.
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
    IN_PART = "giu_mot_phan"
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
        """Còn phải theo dõi: running, broken, kept in part only, or not answered."""
        return self.state not in (PromiseState.KEPT, PromiseState.LATE)


RULES = {
    "a_promise_runs_to_the_end_of_its_day": "Lời hứa còn chờ đến hết ngày đã hứa.",
    "a_payment_keeps_the_promise_due_first": (
        "Tiền nộp giữ lời hứa đến hạn trước; đủ rồi mới đến lời hứa sau."
    ),
    "a_dong_keeps_one_promise_only": "Một đồng chỉ giữ một lời hứa.",
    "a_payment_before_the_promise_keeps_nothing": (
        "Tiền nộp trước ngày hứa không giữ lời hứa."
    ),
    "a_promise_without_a_sum_is_kept_by_any_payment": (
        "Hứa nộp mà không nói số tiền thì nộp bao nhiêu cũng là giữ."
    ),
    "a_promise_kept_after_its_day_is_kept_late": "Giữ sau ngày đã hứa là giữ muộn.",
    "a_promise_paid_in_part_is_kept_in_part": (
        "Quá ngày mà mới nộp một phần số tiền đã hứa là giữ một phần."
    ),
    "a_promise_nothing_shows_is_not_kept": (
        "Quá ngày mà không hành vi nào cho thấy là không giữ."
    ),
    "a_promise_of_a_thing_is_kept_by_its_delivery": (
        "Hứa bàn giao, dời đi thì biên bản giao hoặc việc tự nguyện thi hành là giữ."
    ),
    "absence_is_not_coming": "Vắng mặt trong buổi vận động không phải là đến.",
    "what_no_act_can_show_waits_for_an_answer": (
        "Việc mà không hành vi nào cho thấy được thì chờ người theo dõi trả lời."
    ),
    "an_answer_by_a_person_decides": (
        "Người theo dõi đã trả lời thì theo câu trả lời."
    ),
}
"""Quy tắc xét lời hứa, by name: what a lawyer reads; each has a test of the same name."""


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
    elif kept.paid:
        state = PromiseState.IN_PART
    else:
        state = PromiseState.BROKEN
    return PromiseStanding(promised, state, acts, kept.paid)
