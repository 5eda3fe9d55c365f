"""Kết quả vận động: what a case's own acts say came after the talks, and nothing more.

A talk (`van_dong`) is credited with a willing step that follows it: money paid, an agreement,
a thing handed over, performance after a coercion decision. What coercion itself brought is
credited to no talk held before it. No share of merit is computed: talks are counted as
having come before, in the order in which they were held.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from thads.law.acts.history import History, RecordedAct
from thads.law.acts.promising import DELIVERY, PAYMENT, TALK, WILLING

COERCION = "quyet_dinh_cuong_che"
CARRIED_OUT = "to_chuc_cuong_che"
SOLD = "ban_dau_gia"
AGREEMENT = "thoa_thuan"
ESTIMATE = "thong_bao_chi_phi_cuong_che"
ADVANCED, TAKEN_BACK = "tam_ung_chi_phi_cuong_che", "thu_hoi_tam_ung"
_SUCCEEDED = "thanh_cong"


class OutcomeKind(StrEnum):
    """Loại kết quả của vận động, the strongest first."""

    PAID_IN_FULL = "nop_het"
    HANDED_OVER = "tu_ban_giao"
    WILLING_AFTER_DECISION = "tu_nguyen_sau_cuong_che"
    AGREED = "thoa_thuan"
    PAID_IN_PART = "nop_mot_phan"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Kết quả: the act that shows it, and the talks that preceded it.

    `by_kin`: somebody of the debtor's kin paid in their stead.
    """

    kind: OutcomeKind
    act: RecordedAct
    talks: tuple[RecordedAct, ...]
    by_kin: bool = False

    @property
    def on(self) -> date:
        """Ngày có kết quả."""
        return self.act.effective_on

    @property
    def amount(self) -> int:
        """Số tiền, giá trị; 0 where the act tells none."""
        return self.act.amount or 0

    @property
    def days_after(self) -> int:
        """Số ngày từ buổi vận động gần nhất."""
        return (self.on - self.talks[-1].effective_on).days


class SavingBasis(StrEnum):
    """Dự trù lấy từ đâu: the nearest to the case first."""

    PLANNED = "ke_hoach"
    ANNOUNCED = "thong_bao"
    LEVEL = "muc_chi"


@dataclass(frozen=True, slots=True)
class Estimate:
    """Dự trù chi phí của một cuộc cưỡng chế, and where it is from."""

    amount: int
    basis: SavingBasis


@dataclass(frozen=True, slots=True)
class Avoided:
    """Cưỡng chế không phải tổ chức: the decision, the willing step, what was estimated.

    `estimate` is that of the operation's plan, else what the case's own act announced,
    else the level that the law sets for a usual operation; None where there is none of
    them, and then nothing is said to be saved. `spent` was advanced and not taken back.
    """

    decision: RecordedAct
    willing: RecordedAct
    talks: tuple[RecordedAct, ...]
    estimate: Estimate | None
    spent: int

    @property
    def saved(self) -> int | None:
        """Chi phí không phải chi: the estimate less what was spent; None: not known."""
        if self.estimate is None:
            return None
        return max(0, self.estimate.amount - self.spent)


@dataclass(frozen=True, slots=True)
class Persuasion:
    """Việc vận động của một việc: its talks, what followed, coercion that was avoided."""

    talks: tuple[RecordedAct, ...]
    outcomes: tuple[Outcome, ...]
    avoided: tuple[Avoided, ...]
    coercions: int
    carried_out: int

    @property
    def best(self) -> Outcome | None:
        """Kết quả mạnh nhất; of equals the last."""
        order = list(OutcomeKind)
        return min(
            reversed(self.outcomes),
            key=lambda each: order.index(each.kind),
            default=None,
        )

    @property
    def paid(self) -> int:
        """Tiền tự nộp sau vận động."""
        return sum(each.amount for each in self.outcomes if each.act.code == PAYMENT)


def persuasion(
    history: History,
    *,
    kin_paid: Collection[int] = (),
    estimates: Mapping[int, Estimate] | None = None,
) -> Persuasion:
    """Vận động của một việc as its standing acts tell.

    `kin_paid`: numbers of payments; `estimates`: of the operation of each decision.
    """
    reader = _Reader(history, frozenset(kin_paid), estimates or {})
    for act in history.acts:
        reader.take(act)
    return reader.result()


