"""Nhật ký truy cập: who looked at or changed what, outside the ledger of acts."""
