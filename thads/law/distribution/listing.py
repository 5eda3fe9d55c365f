"""Chia một danh sách rất dài: the division of `distribute`, column by column.

A list of tens of thousands of usual claims (no security or special ground for the fee) is
divided without an object for each claim and share. The order, the weights and
the splitting are the same code; a test compares the two on generated lists. Why a share
is what it is, is told by `distribute` from the same claims when somebody asks.
"""

from bisect import bisect_right
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
    """The places of each rank: principals before interest, earlier requests first, by code."""
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
    """The places of who had asked by the cut-off, and of who asked later, in order."""
    day = _days(listed.asked_on).__getitem__
    ordered = sorted(range(len(listed.codes)), key=listed.codes.__getitem__)
    ordered.sort(key=day)  # a stable order: of one day, by code
    asked = ordered[: bisect_right(ordered, on.isoformat(), key=day)]
    until = (cut_off or date.max).isoformat()
    parted = bisect_right(asked, until, key=day)
    return asked[:parted], asked[parted:]


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
    _, weights = weights_of(owed, had, money)
    parts = split_in_parts(money, weights)
    amounts = parts.shares
    return Rank(heading, places, amounts, fees.of(places, amounts))


def _at(column: Sequence[_T], places: Sequence[int]) -> list[_T]:
    return list(map(column.__getitem__, places))


class _Fees:
    """Phí của từng phần; who has several claims is charged on them together."""

    def __init__(self, listed: Listed, on: date) -> None:
        self._listed = listed
        self._fee = FeeTable.on(on).fee
        self._threshold = FeeTable.on(on).threshold
        self._free = free_kinds(on)
        self._several = set(_several(listed, self._free))
        self._had: dict[str, Dong] = {}
        self._charged: dict[str, Dong] = {}
        for at in self._several:
            payee = listed.payees[at]
            had, charged = listed.received[at], listed.fee_before[at]
            self._had[payee] = self._had.get(payee, 0) + had
            self._charged[payee] = self._charged.get(payee, 0) + charged

    def of(self, places: list[int], amounts: Sequence[Dong]) -> list[Dong]:
        """Phí của các phần ấy, in the same order."""
        listed = self._listed
        before = _at(listed.received, places)
        charged = _at(listed.fee_before, places)
        fees = [
            min(fee - already, amount)
            if amount
            and (total := had + amount) > self._threshold
            and (fee := self._fee(total)) > already
            else 0
            for had, amount, already in zip(before, amounts, charged, strict=True)
        ]
        self._exempt(places, amounts, fees)
        return fees

    def _exempt(
        self, places: list[int], amounts: Sequence[Dong], fees: list[Dong]
    ) -> None:
        free, several = self._free, self._several
        kinds = _at(self._listed.kinds, places)
        if not several and free.isdisjoint(kinds):
            return
        for n, kind in enumerate(kinds):
            if kind in free:
                fees[n] = 0
        if not several:
            return
        for n, at in enumerate(places):
            if at in several and amounts[n] and kinds[n] not in free:
                fees[n] = self._together(self._listed.payees[at], amounts[n])

    def _together(self, payee: str, amount: Dong) -> Dong:
        """Phí của một người có nhiều khoản, on all that they have received of them."""
        had = self._had[payee] = self._had[payee] + amount
        if had <= self._threshold:
            return 0
        charged = self._charged[payee]
        fee = min(max(self._fee(had) - charged, 0), amount)
        self._charged[payee] = charged + fee
        return fee


def _several(listed: Listed, free: frozenset[str]) -> Iterator[int]:
    """The places of claims whose payee has another claim that is charged."""
    told = list(filter(None, listed.payees))
    if len(set(told)) == len(told):
        return
    first: dict[str, int] = {}
    for at, payee in enumerate(listed.payees):
        if payee and listed.kinds[at] not in free:
            other = first.setdefault(payee, at)
            if other != at:
                yield from (other, at)
