"""Báo cáo bằng văn bản: the written periodic report, every figure from the forms."""
