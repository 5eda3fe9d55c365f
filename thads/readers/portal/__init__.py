"""Cổng công khai: what anybody may read and ask without an account; it owns no table."""
