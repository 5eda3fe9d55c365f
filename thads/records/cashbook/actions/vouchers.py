"""Chứng từ in: a slip is numbered, a printing counted, the agency's tax code said."""

from datetime import date, datetime

from thads.law.money.tax_codes import tax_code_fault
from thads.records.agencies.access import Person
from thads.records.cashbook.models import (
    CashSlip,
    CollectorCode,
    Entry,
    Payment,
    Printing,
    Receipt,
)
from thads.records.cashbook.refusals import MoneyRefused, refusals

Paper = Receipt | CashSlip | Payment


def slip_of(entry: Entry, *, by: Person, now: datetime) -> CashSlip:
    """Phiếu thu của một lần tiền mặt vào quỹ; what has a number keeps it."""
    found = CashSlip.objects.filter(pk=entry.pk).first()
    if found is not None:
        return found
    with refusals():
        made = CashSlip.objects.create(
            entry=entry, agency_id=entry.agency_id, made_by=by.account_id, made_at=now
        )
        made.refresh_from_db()
        return made


def note_printing(paper: Paper, *, by: Person, now: datetime) -> Printing:
    """Ghi một lần in; the database says which it is."""
    whose = {Receipt: "receipt", CashSlip: "slip", Payment: "payment"}[type(paper)]
    with refusals():
        return Printing.objects.create(
            agency_id=paper.agency_id,
            printed_by=by.account_id,
            printed_at=now,
            **{whose: paper},
        )


def say_tax_code(
    *,
    agency_id: int,
    tax_code: str,
    basis: str,
    valid_from: date,
    by: Person | None,
    now: datetime,
) -> CollectorCode:
    """Ghi mã số thuế của cơ quan, dùng từ một ngày; a wrong check digit is refused."""
    fault = tax_code_fault(tax_code)
    if fault:
        raise MoneyRefused(f"Không được: {fault}", "tax_code_checks")
    with refusals():
        return CollectorCode.objects.create(
            agency_id=agency_id,
            tax_code=tax_code,
            basis=basis,
            valid_from=valid_from,
            said_by=by.account_id if by else None,
            said_at=now,
        )
