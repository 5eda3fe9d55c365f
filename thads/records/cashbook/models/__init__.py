"""Bảng sổ tiền."""

from thads.records.cashbook.models.distributions import (
    Distribution,
    DistributionApproval,
    DistributionRefusal,
    DistributionShare,
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
    "Transfer",
    "Turnover",
]
