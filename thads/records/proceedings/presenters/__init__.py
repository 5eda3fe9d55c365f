"""Cách bày hồ sơ trên trang."""
