"""Vì sao số thay đổi: which act moved a case from one line of a form to another.

Between two questions (last day D, moment of knowledge K) a case is counted again after
each single act: first what was recorded from the one moment to the other, then what took
effect from the one day to the other. The steps telescope, so that what the acts did
adds up to the whole difference of the case, whatever the order of the questions.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from thads.law.acts.folding import history, known
from thads.law.acts.history import CaseFacts, RecordedAct
from thads.law.indicators.editions import Edition
from thads.law.indicators.matters import Matter, Traits, contributions
from thads.law.indicators.period import Period

NO_TRAITS = Traits()
Spot = tuple[str, str]
"""Chỗ đếm: the unit and the line in which something is counted."""

Part = Mapping[Spot, int]
"""Phần của một việc trong biểu: what it adds, and where."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Câu hỏi: the days a form counts, and the moment up to which the books are known."""

    used: Edition
    period: Period
    known_at: datetime
    traits: Traits = NO_TRAITS


@dataclass(frozen=True, slots=True)
class Change:
    """Bước thay đổi: the acts behind it (none: the new year), and what moved."""

    acts: tuple[RecordedAct, ...]
    moved: Mapping[Spot, int]

    def undone(self) -> "Change":
        """Bước ngược lại."""
        return Change(self.acts, {spot: -n for spot, n in self.moved.items()})


def part_of(facts: CaseFacts, acts: Iterable[RecordedAct], asked: Asked) -> Part:
    """Phần của một việc as known at the moment asked for."""
    return _counted(facts, known(acts, asked.known_at), asked)


def changes(
    facts: CaseFacts, acts: Sequence[RecordedAct], one: Asked, other: Asked
) -> list[Change]:
    """Các bước từ câu hỏi này đến câu hỏi kia; their sum is the whole difference."""
    between = replace(one, known_at=other.known_at)
    return [
        *_learnt(facts, acts, between, one.known_at),
        *_happened(facts, acts, between, other),
    ]


def difference(before: Part, after: Part) -> dict[Spot, int]:
    """Chênh lệch giữa hai phần, without what stayed the same."""
    total = Counter(after)
    total.subtract(before)
    return {spot: amount for spot, amount in total.items() if amount}


def total_moved(steps: Iterable[Change]) -> dict[Spot, int]:
    """Cộng các bước."""
    total: Counter[Spot] = Counter()
    for step in steps:
        total.update(step.moved)
    return {spot: amount for spot, amount in total.items() if amount}


def _learnt(
    facts: CaseFacts, acts: Sequence[RecordedAct], asked: Asked, since: datetime
) -> Iterator[Change]:
    """What was recorded from one moment to another, the days kept."""
    if asked.known_at < since:
        back = _learnt(facts, acts, replace(asked, known_at=since), asked.known_at)
        yield from (step.undone() for step in reversed(list(back)))
        return
    late = [act for act in acts if since < act.recorded_at <= asked.known_at]
    late.sort(key=lambda act: (act.recorded_at, act.position, act.seq))
    before = _counted(facts, known(acts, since), asked)
    for moment, together in groupby(late, key=lambda act: act.recorded_at):
        after = _counted(facts, known(acts, moment), asked)
        if moved := difference(before, after):
            yield Change(tuple(together), moved)
        before = after


def _happened(
    facts: CaseFacts, acts: Sequence[RecordedAct], one: Asked, other: Asked
) -> Iterator[Change]:
    """What took effect from one last day to another, the knowledge kept."""
    if other.period.last < one.period.last:
        back = _happened(facts, acts, other, one)
        yield from (step.undone() for step in reversed(list(back)))
        return
    standing = known(acts, other.known_at)
    earlier = [act for act in standing if act.effective_on <= one.period.last]
    before = _counted(facts, earlier, one)
    # The new days alone: an open case is carried over, an ended one left behind.
    yield from _step((), before, _counted(facts, earlier, other))
    for place in range(len(earlier), len(standing)):
        act = standing[place]
        if act.effective_on > other.period.last:
            break
        before = _counted(facts, standing[:place], other)
        yield from _step((act,), before, _counted(facts, standing[: place + 1], other))


def _step(acts: tuple[RecordedAct, ...], before: Part, after: Part) -> Iterator[Change]:
    if moved := difference(before, after):
        yield Change(acts, moved)


def _counted(facts: CaseFacts, acts: Iterable[RecordedAct], asked: Asked) -> Part:
    """What no column of the form counts is no part of it."""
    matter = Matter(history(facts, acts), asked.traits)
    lines = {line for column in asked.used.columns for line in column.counts}
    total: Counter[Spot] = Counter()
    for each in contributions(asked.used, matter, asked.period):
        if each.line in lines:
            total[each.unit, each.line] += each.amount
    return {spot: amount for spot, amount in total.items() if amount}
