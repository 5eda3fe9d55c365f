"""Bảng sổ tiền."""

from thads.records.cashbook.bank.models import (
    ColumnChoice,
    CustodyAccount,
    CustodyApproval,
    CustodyEnd,
    Pairing,
    Reconciliation,
    ReconciliationApproval,
    Statement,
    StatementFile,
    StatementLine,
)
from thads.records.cashbook.models.distributions import (
    Distribution,
    DistributionApproval,
    DistributionRefusal,
    DistributionShare,
    ShareApart,
)
from thads.records.cashbook.models.entitlements import Entitlement
from thads.records.cashbook.models.entries import Balance, Entry, Line, Turnover
from thads.records.cashbook.models.papers import (
    Closing,
    Counter,
    OpenPayment,
    Payment,
    PaymentCheck,
    PaymentItem,
    PaymentStop,
    Receipt,
    ReceiptBook,
    Transfer,
)
from thads.records.cashbook.models.returns import BookReturn

__all__ = [
    "Balance",
    "BookReturn",
    "Closing",
    "ColumnChoice",
    "Counter",
    "CustodyAccount",
    "CustodyApproval",
    "CustodyEnd",
    "Distribution",
    "DistributionApproval",
    "DistributionRefusal",
    "DistributionShare",
    "Entitlement",
    "Entry",
    "Line",
    "OpenPayment",
    "Pairing",
    "Payment",
    "PaymentCheck",
    "PaymentItem",
    "PaymentStop",
    "Receipt",
    "ReceiptBook",
    "Reconciliation",
    "ReconciliationApproval",
    "ShareApart",
    "Statement",
    "StatementFile",
    "StatementLine",
    "Transfer",
    "Turnover",
]
