"""Kỳ báo cáo thống kê và số liệu đã chốt: published once, never changed.

A period is a proceeding with acts of its own; beside it stand the frozen digits, the
signatures, and the functions by which a unit may always recount what it once reported.
"""
