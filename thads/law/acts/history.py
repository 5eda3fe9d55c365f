"""Diễn biến (history of a case): dated acts, and the statuses and money they make.

A case is the ordered list of its acts. Two clocks: the day an act took effect and
the moment it was recorded. These are the values; ``folding`` makes them from acts,
``chronicle`` tells what was known when.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

CORRECTION = "dinh_chinh"
DECISION = "quyet_dinh_thi_hanh_an"
HAND_OVER = "ban_giao_viec"
POSTPONEMENT = "quyet_dinh_hoan"
CONTINUATION = "quyet_dinh_tiep_tuc"
NO_MEANS = "quyet_dinh_chua_co_dieu_kien"
TO_SEPARATE_BOOK = "chuyen_so_theo_doi_rieng"
LATE_INTEREST = "xac_dinh_lai_cham"


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
    """Loại biến động tiền of a case, as the money form counts it.

    All but late interest take from what is due; late interest adds to it, so that its
    amount is below zero and what is due less all that moved is what remains.
    """

    COLLECTED = "thu"
    HANDED_OVER = "giao"
    TERMINATED = "dinh_chi"
    REDUCED = "giam"
    ENTRUSTED = "uy_thac"
    LATE_INTEREST = "lai_cham"


@dataclass(frozen=True, slots=True)
class RecordedAct:
    """Hành vi đã ghi nhận: one act as it stands in the agency's book.

    `seq` is its number within the case (stt), `position` its place in the book,
    `effective_on` the day it took effect, `recorded_at` the moment of recording. Where
    a book says so: `at` is the time of that day, `signed_as` and `recorded_as` the roles
    of who signed and who recorded it, `signed_by` the code of who signed.
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
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Dữ kiện của việc that are not acts: who asked, what is due, which unit began.

    ``budget_left`` is what the budget is still owed on the day of an act that asks for
    it, where others are owed too; it is told by who keeps the money, never stored.
    """

    on_request: bool
    due: int
    unit: str
    budget_left: int | None = None


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
    """Biến động tiền: đồng collected, handed over, terminated, reduced, entrusted, accrued."""

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
