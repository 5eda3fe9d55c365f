"""Trang tiền thi hành án: what cashier, accountant, officer and head see and do."""
