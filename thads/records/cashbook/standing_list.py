"""Danh sách còn nguyên: the list of a later round, read from the last sheet alone.

A sheet keeps of every claim what it was, what it had received and who receives. Until
something changes the list (the database says: `StandingList`) the next round adds to what
each had received what that sheet gave it, and joins nothing. Late interest stands with it
while the acts that determined it are the same.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db import connection

from thads.law.distribution.listing import Listed
from thads.records.cashbook.interest_rights import INTEREST_SUFFIX
from thads.records.cashbook.left_out import (
    Waiting,
    acts_in,
    claims_in,
    waiting_in,
)
from thads.records.cashbook.models import StandingList
from thads.records.cashbook.shares import FEE_SO_FAR, RECEIVED_SO_FAR

_T = TypeVar("_T")


class Kept(NamedTuple):
    """Danh sách như phiếu giữ: first the claims that stand at `places` of the sheet.

    Names, parties and obligations are of the others, which received nothing there: first
    those kept whole, then the interest that waits behind its principal.
    """

    listed: Listed
    places: Sequence[int]
    names: Sequence[str]
    parties: Sequence[int | None]
    obligations: Sequence[int]


_SHARES = f"""
    SELECT count(*), count(s.party_id), string_agg(s.place::text, ','),
           string_agg(s.code, chr(31)), string_agg(s.kind, chr(31)),
           string_agg(s.due::text, ','), string_agg(({RECEIVED_SO_FAR})::text, ','),
           string_agg(coalesce(s.requested_on::text, ''), ','),
           string_agg(s.party_id::text, ','), string_agg(({FEE_SO_FAR})::text, ',') {{whose}}
      FROM (SELECT * FROM cashbook_shares_of(%s) WHERE due IS NOT NULL ORDER BY id) s
"""
"""Mỗi cột một chuỗi: of forty thousand rows nothing is made one by one."""
_WHOSE = """,
           string_agg(CASE WHEN s.claim @> '{"interest": true}' THEN '1' ELSE '0' END, ''),
           string_agg(s.payee, chr(31)), string_agg(s.obligation_id::text, ',')"""
"""Asked only where late interest stands in the list: whose a principal is, its interest is."""


def kept_list(
    proceeding_id: int, sheet: int, asked_on: date | None, acts: Sequence[int]
) -> Kept | None:
    """Danh sách của việc như phiếu ấy giữ; None when it may be another by now.

    `acts` are those that determined the late interest which is owed now.
    """
    rows = StandingList.objects.filter(
        proceeding_id=proceeding_id, distribution_id=sheet
    )
    found = rows.values_list("distribution__asked_on", "distribution__left_out").first()
    if found is None or found[0] != asked_on or acts_in(found[1]) != list(acts):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_SHARES.format(whose=_WHOSE if acts else ""), [sheet])
        count, named, places, *columns = cursor.fetchone()
    if not count or named < count:
        return None
    marks, names, duties = columns[7:] if acts else ("", "", "")
    listed = listed_of(columns[:7], count, marks)
    if listed is None:
        return None
    kept = _with_rest(listed, numbers(places), claims_in(found[1]))
    if not acts:
        return kept
    return _with_waiting(kept, texts(names), numbers(duties), waiting_in(found[1]))


def listed_of(columns: Sequence[str], count: int, interest: str = "") -> Listed | None:
    """Danh sách từ các cột, each one text, in the order of `Listed`.

    None when a code itself has the mark that stands between two.
    """
    codes, kinds, due, received, days, payees, fees = columns
    found = Listed(
        texts(codes),
        texts(kinds),
        numbers(due),
        numbers(received),
        _days(days),
        payees.split(","),
        numbers(fees),
        [mark == "1" for mark in interest],
    )
    every = found if interest else found[:-1]
    return found if {len(column) for column in every} == {count} else None


def numbers(column: str) -> list[int]:
    """Các số của một cột."""
    return list(map(int, column.split(",")))


def texts(column: str) -> list[str]:
    """Các chữ của một cột."""
    return column.split("\x1f")


def _days(column: str) -> list[date | None]:
    told = column.split(",")
    days = {each: date.fromisoformat(each) if each else None for each in set(told)}
    return [days[each] for each in told]


def _with_rest(
    listed: Listed, places: Sequence[int], left_out: Sequence[dict[str, Any]]
) -> Kept:
    claims = [each["claim"] for each in left_out]
    days = {told: date.fromisoformat(told) for told in _told(claims)}
    payees = [claim.get("payee", "") for claim in claims]
    whole = Listed(
        [*listed.codes, *(claim["code"] for claim in claims)],
        [*listed.kinds, *(claim["kind"] for claim in claims)],
        [*listed.due, *(claim["due"] for claim in claims)],
        [*listed.received, *(claim.get("received", 0) for claim in claims)],
        [*listed.asked_on, *(days.get(claim["requested_on"]) for claim in claims)],
        [*listed.payees, *payees],
        [*listed.fee_before, *(claim["fee_before"] for claim in claims)],
        _marks(listed, claims),
    )
    return Kept(
        whole,
        places,
        [each["name"] for each in left_out],
        [int(payee) if payee else None for payee in payees],
        [each["obligation"] for each in left_out],
    )


def _marks(listed: Listed, claims: Sequence[dict[str, Any]]) -> list[bool]:
    rest = [bool(claim.get("interest")) for claim in claims]
    if not listed.interest and not any(rest):
        return []
    return [*(listed.interest or [False] * len(listed.codes)), *rest]


def _with_waiting(
    kept: Kept, names: Sequence[str], duties: Sequence[int], waiting: Waiting
) -> Kept:
    """Thêm lãi chậm chờ sau gốc: all but the sums is as of the principal."""
    stands = {place: at for at, place in enumerate(kept.places)}
    of = [stands[place] for place in waiting.places]
    listed = with_interest(kept.listed, of, *waiting[1:])
    parties = map(int, listed.payees[len(kept.listed.codes) :])
    return Kept(
        listed,
        kept.places,
        [*kept.names, *map(names.__getitem__, of)],
        [*kept.parties, *parties],
        [*kept.obligations, *map(duties.__getitem__, of)],
    )


def with_interest(
    listed: Listed,
    principals: Sequence[int],
    due: Sequence[int],
    received: Sequence[int],
    fees: Sequence[int],
) -> Listed:
    """Danh sách và lãi chậm của các khoản gốc ở những chỗ ấy, asked for as they were."""

    def of(column: Sequence[_T]) -> Iterator[_T]:
        return map(column.__getitem__, principals)

    marks = listed.interest or [False] * len(listed.codes)
    return Listed(
        [*listed.codes, *(code + INTEREST_SUFFIX for code in of(listed.codes))],
        [*listed.kinds, *of(listed.kinds)],
        [*listed.due, *due],
        [*listed.received, *received],
        [*listed.asked_on, *of(listed.asked_on)],
        [*listed.payees, *of(listed.payees)],
        [*listed.fee_before, *fees],
        [*marks, *[True] * len(principals)],
    )


def _told(claims: Sequence[dict[str, Any]]) -> set[str]:
    return {day for claim in claims if (day := claim["requested_on"])}
