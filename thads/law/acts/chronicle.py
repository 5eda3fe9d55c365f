"""Hai trục thời gian (chronicle): what was known of a case after each recording."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from thads.law.acts.folding import fold, known
from thads.law.acts.history import CaseFacts, Movement, RecordedAct, Span

T = TypeVar("T")


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
