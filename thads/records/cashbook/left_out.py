"""Khoản không được chia đợt này, as the sheet keeps them.

A list of claims, each whole. Where late interest was counted it is an object: the acts that
determined it, such a list, and of the interest that waits behind a principal of the sheet
only the principal's place there, what is due and what was received: the rest is the principal's.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from thads.law.distribution import Claim
from thads.records.cashbook.interest_rights import interest_code
from thads.records.cashbook.models import DistributionShare
from thads.records.cashbook.shares import as_claim, claim_of

Stored = list[dict[str, Any]] | dict[str, Any]
_ACTS, _CLAIMS = "acts", "claims"


class Waiting(NamedTuple):
    """Lãi chậm chờ sau gốc: the place of each principal in the sheet, in columns."""

    places: Sequence[int]
    due: Sequence[int]
    received: Sequence[int]
    fees: Sequence[int]


def stored(
    claims: list[dict[str, Any]], acts: Sequence[int], waiting: Waiting
) -> Stored:
    """Như phiếu giữ, with the acts whose interest the sheet counted."""
    if not acts:
        return claims
    columns = {
        name: ",".join(map(str, column)) for name, column in waiting._asdict().items()
    }
    return {_ACTS: list(acts), _CLAIMS: claims, **columns}


def acts_in(left_out: Stored) -> list[int]:
    """Các hành vi xác định lãi chậm mà phiếu đã tính."""
    return [] if isinstance(left_out, list) else list(left_out[_ACTS])


def claims_in(left_out: Stored) -> list[dict[str, Any]]:
    """Các khoản kept whole, each with its reason."""
    return left_out if isinstance(left_out, list) else list(left_out[_CLAIMS])


def waiting_in(left_out: Stored) -> Waiting:
    """Lãi chậm chờ sau gốc."""
    if isinstance(left_out, list):
        return Waiting((), (), (), ())
    return Waiting(*(_numbers(left_out[name]) for name in Waiting._fields))


def told(
    left_out: Stored, shares: Mapping[int, DistributionShare]
) -> Iterator[tuple[Claim, str]]:
    """Từng khoản và lý do; `shares` are those of the sheet by their places."""
    for each in claims_in(left_out):
        yield as_claim(each["claim"]), each["reason"]
    for place, *rest in zip(*waiting_in(left_out), strict=True):
        yield _of_principal(shares[place], *rest), ""


def _of_principal(share: DistributionShare, due: int, received: int, fee: int) -> Claim:
    principal = claim_of(share)
    assert principal is not None
    return Claim(
        interest_code(principal.code),
        principal.kind,
        due,
        principal.requested_on,
        received=received,
        interest=True,
        payee=principal.payee,
        fee_before=fee,
    )


def _numbers(column: str) -> list[int]:
    return list(map(int, column.split(","))) if column else []
