"""Vận động của một việc để bày: talks, promises, outcome, coercion not needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thads.law.indicators.persuading import (
    Avoided,
    Outcome,
    OutcomeKind,
)
from thads.law.indicators.promises import PromiseState
from thads.records.mobilisation.models.talks import CircumstanceKind, Promise
from thads.records.mobilisation.queries.of_case import CaseTalks, Talk, Told
from thads.records.mobilisation.queries.saving import BASES
from thads.records.web import formatting

OUTCOMES = {
    OutcomeKind.PAID_IN_FULL: ("Tự nguyện nộp hết", "green", "circle-check"),
    OutcomeKind.HANDED_OVER: ("Tự nguyện bàn giao", "green", "circle-check"),
    OutcomeKind.WILLING_AFTER_DECISION: (
        "Tự nguyện thi hành",
        "green",
        "circle-check",
    ),
    OutcomeKind.AGREED: ("Thoả thuận", "blue", "heart-handshake"),
    OutcomeKind.PAID_IN_PART: ("Nộp một phần", "green", "circle-half-2"),
}
STATES = {
    PromiseState.RUNNING: ("đang chờ", "blue", "clock"),
    PromiseState.KEPT: ("đã giữ", "green", "circle-check"),
    PromiseState.LATE: ("giữ muộn", "amber", "circle-check"),
    PromiseState.IN_PART: ("giữ một phần", "amber", "circle-half-2"),
    PromiseState.BROKEN: ("không giữ", "red", "circle-x"),
    PromiseState.UNANSWERED: ("chờ trả lời", "amber", "help-circle"),
}
RESULTS = {
    "dong_y": ("Đồng ý", "green", "circle-check"),
    "chua_dong_y": ("Chưa đồng ý", "amber", "player-pause"),
    "vang_mat": ("Vắng mặt", "", "user"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """Nhãn: words, colour, icon."""

    text: str
    level: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Một lời hứa trên trang."""

    promise: Promise
    text: str
    chip: Chip
    detail: str
    may_be_answered: bool


@dataclass(frozen=True, slots=True)
class TalkLine:
    """Một buổi vận động trên trang."""

    talk: Talk
    chip: Chip | None
    where: str
    people: str
    promises: tuple[PromiseLine, ...]
    note: str = ""


def promise_text(promise: Promise) -> str:
    """“Nộp tiền 150.000.000 đồng, hạn 22/05/2026”."""
    return f"{what_was_promised(promise)}, hạn {formatting.day(promise.due_on)}"


def what_was_promised(promise: Promise) -> str:
    """“Nộp tiền 150.000.000 đồng”, where the day stands beside it."""
    money = f" {formatting.whole(promise.amount)} đồng" if promise.amount else ""
    who = f" ({promise.by_whom})" if promise.by_whom else ""
    more = f": {promise.detail}" if promise.detail else ""
    what = promise.get_kind_display()
    return f"{what}{money}{who}{more}"


def promise_line(told: Told, today: date) -> PromiseLine:
    """Một lời hứa để bày."""
    state = told.standing.state
    return PromiseLine(
        told.promise,
        promise_text(told.promise),
        Chip(*STATES[state]),
        _why(told, today),
        _may_be_answered(told),
    )


def _may_be_answered(told: Told) -> bool:
    """What no act can show at any time; what was not kept once its day is over."""
    if hasattr(told.promise, "answer"):
        return False
    state = told.standing.state
    if told.promise.kind == "khac":
        return state in (PromiseState.UNANSWERED, PromiseState.RUNNING)
    return state in (PromiseState.BROKEN, PromiseState.IN_PART)


def _why(told: Told, today: date) -> str:
    standing, due = told.standing, told.promise.due_on
    acts = ", ".join(str(seq) for seq in standing.acts)
    if standing.met_on:
        return f"ngày {formatting.day(standing.met_on)}, theo hành vi {acts}"
    if hasattr(told.promise, "answer"):
        return told.promise.answer.detail
    paid = f"đã nộp {formatting.whole(standing.paid)} đồng, " if standing.paid else ""
    return f"{paid}{formatting.distance(due, today)}"


