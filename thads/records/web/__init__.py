"""Khung trang, thành phần giao diện, bộ lọc định dạng: no domain words, no tables."""
