"""Trang kiểm tra."""
