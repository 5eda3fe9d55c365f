"""Giá trị vào và ra cửa ghi: what is proposed, what is recorded, what is refused."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from thads.law.acts.history import CaseFacts, History, RecordedAct
from thads.law.acts.rules import Refusal


@dataclass(frozen=True, slots=True)
class ProposedAct:
    """Hành vi đề nghị ghi nhận, before it has a number and a place in the book."""

    code: str
    effective_on: date
    number: str | None = None
    amount: int | None = None
    ground: str | None = None
    until_on: date | None = None
    receiving_unit: str | None = None
    result: str | None = None
    corrects: int | None = None
    note: str | None = None
    at: time | None = None
    signed_as: str | None = None
    signed_by: str | None = None

    def numbered(
        self,
        *,
        seq: int,
        position: int,
        recorded_at: datetime,
        recorded_as: str | None = None,
    ) -> RecordedAct:
        """Hành vi với số thứ tự, vị trí trong sổ và thời điểm ghi nhận."""
        return RecordedAct(
            seq=seq,
            code=self.code,
            effective_on=self.effective_on,
            recorded_at=recorded_at,
            position=position,
            number=self.number,
            amount=self.amount,
            ground=self.ground,
            until_on=self.until_on,
            receiving_unit=self.receiving_unit,
            result=self.result,
            corrects=self.corrects,
            at=self.at,
            signed_as=self.signed_as,
            recorded_as=recorded_as,
            signed_by=self.signed_by,
        )


@dataclass(frozen=True, slots=True)
class NewAct:
    """Hành vi của quá khứ, as a book that is imported holds it."""

    seq: int
    code: str
    effective_on: date
    recorded_at: datetime | None = None
    number: str | None = None
    amount: int | None = None
    ground: str | None = None
    until_on: date | None = None
    receiving_unit: str | None = None
    result: str | None = None
    corrects: int | None = None
    note: str | None = None
    at: time | None = None
    signed_as: str | None = None
    recorded_as: str | None = None
    signed_by: str | None = None
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewProceeding:
    """Hồ sơ mới with the acts it already has."""

    root_id: int
    unit_id: int
    officer_id: int | None
    code: str
    procedure: str
    facts: CaseFacts
    acts: list[NewAct]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Đã ghi nhận: the act in its book and the history with it."""

    act: RecordedAct
    before: History
    after: History


@dataclass(frozen=True, slots=True)
class Refused:
    """Chưa ghi được: every reason, not just the first."""

    refusals: tuple[Refusal, ...]


class BookMovesBackwards(Exception):
    """Sổ không ghi lùi: an act recorded before the book's last one."""

    def __init__(
        self, agency: str, head: datetime, recorded_at: datetime, case: str, seq: int
    ) -> None:
        """Keep what stands in the way for the message."""
        self.case, self.seq, self.recorded_at = case, seq, recorded_at
        super().__init__(
            f"Sổ của {agency} đã ghi đến {head:%d/%m/%Y %H:%M:%S}; hành vi số {seq} của "
            f"việc {case} ghi nhận lúc {recorded_at:%d/%m/%Y %H:%M:%S} là sớm hơn. "
            "Sổ chỉ ghi tiếp, không ghi lùi."
        )


class ConcurrentChange(Exception):
    """Việc vừa được người khác ghi thêm hành vi."""


class MayNotRecord(Exception):
    """Người này không được ghi nhận hành vi của việc này."""
