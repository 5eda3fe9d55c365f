"""Phần được chia như lưu: written as one set, the claim kept so that it is told again."""

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from datetime import date
from json import dumps
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection

from thads.law.distribution import Claim, Security, Share
from thads.law.distribution.listing import Listed
from thads.records.cashbook.entitled import Entitled
from thads.records.cashbook.models import PLACES, DistributionShare
from thads.records.cashbook.rights import long_list

_COLUMNS = ("code", "kind", "due", "received", "requested_on", "fee_before", "payee")
_RARE = {
    field.name: field.default
    for field in fields(Claim)
    if field.default is not MISSING and field.name not in _COLUMNS
}
_KEPT = (("received", 0), ("fee_before", None), ("payee", ""))
_rare_of = attrgetter(*_RARE)
_USUAL = tuple(_RARE.values())


class ShareRow(NamedTuple):
    """Một phần như ghi vào bảng, in the order of the columns below."""

    code: str
    heading: str
    payee: str
    amount: int
    party: int | None = None
    obligation: int | None = None
    fee: int = 0
    recovered: int = 0
    held: bool = False
    kind: str = ""
    due: int | None = None
    received: int | None = None
    requested_on: date | None = None
    fee_before: int | None = None
    claim: str = "{}"


def of_share(share: Share, amount: int, who: Entitled) -> ShareRow:
    """Phần của một khoản, with the claim it was computed from."""
    claim = who.claim
    return ShareRow(
        claim.code,
        share.pool.heading.code,
        who.payee,
        amount,
        who.party_id,
        who.obligation_id,
        share.fee,
        0,
        share.held,
        claim.kind,
        claim.due,
        claim.received,
        claim.requested_on,
        claim.fee_before,
        _rare(claim, who.party_id),
    )


def _rare(claim: Claim, party_id: int | None) -> str:
    """What few claims have; a payee who is the party of the share goes without saying."""
    is_party = claim.payee == ("" if party_id is None else str(party_id))
    if is_party and _rare_of(claim) == _USUAL:
        return "{}"
    kept = {name: value for name in _RARE if (value := getattr(claim, name))}
    return dumps(kept | {"payee": claim.payee}, ensure_ascii=False)


_KINDS = {
    "code": "text",
    "heading": "text",
    "payee": "text",
    "amount": "bigint",
    "party_id": "bigint",
    "obligation_id": "bigint",
    "fee": "bigint",
    "recovered": "bigint",
    "held": "bool",
    "kind": "text",
    "due": "bigint",
    "received": "bigint",
    "requested_on": "date",
    "fee_before": "bigint",
    "claim": "jsonb",
}
"""Cột của bảng và kiểu, in the order of `ShareRow`."""
_WRITE = """
    INSERT INTO cashbook_distributionshare (id, distribution_id, agency_id, place, {names})
    SELECT %s * {PLACES} + s.place, %s, %s, s.place, {values}
      FROM unnest({arrays}, %s::int[]) AS s ({several}, place)
"""


def write_shares(
    distribution_id: int,
    agency_id: int,
    columns: Sequence[Sequence[Any]],
    places: Sequence[int],
) -> None:
    """Ghi các phần bằng một câu lệnh; `columns` in the order of `ShareRow`.

    Each column is one array, however many creditors; where all say the same it is one
    value, which the database does not read forty thousand times.
    """
    named = dict(zip(_KINDS, columns, strict=True))
    several = {
        name: column
        for name, column in named.items()
        if name == "amount" or not _is_one(column)
    }
    values = [
        f"s.{name}" if name in several else f"%s::{_KINDS[name]}" for name in named
    ]
    sql = _WRITE.format(
        names=", ".join(named),
        values=", ".join(values),
        arrays=", ".join(f"%s::{_KINDS[name]}[]" for name in several),
        PLACES=PLACES,
        several=", ".join(several),
    )
    alike = [column[0] for name, column in named.items() if name not in several]
    arrays = [_array(_KINDS[name], column) for name, column in several.items()]
    arrays.append(_numbers(places))
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [distribution_id, distribution_id, agency_id, *alike, *arrays]
        )


RECEIVED_SO_FAR = """
    least(coalesce(s.received, 0) + CASE WHEN s.held THEN 0 ELSE s.amount END, s.due)"""
