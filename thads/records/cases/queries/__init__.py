"""Câu hỏi về việc: the list, one case's file, search, and who may record."""
