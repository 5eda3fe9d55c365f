"""Nhiều hơn lẽ thường bao nhiêu: how unlikely a count is if nothing special happened.

Assumptions, said wherever a probability is printed: each chance is taken or not on its
own, and the unit's chances in the last days of this period are like its own in other
months, and like those of its sister units as far as its own are few. A campaign, a
giant case with many decisions, or a merger of units breaks them.
"""

from dataclasses import dataclass
from math import exp, lgamma, log, log1p


@dataclass(frozen=True, slots=True)
class Seen:
    """Đã thấy: how many signs among how many chances."""

    signs: int
    chances: int

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(self.signs + other.signs, self.chances + other.chances)


NOTHING = Seen(0, 0)


@dataclass(frozen=True, slots=True)
class Limits:
    """Ngưỡng của cơ quan: from when a unit's count is worth a look.

    `at_least` signs, a probability of at most `unlikely`; the sister units weigh as
    much as `sisters_weigh` chances of the unit's own. Before anything is known, a share
    of `assumed` is taken for usual, with the weight of `assumed_weighs` chances.
    """

    at_least: int
    unlikely: float
    sisters_weigh: int
    assumed: float
    assumed_weighs: int


@dataclass(frozen=True, slots=True)
class Judged:
    """So với lẽ thường: what was seen, what is usual, how unlikely."""

    seen: Seen
    own: Seen
    sisters: Seen
    usual: float
    unlikely: float
    stands_out: bool

    @property
    def expected(self) -> float:
        """Số dấu hiệu lẽ thường of as many chances."""
        return self.usual * self.seen.chances


def judged(seen: Seen, own: Seen, sisters: Seen, limits: Limits) -> Judged:
    """So một đơn vị với các tháng khác của chính nó và các đơn vị cùng cấp."""
    usual = usual_share(own, sisters, limits)
    unlikely = binomial_tail(seen.signs, seen.chances, usual)
    stands_out = seen.signs >= limits.at_least and unlikely <= limits.unlikely
    return Judged(seen, own, sisters, usual, unlikely, stands_out)


def usual_share(own: Seen, sisters: Seen, limits: Limits) -> float:
    """Tỷ lệ lẽ thường: the unit's own, with the sisters' as so many further chances.

    What is assumed weighs little and keeps “not seen yet” from meaning “impossible”.
    """
    weight = min(limits.sisters_weigh, sisters.chances)
    theirs = weight * sisters.signs / sisters.chances if weight else 0.0
    signs = own.signs + theirs + limits.assumed * limits.assumed_weighs
    return signs / (own.chances + weight + limits.assumed_weighs)


def binomial_tail(at_least: int, chances: int, share: float) -> float:
    """Xác suất thấy từng ấy trở lên: P(X ≥ at_least), X binomial."""
    if at_least <= 0:
        return 1.0
    if at_least > chances or share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    # From the term nearest to the mean outwards: each from the one before, and they fall.
    odds = share / (1 - share)
    if at_least > share * chances:
        return min(_sum(at_least, chances, share, odds, up=True), 1.0)
    return max(1.0 - _sum(at_least - 1, chances, share, odds, up=False), 0.0)


def _sum(start: int, chances: int, share: float, odds: float, *, up: bool) -> float:
    count, term = start, exp(_log_term(start, chances, share))
    total = 0.0
    while 0 <= count <= chances and term > total * _NEGLIGIBLE:
        total += term
        if up:
            term *= (chances - count) / (count + 1) * odds
            count += 1
        else:
            term *= count / ((chances - count + 1) * odds)
            count -= 1
    return total


_NEGLIGIBLE = 1e-17


def _log_term(count: int, chances: int, share: float) -> float:
    ways = lgamma(chances + 1) - lgamma(count + 1) - lgamma(chances - count + 1)
    return ways + count * log(share) + (chances - count) * log1p(-share)
