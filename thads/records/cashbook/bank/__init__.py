"""Thu qua ngân hàng: custody accounts, paying in by VietQR, statements, reconciliation."""
