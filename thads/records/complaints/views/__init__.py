"""Trang đơn, tiếp công dân."""
