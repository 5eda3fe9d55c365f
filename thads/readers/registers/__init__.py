"""Sổ thi hành án: the statutory registers as views of the one record.

Nobody keeps a register: its rows are the acts, in the order the books took them in,
as known at any moment. A row that was corrected stays, struck through.
"""
