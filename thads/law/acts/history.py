"""Diễn biến (history of a case): folding dated acts into statuses and money moved.

A case is the ordered list of its acts. Two clocks: the day an act took effect and
the moment it was recorded. Nothing here reads a clock or a database: acts go in,
status spans (bitemporal if asked) and movements of money come out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
ONE_DAY = timedelta(days=1)
CORRECTION = "dinh_chinh"
DECISION = "quyet_dinh_thi_hanh_an"


class CaseStatus(StrEnum):
    """Trạng thái của việc: where a case stands at the end of a day."""

    RECEIVED = "da_tiep_nhan"
    IN_PROGRESS = "dang_thi_hanh"
    POSTPONED_BY_AGREEMENT = "hoan_theo_thoa_thuan"
    POSTPONED = "hoan"
    SUSPENDED = "tam_dinh_chi"
    PAUSED = "tam_dung"
    SEPARATE_BOOK = "theo_doi_rieng"
    DONE = "xong"
    TERMINATED = "dinh_chi"
    ENTRUSTED = "uy_thac"
    WITHDRAWN = "thu_hoi"
    CANCELLED = "huy"
    SENT_BACK = "gui_lai"


ENDED = frozenset(
    {
        CaseStatus.DONE,
        CaseStatus.TERMINATED,
        CaseStatus.ENTRUSTED,
        CaseStatus.WITHDRAWN,
        CaseStatus.CANCELLED,
        CaseStatus.SENT_BACK,
    }
)


class Means(StrEnum):
    """Phân loại: có điều kiện / chưa có điều kiện thi hành."""

    WITH = "co_dieu_kien"
    WITHOUT = "chua_co_dieu_kien"


class MovementKind(StrEnum):
    """Loại biến động tiền of a case, as the money form counts it."""

    COLLECTED = "thu"
    HANDED_OVER = "giao"
    TERMINATED = "dinh_chi"
    REDUCED = "giam"
    ENTRUSTED = "uy_thac"


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """Hành vi đã ghi nhận: one act as it stands in the agency's book.

    `seq` is its number within the case (stt), `position` its place in the book,
    `effective_on` the day it took effect, `recorded_at` the moment of recording. Where
    a book says so: `at` is the time of that day, `signed_as` and `recorded_as` the roles
    of who signed and who recorded it.
    """

    seq: int
    code: str
    effective_on: date
    recorded_at: datetime
    position: int = 0
    number: str | None = None
    amount: int | None = None
    ground: str | None = None
    until_on: date | None = None
    receiving_unit: str | None = None
    result: str | None = None
    corrects: int | None = None
    at: time | None = None
    signed_as: str | None = None
    recorded_as: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Dữ kiện của việc that are not acts: who asked, what is due, which unit began."""

    on_request: bool
    due: int
    unit: str


@dataclass(frozen=True, slots=True)
class CaseState:
    """Tình trạng at the end of a day: status, grading, unit that holds the case."""

    status: CaseStatus
    means: Means
    unit: str
    ground: str | None = None

    @property
    def ended(self) -> bool:
        """Đã kết thúc: nothing recorded for a later day changes the case."""
        return self.status in ENDED


@dataclass(frozen=True, slots=True)
class Span:
    """Khoảng trạng thái: a state and the days it holds, both ends included."""

    valid_from: date
    valid_to: date | None
    state: CaseState


@dataclass(frozen=True, slots=True)
class Movement:
    """Biến động tiền: đồng collected, handed over, terminated, reduced, entrusted."""

    on: date
    kind: MovementKind
    amount: int
    seq: int


@dataclass(frozen=True, slots=True)
class Folded:
    """Kết quả dựng lại: status spans and money movements of one case."""

    spans: tuple[Span, ...]
    movements: tuple[Movement, ...]

    def state_on(self, day: date) -> CaseState | None:
        """Tình trạng at the end of `day`; None before the first act."""
        for span in reversed(self.spans):
            if span.valid_from <= day:
                return span.state
        return None

    @property
    def opened_on(self) -> date | None:
        """Ngày thụ lý: the day the enforcement decision took effect."""
        for span in self.spans:
            if span.state.status is not CaseStatus.RECEIVED:
                return span.valid_from
        return None

    @property
    def ended_on(self) -> date | None:
        """Ngày kết thúc, or None while the case is open."""
        if self.spans and self.spans[-1].state.ended:
            return self.spans[-1].valid_from
        return None

    def moved(self, kinds: Iterable[MovementKind], until: date | None = None) -> int:
        """Số tiền moved by these kinds up to and including `until`, in đồng."""
        wanted = frozenset(kinds)
        return sum(
            movement.amount
            for movement in self.movements
            if movement.kind in wanted and (until is None or movement.on <= until)
        )


@dataclass(frozen=True, slots=True)
class History:
    """Diễn biến as known: the facts of a case and its standing acts in order."""

    facts: CaseFacts
    acts: tuple[RecordedAct, ...]
    folded: Folded = field(repr=False)

    @property
    def state(self) -> CaseState | None:
        """Tình trạng after the last act."""
        return self.folded.spans[-1].state if self.folded.spans else None


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
}
_PERFORMED = (MovementKind.COLLECTED, MovementKind.HANDED_OVER)
HAND_OVER = "ban_giao_viec"
POSTPONEMENT = "quyet_dinh_hoan"
CONTINUATION = "quyet_dinh_tiep_tuc"
NO_MEANS = "quyet_dinh_chua_co_dieu_kien"
TO_SEPARATE_BOOK = "chuyen_so_theo_doi_rieng"
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
        if kind is not None and act.amount:
            self.movements.append(Movement(act.effective_on, kind, act.amount, act.seq))

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


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """Điều đã biết: a span or movement and the moments between which it was known."""

    value: T
    recorded_from: datetime
    recorded_to: datetime | None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Hai trục thời gian: all spans and movements of a case, as ever known."""

    spans: tuple[Known[Span], ...]
    movements: tuple[Known[Movement], ...]


def chronicle(facts: CaseFacts, acts: Iterable[RecordedAct]) -> Chronicle:
    """Dựng lại theo hai trục: what was known of the case after each recording.

    At each moment of recording the case is folded again; what no longer holds is
    closed at that moment, what is new is opened. Nothing is overwritten.
    """
    ordered = sorted(acts, key=lambda act: (act.recorded_at, act.position, act.seq))
    spans, movements = _Ledger[Span](), _Ledger[Movement]()
    for index, act in enumerate(ordered):
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        if following is not None and following.recorded_at == act.recorded_at:
            continue
        folded = fold(facts, known(ordered[: index + 1]))
        spans.replace(folded.spans, act.recorded_at)
        movements.replace(folded.movements, act.recorded_at)
    return Chronicle(spans.all(), movements.all())


class _Ledger(Generic[T]):
    """Values that stand now, and those that once stood."""

    def __init__(self) -> None:
        self.standing: dict[T, datetime] = {}
        self.closed: list[Known[T]] = []

    def replace(self, values: Sequence[T], at: datetime) -> None:
        wanted = set(values)
        for value in [value for value in self.standing if value not in wanted]:
            self.closed.append(Known(value, self.standing.pop(value), at))
        for value in values:
            self.standing.setdefault(value, at)

    def all(self) -> tuple[Known[T], ...]:
        still = [Known(value, since, None) for value, since in self.standing.items()]
        return (*self.closed, *still)
