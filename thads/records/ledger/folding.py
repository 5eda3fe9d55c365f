"""Dựng lại: what the acts of one proceeding say, as rows of the derived tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thads.law.acts import catalogue
from thads.law.acts.chronicle import Known, chronicle
from thads.law.acts.folding import history
from thads.law.acts.history import (
    DECISION,
    HAND_OVER,
    CaseFacts,
    History,
    Movement,
    MovementKind,
    RecordedAct,
    Span,
)
from thads.law.acts.procedures import ENFORCEMENT, Procedure, procedures
from thads.law.acts.procedures import standing as standing_of
from thads.law.deadlines import DeadlineState, derive

_SETTLES = tuple(MovementKind)
ASSIGNMENT = "phan_cong_chap_hanh_vien"


@dataclass(frozen=True, slots=True)
class Standing:
    """Bản sao trạng thái kept on a proceeding for lists and search."""

    unit: str
    officer: str | None
    status: str
    means: str
    number: str
    opened_on: date | None
    ended_on: date | None
    last_act_on: date | None
    due: int
    remaining: int


@dataclass(frozen=True, slots=True)
class Term:
    """Thời hạn đã mở, as stored."""

    code: str
    from_act: int
    from_date: date
    due_on: date
    met_on: date | None
    duty: bool

    def row(self) -> tuple[str, int, date, date, date | None, bool]:
        """Dòng của bảng thời hạn, without its proceeding."""
        return (
            *(self.code, self.from_act, self.from_date),
            *(self.due_on, self.met_on, self.duty),
        )


@dataclass(frozen=True, slots=True)
class Derived:
    """Tất cả những gì suy ra từ hành vi of one proceeding."""

    spans: tuple[Known[Span], ...]
    movements: tuple[Known[Movement], ...]
    terms: tuple[Term, ...]
    standing: Standing


def derived(facts: CaseFacts, acts: Sequence[RecordedAct]) -> Derived:
    """Dựng lại toàn bộ for one proceeding, on both clocks."""
    both = chronicle(facts, acts)
    now = history(facts, acts)
    return Derived(both.spans, both.movements, terms(now), standing(now))


def standing(now: History) -> Standing:
    """Bản sao trạng thái of a history as known now."""
    procedure = _other_procedure(now)
    return _case_standing(now) if procedure is None else _reached(now, procedure)


def _other_procedure(now: History) -> Procedure | None:
    """Thủ tục của hồ sơ, told by its first act; None for a case."""
    kind = catalogue.find(now.acts[0].code) if now.acts else None
    if kind is None or kind.procedure == ENFORCEMENT:
        return None
    return procedures()[kind.procedure]


def _reached(now: History, procedure: Procedure) -> Standing:
    """Outside enforcement the last act that has a status tells where it stands."""
    found = [(catalogue.find(act.code), act) for act in now.acts]
    reached = standing_of([(kind, act) for kind, act in found if kind])
    ended = reached.status in procedure.ended
    return replace(
        _case_standing(now),
        status=reached.status,
        opened_on=now.acts[0].effective_on,
        ended_on=reached.since if ended else None,
    )


def _case_standing(now: History) -> Standing:
    state = now.state
    number = next((a.number for a in now.acts if a.code == DECISION and a.number), "")
    return Standing(
        unit=state.unit if state else now.facts.unit,
        officer=_assigned(now),
        status=state.status.value if state else "da_tiep_nhan",
        means=state.means.value if state else "co_dieu_kien",
        number=number or "",
        opened_on=now.folded.opened_on,
        ended_on=now.folded.ended_on,
        last_act_on=max((a.effective_on for a in now.acts), default=None),
        due=now.facts.due,
        remaining=now.facts.due - now.folded.moved(_SETTLES),
    )


def _assigned(now: History) -> str | None:
    """Chấp hành viên được phân công after the case came to the unit that holds it."""
    officer = None
    for act in now.acts:
        if act.code == ASSIGNMENT and act.result:
            officer = act.result
        elif act.code == HAND_OVER:
            officer = None
    return officer


def terms(now: History) -> tuple[Term, ...]:
    """Thời hạn còn ý nghĩa: running, late or met; those without effect are left out."""
    return tuple(
        Term(d.code, d.from_act, d.from_date, d.due_on, d.met_on, d.duty)
        for d in derive(now, date.max)
        if d.state is not DeadlineState.VOID
    )


@dataclass(frozen=True, slots=True)
class Change:
    """Thay đổi do một hành vi mới: what closes, what opens, on the recorded clock."""

    closed_spans: tuple[Span, ...]
    opened_spans: tuple[Span, ...]
    closed_movements: tuple[Movement, ...]
    opened_movements: tuple[Movement, ...]
    before: History
    after: History


def change(before: History, after: History) -> Change:
    """So sánh trước và sau an act: what it closed and what it opened."""
    return Change(
        _missing(before.folded.spans, after.folded.spans),
        _missing(after.folded.spans, before.folded.spans),
        _missing(before.folded.movements, after.folded.movements),
        _missing(after.folded.movements, before.folded.movements),
        before,
        after,
    )


def _missing(some: Sequence[Any], others: Sequence[Any]) -> tuple[Any, ...]:
    there = set(others)
    return tuple(each for each in some if each not in there)
