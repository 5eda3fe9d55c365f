"""Tiền tạm thu, tiền phạm nhân chưa rõ của một cơ quan, with its five years."""

from dataclasses import dataclass
from datetime import date

from thads.law.distribution.without_judgment import Forfeit, Nature, forfeited_from
from thads.records.cashbook.models import Transfer, TransferNature
from thads.records.cashbook.queries.waiting import unidentified


@dataclass(frozen=True, slots=True)
class Kept:
    """Khoản còn giữ: what it is, how much is left, until when."""

    transfer: Transfer
    said: TransferNature
    left: int
    forfeit: Forfeit | None


def kept_without_judgment(agency_id: int, today: date) -> list[Kept]:
    """Mọi khoản còn giữ mà chưa rõ bản án, người nhận; the soonest forfeited first."""
    waiting = {each.transfer.pk: each for each in unidentified(agency_id)}
    rows = TransferNature.objects.filter(transfer__in=waiting).order_by("pk")
    last = {each.transfer_id: each for each in rows}
    found = [
        Kept(
            waiting[key].transfer,
            said,
            waiting[key].left,
            forfeited_from(Nature(said.nature), said.received_on, today),
        )
        for key, said in last.items()
        if said.nature
    ]
    return sorted(found, key=lambda each: (each.said.received_on, each.said.pk))
