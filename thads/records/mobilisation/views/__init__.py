"""Trang dân vận."""
