"""Tài khoản của người được nhận: the last that each gave."""

from collections.abc import Iterable, Mapping

from thads.records.cashbook.models import PayeeAccount


def accounts_of(parties: Iterable[int]) -> Mapping[int, PayeeAccount]:
    """Tài khoản đang dùng của những người này; who gave none is not in it."""
    rows = PayeeAccount.objects.filter(party_id__in=set(parties)).order_by("pk")
    return {each.party_id: each for each in rows}
