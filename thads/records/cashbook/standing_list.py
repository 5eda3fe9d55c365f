"""Danh sách còn nguyên: the list of a later round, read from the last sheet alone.

A sheet keeps of every claim what it was, what it had received and who receives. Until
something changes the list (the database says: `StandingList`) the next round adds to what
each had received what that sheet gave it, and joins nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from thads.law.distribution.listing import Listed
from thads.records.cashbook.models import StandingList
from thads.records.cashbook.shares import FEE_SO_FAR, RECEIVED_SO_FAR


class Kept(NamedTuple):
    """Danh sách như phiếu giữ: first the claims that stand at `places` of the sheet.

    Names, parties and obligations are of the others, which received nothing there.
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
           string_agg(s.party_id::text, ','), string_agg(({FEE_SO_FAR})::text, ',')
      FROM (SELECT * FROM cashbook_shares_of(%s) WHERE due IS NOT NULL ORDER BY id) s
"""
"""Mỗi cột một chuỗi: of forty thousand rows nothing is made one by one."""


def kept_list(proceeding_id: int, sheet: int, asked_on: date | None) -> Kept | None:
    """Danh sách của việc như phiếu ấy giữ; None when it may be another by now."""
    rows = StandingList.objects.filter(
        proceeding_id=proceeding_id, distribution_id=sheet
    )
    found = rows.values_list("distribution__asked_on", "distribution__left_out").first()
    if found is None or found[0] != asked_on:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_SHARES, [sheet])
        count, named, places, *columns = cursor.fetchone()
    if not count or named < count:
        return None
    listed = listed_of(columns, count)
    return _with_rest(listed, numbers(places), found[1]) if listed else None


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
    )
    return Kept(
        whole,
        places,
        [each["name"] for each in left_out],
        [int(payee) if payee else None for payee in payees],
        [each["obligation"] for each in left_out],
    )


def _told(claims: Sequence[dict[str, Any]]) -> set[str]:
    return {day for claim in claims if (day := claim["requested_on"])}
