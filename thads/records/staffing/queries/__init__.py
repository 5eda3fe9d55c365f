"""Câu hỏi về tổ chức, cán bộ."""
