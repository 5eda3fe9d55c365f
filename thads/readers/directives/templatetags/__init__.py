"""Thẻ của trang chỉ thị."""
