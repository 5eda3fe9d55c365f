"""Lãi chậm như một khoản được nhận: whose it is, beside the principal it comes from.

The interest of a claim belongs to whoever held the claim when the interest was determined;
a right transferred later takes no interest with it that was already determined.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from thads.law.acts.history import LATE_INTEREST, RecordedAct
from thads.law.money import split
from thads.records.cashbook.models import Entitlement, LateInterest
from thads.records.cashbook.rights import OF_THE_STATE, Right

INTEREST_SUFFIX = "/lai"


def interest_code(principal: str) -> str:
    """Mã khoản lãi chậm của một khoản gốc: N1/lai."""
    return principal + INTEREST_SUFFIX


def principal_code(code: str) -> str:
    """Mã khoản gốc của một khoản lãi chậm; empty for a claim that is none."""
    return code.removesuffix(INTEREST_SUFFIX) if code.endswith(INTEREST_SUFFIX) else ""


def interest_rights(
    proceeding_id: int,
    acts: Iterable[RecordedAct],
    rights: Sequence[Right],
    transfers: Iterable[Entitlement],
) -> list[Right]:
    """Các khoản lãi chậm của những hành vi ấy, one for each claim that is a principal."""
    found = [act for act in acts if act.code == LATE_INTEREST and act.amount]
    if not found:
        return []
    amounts = _by_claim(proceeding_id, found, rights)
    holders = _holders(rights, transfers)
    return [
        holder._replace(code=interest_code(code), due=amounts[code], is_interest=True)
        for code, holder in holders.items()
        if amounts.get(code)
    ]


def _by_claim(
    proceeding_id: int, acts: Sequence[RecordedAct], rights: Sequence[Right]
) -> dict[str, int]:
    rows = LateInterest.objects.filter(proceeding_id=proceeding_id).order_by("seq")
    told = {seq: list(rows) for seq, rows in groupby(rows, attrgetter("seq"))}
    amounts: dict[str, int] = {}
    for act in acts:
        parts = [(row.code, row.amount) for row in told.get(act.seq, ())]
        for code, amount in parts or _of_an_older_book(act.amount or 0, rights):
            amounts[code] = amounts.get(code, 0) + amount
    return amounts


def _of_an_older_book(amount: int, rights: Sequence[Right]) -> list[tuple[str, int]]:
    """A book that does not name the principal: in proportion to what bears interest."""
    private = [each for each in rights if each.item not in OF_THE_STATE]
    bearing = private or list(rights)
    if not bearing:
        return []
    parts = split(amount, [each.due for each in bearing])
    return [(each.code, part) for each, part in zip(bearing, parts, strict=True)]


def _holders(
    rights: Sequence[Right], transfers: Iterable[Entitlement]
) -> dict[str, Right]:
    """Each claim that stands or once stood, as the right of who holds or held it."""
    found = {each.code: each for each in rights}
    of_obligation = {each.obligation_id: each for each in rights}
    for each in transfers:
        party, base = each.party, of_obligation.get(each.obligation_id)
        if party is not None and base is not None:
            found[each.new_code] = base._replace(
                code=each.new_code, payee=party.full_name, party_id=party.pk
            )
    return found