FEE_SO_FAR = "coalesce(s.fee_before, 0) + CASE WHEN s.held THEN 0 ELSE s.fee END"
"""Đã nhận và phí đã tính, gồm cả phiếu ấy: of a share `s`, for the next sheet."""
_AGAIN = f"""
    INSERT INTO cashbook_distributionshare (id, distribution_id, agency_id, place, code,
           heading, payee, amount, party_id, obligation_id, fee, held, kind, due, received,
           requested_on, fee_before, claim)
    SELECT %s * {PLACES} + n.place, %s, %s, n.place, s.code,
           (%s::text[])[width_bucket(n.place, %s::int[])], s.payee, n.amount,
           s.party_id, s.obligation_id, n.fee, false, s.kind, s.due, {RECEIVED_SO_FAR},
           s.requested_on, {FEE_SO_FAR}, s.claim
      FROM unnest(%s::int[], %s::int[], %s::bigint[], %s::bigint[])
           AS n (before, place, amount, fee)
      JOIN cashbook_shares_of(%s) s ON s.place = n.before
"""


class Again(NamedTuple):
    """Phần của những khoản đã có trong phiếu `base`, by their places `before` in it.

    `headings` are the ranks, `starts` the first place of each in the new sheet.
    """

    base: int
    headings: Sequence[str]
    starts: Sequence[int]
    before: Sequence[int]
    places: Sequence[int]
    amounts: Sequence[int]
    fees: Sequence[int]


def write_again(distribution_id: int, agency_id: int, again: Again) -> None:
    """Ghi các phần mà mọi điều khác đã có trong phiếu trước."""
    arrays = (again.before, again.places, again.amounts, again.fees)
    sheet = (distribution_id, distribution_id, agency_id)
    ranks = (list(again.headings), list(again.starts))
    with long_list() as cursor:
        cursor.execute(_AGAIN, [*sheet, *ranks, *map(_numbers, arrays), again.base])


def _is_one(column: Sequence[Any]) -> bool:
    return column[0] == column[-1] and column.count(column[0]) == len(column)


def _array(kind: str, values: Sequence[Any]) -> str:
    """Mảng của PostgreSQL as text: for many values much quicker than one by one."""
    if kind == "bigint" and None not in values:
        return _numbers(values)
    if kind in ("text", "jsonb"):
        return _texts(values)
    told = {each: "NULL" if each is None else str(each) for each in set(values)}
    return _braced(map(told.__getitem__, values))


def _numbers(values: Sequence[int]) -> str:
    return _braced([repr(list(values))[1:-1]])


def _texts(values: Sequence[str]) -> str:
    joined = "".join(values)
    if '"' not in joined and "\\" not in joined:
        return '{"' + '","'.join(values) + '"}'
    return _braced(
        '"' + each.replace("\\", "\\\\").replace('"', '\\"') + '"' for each in values
    )


def _braced(elements: Iterable[str]) -> str:
    return "{" + ",".join(elements) + "}"


def as_stored(claim: Claim) -> dict[str, Any]:
    """Khoản như lưu trong phiếu: what differs from the usual."""
    stored: dict[str, Any] = {"code": claim.code, "kind": claim.kind, "due": claim.due}
    asked = claim.requested_on
    stored["requested_on"] = asked.isoformat() if asked else None
    for name, usual in (*_KEPT, *_RARE.items()):
        value = getattr(claim, name)
        if value != usual:
            stored[name] = value
    return stored


def stored_at(listed: Listed, at: int) -> dict[str, Any]:
    """Khoản ở một chỗ của danh sách, as `as_stored` keeps it."""
    asked = listed.asked_on[at]
    stored: dict[str, Any] = {
        "code": listed.codes[at],
        "kind": listed.kinds[at],
        "due": listed.due[at],
        "requested_on": asked.isoformat() if asked else None,
        "fee_before": listed.fee_before[at],
    }
    if received := listed.received[at]:
        stored["received"] = received
    if payee := listed.payees[at]:
        stored["payee"] = payee
    if listed.is_interest(at):
        stored["interest"] = True
    return stored


def as_claim(stored: dict[str, Any]) -> Claim:
    """Khoản đọc lại from what a sheet keeps."""
    found = dict(stored)
    if found["requested_on"] is not None:
        found["requested_on"] = date.fromisoformat(found["requested_on"])
    if found.get("security") is not None:
        found["security"] = Security(found["security"])
    return Claim(**found)


def claim_of(share: DistributionShare) -> Claim | None:
    """Khoản của một phần; None for a deduction and for what the debtor gets back."""
    if share.due is None:
        return as_claim(share.claim) if share.claim else None
    payee = "" if share.party_id is None else str(share.party_id)
    found = {"payee": payee, "security": None, **share.claim}
    if found["security"] is not None:
        found["security"] = Security(found["security"])
    return Claim(
        share.code,
        share.kind,
        share.due,
        share.requested_on,
        received=share.received or 0,
        fee_before=share.fee_before,
        **found,
    )
