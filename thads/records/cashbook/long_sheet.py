"""Phiếu của một danh sách dài: what a sheet keeps, put together column by column.

Of a claim that stands in the sheet before, only its place there, its amount and its fee
are sent: the database copies the rest from that sheet.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, compress, repeat
from typing import Any, NamedTuple

from thads.law.distribution.listing import Divided, Rank, reason_left_out
from thads.records.cashbook.interest_rights import principal_code
from thads.records.cashbook.left_out import Stored, Waiting, stored
from thads.records.cashbook.models import DistributionShare
from thads.records.cashbook.shares import (
    Again,
    ShareRow,
    stored_at,
    write_again,
    write_shares,
)
from thads.records.cashbook.usual_list import UsualList

_WIDTH = len(ShareRow._fields)
_INTEREST = '{"interest": true}'
"""Điều hiếm của khoản lãi chậm, as a share keeps it; who receives is the party."""


class LongSheet(NamedTuple):
    """Các phần của phiếu: those known from the sheet before, and those written whole."""

    lines: int
    left_out: Stored
    again: Again | None
    places: Sequence[int]
    columns: Sequence[Sequence[Any]]

    def write(self, distribution_id: int, agency_id: int) -> None:
        """Ghi các phần của phiếu."""
        if self.again is not None:
            write_again(distribution_id, agency_id, self.again)
        if self.places:
            write_shares(distribution_id, agency_id, self.columns, self.places)


class _Given(NamedTuple):
    """What a rank gives: where each claim stands in the list, and in the sheet."""

    heading: str
    at: Sequence[int]
    amounts: Sequence[int]
    fees: Sequence[int]
    places: Sequence[int]
    interest: bool = False

    def only(self, chosen: Sequence[bool]) -> "_Given":
        if all(chosen):
            return self
        at, amounts, fees, places = (
            list(compress(column, chosen))
            for column in (self.at, self.amounts, self.fees, self.places)
        )
        return self._replace(at=at, amounts=amounts, fees=fees, places=places)


def long_sheet(
    found: Divided,
    usual: UsualList,
    first: Sequence[ShareRow],
    last: Sequence[ShareRow],
    on: date,
) -> LongSheet:
    """Phiếu của lần chia: `first`, the list in the order of its ranks, then `last`."""
    given = list(_given(found.ranks, len(first) + 1))
    until = len(first) + sum(len(each.at) for each in given)
    known = len(usual.places)
    whole = [each.only([at >= known for at in each.at]) for each in given]
    ends = [_rows(first, 1), _rows(last, until + 1)]
    parts = [ends[0], *(_of_rank(each, usual) for each in whole), ends[1]]
    columns = [list(chain.from_iterable(each)) for each in zip(*parts, strict=True)]
    return LongSheet(
        until + len(last),
        _left_out(given, usual, on),
        _again(given, usual) if known else None,
        columns[0],
        columns[1:],
    )


def _given(ranks: Iterable[Rank], place: int) -> Iterator[_Given]:
    for heading, at, amounts, fees, interest in ranks:
        given = _Given(heading.code, at, amounts, fees, at, interest)
        given = given.only([amount > 0 for amount in amounts])
        if given.at:
            until = place + len(given.at)
            yield given._replace(places=range(place, until))
            place = until


def _rows(rows: Sequence[ShareRow], place: int) -> list[Sequence[Any]]:
    """The columns of a few rows, their places first."""
    columns = list(zip(*rows, strict=True)) or [()] * _WIDTH
    return [range(place, place + len(rows)), *columns]


def _again(given: Sequence[_Given], usual: UsualList) -> Again | None:
    """What is sent of claims that stand in the sheet before; None when of no one."""
    known = len(usual.places)
    parts = [each.only([at < known for at in each.at]) for each in given]
    if usual.base is None or not any(each.at for each in parts):
        return None
    before = map(usual.places.__getitem__, chain.from_iterable(p.at for p in parts))
    return Again(
        usual.base,
        [each.heading for each in given],
        [each.places[0] for each in given],
        list(before),
        list(chain.from_iterable(each.places for each in parts)),
        list(chain.from_iterable(each.amounts for each in parts)),
        list(chain.from_iterable(each.fees for each in parts)),
    )


def _of_rank(given: _Given, usual: UsualList) -> Iterator[Sequence[Any]]:
    """Places, then the columns in the order of `ShareRow`, of claims written whole."""
    listed, known, count = usual.listed, len(usual.places), len(given.at)

    own = given.at if not known else [at - known for at in given.at]

    def of(column: Sequence[Any], at: Sequence[int] = given.at) -> list[Any]:
        return list(map(column.__getitem__, at))

    yield given.places
    yield of(listed.codes)
    yield list(repeat(given.heading, count))
    yield of(usual.names, own)
    yield given.amounts
    yield of(usual.parties, own)
    yield of(usual.obligations, own)
    yield given.fees
    yield list(repeat(0, count))
    yield list(repeat(False, count))
    for column in (listed.kinds, listed.due, listed.received, listed.asked_on):
        yield of(column)
    yield of(listed.fee_before)
    yield list(repeat(_INTEREST if given.interest else "{}", count))


def _left_out(given: Sequence[_Given], usual: UsualList, on: date) -> Stored:
    """Khoản không được đồng nào đợt này, as the sheet keeps them."""
    paid = set(chain.from_iterable(each.at for each in given))
    left = [at for at in range(len(usual.listed.codes)) if at not in paid]
    if not usual.acts:
        return _whole(left, usual, on)
    behind = _behind(left, given, usual)
    others = [at for at in left if at not in behind]
    return stored(_whole(others, usual, on), usual.acts, _waiting(behind, usual))


def _behind(
    left: Sequence[int], given: Sequence[_Given], usual: UsualList
) -> dict[int, int]:
    """Lãi chậm chờ sau gốc: of each its place in the list, the principal's in the sheet."""
    listed = usual.listed
    places: dict[str, int] = {}
    for each in given:
        if not each.interest:
            codes = map(listed.codes.__getitem__, each.at)
            places.update(zip(codes, each.places, strict=True))
    found = {at: places.get(principal_code(listed.codes[at]), 0) for at in left}
    return {at: place for at, place in found.items() if place}


def _waiting(behind: Mapping[int, int], usual: UsualList) -> Waiting:
    listed = usual.listed
    columns = (listed.due, listed.received, listed.fee_before)
    return Waiting(
        list(behind.values()),
        *(list(map(column.__getitem__, behind)) for column in columns),
    )


def _whole(left: Sequence[int], usual: UsualList, on: date) -> list[dict[str, Any]]:
    if not left:
        return []
    whom = _whom(usual, left)
    return [
        {
            "claim": stored_at(usual.listed, at),
            "reason": reason_left_out(usual.listed.asked_on[at], on),
            "obligation": whom[at][0],
            "name": whom[at][1],
        }
        for at in left
    ]


def _whom(usual: UsualList, left: Sequence[int]) -> Mapping[int, tuple[int, str]]:
    """Of claims by their place in the list, the obligation and who receives."""
    known = len(usual.places)
    found = {
        at: (usual.obligations[at - known], usual.names[at - known])
        for at in left
        if at >= known
    }
    before = {usual.places[at]: at for at in left if at < known}
    if usual.base is not None and before:
        shares = DistributionShare.of_sheets(usual.base).filter(place__in=before)
        for place, obligation, name in shares.values_list(
            "place", "obligation_id", "payee"
        ):
            found[before[place]] = obligation, name
    return found
