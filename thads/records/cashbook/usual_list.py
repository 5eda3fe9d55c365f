"""Danh sách được chia, theo cột: forty thousand creditors without an object for each.

The usual list only: no right has moved, nothing was remitted, nothing was paid but by
sheets. Late interest stands in it beside the principals it is of; a sheet of such a list is
never read as the list that still stands, since an act may change what is owed. Any other
list is `entitled.claims_of`, which says the same of this one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, Sum

from thads.law.acts.folding import known
from thads.law.acts.history import LATE_INTEREST, RecordedAct
from thads.law.distribution.listing import Listed
from thads.records.cases.models import Case
from thads.records.cashbook.entitled import REMISSION, requested_on, total_of
from thads.records.cashbook.interest_rights import INTEREST_SUFFIX
from thads.records.cashbook.models import Distribution, LateInterest
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
from thads.records.cashbook.standing_list import kept_list, listed_of, numbers, texts
from thads.records.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class UsualList:
    """Danh sách và người nhận, in the same order.

    The first claims of a list that stands are those at `places` of the sheet `base`;
    names, parties and obligations are of the claims after them.
    """

    listed: Listed
    names: Sequence[str]
    parties: Sequence[int | None]
    obligations: Sequence[int]
    counted: Sequence[int] | None
    """Các phiếu mà số đã nhận của danh sách gồm; None: the next round joins it anew."""
    asked_on: date | None
    base: int | None = None
    places: Sequence[int] = ()


_PRINCIPALS = """
    SELECT id, code, amount, false AS interest FROM cases_obligation
     WHERE case_id = %(case)s AND kind = 'tien' AND amount > 0
"""
_WITH_INTEREST = f"""{_PRINCIPALS} UNION ALL
    SELECT obligation_id, code || '{INTEREST_SUFFIX}', sum(amount)::bigint, true
      FROM cashbook_lateinterest
     WHERE proceeding_id = %(case)s AND seq = ANY (%(interest)s::int[]) GROUP BY 1, 2
"""
_LIST = f"""
    SELECT c.code, o.item, c.amount AS due, least(coalesce(g.amount, 0), c.amount) AS received,
           coalesce(a.asked_on, CASE WHEN coalesce(n.has_asked, true)
                                     THEN coalesce(n.asked_on, %(asked)s::date) END)
             AS asked_on,
           coalesce(n.party_id, CASE WHEN o.item = ANY (%(state)s) THEN %(budget)s::bigint
                                     ELSE %(creditor)s::bigint END) AS party,
           coalesce(g.fee, 0) AS fee,
           CASE WHEN n.party_id IS NOT NULL THEN p.full_name
                WHEN o.item = ANY (%(state)s) THEN %(treasury)s ELSE %(name)s END AS name,
           o.id, c.interest
      FROM ({{claims}}) c JOIN cases_obligation o ON o.id = c.id {NAMED}
      LEFT JOIN (
        SELECT code, sum(amount)::bigint AS amount, sum(fee)::bigint AS fee FROM (
          SELECT s.code, CASE WHEN s.held THEN 0 ELSE s.amount END + CASE
                   WHEN s.distribution_id = %(base)s THEN coalesce(s.received, 0) ELSE 0 END
                   AS amount,
                 CASE WHEN s.held THEN 0 ELSE s.fee END + CASE
                   WHEN s.distribution_id = %(base)s THEN coalesce(s.fee_before, 0) ELSE 0 END
                   AS fee
            FROM unnest(%(sheets)s::bigint[]) AS sheet
           CROSS JOIN LATERAL cashbook_shares_of(sheet) s
          UNION ALL
          SELECT x.claim ->> 'code', coalesce((x.claim ->> 'received')::bigint, 0),
                 coalesce((x.claim ->> 'fee_before')::bigint, 0)
            FROM cashbook_distribution d
           CROSS JOIN jsonb_to_recordset(d.left_out) AS x(claim jsonb)
           WHERE d.id = %(base)s) r
         GROUP BY 1) g ON g.code = c.code
     ORDER BY c.interest, o.id
"""
_COLUMNS = f"""
    SELECT count(*), string_agg(code, chr(31)), string_agg(item, chr(31)),
           string_agg(due::text, ','), string_agg(received::text, ','),
           string_agg(coalesce(asked_on::text, ''), ','),
           string_agg(coalesce(party::text, ''), ','), string_agg(fee::text, ','),
           string_agg(name, chr(31)), string_agg(id::text, ','),
           string_agg(CASE WHEN interest THEN '1' ELSE '0' END, '') FROM ({_LIST}) x
"""


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
    interest = [act.seq for act in acts if act.code == LATE_INTEREST and act.amount]
    if (
        total_of(acts, REMISSION)
        or transfers_of(proceeding_id, on)
        or any(True for _ in payments_without_sheet(proceeding_id, acts))
        or not _names_every_principal(proceeding_id, interest, acts)
    ):
        return None
    case = Case.objects.get(pk=proceeding_id)
    rounds, day = _rounds(proceeding_id), requested_on(case, acts)
    found = None if interest else _standing(proceeding_id, day, rounds)
    return found or _joined(case, day, rounds, interest)


def _names_every_principal(
    proceeding_id: int, interest: Sequence[int], acts: Sequence[RecordedAct]
) -> bool:
    """Whether the rows tell all that the acts determined; an older book's acts have none."""
    if not interest:
        return True
    rows = LateInterest.objects.filter(proceeding_id=proceeding_id, seq__in=interest)
    told = rows.aggregate(total=Sum("amount", default=0))["total"]
    of_obligations = rows.exclude(code=F("obligation__code"))
    return bool(told == total_of(acts, LATE_INTEREST)) and not of_obligations.exists()


def _joined(
    case: Case, day: date | None, rounds: _Rounds, interest: Sequence[int]
) -> UsualList | None:
    alone = alone_in(case)
    asked = _asked(case, alone, day, rounds) | {"interest": list(interest)}
    found = _read(asked, None if interest else rounds.living, day)
    if found is not None and None in found.parties:
        listed = found.listed
        alone.refuse_unnamed(
            zip(listed.codes, listed.kinds, found.parties, strict=True)
        )
    return found


def _standing(
    proceeding_id: int, day: date | None, rounds: _Rounds
) -> UsualList | None:
    """The list as the last sheet keeps it, when nothing has changed it since."""
    if rounds.base is None or rounds.read != [rounds.base]:
        return None
    kept = kept_list(proceeding_id, rounds.base, day)
    if kept is None:
        return None
    return UsualList(
        kept.listed,
        kept.names,
        kept.parties,
        kept.obligations,
        rounds.living,
        day,
        rounds.base,
        kept.places,
    )


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


def _read(
    asked: dict[str, Any], counted: list[int] | None, day: date | None
) -> UsualList | None:
    claims = _WITH_INTEREST if asked["interest"] else _PRINCIPALS
    with long_list() as cursor:
        cursor.execute(_COLUMNS.format(claims=claims), asked)
        count, *columns = cursor.fetchone()
    if not count:
        return None
    marks = columns[9] if asked["interest"] else ""
    listed, names = listed_of(columns[:7], count, marks), texts(columns[7])
    if listed is None or len(names) != count:
        return None
    parties = [int(party) if party else None for party in listed.payees]
    return UsualList(listed, names, parties, numbers(columns[8]), counted, day)
