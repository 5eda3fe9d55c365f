"""Ghi khoản tiền đến là tạm thu hay tiền phạm nhân chưa rõ, from which day it is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from thads.records.agencies.access import Person
from thads.records.cashbook.models import Transfer, TransferNature
from thads.records.cashbook.refusals import refusals


@dataclass(frozen=True, slots=True)
class SaidNature:
    """Tiền gì, nhận ngày nào, theo giấy nào; no nature takes back what was said."""

    nature: str
    received_on: date
    basis: str


def say_nature(
    *, transfer_id: int, said: SaidNature, by: Person | None, now: datetime
) -> TransferNature:
    """Ghi một khoản tiền đến chưa rõ việc là tiền gì."""
    with refusals():
        transfer = Transfer.objects.get(pk=transfer_id)
        return TransferNature.objects.create(
            transfer=transfer,
            agency_id=transfer.agency_id,
            nature=said.nature,
            received_on=said.received_on,
            basis=said.basis,
            said_by=by.account_id if by else None,
            said_at=now,
        )
