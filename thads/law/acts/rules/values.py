"""Luật về hành vi: what a rule is, what it looks at, and what it says when broken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from thads.law.acts import catalogue
from thads.law.acts.folding import fold
from thads.law.acts.history import (
    CONTINUATION,
    DECISION,
    NO_MEANS,
    CaseFacts,
    CaseState,
    CaseStatus,
    Folded,
    Means,
    MovementKind,
    RecordedAct,
)
from thads.law.acts.kinds import NOTHING_RECORDED, STATUS_LABELS, ActKind, Edition
from thads.law.acts.procedures import ENFORCEMENT, Standing, procedures, standing
from thads.law.periods import Calendar
from thads.law.statutes import Citation, Regime, regime

EVERY_ACT: frozenset[str] = frozenset()
"""Mọi hành vi: a rule without codes looks at every act."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Từ chối: the rule that stands in the way, its basis, and what the officer reads.

    ``earliest_on`` is the first day the condition will hold, when only time is lacking;
    ``unless`` names the choice in the form that lifts the refusal, if there is one.
    """

    rule: str
    citation: Citation
    sentence: str
    earliest_on: date | None = None
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Phát hiện: an act of a recorded history that the law would have refused."""

    code: str
    seq: int
    sentence: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Broken:
    """Vi phạm: what a check found, to be put into the rule's sentence."""

    words: dict[str, str] = field(default_factory=dict)
    earliest_on: date | None = None
    unless: str = ""


class Situation:
    """Tình huống: one proposed act, and the case as it stood just before it."""

    def __init__(
        self,
        facts: CaseFacts,
        before: Sequence[RecordedAct],
        act: RecordedAct,
        calendar: Calendar,
        folded: Folded | None = None,
        every: Sequence[RecordedAct] | None = None,
    ) -> None:
        self.facts = facts
        self.before = before
        self.every = before if every is None else every
        self.act = act
        self.on = act.effective_on
        self.calendar = calendar
        self.kind: ActKind = catalogue.kind(act.code)
        self._folded = folded

    @cached_property
    def folded(self) -> Folded:
        """Trạng thái và tiền dựng từ các hành vi đứng trước."""
        return fold(self.facts, self.before) if self._folded is None else self._folded

    @cached_property
    def edition(self) -> Edition | None:
        """Bản của hành vi áp dụng vào ngày hành vi."""
        return self.kind.edition(self.on)

    @property
    def regime(self) -> Regime:
        """Luật áp dụng vào ngày hành vi."""
        return regime(self.on)

    @property
    def state(self) -> CaseState | None:
        """Tình trạng ngay trước hành vi; none when nothing is recorded."""
        spans = self.folded.spans
        return spans[-1].state if spans else None

    @cached_property
    def stands(self) -> Standing:
        """Trạng thái ngay trước hành vi và ngày có trạng thái đó."""
        if self.kind.procedure != ENFORCEMENT:
            acts = [(catalogue.find(act.code), act) for act in self.before]
            return standing([(kind, act) for kind, act in acts if kind is not None])
        state = self.state
        if state is None:
            return Standing(NOTHING_RECORDED, None)
        return Standing(state.status.value, self.folded.ended_on)

    @property
    def standing(self) -> str:
        """Trạng thái ngay trước hành vi, as a word the catalogue knows."""
        return self.stands.status

    @property
    def ended(self) -> bool:
        """Việc hoặc thủ tục đã kết thúc trước hành vi."""
        if self.kind.procedure != ENFORCEMENT:
            return self.standing in procedures()[self.kind.procedure].ended
        return self.state is not None and self.state.ended

    @property
    def standing_label(self) -> str:
        """Tên trạng thái trên màn hình."""
        if self.kind.procedure != ENFORCEMENT:
            return procedures()[self.kind.procedure].statuses[self.standing]
        return STATUS_LABELS[CaseStatus(self.standing)]

    @property
    def without_means(self) -> bool:
        """Đang được coi là chưa có điều kiện thi hành."""
        state = self.state
        return state is not None and state.means is Means.WITHOUT

    @cached_property
    def remaining(self) -> int:
        """Số tiền còn phải thi hành, in đồng."""
        return self.facts.due - self.folded.moved(tuple(MovementKind))

    @property
    def left_in_all(self) -> int:
        """Còn phải thi hành sau mọi hành vi đã biết, also those of later days."""
        moved = fold(self.facts, self.every).moved(tuple(MovementKind))
        return self.facts.due - moved

    @property
    def budget_left(self) -> int:
        """Số ngân sách còn được nhận: all that remains, unless others are owed too."""
        told = self.facts.budget_left
        return self.remaining if told is None else min(told, self.remaining)

    def last(self, code: str, result: str | None = None) -> RecordedAct | None:
        """Hành vi gần nhất có mã đó (và kết quả đó, nếu nêu)."""
        for act in reversed(self.before):
            if act.code == code and result in (None, act.result):
                return act
        return None

    def total(self, code: str) -> int:
        """Tổng số tiền của các hành vi có mã đó, in đồng."""
        return sum(act.amount or 0 for act in self.before if act.code == code)

    @cached_property
    def decision(self) -> RecordedAct | None:
        """Quyết định thi hành án, cả khi ghi ở ngày sau hành vi."""
        return next((act for act in self.every if act.code == DECISION), None)

    @cached_property
    def no_means_decision(self) -> RecordedAct | None:
        """Quyết định chưa có điều kiện đang có hiệu lực."""
        for act in reversed(self.before):
            if act.code == CONTINUATION:
                return None
            if act.code == NO_MEANS:
                return act
        return None

    def acts_after(self, first: RecordedAct, code: str) -> list[RecordedAct]:
        """Các hành vi có mã đó đứng sau một hành vi."""
        place = self.before.index(first)
        return [act for act in self.before[place + 1 :] if act.code == code]


@dataclass(frozen=True, slots=True)
class Rule:
    """Quy tắc: one legal requirement, its article under each law, its sentence.

    ``about_form`` marks what depends on the parts filled in; the others can be told
    before the officer has typed anything. ``only_a_finding`` marks what is worth a look
    but does not stop an officer from recording what happened.
    """

    name: str
    citations: dict[Regime, Citation]
    sentence: str
    check: Callable[[Situation], Broken | None]
    codes: frozenset[str] = EVERY_ACT
    about_form: bool = False
    only_a_finding: bool = False

    def concerns(self, code: str) -> bool:
        """Có xét hành vi này."""
        return not self.codes or code in self.codes

    def refusal(self, case: Situation) -> Refusal | None:
        """Câu từ chối nếu hành vi trái quy tắc, or none."""
        broken = self.check(case)
        if broken is None:
            return None
        return Refusal(
            rule=self.name,
            citation=self.citations[case.regime],
            sentence=self.sentence.format(**broken.words),
            earliest_on=broken.earliest_on,
            unless=broken.unless,
        )


def cited(old: str, new: str) -> dict[Regime, Citation]:
    """Viện dẫn của một quy tắc theo luật 2008 và luật 2025."""
    return {
        Regime.LUAT_2008: Citation.parse(old),
        Regime.LUAT_2025: Citation.parse(new),
    }
