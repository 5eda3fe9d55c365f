"""Uỷ thác đi vòng: obligations that leave just before a closing and come back.

An entrusted case leaves “to be enforced” of the sender and is new at the receiver. Sent
round at the end of a period it is counted nowhere on the last day. Two forms: the same
obligation returns to a unit that gave it away; units give each other different cases in
the last days of the period.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from thads.law.indicators.signs import Watch

Key = Hashable
"""Nghĩa vụ nào: judgment and debtor, however the case is numbered where it goes."""


@dataclass(frozen=True, slots=True)
class Entrusted:
    """Một lần uỷ thác toàn bộ: which case, from whom to whom, on which day."""

    proceeding: int
    sender: str
    receiver: str
    on: date
    obligation: Key


Ring = tuple[Entrusted, ...]
"""Một vòng: each receiver is the next sender, the last receiver the first sender."""


def rings(
    sent: Sequence[Entrusted], last: date, watch: Watch, longest: int
) -> list[Ring]:
    """Vòng uỷ thác của cùng một nghĩa vụ, with a step in the last days of the period."""
    by_obligation: dict[Key, list[Entrusted]] = defaultdict(list)
    earliest = last - timedelta(days=watch.after)
    for each in sorted(sent, key=lambda one: (one.on, one.proceeding)):
        if earliest <= each.on <= watch.until(last):
            by_obligation[each.obligation].append(each)
    return [
        ring
        for steps in by_obligation.values()
        for ring in _rings_of(steps, longest)
        if any(watch.is_before(step.on, last) for step in ring)
    ]


def _rings_of(steps: Sequence[Entrusted], longest: int) -> Iterator[Ring]:
    """Follow each step from receiver to sender until it is back; each step once."""
    used: set[Entrusted] = set()
    for start in steps:
        if start in used:
            continue
        way = [start]
        for step in steps:
            if len(way) > longest or way[-1].receiver == start.sender:
                break
            follows = step.sender == way[-1].receiver and step.on >= way[-1].on
            if follows and step not in way:
                way.append(step)
        if len(way) > 1 and len(way) <= longest and way[-1].receiver == start.sender:
            used.update(way)
            yield tuple(way)


def crossed(sent: Sequence[Entrusted], last: date, watch: Watch) -> list[Entrusted]:
    """Uỷ thác chéo: units that gave each other cases, or in a round of three, in the
    last days of the period; different obligations."""
    own = [each for each in sent if watch.is_before(each.on, last)]
    ways = {
        (each.sender, each.receiver) for each in own if each.sender != each.receiver
    }
    return [each for each in own if _goes_round((each.sender, each.receiver), ways)]


def _goes_round(way: tuple[str, str], ways: set[tuple[str, str]]) -> bool:
    sender, receiver = way
    if sender == receiver:
        return False
    if (receiver, sender) in ways:
        return True
    third = {to for origin, to in ways if origin == receiver}
    return any((each, sender) in ways for each in third)
