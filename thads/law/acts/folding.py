"""Dựng trạng thái (folding): standing acts, in order, become statuses and money moved.

Nothing here reads a clock or a database: acts go in, status spans and movements of
money come out.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from thads.law.acts.history import (
    CONTINUATION,
    CORRECTION,
    DECISION,
    HAND_OVER,
    LATE_INTEREST,
    NO_MEANS,
    POSTPONEMENT,
    TO_SEPARATE_BOOK,
    CaseFacts,
    CaseState,
    CaseStatus,
    Folded,
    History,
    Means,
    Movement,
    MovementKind,
    RecordedAct,
    Span,
)

ONE_DAY = timedelta(days=1)


def known(acts: Iterable[RecordedAct], at: datetime | None = None) -> list[RecordedAct]:
    """Những hành vi còn hiệu lực as known at moment `at` (None: all), in order.

    A correction takes the act it names out of the history from the moment the
    correction is recorded; a correction may itself be corrected. Order: effective
    day, then position in the book, then number in the case.
    """
    recorded = [act for act in acts if at is None or act.recorded_at <= at]
    corrections = [act for act in recorded if act.code == CORRECTION]
    if corrections:
        void = _void(corrections)
        recorded = [
            act for act in recorded if act.seq not in void and act.code != CORRECTION
        ]
    recorded.sort(key=_order)
    return recorded


def _void(corrections: Sequence[RecordedAct]) -> set[int]:
    void: set[int] = set()
    for correction in sorted(corrections, key=lambda act: act.seq, reverse=True):
        if correction.seq not in void and correction.corrects is not None:
            void.add(correction.corrects)
    return void


def _order(act: RecordedAct) -> tuple[date, datetime, int, int]:
    # Inside a book position follows the moment of recording; the moment keeps the
    # order of a case that passed from one agency's book to another's.
    return act.effective_on, act.recorded_at, act.position, act.seq


def history(
    facts: CaseFacts, acts: Iterable[RecordedAct], at: datetime | None = None
) -> History:
    """Dựng diễn biến of a case as known at `at`."""
    standing = known(acts, at)
    return History(facts, tuple(standing), fold(facts, standing))


def fold(facts: CaseFacts, acts: Sequence[RecordedAct]) -> Folded:
    """Dựng trạng thái: fold standing acts, in order, into spans and movements."""
    builder = _Builder(facts)
    for act in acts:
        builder.take(act)
    return builder.result()


_STOPS = {
    "quyet_dinh_tam_dinh_chi": CaseStatus.SUSPENDED,
    "tam_dung_giai_quyet_khieu_nai": CaseStatus.PAUSED,
}
_ENDS = {
    "ket_thuc": CaseStatus.DONE,
    "quyet_dinh_thu_hoi": CaseStatus.WITHDRAWN,
    "quyet_dinh_huy": CaseStatus.CANCELLED,
    "gui_lai_yeu_cau": CaseStatus.SENT_BACK,
}
_WHOLE_OR_PART = {
    "quyet_dinh_dinh_chi": MovementKind.TERMINATED,
    "quyet_dinh_uy_thac": MovementKind.ENTRUSTED,
}
_MONEY = {
    "thu_tien": MovementKind.COLLECTED,
    "giao_tai_san": MovementKind.HANDED_OVER,
    "quyet_dinh_mien_giam": MovementKind.REDUCED,
    LATE_INTEREST: MovementKind.LATE_INTEREST,
}
_PERFORMED = (MovementKind.COLLECTED, MovementKind.HANDED_OVER)
BY_AGREEMENT = frozenset({"48.1.c", "46.1.c"})
REST_ENTRUSTED = "uy_thac_phan_con_lai"


class _Builder:
    """Keeps what stands in the way apart, so that each act changes one thing."""

    def __init__(self, facts: CaseFacts) -> None:
        self.facts = facts
        self.unit = facts.unit
        self.decided = False
        self.means = Means.WITH
        self.stop: CaseStatus | None = None
        self.in_separate_book = False
        self.end: CaseStatus | None = None
        self.ended_on: date | None = None
        self.end_act: RecordedAct | None = None
        self.ground: str | None = None
        self.days: list[tuple[date, CaseState]] = []
        self.movements: list[Movement] = []

    def take(self, act: RecordedAct) -> None:
        if self.ended_on is not None and act.effective_on > self.ended_on:
            return
        self._move_money(act)
        if self.end is None:
            self._change_status(act)
        self._note_day(act.effective_on)

    def _move_money(self, act: RecordedAct) -> None:
        kind = _MONEY.get(act.code) or _WHOLE_OR_PART.get(act.code)
        if kind is None or not act.amount:
            return
        amount = -act.amount if kind is MovementKind.LATE_INTEREST else act.amount
        self.movements.append(Movement(act.effective_on, kind, amount, act.seq))

    def _change_status(self, act: RecordedAct) -> None:
        code = act.code
        if code == DECISION:
            self.decided = True
        elif code in _ENDS:
            self._finish(act, _ENDS[code])
        elif code in _WHOLE_OR_PART and not act.amount:
            self._finish(act, _whole_end(code))
        elif code == POSTPONEMENT:
            self._stop(act, _postponed(act.ground))
        elif code in _STOPS:
            self._stop(act, _STOPS[code])
        elif code == NO_MEANS:
            self.means, self.ground = Means.WITHOUT, act.ground
        elif code == TO_SEPARATE_BOOK:
            self.in_separate_book = True
        elif code == CONTINUATION:
            self._continue()
        elif code == HAND_OVER and act.receiving_unit:
            self.unit = act.receiving_unit

    def _stop(self, act: RecordedAct, status: CaseStatus) -> None:
        self.stop, self.ground = status, act.ground

    def _continue(self) -> None:
        self.means, self.stop, self.ground = Means.WITH, None, None
        self.in_separate_book = False

    def _finish(self, act: RecordedAct, status: CaseStatus) -> None:
        if not self.decided:
            return
        self.end, self.ended_on, self.end_act = status, act.effective_on, act
        self.ground = act.ground

    def _note_day(self, day: date) -> None:
        state = CaseState(self._status(), self.means, self.unit, self.ground)
        if self.days and self.days[-1][0] == day:
            self.days[-1] = (day, state)
        else:
            self.days.append((day, state))

    def _status(self) -> CaseStatus:
        if self.end is not None:
            return self.end
        if not self.decided:
            return CaseStatus.RECEIVED
        if self.in_separate_book:
            return CaseStatus.SEPARATE_BOOK
        return self.stop or CaseStatus.IN_PROGRESS

    def result(self) -> Folded:
        self._settle_end()
        return Folded(_spans(self.days), tuple(self.movements))

    def _settle_end(self) -> None:
        """A whole termination or entrustment takes what remained on its last day."""
        act = self.end_act
        if act is None or act.code not in _WHOLE_OR_PART:
            return
        performed = any(m.kind in _PERFORMED and m.amount > 0 for m in self.movements)
        rest = self.facts.due - sum(m.amount for m in self.movements)
        kind = _WHOLE_OR_PART[act.code]
        if rest > 0:
            self.movements.append(Movement(act.effective_on, kind, rest, act.seq))
        if kind is MovementKind.ENTRUSTED and performed:
            state = self.days[-1][1]
            self.days[-1] = (
                self.days[-1][0],
                CaseState(CaseStatus.DONE, state.means, state.unit, REST_ENTRUSTED),
            )


def _whole_end(code: str) -> CaseStatus:
    if code == "quyet_dinh_dinh_chi":
        return CaseStatus.TERMINATED
    return CaseStatus.ENTRUSTED


def _postponed(ground: str | None) -> CaseStatus:
    if ground in BY_AGREEMENT:
        return CaseStatus.POSTPONED_BY_AGREEMENT
    return CaseStatus.POSTPONED


def _spans(days: Sequence[tuple[date, CaseState]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for day, state in days:
        if spans and spans[-1].state == state:
            continue
        if spans:
            last = spans[-1]
            spans[-1] = Span(last.valid_from, day - ONE_DAY, last.state)
        spans.append(Span(day, None, state))
    return tuple(spans)
