"""Cách bày đơn và lượt tiếp công dân."""
