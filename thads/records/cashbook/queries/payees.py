"""Tài khoản của người được nhận: the last that each gave."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from thads.records.cashbook.models import PayeeAccount


def accounts_of(
    parties: Iterable[int], until: datetime | None = None
) -> Mapping[int, PayeeAccount]:
    """Tài khoản của những người này, as known at a moment; who gave none is not in it."""
    rows = PayeeAccount.objects.filter(party_id__in=set(parties)).order_by("pk")
    if until is not None:
        rows = rows.filter(said_at__lte=until)
    return {each.party_id: each for each in rows}
