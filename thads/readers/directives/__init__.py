"""Chỉ thị: how far each task is, in figures of the record; the report on a directive."""
