"""Ai được nhận: who was named for what, what was asked later, which rights moved."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from thads.records.cases.models import CaseParty
from thads.records.cashbook.models import Entitlement

_KIND = Entitlement.Kind


def of_case(proceeding_id: int) -> list[Entitlement]:
    """Mọi lần ghi của một việc, oldest first."""
    rows = Entitlement.objects.filter(proceeding_id=proceeding_id)
    return list(rows.select_related("party", "obligation").order_by("id"))


def creditors_of(proceeding_id: int) -> list[CaseParty]:
    """Người được thi hành án của việc."""
    rows = CaseParty.objects.filter(
        case=proceeding_id, role=CaseParty.CaseRole.CREDITOR
    )
    return list(rows.select_related("party").order_by("id"))


def creditors_named(case_ids: Any) -> dict[int, tuple[str, date | None]]:
    """Người được nhận theo nghĩa vụ, as a book names them: the papers where names repeat."""
    rows = Entitlement.objects.filter(proceeding__in=case_ids).order_by("id")
    named = rows.filter(kind__in=(_KIND.NAMED, _KIND.ASKED))
    rows = named.select_related("party")
    found: dict[int, tuple[str, date | None]] = {}
    repeated: Counter[tuple[int, str]] | None = None
    for row in rows:
        if row.kind == _KIND.ASKED:
            if row.obligation_id in found:
                found[row.obligation_id] = found[row.obligation_id][0], row.asked_on
            continue
        if repeated is None:
            repeated = _names(case_ids)
        party = row.party
        assert party is not None  # the database: who is named is somebody
        is_one = repeated[row.proceeding_id, party.full_name] == 1
        name = party.full_name if is_one else party.identity_number or party.full_name
        found[row.obligation_id] = name, row.asked_on
    return found


def _names(case_ids: Iterable[Any]) -> Counter[tuple[int, str]]:
    rows = CaseParty.objects.filter(case__in=case_ids, role="duoc_thi_hanh")
    return Counter(rows.values_list("case_id", "party__full_name"))
