"""Tiền của việc: what is due, what has moved, what remains, in đồng."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thads.law.acts import name
from thads.law.acts.history import Folded, History, MovementKind, RecordedAct
from thads.records.cases.queries.file import CaseFile

COLLECTION, PAYOUT = "thu_tien", "chi_tra"
PERFORMED = (MovementKind.COLLECTED, MovementKind.HANDED_OVER)
_MOVED_LABELS = (
    (MovementKind.COLLECTED, "Đã thu tiền"),
    (MovementKind.HANDED_OVER, "Đã giao tài sản"),
    (MovementKind.REDUCED, "Được miễn, giảm"),
    (MovementKind.TERMINATED, "Đình chỉ"),
    (MovementKind.ENTRUSTED, "Uỷ thác đi"),
)


@dataclass(frozen=True, slots=True)
class Balance:
    """Số dư: due, late interest since, performed, all that has moved, and the rest."""

    due: int
    late_interest: int
    collected: int
    moved: tuple[tuple[str, int], ...]
    remaining: int
    in_custody: int

    @property
    def owed(self) -> int:
        """Cộng phải thi hành: what the decision says, and the late interest since."""
        return self.due + self.late_interest


def balance(history: History) -> Balance:
    """Số dư của một diễn biến."""
    folded, due = history.folded, history.facts.due
    moved = tuple(
        (label, amount)
        for kind, label in _MOVED_LABELS
        if (amount := folded.moved([kind]))
    )
    paid = sum(act.amount or 0 for act in history.acts if act.code == PAYOUT)
    received = sum(act.amount or 0 for act in history.acts if act.code == COLLECTION)
    return Balance(
        due=due,
        late_interest=accrued(history),
        collected=folded.moved(PERFORMED),
        moved=moved,
        remaining=remaining(history),
        in_custody=received - paid,
    )


def accrued(history: History) -> int:
    """Lãi chậm đã được xác định."""
    return -history.folded.moved([MovementKind.LATE_INTEREST])


def remaining(history: History) -> int:
    """Số còn phải thi hành."""
    return history.facts.due - history.folded.moved(tuple(MovementKind))


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Một dòng tiền: an act, what it settled or paid out, and what then remains.

    Late interest settles nothing: it adds to what remains.
    """

    on: date
    seq: int
    title: str
    number: str
    settled: int | None
    paid: int | None
    left: int
    added: int | None = None


def money_acts(file: CaseFile) -> list[RecordedAct]:
    """Những hành vi làm tiền thay đổi."""
    moving = {movement.seq for movement in file.history.folded.movements}
    return [act for act in file.history.acts if act.seq in moving or act.code == PAYOUT]


def money_lines(file: CaseFile) -> list[MoneyLine]:
    """Dòng tiền in order of effect, with the running remainder."""
    left, lines = file.facts.due, []
    for act in money_acts(file):
        settled = _settled(file.history.folded, act.seq)
        left -= settled or 0
        added = -settled if settled is not None and settled < 0 else None
        paid = act.amount if act.code == PAYOUT else None
        lines.append(
            MoneyLine(
                on=act.effective_on,
                seq=act.seq,
                title=name(act.code),
                number=act.number or "",
                settled=None if added else settled,
                paid=paid,
                left=left,
                added=added,
            )
        )
    return lines


def _settled(folded: Folded, seq: int) -> int | None:
    amounts: Sequence[int] = [m.amount for m in folded.movements if m.seq == seq]
    return sum(amounts) if amounts else None
