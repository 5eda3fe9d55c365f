"""Danh sách được chia, theo cột: forty thousand creditors without an object for each.

The usual list only: no right has moved, nothing was remitted, and nothing was paid but by
sheets. Any other list is `entitled.claims_of`, which says the same of this one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import Any, NamedTuple

from thads.law.acts.folding import known
from thads.law.distribution.listing import Divided, Listed, Rank, reason_left_out
from thads.records.cases.models import Case
from thads.records.cashbook.entitled import REMISSION, requested_on, total_of
from thads.records.cashbook.models import Distribution
from thads.records.cashbook.paid_before import payments_without_sheet
from thads.records.cashbook.rights import (
    BUDGET,
    NAMED,
    OF_THE_STATE,
    Alone,
    alone_in,
    long_list,
    transfers_of,
)
from thads.records.cashbook.shares import ShareRow, as_stored
from thads.records.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class UsualList:
    """Danh sách và người nhận, in the same order."""

    listed: Listed
    names: Sequence[str]
    parties: Sequence[int | None]
    obligations: Sequence[int]
    counted: Sequence[int]
    """Các phiếu mà số đã nhận của danh sách gồm."""


_LIST = f"""
    SELECT o.code, o.item, o.amount AS due, least(coalesce(g.amount, 0), o.amount) AS received,
           coalesce(a.asked_on, CASE WHEN coalesce(n.has_asked, true)
                                     THEN coalesce(n.asked_on, %(asked)s::date) END)
             AS asked_on,
           coalesce(n.party_id, CASE WHEN o.item = ANY (%(state)s) THEN %(budget)s::bigint
                                     ELSE %(creditor)s::bigint END) AS party,
           coalesce(g.fee, 0) AS fee,
           CASE WHEN n.party_id IS NOT NULL THEN p.full_name
                WHEN o.item = ANY (%(state)s) THEN %(treasury)s ELSE %(name)s END AS name,
           o.id
      FROM cases_obligation o {NAMED}
      LEFT JOIN (
        SELECT code, sum(amount)::bigint AS amount, sum(fee)::bigint AS fee FROM (
          SELECT s.code, CASE WHEN s.held THEN 0 ELSE s.amount END + CASE
                   WHEN s.distribution_id = %(base)s THEN coalesce(s.received, 0) ELSE 0 END
                   AS amount,
                 CASE WHEN s.held THEN 0 ELSE s.fee END + CASE
                   WHEN s.distribution_id = %(base)s THEN coalesce(s.fee_before, 0) ELSE 0 END
                   AS fee
            FROM cashbook_distributionshare s WHERE s.distribution_id = ANY (%(sheets)s)
          UNION ALL
          SELECT x.claim ->> 'code', coalesce((x.claim ->> 'received')::bigint, 0),
                 coalesce((x.claim ->> 'fee_before')::bigint, 0)
            FROM cashbook_distribution d
           CROSS JOIN jsonb_to_recordset(d.left_out) AS x(claim jsonb)
           WHERE d.id = %(base)s) r
         GROUP BY 1) g ON g.code = o.code
     WHERE o.case_id = %(case)s AND o.kind = 'tien' AND o.amount > 0 ORDER BY o.id
"""
_COLUMNS = f"""
    SELECT array_agg(code), array_agg(item), array_agg(due), array_agg(received),
           array_agg(asked_on), array_agg(party), array_agg(fee), array_agg(name),
           array_agg(id) FROM ({_LIST}) x
