"""Chỉ đạo: directives taken apart into tasks, what is reported on them, how far they are."""
