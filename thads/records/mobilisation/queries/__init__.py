"""Câu hỏi về dân vận."""
