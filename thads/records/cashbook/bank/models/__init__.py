"""Bảng của phần ngân hàng."""

from thads.records.cashbook.bank.models.accounts import (
    CustodyAccount,
    CustodyApproval,
    CustodyEnd,
)

__all__ = ["CustodyAccount", "CustodyApproval", "CustodyEnd"]
