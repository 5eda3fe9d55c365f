"""Bảng sổ tiền."""

from thads.records.cashbook.bank.models import (
    CustodyAccount,
    CustodyApproval,
    CustodyEnd,
)
from thads.records.cashbook.models.distributions import (
    Distribution,
    DistributionApproval,
    DistributionRefusal,
    DistributionShare,
    ShareApart,
)
from thads.records.cashbook.models.entries import Balance, Entry, Line, Turnover
from thads.records.cashbook.models.papers import (
    Closing,
    Counter,
    Payment,
    PaymentCheck,
    PaymentItem,
    PaymentStop,
    Receipt,
    ReceiptBook,
    Transfer,
)

__all__ = [
    "Balance",
    "Closing",
    "Counter",
    "CustodyAccount",
    "CustodyApproval",
    "CustodyEnd",
    "Distribution",
    "DistributionApproval",
    "DistributionRefusal",
    "DistributionShare",
    "Entry",
    "Line",
    "Payment",
    "PaymentCheck",
    "PaymentItem",
    "PaymentStop",
    "Receipt",
    "ReceiptBook",
    "ShareApart",
    "Transfer",
    "Turnover",
]
