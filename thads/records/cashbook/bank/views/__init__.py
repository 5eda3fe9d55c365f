"""Trang của phần ngân hàng."""
