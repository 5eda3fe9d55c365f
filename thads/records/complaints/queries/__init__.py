"""Câu hỏi về đơn và lượt tiếp công dân."""
