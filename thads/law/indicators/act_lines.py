"""Chỉ tiêu đếm hành vi: how a form counts acts, and what became of each of them.

A line names the acts it counts and, where they wait for something, the acts that end
the wait. The first such act after it is its answer: every act that is counted has one
answer or none, so that carried over + new = answered + still waiting, to the last one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from thads.law.acts.history import History, RecordedAct
from thads.law.indicators.period import Period

PARTS = frozenset({"quyet_dinh_dinh_chi", "quyet_dinh_uy_thac"})
"""Hành vi của một phần when it names an amount: the case goes on."""

WITH_AMOUNT, WITHOUT_AMOUNT = "co", "khong"


class When(StrEnum):
    """Thời điểm: which of the acts a line takes, by their day and their answer's."""

    IN_PERIOD = "trong_ky"
    WAITING_BEFORE = "cho_tu_ky_truoc"
    ANSWERED = "co_ket_qua_trong_ky"
    WAITING_AFTER = "cho_den_cuoi_ky"


class Take(StrEnum):
    """Số lấy: one for each act, the đồng of the act, or of its answer."""

    ACTS = "luot"
    AMOUNT = "so_tien"
    ANSWER_AMOUNT = "so_tien_ket_qua"


@dataclass(frozen=True, slots=True)
class ActLine:
    """Chỉ tiêu đếm hành vi, as data: what is counted, when, and with which answer.

    `answers` are all acts that end the wait; `answered_by`, `answer_results` and
    `answer_amount` narrow to what ended in that way. An empty set does not narrow; an
    empty word in a set stands for “not said”. An act that carries out or concludes
    another is put in the row of that other one: `kind_of` names what it may follow.

    A line with `once` counts matters rather than acts: what is waiting already is not
    counted again, and a wait that ended and went on within the period never ended.
    """

    code: str
    acts: frozenset[str]
    when: When = When.IN_PERIOD
    take: Take = Take.ACTS
    grounds: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    answered_by: frozenset[str] = frozenset()
    answer_results: frozenset[str] = frozenset()
    answer_amount: str = ""
    kind_of: frozenset[str] = frozenset()
    once: bool = False

    @property
    def is_money(self) -> bool:
        """Cộng đồng thay vì đếm lượt."""
        return self.take is not Take.ACTS

    def is_of(self, act: RecordedAct) -> bool:
        """Hành vi thuộc chỉ tiêu, whatever its day and answer."""
        return (
            act.code in self.acts
            and (not self.grounds or (act.ground or "") in self.grounds)
            and (not self.results or (act.result or "") in self.results)
        )

    def is_ended_by(self, act: RecordedAct) -> bool:
        """Hành vi chấm dứt việc chờ; one that ends only a part of a case ends no wait."""
        return act.code in self.answers and not (act.code in PARTS and act.amount)

    def fits(self, answer: RecordedAct | None) -> bool:
        """Kết quả đúng loại của chỉ tiêu."""
        if answer is None:
            return not (self.answered_by or self.answer_results or self.answer_amount)
        return (
            (not self.answered_by or answer.code in self.answered_by)
            and (
                not self.answer_results or (answer.result or "") in self.answer_results
            )
            and (not self.answer_amount or self.answer_amount == _has_amount(answer))
        )

    def amount(self, act: RecordedAct, answer: RecordedAct | None) -> int:
        """Số một hành vi góp vào chỉ tiêu."""
        if self.take is Take.ACTS:
            return 1
        source = act if self.take is Take.AMOUNT else answer
        return (source.amount or 0) if source else 0


@dataclass(frozen=True, slots=True)
class CountedAct:
    """Một hành vi được đếm: the line, the act, what it adds, and whose kind it has."""

    line: str
    act: RecordedAct
    amount: int
    kind: RecordedAct


def counted_acts(
    history: History, lines: Iterable[ActLine], period: Period
) -> Iterator[CountedAct]:
    """Các hành vi của một hồ sơ được đếm trong kỳ; acts after T are not known of."""
    known = [act for act in history.acts if act.effective_on <= period.last]
    for line in lines:
        acts = _once(line, known, period) if line.once else known
        for at, act in enumerate(acts):
            if not line.is_of(act):
                continue
            answer = _answer(line, acts[at + 1 :])
            amount = line.amount(act, answer)
            if amount and line.fits(answer) and _in_time(line, act, answer, period):
                yield CountedAct(line.code, act, amount, _kind(line, act, acts[:at]))


def _once(
    line: ActLine, acts: Sequence[RecordedAct], period: Period
) -> Sequence[RecordedAct]:
    """The acts without second openings, and without gaps that lie in the period."""
    own = [act for act in acts if act.code in line.acts or act.code in line.answers]
    left_out: set[int] = set()
    for before, act in pairwise(own):
        if act.code not in line.acts:
            continue
        if before.code in line.acts:
            left_out.add(act.seq)
        elif before.effective_on >= period.first:
            left_out |= {before.seq, act.seq}
    return [act for act in acts if act.seq not in left_out]


def _answer(line: ActLine, later: Sequence[RecordedAct]) -> RecordedAct | None:
    return next((act for act in later if line.is_ended_by(act)), None)


def _kind(
    line: ActLine, act: RecordedAct, earlier: Sequence[RecordedAct]
) -> RecordedAct:
    """The last act before it that it may carry out or conclude; else the act itself."""
    return next((each for each in reversed(earlier) if each.code in line.kind_of), act)


def _has_amount(act: RecordedAct) -> str:
    return WITH_AMOUNT if act.amount else WITHOUT_AMOUNT


def _in_time(
    line: ActLine, act: RecordedAct, answer: RecordedAct | None, period: Period
) -> bool:
    if line.when is When.IN_PERIOD:
        return act.effective_on in period
    if line.when is When.WAITING_AFTER:
        return answer is None
    if line.when is When.ANSWERED:
        return answer is not None and answer.effective_on in period
    was_waiting = answer is None or answer.effective_on >= period.first
    return act.effective_on < period.first and was_waiting
