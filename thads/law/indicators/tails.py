"""Nhiều hơn lẽ thường bao nhiêu: how unlikely a count is if nothing special happened.

Assumptions, said wherever a probability is printed: each chance is taken or not on its
own, and the unit's chances in the last days of this period are like its own in other
months, and like those of its sister units as far as its own are few. What the calendar
does to all of them at once (a month that ends in holidays) is taken from the sisters in
the same days. A campaign, a giant case with many decisions, or a merger of units breaks
them; what every sister does at once is no sign of any of them.
"""

from dataclasses import dataclass, replace
from math import exp, lgamma, log, log1p


@dataclass(frozen=True, slots=True)
class Seen:
    """Đã thấy: how many signs among how many chances, `near` of them in the last few days."""

    signs: int
    chances: int
    near: int = 0

    def __add__(self, other: "Seen") -> "Seen":
        signs, chances = self.signs + other.signs, self.chances + other.chances
        return Seen(signs, chances, self.near + other.near)

    @property
    def only_near(self) -> "Seen":
        """Chỉ những dấu hiệu sát ngày chốt, among the same chances."""
        return Seen(self.near, self.chances)


NOTHING = Seen(0, 0)


@dataclass(frozen=True, slots=True)
class Limits:
    """Ngưỡng của cơ quan: from when a unit's count is worth a look.

    `at_least` signs, a probability of at most `unlikely`; the sister units weigh as
    much as `sisters_weigh` chances of the unit's own. Before anything is known, a share
    of `assumed` is taken for usual, with the weight of `assumed_weighs` chances. What
    the sisters did in the same days moves it as if `calendar_weighs` signs had been usual.
    """

    at_least: int
    unlikely: float
    sisters_weigh: int
    assumed: float
    assumed_weighs: int
    calendar_weighs: int = 20


SURELY = 0.95
"""Chắc chắn thấy: with this probability."""

_MOST_ADDED = 1000


@dataclass(frozen=True, slots=True)
class Judged:
    """So với lẽ thường: what was seen, what is usual, how unlikely.

    `near_usual` is the usual share of the last few days, where it is they that are the
    least likely; else None. `near_share` is that share whenever they were looked at.
    """

    seen: Seen
    own: Seen
    sisters: Seen
    usual: float
    unlikely: float
    stands_out: bool
    near_usual: float | None = None
    near_share: float | None = None

    @property
    def expected_near(self) -> float | None:
        """Số dấu hiệu lẽ thường của mấy ngày sát ngày chốt, where these stand out."""
        share = self.near_usual
        return None if share is None else share * self.seen.chances

    @property
    def expected(self) -> float:
        """Số dấu hiệu lẽ thường of as many chances."""
        return self.usual * self.seen.chances


def judged(
    seen: Seen,
    own: Seen,
    sisters: Seen,
    limits: Limits,
    together: Seen = NOTHING,
    *,
    looks_near: bool = False,
) -> Judged:
    """So một đơn vị với các tháng khác của chính nó và các đơn vị cùng cấp.

    `together` are the sisters in the same days. With a second, nearer look each of the
    two may err, so the probability is twice the smaller.
    """
    whole = _looked(seen, own, sisters, limits, together)
    if not looks_near:
        return whole
    parts = (each.only_near for each in (seen, own, sisters, together))
    near_seen, near_own, near_sisters, near_together = parts
    near = _looked(near_seen, near_own, near_sisters, limits, near_together)
    least = min(whole, near, key=lambda look: look.unlikely)
    unlikely = min(2 * least.unlikely, 1.0)
    stands_out = least.seen.signs >= limits.at_least and unlikely <= limits.unlikely
    near_usual = near.usual if least is near else None
    return replace(
        whole,
        unlikely=unlikely,
        stands_out=stands_out,
        near_usual=near_usual,
        near_share=near.usual,
    )


def _looked(
    seen: Seen, own: Seen, sisters: Seen, limits: Limits, together: Seen
) -> Judged:
    usual = usual_share(own, sisters + together, limits)
    usual *= calendar_factor(sisters, together, limits)
    usual = min(usual, _NEARLY_ALL)
    unlikely = binomial_tail(seen.signs, seen.chances, usual)
    stands_out = seen.signs >= limits.at_least and unlikely <= limits.unlikely
    return Judged(seen, own, sisters, usual, unlikely, stands_out)


_NEARLY_ALL = 0.999


def detectable(told: Judged, limits: Limits) -> int | None:
    """Từ bao nhiêu việc thêm sát ngày chốt thì chắc chắn nổi lên ở đơn vị này.

    The better of the two looks, each with half the probability that both may err with.
    """
    looks = [told.usual]
    if told.near_share is not None:
        looks.append(told.near_share)
        limits = replace(limits, unlikely=limits.unlikely / 2)
    found = (surely_seen_from(told.seen.chances, each, limits) for each in looks)
    return min((each for each in found if each is not None), default=None)


def surely_seen_from(chances: int, usual: float, limits: Limits) -> int | None:
    """Từ bao nhiêu việc thêm thì chắc chắn nổi lên: what no count of fewer can tell.

    So many signs beside the usual ones of so many chances stand out with a probability
    of SURELY. Fewer than that are lost in what chance does anyway. None: no number does.
    """
    low, high = 1, _MOST_ADDED
    if _seen_with(high, chances, usual, limits) < SURELY:
        return None
    while low < high:
        middle = (low + high) // 2
        if _seen_with(middle, chances, usual, limits) < SURELY:
            low = middle + 1
        else:
            high = middle
    return low


def _seen_with(added: int, chances: int, usual: float, limits: Limits) -> float:
    """Xác suất nổi lên when so many are added to what chance brings."""
    needed = _needed(chances + added, usual, limits)
    return binomial_tail(needed - added, chances, usual)


def _needed(chances: int, usual: float, limits: Limits) -> int:
    """Số dấu hiệu ít nhất để nổi lên among so many chances."""
    low, high = limits.at_least, max(chances, limits.at_least) + 1
    while low < high:
        middle = (low + high) // 2
        if binomial_tail(middle, chances, usual) <= limits.unlikely:
            high = middle
        else:
            low = middle + 1
    return low


def calendar_factor(sisters: Seen, together: Seen, limits: Limits) -> float:
    """Ảnh hưởng chung của lịch: the sisters in these days against their usual share."""
    every = sisters + together
    if not together.chances or not every.signs:
        return 1.0
    expected = together.chances * every.signs / every.chances
    weight = limits.calendar_weighs
    return (together.signs + weight) / (expected + weight)


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
