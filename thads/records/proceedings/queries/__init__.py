"""Câu hỏi về hồ sơ."""
