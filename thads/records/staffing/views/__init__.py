"""Trang tổ chức, cán bộ."""
