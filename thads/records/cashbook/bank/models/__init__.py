"""Bảng của phần ngân hàng."""

from thads.records.cashbook.bank.models.accounts import (
    CustodyAccount,
    CustodyApproval,
    CustodyEnd,
)
from thads.records.cashbook.bank.models.reconciliations import (
    Reconciliation,
    ReconciliationApproval,
)
from thads.records.cashbook.bank.models.standing import (
    Collected,
    OpenItem,
    Uncounted,
)
from thads.records.cashbook.bank.models.statements import (
    ColumnChoice,
    Pairing,
    Statement,
    StatementFile,
    StatementLine,
)
from thads.records.cashbook.bank.models.taken_back import OwnMove, PairingUndone

__all__ = [
    "Collected",
    "ColumnChoice",
    "CustodyAccount",
    "CustodyApproval",
    "CustodyEnd",
    "OpenItem",
    "OwnMove",
    "Pairing",
    "PairingUndone",
    "Reconciliation",
    "ReconciliationApproval",
    "Statement",
    "StatementFile",
    "StatementLine",
    "Uncounted",
]
