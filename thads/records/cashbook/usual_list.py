"""Danh sách được chia, theo cột: forty thousand creditors without an object for each.

The usual list only: no right has moved, no fee is waived, nothing was remitted, nothing
was paid but by sheets. Late interest stands in it beside the principals it is of. Any other list is
`entitled.claims_of`, which says the same of this one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Sum

from thads.law.acts.folding import known
from thads.law.acts.history import LATE_INTEREST, RecordedAct
from thads.law.distribution.listing import Listed
from thads.records.cases.models import Case
from thads.records.cashbook.entitled import REMISSION, requested_on, total_of
from thads.records.cashbook.joined_list import PRINCIPALS, WITH_INTEREST
from thads.records.cashbook.models import Distribution, LateInterest
from thads.records.cashbook.paid_before import payments_without_sheet
from thads.records.cashbook.rights import (
    BUDGET,
    OF_THE_STATE,
    Alone,
    alone_in,
    fee_notes_of,
    long_list,
    transfers_of,
)
from thads.records.cashbook.standing_list import (
    kept_list,
    listed_of,
    numbers,
    texts,
    with_interest,
)
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
    acts: Sequence[int] = ()
    """Các hành vi xác định lãi chậm có trong danh sách."""


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
    every = known(ledger.acts_of(proceeding_id))
    acts = [act for act in every if act.effective_on <= on]
    interest = _interest(acts)
    if (
        total_of(acts, REMISSION)
        or transfers_of(proceeding_id, on)
        or fee_notes_of(proceeding_id, on)
        or any(True for _ in payments_without_sheet(proceeding_id, acts))
        or not _tells_all_interest(proceeding_id, interest, acts)
    ):
        return None
    case = Case.objects.get(pk=proceeding_id)
    rounds, day = _rounds(proceeding_id), requested_on(case, acts)
    found = _standing(proceeding_id, day, rounds, interest)
    found = found or _joined(case, day, rounds, interest)
    if found is None or interest == _interest(every):
        return found
    return replace(found, counted=None)  # what later interest received is not in it


def _interest(acts: Iterable[RecordedAct]) -> list[int]:
    return [act.seq for act in acts if act.code == LATE_INTEREST and act.amount]


def _tells_all_interest(
    proceeding_id: int, interest: Sequence[int], acts: Sequence[RecordedAct]
) -> bool:
    """Whether the rows tell all that the acts determined; an older book's acts have none."""
    if not interest:
        return True
    told = _rows(proceeding_id, interest).aggregate(total=Sum("amount", default=0))
    return bool(told["total"] == total_of(acts, LATE_INTEREST))


def _rows(proceeding_id: int, interest: Sequence[int]) -> QuerySet[LateInterest]:
    return LateInterest.objects.filter(proceeding_id=proceeding_id, seq__in=interest)


def _joined(
    case: Case, day: date | None, rounds: _Rounds, interest: Sequence[int]
) -> UsualList | None:
    of_parts = _rows(case.pk, interest).exclude(code=F("obligation__code"))
    if interest and of_parts.exists():
        return None
    alone = alone_in(case)
    asked = _asked(case, alone, day, rounds) | {"interest": list(interest)}
    found = _read(asked, rounds.living, day)
    if found is not None and None in found.parties:
        listed = found.listed
        alone.refuse_unnamed(
            zip(listed.codes, listed.kinds, found.parties, strict=True)
        )
    return found


def _standing(
    proceeding_id: int, day: date | None, rounds: _Rounds, interest: Sequence[int]
) -> UsualList | None:
    """The list as the last sheet keeps it, when nothing has changed it since."""
    if rounds.base is None or rounds.read != [rounds.base]:
        return None
    kept = kept_list(proceeding_id, rounds.base, day, interest)
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
        interest,
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
    asked: dict[str, Any], counted: list[int], day: date | None
) -> UsualList | None:
    interest = asked["interest"]
    with long_list() as cursor:
        cursor.execute(WITH_INTEREST if interest else PRINCIPALS, asked)
        count, *columns = cursor.fetchone()
    if not count:
        return None
    listed, names = listed_of(columns[:7], count), texts(columns[7])
    if listed is None or len(names) != count:
        return None
    parties = [int(party) if party else None for party in listed.payees]
    found = UsualList(listed, names, parties, numbers(columns[8]), counted, day)
    if not interest:
        return found
    return _beside(found, interest, *map(numbers, columns[9:12]))


def _beside(found: UsualList, acts: Sequence[int], *sums: Sequence[int]) -> UsualList:
    """Lãi chậm sau các khoản gốc: what is due of each, was received and charged."""
    of = list(compress(range(len(found.names)), sums[0]))
    due, received, fees = (list(compress(column, sums[0])) for column in sums)
    return replace(
        found,
        listed=with_interest(found.listed, of, due, received, fees),
        names=[*found.names, *map(found.names.__getitem__, of)],
        parties=[*found.parties, *map(found.parties.__getitem__, of)],
        obligations=[*found.obligations, *map(found.obligations.__getitem__, of)],
        acts=acts,
    )
