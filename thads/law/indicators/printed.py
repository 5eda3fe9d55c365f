"""Số liệu in ra: what a printed figure says exactly, and whether several agree.

A printed figure is a stretch of values: “84,25” is anything that rounds to it, “trên
1.037 tỷ” anything from there to the next printed step. Identities between figures
narrow what the others can be; when nothing is left, the figures contradict each other.
Which of them is wrong is not said: nobody knows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Precision(StrEnum):
    """Độ chính xác của một số in ra."""

    EXACT = "chinh_xac"
    FLOOR = "tren"
    ABOUT = "khoang"


@dataclass(frozen=True, slots=True)
class Range:
    """Khoảng giá trị: both ends included; no upper end known is None."""

    low: Fraction
    high: Fraction | None

    @property
    def is_empty(self) -> bool:
        """Không còn giá trị nào."""
        return self.high is not None and self.low > self.high

    def meet(self, other: "Range") -> "Range":
        """Phần chung."""
        highs = [each for each in (self.high, other.high) if each is not None]
        return Range(max(self.low, other.low), min(highs) if highs else None)


ANYTHING = Range(Fraction(0), None)
"""Số không in: a count or an amount, never negative."""


def printed_range(text: str, precision: Precision, *, is_count: bool) -> Range:
    """Khoảng giá trị của một số in ra; counts of whole things are exact."""
    value = Fraction(text)
    if precision is Precision.EXACT and is_count:
        return Range(value, value)
    decimals = len(text.partition(".")[2])
    if precision is Precision.EXACT:
        half = Fraction(1, 2 * 10**decimals)
        return Range(value - half, value + half)
    step = Fraction(1, 10**decimals) * 10 ** _zeros(text)
    low = value if precision is Precision.FLOOR else max(value - step, Fraction(0))
    return Range(low, value + step)


def _zeros(text: str) -> int:
    """“Trên 150.000” is rounded to its last digit that is not nought."""
    whole = text.replace(".", "") if "." not in text else ""
    return len(whole) - len(whole.rstrip("0")) if whole.strip("0") else 0


@dataclass(frozen=True, slots=True)
class Relation:
    """Đẳng thức giữa các số in ra: left = sum of the signed terms, or their rate.

    `over` names the denominator of a rate in per cent. `at_least`: the left side may
    be larger, for what is still open.
    """

    name: str
    left: str
    terms: tuple[tuple[int, str], ...]
    over: str = ""
    at_least: bool = False

    @property
    def measures(self) -> tuple[str, ...]:
        """Các chỉ số có mặt."""
        named = (self.left, *(name for _, name in self.terms), self.over)
        return tuple(name for name in named if name)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Mâu thuẫn: what the left side was printed as, and what the others make it."""

    relation: Relation
    printed: Range
    reckoned: Range


def contradictions(
    relations: Sequence[Relation], printed: Mapping[str, Range]
) -> list[Contradiction]:
    """Các đẳng thức không thể đúng với những số đã in, each named once.

    What one identity tells of a figure that was not printed is used in the next.
    """
    known = {name: printed.get(name, ANYTHING) for name in _named(relations)}
    found: dict[str, Contradiction] = {}
    moved = True
    while moved:
        moved = False
        for relation in relations:
            if relation.name in found:
                continue
            narrowed, wrong = _narrow(relation, known)
            if wrong is not None:
                found[relation.name] = wrong
            elif narrowed != known:
                known, moved = narrowed, True
    return list(found.values())


def _named(relations: Iterable[Relation]) -> set[str]:
    return {name for relation in relations for name in relation.measures}


def _narrow(
    relation: Relation, known: Mapping[str, Range]
) -> tuple[dict[str, Range], Contradiction | None]:
    """What the identity leaves of each figure, or the contradiction."""
    narrowed = dict(known)
    left = _left(relation, known)
    narrowed[relation.left] = known[relation.left].meet(left)
    if narrowed[relation.left].is_empty:
        return narrowed, Contradiction(relation, known[relation.left], left)
    if relation.over:
        part = relation.terms[0][1]
        base, rate = known[relation.over], narrowed[relation.left]
        narrowed[relation.over] = base.meet(_quotient(known[part], rate))
    elif not relation.at_least:
        for sign, name in relation.terms:
            rest = _without(relation, name, narrowed)
            narrowed[name] = known[name].meet(_signed(sign, rest))
    for name in relation.measures:
        if narrowed[name].is_empty:
            return dict(known), Contradiction(relation, known[relation.left], left)
    return narrowed, None


def _left(relation: Relation, known: Mapping[str, Range]) -> Range:
    """What the right side makes the left."""
    low, high = _sum([(sign, known[name]) for sign, name in relation.terms])
    if relation.over:
        base = known[relation.over]
        lowest = low * 100 / base.high if base.high and low is not None else None
        highest = high * 100 / base.low if base.low and high is not None else None
        return Range(lowest or Fraction(0), highest)
    floor = Fraction(0) if low is None else low
    return Range(floor, None if relation.at_least else high)


def _sum(
    parts: Sequence[tuple[int, Range]],
) -> tuple[Fraction | None, Fraction | None]:
    """Least and greatest sum; None where an end is not known."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    for sign, part in parts:
        least, most = (part.low, part.high) if sign > 0 else (part.high, part.low)
        low = None if low is None or least is None else low + sign * least
        high = None if high is None or most is None else high + sign * most
    return low, high


def _without(
    relation: Relation, name: str, known: Mapping[str, Range]
) -> tuple[Fraction | None, Fraction | None]:
    """Left side less the other terms."""
    others = [(-sign, known[other]) for sign, other in relation.terms if other != name]
    return _sum([(1, known[relation.left]), *others])


def _signed(sign: int, ends: tuple[Fraction | None, Fraction | None]) -> Range:
    low, high = ends
    if sign < 0:
        low, high = (None if high is None else -high), (None if low is None else -low)
    return Range(max(low or Fraction(0), Fraction(0)), high)


def _quotient(part: Range, rate: Range) -> Range:
    """The denominator that a part and a rate in per cent leave room for."""
    low = part.low * 100 / rate.high if rate.high else Fraction(0)
    high = part.high * 100 / rate.low if rate.low and part.high is not None else None
    return Range(low, high)
