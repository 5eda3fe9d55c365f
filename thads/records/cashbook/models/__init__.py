"""Bảng sổ tiền."""

from thads.records.cashbook.models.entries import Balance, Entry, Line, Turnover

__all__ = ["Balance", "Entry", "Line", "Turnover"]
