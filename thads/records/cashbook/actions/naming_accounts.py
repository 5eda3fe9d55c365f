"""Ghi tài khoản nhận tiền của người được thi hành án, as they asked in writing."""

from dataclasses import dataclass
from datetime import datetime

from thads.records.agencies.access import Person
from thads.records.cashbook.models import PayeeAccount
from thads.records.cashbook.refusals import refusals


@dataclass(frozen=True, slots=True)
class GivenAccount:
    """Tài khoản như người nhận cho biết: where, which, whose name, on what it rests."""

    bank: str
    number: str
    name: str
    basis: str


def note_payee_account(
    *,
    agency_id: int,
    party_id: int,
    account: GivenAccount,
    by: Person,
    now: datetime,
) -> PayeeAccount:
    """Ghi tài khoản nhận tiền; the last one counts, those before stay to be read."""
    with refusals():
        return PayeeAccount.objects.create(
            agency_id=agency_id,
            party_id=party_id,
            bank=account.bank,
            number=account.number,
            name=account.name,
            basis=account.basis,
            said_by=by.account_id,
            said_at=now,
        )
