"""Chia một phần tiền cho các khoản cùng hàng: pro rata, exact to the đồng.

In the first round a claim receives in proportion to what remains due. In a later round of
the same list it receives what it is still behind: its part of all the list has paid in
this pool so far, less what it received. So rounds in sequence give what one round would,
whenever nobody was ahead by a rounded đồng of what the whole now gives them. When what was
received is not what this list would have given, a claim has joined or changed: then
nobody catches up, and what remains is divided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import sub
from typing import NamedTuple

from thads.law.distribution.claims import Claim
from thads.law.distribution.order import Heading
from thads.law.distribution.receiving import Receiving
from thads.law.money import Dong, split_in_parts


class Basis(StrEnum):
    """Theo số nào: what the money of a pool is divided by."""

    DUE = "phai_thi_hanh"
    """Không có tiền để chia."""
    REMAINING = "con_phai_thi_hanh"
    """Đợt đầu của danh sách, hoặc danh sách đã đổi."""
    BEHIND = "luy_ke"
    """Đợt sau của danh sách không đổi."""


@dataclass(frozen=True, slots=True)
class Pool:
    """Phần tiền của một hàng: what there is for claims of the same rank.

    `weights` is the sum of what the claims are divided by; the last đồng of rounding went
    to the claim at `last_raised`, whose remainder was `last_remainder`.
    """

    heading: Heading
    place: Heading | None
    interest: bool
    money: Dong
    due: Dong
    received: Dong
    claims: int
    basis: Basis
    weights: int
    left_over: int
    last_remainder: int
    last_raised: int

    @property
    def paid_so_far(self) -> Dong:
        """Cộng các đợt: what the list has paid in this pool, this round included."""
        return self.received + self.money

    @property
    def is_full(self) -> bool:
        """Đủ trả hết mọi khoản của hàng."""
        return self.paid_so_far == self.due


class Share(NamedTuple):
    """Phần của một khoản trong một hàng, with the division it comes from."""

    claim: Claim
    pool: Pool
    place: int
    weight: int
    quotient: Dong
    remainder: int
    raised: bool
    held: bool
    fee: Dong

    @property
    def amount(self) -> Dong:
        """Được chia đợt này."""
        return self.quotient + self.raised

    @property
    def net(self) -> Dong:
        """Thực nhận: less the enforcement fee."""
        return self.amount - self.fee


def weights_of(
    owed: Sequence[Dong], had: Sequence[Dong], money: Dong
) -> tuple[Basis, Sequence[int]]:
    """Tỷ lệ chia theo số phải thi hành và số đã nhận của từng khoản, and its basis."""
    if not money:
        return Basis.DUE, owed
    due, received = sum(owed), sum(had)
    ahead = [own * due - received * of for own, of in zip(had, owed, strict=True)]
    if not received or not -due < min(ahead) <= max(ahead) < due:
        return Basis.REMAINING, list(map(sub, owed, had))
    return Basis.BEHIND, [
        behind if (behind := money * of - more) > 0 else 0
        for of, more in zip(owed, ahead, strict=True)
    ]


def divide(
    claims: Sequence[Claim],
    money: Dong,
    receiving: Receiving,
    heading: Heading,
    place: Heading | None,
    interest: bool,
) -> Iterator[Share]:
    """Chia số tiền cho các khoản, in the order given: the same for any other order."""
    owed = [claim.due for claim in claims]
    had = [claim.received for claim in claims]
    basis, weights = weights_of(owed, had, money)
    parts = split_in_parts(money, weights)
    last = _last_raised(parts.remainders, parts.raised)
    pool = Pool(
        heading,
        place,
        interest,
        money,
        due=sum(owed),
        received=sum(had),
        claims=len(claims),
        basis=basis,
        weights=parts.whole,
        left_over=len(parts.raised),
        last_remainder=parts.remainders[last] if last >= 0 else parts.whole,
        last_raised=last,
    )
    for at, claim in enumerate(claims):
        raised = at in parts.raised
        quotient = parts.quotients[at]
        yield Share(
            claim,
            pool,
            at,
            weights[at],
            quotient,
            parts.remainders[at],
            raised,
            receiving.holds_back(claim),
            receiving.fee(claim, quotient + raised),
        )


def _last_raised(remainders: Sequence[int], raised: frozenset[int]) -> int:
    """The claim that received the last đồng of rounding; −1 when there was none."""
    return max(raised, key=lambda at: (-remainders[at], at), default=-1)