@dataclass(slots=True)
class _Reader:
    """Reads the acts in order, and keeps what is open: talks, decision, costs."""

    history: History
    kin_paid: frozenset[int]
    estimates: Mapping[int, Estimate]
    held: list[RecordedAct] = field(default_factory=list)
    talks: list[RecordedAct] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    avoided: list[Avoided] = field(default_factory=list)
    decision: RecordedAct | None = None
    is_willing: bool = False
    waiting: list[tuple[OutcomeKind, RecordedAct]] = field(default_factory=list)
    estimate: int | None = None
    spent: int = 0
    coercions: int = 0
    carried_out: int = 0
    seen: set[int] = field(default_factory=set)

    def take(self, act: RecordedAct) -> None:
        self.seen.add(act.seq)
        step = _STEPS.get(act.code)
        if step is not None:
            step(self, act)

    def talk(self, act: RecordedAct) -> None:
        self.held.append(act)
        self.talks.append(act)

    def decide(self, act: RecordedAct) -> None:
        self.coercions += 1
        self.decision, self.is_willing, self.waiting = act, False, []
        self.estimate, self.spent = None, 0

    def organise(self, act: RecordedAct) -> None:
        self.carried_out += 1
        if act.result == _SUCCEEDED:
            self._forced()

    def sell(self, act: RecordedAct) -> None:
        if act.result == _SUCCEEDED:
            self._forced()

    def _forced(self) -> None:
        """What comes now is coercion's; talks held later begin anew."""
        self.talks, self.decision = [], None

    def become_willing(self, act: RecordedAct) -> None:
        if self.decision is not None and not self.is_willing:
            talks = tuple(self.talks)
            self.avoided.append(
                Avoided(self.decision, act, talks, self._estimated(), self.spent)
            )
            if talks:
                kind = OutcomeKind.WILLING_AFTER_DECISION
                self.outcomes.append(Outcome(kind, act, talks))
        self.is_willing = True
        for kind, step in self.waiting:  # the same day's, written down before it
            if step.effective_on == act.effective_on:
                self._note(kind, step)
        self.waiting = []

    def _estimated(self) -> Estimate | None:
        assert self.decision is not None
        told = self.estimates.get(self.decision.seq)
        planned = told is not None and told.basis is SavingBasis.PLANNED
        if self.estimate is None or planned:
            return told
        return Estimate(self.estimate, SavingBasis.ANNOUNCED)

    def announce(self, act: RecordedAct) -> None:
        self.estimate = act.amount if act.amount is not None else self.estimate

    def advance(self, act: RecordedAct) -> None:
        self.spent += act.amount or 0

    def take_back(self, act: RecordedAct) -> None:
        self.spent -= act.amount or 0

    def agree(self, act: RecordedAct) -> None:
        self._note(OutcomeKind.AGREED, act)

    def pay(self, act: RecordedAct) -> None:
        full = self._left() <= 0 < self.history.facts.due
        kind = OutcomeKind.PAID_IN_FULL if full else OutcomeKind.PAID_IN_PART
        self._note(kind, act)

    def deliver(self, act: RecordedAct) -> None:
        self._note(OutcomeKind.HANDED_OVER, act)

    def _left(self) -> int:
        moved = self.history.folded.movements
        return self.history.facts.due - sum(
            each.amount for each in moved if each.seq in self.seen
        )

    def _note(self, kind: OutcomeKind, act: RecordedAct) -> None:
        """Willing: no coercion decision stands, or the debtor came round after it."""
        if self.decision is not None and not self.is_willing:
            self.waiting.append((kind, act))
            return
        if not self.talks:
            return
        by_kin = act.seq in self.kin_paid
        self.outcomes.append(Outcome(kind, act, tuple(self.talks), by_kin))

    def result(self) -> Persuasion:
        return Persuasion(
            tuple(self.held),
            tuple(self.outcomes),
            tuple(self.avoided),
            self.coercions,
            self.carried_out,
        )


_STEPS = {
    TALK: _Reader.talk,
    COERCION: _Reader.decide,
    CARRIED_OUT: _Reader.organise,
    SOLD: _Reader.sell,
    WILLING: _Reader.become_willing,
    ESTIMATE: _Reader.announce,
    ADVANCED: _Reader.advance,
    TAKEN_BACK: _Reader.take_back,
    AGREEMENT: _Reader.agree,
    PAYMENT: _Reader.pay,
    DELIVERY: _Reader.deliver,
}
"""Hành vi có ý nghĩa với vận động."""


def talks_before(outcomes: Collection[Outcome]) -> Iterator[RecordedAct]:
    """Những buổi có trước ít nhất một kết quả, each once."""
    seen: set[int] = set()
    for outcome in outcomes:
        for talk in outcome.talks:
            if talk.seq not in seen:
                seen.add(talk.seq)
                yield talk