"""
"""Danh sách, mỗi cột một mảng: no row of forty thousand is an object of its own."""


class _Rounds(NamedTuple):
    """Các phiếu còn hiệu lực: `base` says what each claim had received until then.

    A sheet counts what all before it gave, in the same statement that writes its shares.
    As long as the sheets it counted are the ones that live today, only `base` and what
    came after it are read, however many rounds there were.
    """

    living: list[int]
    base: int | None
    read: list[int]


def _rounds(proceeding_id: int) -> _Rounds:
    sheets = Distribution.objects.filter(
        proceeding_id=proceeding_id, approval__isnull=False, annulment__isnull=True
    )
    rows = list(sheets.order_by("id").values_list("id", "counted"))
    living = [sheet for sheet, _ in rows]
    for at in reversed(range(len(rows))):
        if rows[at][1] == living[:at]:
            return _Rounds(living, living[at], living[at:])
    return _Rounds(living, None, living)


def usual_list(proceeding_id: int, on: date) -> UsualList | None:
    """Danh sách của một việc vào ngày chia; None when it is not a usual one.

    Raises CannotDistribute while several creditors wait to be named.
    """
    acts = [
        act for act in known(ledger.acts_of(proceeding_id)) if act.effective_on <= on
    ]
    if (
        total_of(acts, REMISSION)
        or transfers_of(proceeding_id, on)
        or any(True for _ in payments_without_sheet(proceeding_id, acts))
    ):
        return None
    case = Case.objects.get(pk=proceeding_id)
    rounds, alone = _rounds(proceeding_id), alone_in(case)
    found = _read(_asked(case, alone, requested_on(case, acts), rounds), rounds.living)
    if found is not None and None in found.parties:
        listed = found.listed
        alone.refuse_unnamed(
            zip(listed.codes, listed.kinds, found.parties, strict=True)
        )
    return found


def _asked(
    case: Case, alone: Alone, day: date | None, rounds: _Rounds
) -> dict[str, Any]:
    return {
        "base": rounds.base,
        "sheets": rounds.read,
        "case": case.pk,
        "asked": day,
        "state": sorted(OF_THE_STATE),
        "budget": alone.state_id,
        "creditor": alone.creditor_id,
        "treasury": BUDGET,
        "name": alone.creditor,
    }


def _read(asked: dict[str, Any], counted: list[int]) -> UsualList | None:
    with long_list() as cursor:
        cursor.execute(_COLUMNS, asked)
        columns = cursor.fetchone()
    if columns[0] is None:
        return None
    codes, kinds, due, received, days, parties, fees, names, duties = columns
    payees = ["" if party is None else str(party) for party in parties]
    listed = Listed(codes, kinds, due, received, days, payees, fees)
    return UsualList(listed, names, parties, duties, counted)


def columns_of(
    found: Divided, usual: UsualList, first: list[ShareRow], last: list[ShareRow]
) -> list[list[Any]]:
    """Các phần, theo cột của `ShareRow`: `first`, those of the list, `last`."""
    ranks = [list(_of_rank(rank, usual)) for rank in found.ranks]
    ends = [[*zip(*rows, strict=True)] or [()] * _WIDTH for rows in (first, last)]
    return [
        [*ends[0][at], *chain.from_iterable(rank[at] for rank in ranks), *ends[1][at]]
        for at in range(_WIDTH)
    ]


_WIDTH = len(ShareRow._fields)


def _of_rank(rank: Rank, usual: UsualList) -> Iterator[Sequence[Any]]:
    """The columns in the order of `ShareRow`; who receives nothing is left out."""
    listed = usual.listed
    paid = [n for n, amount in enumerate(rank.amounts) if amount]
    places = [rank.places[n] for n in paid]

    def of(column: Sequence[Any]) -> list[Any]:
        return list(map(column.__getitem__, places))

    yield of(listed.codes)
    yield list(repeat(rank.heading.code, len(places)))
    yield of(usual.names)
    yield [rank.amounts[n] for n in paid]
    yield of(usual.parties)
    yield of(usual.obligations)
    yield [rank.fees[n] for n in paid]
    yield list(repeat(0, len(places)))
    yield list(repeat(False, len(places)))
    for column in (listed.kinds, listed.due, listed.received, listed.asked_on):
        yield of(column)
    yield of(listed.fee_before)
    yield list(repeat("{}", len(places)))


def left_out_of(found: Divided, usual: UsualList, on: date) -> list[dict[str, Any]]:
    """Khoản không được đồng nào đợt này, as the sheet keeps them."""
    listed = usual.listed
    paid = {
        at
        for rank in found.ranks
        for at, amount in zip(rank.places, rank.amounts, strict=True)
        if amount
    }
    left = [at for at in range(len(listed.codes)) if at not in paid]
    return [
        {
            "claim": as_stored(claim),
            "reason": reason_left_out(claim.requested_on, on),
        }
        for claim in listed.claims(left)
    ]
