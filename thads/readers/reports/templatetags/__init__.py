"""Thẻ của trang báo cáo."""
