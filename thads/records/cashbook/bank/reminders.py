"""Nhắc việc tiền: the fee collected goes to the budget by a day of the next month."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from thads.law.statutes import DatedValue, value
from thads.records.cashbook.accounts import Account
from thads.records.cashbook.models import Turnover

_KEY = "phi_nop_ngan_sach"


@dataclass(frozen=True, slots=True)
class FeeDue:
    """Phí đã thu còn phải nộp ngân sách: of the months before, until which day."""

    amount: int
    due_on: date
    basis: DatedValue

    def is_late(self, on: date) -> bool:
        """Quá hạn."""
        return on > self.due_on


def fee_due(agency_id: int, today: date) -> FeeDue | None:
    """Phí phải nộp và hạn: what earlier months left first, else this month's."""
    begins = today.replace(day=1)
    earlier = _collected(agency_id, begins - timedelta(days=1)) - _paid(agency_id)
    if earlier > 0:
        return _due(earlier, begins, today)
    amount = _collected(agency_id, today) - _paid(agency_id)
    following = (begins + timedelta(days=31)).replace(day=1)
    return _due(amount, following, today) if amount > 0 else None


def _due(amount: int, month: date, today: date) -> FeeDue:
    basis = value(_KEY, today)
    return FeeDue(amount, month.replace(day=basis.value), basis)


def _collected(agency_id: int, until: date) -> int:
    rows = Turnover.objects.filter(
        agency_id=agency_id, account=Account.FEE, on__lte=until
    )
    return int(rows.aggregate(total=Sum("credit", default=0))["total"])


def _paid(agency_id: int) -> int:
    rows = Turnover.objects.filter(agency_id=agency_id, account=Account.FEE)
    return int(rows.aggregate(total=Sum("debit", default=0))["total"])
