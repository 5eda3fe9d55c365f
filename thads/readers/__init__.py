"""Người đọc: what people see of the records. Django apps that read."""
