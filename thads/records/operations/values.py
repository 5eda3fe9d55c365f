"""Giá trị của cuộc cưỡng chế: a plan, its parts, a day told, a day that is forbidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from thads.law.acts.operations import PlannedDay
from thads.law.acts.rules import Refusal
from thads.law.periods import in_words
from thads.records.ledger.refusing import DeedRefused
from thads.records.operations.models import Forces


class DayForbidden(DeedRefused):
    """Không được cưỡng chế ngày, giờ đó: every rule, and the earliest day allowed."""

    def __init__(self, refusals: Sequence[Refusal], earliest: date | None) -> None:
        """Keep the reasons for the screen."""
        self.refusals, self.earliest = tuple(refusals), earliest
        told = " ".join(map(_with_its_basis, refusals))
        if earliest is not None:
            told += f" Sớm nhất: {in_words(earliest)}."
        super().__init__(told, refusals[0].rule)


def _with_its_basis(refusal: Refusal) -> str:
    return f"{refusal.sentence.removesuffix('.')} ({refusal.citation})."


@dataclass(frozen=True, slots=True)
class NewForce:
    """Lực lượng của một cơ quan."""

    body: str
    people: int
    name: str = ""
    duty: str = ""


@dataclass(frozen=True, slots=True)
class NewCost:
    """Khoản dự trù."""

    item: str
    quantity: int
    price: int


@dataclass(frozen=True, slots=True)
class NewPlan:
    """Kế hoạch mới: when, where, how, with whom, at what cost, with what risks."""

    on: date
    starts: time
    place: str
    method: str
    forces: str
    bodies: Sequence[NewForce]
    costs: Sequence[NewCost]
    risks: Sequence[tuple[str, str]] = ()
    is_complex: bool = False

    @property
    def day(self) -> PlannedDay:
        """Ngày định cưỡng chế, as the law looks at it."""
        return PlannedDay(
            self.on, self.starts, self.forces == Forces.JOINT, self.is_complex
        )


@dataclass(frozen=True, slots=True)
class DayTold:
    """Ngày cưỡng chế: what is written down of it."""

    on: date
    started: time
    ended: time
    outcome: str
    is_safe: bool
    present: str = ""
    told: str = ""
    incidents: Sequence[Mapping[str, object]] = field(default_factory=tuple)
