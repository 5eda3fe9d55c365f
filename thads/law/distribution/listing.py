"""Chia một danh sách rất dài: the division of `distribute`, column by column.

A list of tens of thousands of usual claims (no security or special ground for the fee) is
divided without an object for each claim and share. The order, the weights and
the splitting are the same code; a test compares the two on generated lists. Why a share
is what it is, is told by `distribute` from the same claims when somebody asks.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import not_
from typing import NamedTuple, TypeVar

from thads.law.distribution.claims import CannotDistribute
from thads.law.distribution.fee_grounds import free_kinds
from thads.law.distribution.fee_table import FeeTable
from thads.law.distribution.order import Heading, Order, order_on
from thads.law.distribution.paying import (
    NOT_REQUESTED,
    REQUESTED_LATER,
    Deducted,
    deducted_first,
)
from thads.law.distribution.pools import weights_of
from thads.law.money import Dong, split_in_parts

_T = TypeVar("_T")


class Listed(NamedTuple):
    """Danh sách các khoản, one sequence for each fact, all in the same order.

    `payees` are those who receive, by any name; empty when the claim stands for itself.
    `interest` says of each whether it is late interest, empty when none is.
    """

    codes: Sequence[str]
    kinds: Sequence[str]
    due: Sequence[Dong]
    received: Sequence[Dong]
    asked_on: Sequence[date | None]
    payees: Sequence[str]
    fee_before: Sequence[Dong]
    interest: Sequence[bool] = ()

    def is_interest(self, at: int) -> bool:
        """Khoản ở chỗ ấy là lãi chậm."""
        return bool(self.interest) and self.interest[at]


class Rank(NamedTuple):
    """Một hàng đã chia: where its claims stand in the list, their amounts and fees."""

    heading: Heading
    places: Sequence[int]
    amounts: Sequence[Dong]
    fees: Sequence[Dong]
    interest: bool = False


@dataclass(frozen=True, slots=True)
class Divided:
    """Kết quả: the ranks that received money, and what goes back to the debtor."""

    deducted: tuple[Deducted, ...]
    ranks: tuple[Rank, ...]
    to_debtor: Dong


def divide_list(
    listed: Listed,
    amount: Dong,
    on: date,
    *,
    deductions: Sequence[tuple[str, Dong]] = (),
    cut_off: date | None = None,
) -> Divided:
    """Phân phối một số tiền cho danh sách, the same đồng as `distribute` of its claims."""
    if amount < 0:
        raise CannotDistribute("Số tiền phân phối không âm.")
    if len(set(listed.codes)) < len(listed.codes):
        raise CannotDistribute("Hai khoản trong danh sách trùng mã.")
    order = order_on(on)
    deducted, money = deducted_first(order, deductions, amount, on)
    fees = _Fees(listed, on)
    ranks = []
    for heading, places, interest in _ranked(listed, order, on, cut_off):
        if not money:
            break
        rank = _divided(listed, heading, places, money, fees)
        if rank is not None:
            money -= sum(rank.amounts)
            ranks.append(rank._replace(interest=interest))
    return Divided(deducted, tuple(ranks), money)


def reason_left_out(asked_on: date | None, on: date) -> str:
    """Vì sao khoản không được chia đợt này; empty when there was only no money for it."""
    if asked_on is None:
        return NOT_REQUESTED
    return REQUESTED_LATER if asked_on > on else ""


def _ranked(
    listed: Listed, order: Order, on: date, cut_off: date | None
) -> Iterator[tuple[Heading, list[int], bool]]:
    """The places of each rank, as listed: principals before interest."""
    tiers = {kind: order.tier_of(kind).code for kind in set(listed.kinds)}
    for part in _in_time(listed, on, cut_off):
        for interest, one in _principals_first(listed, part):
            kinds = _at(listed.kinds, one)
            for tier in order.tiers:
                own = {kind for kind, code in tiers.items() if code == tier.code}
                here = own and list(compress(one, map(own.__contains__, kinds)))
                if here:
                    yield tier, here, interest


def _principals_first(
    listed: Listed, part: list[int]
) -> Iterator[tuple[bool, list[int]]]:
    if not any(listed.interest):
        yield False, part
        return
    marks = _at(listed.interest, part)
    yield False, list(compress(part, map(not_, marks)))
    yield True, list(compress(part, marks))


def _in_time(
    listed: Listed, on: date, cut_off: date | None
) -> tuple[list[int], list[int]]:
    """The places of who had asked by the cut-off, and of who asked later."""
    until = cut_off or date.max
    days = {day for day in set(listed.asked_on) if day is not None and day <= on}
    early = {day for day in days if day <= until}
    return _asked(listed, early), _asked(listed, days - early)


def _asked(listed: Listed, days: set[date]) -> list[int]:
    marks = map(days.__contains__, listed.asked_on)
    return list(compress(range(len(listed.codes)), marks)) if days else []


def _first_asked_first(listed: Listed, places: list[int]) -> list[int]:
    """Who asked earlier stands first; of one day, by code."""
    ordered = sorted(places, key=listed.codes.__getitem__)
    ordered.sort(key=_days(listed.asked_on).__getitem__)  # a stable order
    return ordered


def _days(asked_on: Sequence[date | None]) -> list[str]:
    told = {day: (day or date.max).isoformat() for day in set(asked_on)}
    return [told[day] for day in asked_on]


def _divided(
    listed: Listed, heading: Heading, places: list[int], money: Dong, fees: "_Fees"
) -> Rank | None:
    owed = _at(listed.due, places)
    had = _at(listed.received, places)
    money = min(money, sum(owed) - sum(had))
    if not money:
        return None
    places = _first_asked_first(listed, places)
    owed, had = _at(listed.due, places), _at(listed.received, places)
    _, weights = weights_of(owed, had, money)
    parts = split_in_parts(money, weights)
    amounts = parts.shares
    return Rank(heading, places, amounts, fees.of(places, amounts))


def _at(column: Sequence[_T], places: Sequence[int]) -> list[_T]:
    return list(map(column.__getitem__, places))


class _Fees:
    """Phí của từng phần; who has several claims is charged on them together.

    A claim on which nothing was received yet adds nothing to another of the same payee,
    so it counts from the rank that pays it.
    """

    def __init__(self, listed: Listed, on: date) -> None:
        self._listed = listed
        self._fee = FeeTable.on(on).fee
        self._threshold = FeeTable.on(on).threshold
        self._free = free_kinds(on)
        columns = zip(listed.received, listed.fee_before, strict=True)
        self._counting = self._charged_ones(
            [at for at, told in enumerate(columns) if any(told)]
        )
        self._given: list[tuple[Sequence[int], Sequence[Dong], list[Dong]]] = []

    def of(self, places: list[int], amounts: Sequence[Dong]) -> list[Dong]:
        """Phí của các phần ấy, in the same order."""
        fees = self._each_alone(places, amounts)
        own = self._charged_ones(places)
        if len(own) < len(places):
            charged = set(own)
            fees = [
                fee if at in charged else 0
                for at, fee in zip(places, fees, strict=True)
            ]
        self._counting.update(own)
        several = self._several()
        if not several.isdisjoint(own):
            self._charge_together(several, places, amounts, fees)
        self._given.append((places, amounts, fees))
        return fees

    def _charged_ones(self, places: Sequence[int]) -> dict[int, None]:
        kinds = _at(self._listed.kinds, places)
        if self._free.isdisjoint(kinds):
            return dict.fromkeys(places)
        marks = [kind not in self._free for kind in kinds]
        return dict.fromkeys(compress(places, marks))

    def _each_alone(self, places: list[int], amounts: Sequence[Dong]) -> list[Dong]:
        before = _at(self._listed.received, places)
        charged = _at(self._listed.fee_before, places)
        return [
            min(fee - already, amount)
            if amount
            and (total := had + amount) > self._threshold
            and (fee := self._fee(total)) > already
            else 0
            for had, amount, already in zip(before, amounts, charged, strict=True)
        ]

    def _several(self) -> set[int]:
        """The places of claims whose payee has another claim that counts."""
        counting = list(self._counting)
        payees = _at(self._listed.payees, counting)
        told = list(filter(None, payees))
        if len(set(told)) == len(told):
            return set()
        more = {payee for payee, times in Counter(told).items() if times > 1}
        return set(compress(counting, map(more.__contains__, payees)))

    def _charge_together(
        self,
        several: set[int],
        places: list[int],
        amounts: Sequence[Dong],
        fees: list[Dong],
    ) -> None:
        so_far = self._so_far(several)
        for n, at in enumerate(places):
            if at in several and amounts[n]:
                had, charged = so_far[self._listed.payees[at]]
                fees[n] = self._together(had + amounts[n], charged, amounts[n])
                so_far[self._listed.payees[at]] = had + amounts[n], charged + fees[n]

    def _so_far(self, several: set[int]) -> dict[str, tuple[Dong, Dong]]:
        """What each had received, and was charged: before, and by the ranks above."""
        listed, found = self._listed, dict[str, tuple[Dong, Dong]]()
        parts = [(at, listed.received[at], listed.fee_before[at]) for at in several] + [
            part
            for given in self._given
            for part in zip(*given, strict=True)
            if part[0] in several
        ]
        for at, amount, fee in parts:
            had, charged = found.get(listed.payees[at], (0, 0))
            found[listed.payees[at]] = had + amount, charged + fee
        return found

    def _together(self, total: Dong, charged: Dong, amount: Dong) -> Dong:
        """Phí của một người có nhiều khoản, on all that they have received of them."""
        if total <= self._threshold:
            return 0
        return min(max(self._fee(total) - charged, 0), amount)