def talk_line(talk: Talk, today: date, note: str = "") -> TalkLine:
    """Một buổi để bày; of an imported book only the act is known."""
    contact = talk.contact
    result = RESULTS.get(talk.act.result or "")
    return TalkLine(
        talk,
        Chip(*result) if result else None,
        (contact.place or contact.get_setting_display()) if contact else "",
        _people(talk),
        tuple(promise_line(each, today) for each in talk.promises),
        note,
    )


def _people(talk: Talk) -> str:
    if talk.contact is None:
        return ""
    return ", ".join(each.told for each in talk.contact.people.all())


def outcome_chip(outcome: Outcome) -> Chip:
    """Nhãn của kết quả; kin who paid are said."""
    text, level, icon = OUTCOMES[outcome.kind]
    return Chip(f"{text}, thân nhân nộp" if outcome.by_kin else text, level, icon)


def outcome_lines(talks: CaseTalks) -> list[dict[str, Any]]:
    """Kết quả, mỗi kết quả kèm hành vi và các buổi có trước."""
    numbers = {talk.act.seq: talk.number for talk in talks.talks}
    return [
        {
            "chip": outcome_chip(each),
            "on": each.on,
            "seq": each.act.seq,
            "amount": each.amount,
            "talks": [numbers[talk.seq] for talk in each.talks],
            "days": each.days_after,
        }
        for each in talks.persuasion.outcomes
    ]


def avoided_text(avoided: Avoided) -> str:
    """Câu về cưỡng chế không phải tổ chức, with how the saving was counted."""
    start = (
        f"Quyết định cưỡng chế (hành vi {avoided.decision.seq}) không phải tổ chức: "
        f"tự nguyện ngày {formatting.day(avoided.willing.effective_on)}."
    )
    if avoided.estimate is None:
        return f"{start} Chưa có dự trù hay mức chi nên không tính số tiết kiệm."
    spent = (
        f" trừ {formatting.whole(avoided.spent)} đồng đã tạm ứng chưa thu hồi"
        if avoided.spent
        else ""
    )
    return (
        f"{start} Không phải chi {formatting.whole(avoided.saved or 0)} đồng: dự trù "
        f"{formatting.whole(avoided.estimate.amount)} đồng "
        f"{BASES[avoided.estimate.basis]}{spent}."
    )


def standing_chip(talks: CaseTalks) -> Chip:
    """Vận động đang ở đâu, in one chip."""
    best = talks.persuasion.best
    if best is not None:
        return outcome_chip(best)
    if not talks.talks:
        return Chip("Chưa vận động", "", "messages")
    state = talks.history.state
    if talks.persuasion.carried_out or (state is not None and state.ended):
        return Chip("Không thành", "amber", "gavel")
    return Chip("Đang vận động", "blue", "player-play")


def page_of(talks: CaseTalks, today: date, notes: Mapping[int, str]) -> dict[str, Any]:
    """Trang dân vận của một việc; `notes` of its acts, by number."""
    return {
        "standing": standing_chip(talks),
        "talks": [
            talk_line(each, today, notes.get(each.act.seq, ""))
            for each in reversed(talks.talks)
        ],
        "outcomes": outcome_lines(talks),
        "avoided": [avoided_text(each) for each in talks.persuasion.avoided],
        "plan": [
            {"label": label, "items": found}
            for kind, label in CircumstanceKind.choices
            if (found := talks.of_kind(kind))
        ],
        "next_on": talks.next_on,
        "open_promises": open_promises(talks, today),
        "paid": talks.persuasion.paid,
    }


def open_promises(talks: CaseTalks, today: date) -> list[PromiseLine]:
    """Lời hứa còn phải theo dõi, the earliest first."""
    return [
        promise_line(each, today) for each in talks.promises if each.standing.is_open
    ]


def panel_of(talks: CaseTalks, today: date) -> dict[str, Any] | None:
    """Ô cạnh diễn biến; nothing where nobody talked and the case is over."""
    state = talks.history.state
    if not talks.talks and (state is None or state.ended):
        return None
    return {
        "case_id": talks.proceeding.pk,
        "standing": standing_chip(talks),
        "count": len(talks.talks),
        "last": talk_line(talks.talks[-1], today) if talks.talks else None,
        "next_on": talks.next_on,
        "promises": open_promises(talks, today),
        "avoided": [avoided_text(each) for each in talks.persuasion.avoided],
        "is_over": state is not None and state.ended,
    }
